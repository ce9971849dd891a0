import { ReconcileTimeout } from '../../../src/runtime/failure.ts';
import { done, type Result } from '../../../src/runtime/result.ts';
import { sleep, systemClock } from '../../../src/runtime/clock.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { runController } from './controller-rig.ts';

const test = suite('controller runs');

/** Reconciles that end only when the test says so. */
function held() {
  const open = new Map<string, { resolve: (result: Result) => void; signal: AbortSignal }>();
  const started: string[] = [];
  const reconcile = (key: string, { signal }: { signal: AbortSignal }) => {
    started.push(key);
    return new Promise<Result>((resolve) => open.set(key, { resolve, signal }));
  };
  const finish = (key: string) => open.get(key)?.resolve(done);
  return { open, started, reconcile, finish };
}

test('at most so many reconciles run at the same time, by default four', async () => {
  const { started, reconcile, finish } = held();
  const rig = runController(reconcile);
  for (let i = 0; i < 10; i++) rig.queue.add(`ns/${i}`);
  await rig.clock.step(0);
  assert.equal([started.length, rig.metrics.workers, rig.metrics.inProgress], [4, 4, 4]);
  finish('ns/1');
  await rig.clock.step(0);
  assert.is(started.length, 5);
  rig.stop.abort();
  for (const key of started) finish(key);
  await rig.ended;
  assert.is(rig.metrics.inProgress, 0);
});

test('a reconcile has a deadline: its signal aborts, the time-out is counted, the key is retried', async () => {
  const reasons: unknown[] = [];
  const rig = runController(
    async (_key, { signal, deadline }) => {
      assert.is(deadline, rig.clock.monotonic() + 60_000);
      try {
        await sleep(rig.clock, 3_600_000, signal);
      } catch (error) {
        reasons.push(error);
        throw error;
      }
      return done;
    },
    { deadlineMs: 60_000 },
  );
  rig.queue.add('ns/a');
  await rig.clock.step(60_000);
  assert.ok(reasons[0] instanceof ReconcileTimeout);
  assert.equal([rig.metrics.timeouts, rig.metrics.results.error, rig.metrics.panics], [1, 1, 0]);
  await rig.clock.step(1000 + 60_000);
  assert.is(rig.metrics.timeouts, 2);
  rig.stop.abort();
  await rig.ended;
  assert.is(rig.clock.pending, 0);
});

test('a reconcile that ignores its deadline keeps its key: it never runs twice at once', async () => {
  const { open, started, reconcile, finish } = held();
  const rig = runController(reconcile, { deadlineMs: 60_000 });
  rig.queue.add('ns/a');
  await rig.clock.step(600_000);
  rig.queue.add('ns/a');
  await rig.clock.step(600_000);
  assert.equal(started, ['ns/a']);
  assert.ok(open.get('ns/a')?.signal.aborted);
  assert.is(rig.metrics.timeouts, 1);
  finish('ns/a');
  await rig.clock.step(0);
  assert.equal(started, ['ns/a', 'ns/a']);
  finish('ns/a');
  rig.stop.abort();
  await rig.ended;
});

test('the health check names a reconcile that ignores its deadline, once it took twice as long', async () => {
  const { reconcile, finish } = held();
  const rig = runController(reconcile, { deadlineMs: 60_000 });
  rig.queue.add('ns/a');
  await rig.clock.step(120_000);
  assert.is(rig.controller.check(), undefined);
  await rig.clock.step(1);
  assert.match(rig.controller.check() ?? '', /the reconcile of ns\/a ignores its deadline/);
  finish('ns/a');
  await rig.clock.step(0);
  assert.is(rig.controller.check(), undefined);
  rig.stop.abort();
  await rig.ended;
});

test('a stop lets reconciles in progress finish and starts no other', async () => {
  const { open, started, reconcile, finish } = held();
  const rig = runController(reconcile, { workers: 1 });
  rig.queue.add('ns/a');
  rig.queue.add('ns/b');
  await rig.clock.step(0);
  rig.stop.abort();
  rig.queue.add('ns/c');
  let over = false;
  void rig.ended.then(() => {
    over = true;
  });
  await rig.clock.step(10_000);
  assert.not(over);
  assert.not(open.get('ns/a')?.signal.aborted);
  finish('ns/a');
  await rig.ended;
  assert.equal(started, ['ns/a']);
});

test('a key taken right before a stop is not started', async () => {
  const { started, reconcile } = held();
  const rig = runController(reconcile);
  // So long after the last one, the worker lets the event loop turn before it starts.
  await rig.clock.step(1000);
  rig.queue.add('ns/a');
  await Promise.resolve();
  rig.stop.abort();
  await rig.ended;
  assert.equal(started, []);
});

test('a kill aborts reconciles in progress, and their outcome counts for nothing', async () => {
  const rig = runController(async (_key, { signal }) => {
    await sleep(rig.clock, 3_600_000, signal);
    return done;
  });
  rig.queue.add('ns/a');
  await rig.clock.step(0);
  rig.kill.abort(new Error('no time left'));
  await rig.ended;
  assert.is(rig.metrics.results.error, 0);
  assert.equal(
    rig.lines.filter(({ level }) => level === 'error'),
    [],
  );
  assert.is(rig.clock.pending, 0);
});

test('a controller that is stopped before it runs ends at once', async () => {
  const rig = runController(async () => done);
  rig.stop.abort();
  await rig.ended;
  const again = rig.controller.run({ stop: rig.stop.signal, kill: rig.kill.signal, ready() {} });
  assert.match(String(await again.catch((error: unknown) => error)), 'started twice');
});

test('reconciles that find nothing to do let the event loop turn', async () => {
  const clock = systemClock();
  let reconciled = 0;
  const busy = async () => {
    const until = performance.now() + 0.5;
    while (performance.now() < until);
    reconciled++;
    return done;
  };
  const rig = runController(busy, { clock });
  for (let i = 0; i < 400; i++) rig.queue.add(`ns/${i}`);
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await waitUntil(() => reconciled === 400, { what: 'all reconciles' });
  clearInterval(timer);
  // 400 × 0.5 ms, and the loop turns each 10 ms.
  assert.ok(turns >= 5, `timers had ${turns} turns`);
  rig.stop.abort();
  await rig.ended;
});

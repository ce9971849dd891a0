import { StaleViewError, TerminalError } from '../../../src/runtime/failure.ts';
import { done, requeueAfter } from '../../../src/runtime/result.ts';
import { assert, suite } from '../../kit/index.ts';
import { runController } from './controller-rig.ts';

const test = suite('controller outcomes');

test('done: the key is forgotten until something changes', async () => {
  const seen: string[] = [];
  const rig = runController(async (key) => {
    seen.push(key);
    return done;
  });
  rig.queue.add('ns/a');
  await rig.clock.step(3_600_000);
  assert.equal(seen, ['ns/a']);
  assert.is(rig.metrics.results.success, 1);
  assert.is(rig.queue.size, 0);
  rig.stop.abort();
  await rig.ended;
});

test('error: retried after the back-off, counted and logged once per failure', async () => {
  const times: number[] = [];
  const rig = runController(async () => {
    times.push(rig.clock.monotonic());
    throw new Error('no luck');
  });
  rig.queue.add('ns/a');
  await rig.clock.step(7000);
  assert.equal(times, [0, 1000, 3000, 7000]);
  assert.is(rig.metrics.results.error, 4);
  const logged = rig.lines.filter(({ level }) => level === 'error');
  assert.is(logged.length, 4);
  assert.is(logged[0]?.msg, 'Reconcile failed');
  assert.is(logged[0]?.['retryInMs'], 1000);
  rig.stop.abort();
  await rig.ended;
  assert.is(rig.clock.pending, 0);
});

test('success forgets the failures', async () => {
  const outcomes = ['fail', 'fail', 'done', 'fail'];
  const rig = runController(async () => {
    if (outcomes.shift() === 'fail') throw new Error('no luck');
    return done;
  });
  rig.queue.add('ns/a');
  await rig.clock.step(3000);
  assert.is(rig.queue.failures('ns/a'), 0);
  rig.queue.add('ns/a');
  await rig.clock.step(0);
  assert.is(rig.queue.failures('ns/a'), 1);
  rig.stop.abort();
  await rig.ended;
});

test('requeueAfter: forget the failures, then delay', async () => {
  const times: number[] = [];
  const rig = runController(async () => {
    times.push(rig.clock.monotonic());
    if (times.length === 1) throw new Error('no luck');
    return requeueAfter(5000);
  });
  rig.queue.add('ns/a');
  await rig.clock.step(11_000);
  assert.equal(times, [0, 1000, 6000, 11_000]);
  assert.is(rig.metrics.results.requeue_after, 3);
  assert.is(rig.queue.failures('ns/a'), 0);
  rig.stop.abort();
  await rig.ended;
});

test('requeueAfter: an earlier event runs the key at once and ends the delay', async () => {
  const times: number[] = [];
  const rig = runController(async () => {
    times.push(rig.clock.monotonic());
    return times.length === 1 ? requeueAfter(5000) : done;
  });
  rig.queue.add('ns/a');
  await rig.clock.step(2000);
  rig.queue.add('ns/a');
  await rig.clock.step(20_000);
  assert.equal(times, [0, 2000]);
  rig.stop.abort();
  await rig.ended;
});

test('requeueAfter: the delay is stretched by its jitter', async () => {
  const rig = runController(async () => requeueAfter(10_000, { jitter: 0.5 }), { random: () => 0.5 });
  rig.queue.add('ns/a');
  await rig.clock.step(12_499);
  assert.is(rig.metrics.results.requeue_after, 1);
  await rig.clock.step(1);
  assert.is(rig.metrics.results.requeue_after, 2);
  rig.stop.abort();
  await rig.ended;
});

test('requeueAfter: "again at once" is refused', () => {
  assert.throws(() => requeueAfter(0), /above 0/);
  assert.throws(() => requeueAfter(Number.NaN), /above 0/);
  assert.throws(() => requeueAfter(Infinity), /finite/);
});

test('terminal error: counted, not retried until something changes', async () => {
  let runs = 0;
  const rig = runController(async () => {
    runs++;
    throw new TerminalError('the content is invalid');
  });
  rig.queue.add('ns/a');
  await rig.clock.step(3_600_000);
  assert.is(runs, 1);
  assert.equal([rig.metrics.terminalErrors, rig.metrics.results.error], [1, 1]);
  assert.is(rig.queue.size, 0);
  rig.queue.add('ns/a');
  await rig.clock.step(0);
  assert.is(runs, 2);
  rig.stop.abort();
  await rig.ended;
});

test('terminal error: what changes then starts with the shortest back-off', async () => {
  const failures = [new Error('no luck'), new Error('no luck'), new TerminalError('invalid')];
  const rig = runController(async () => {
    throw failures.shift() ?? new Error('no luck');
  });
  rig.queue.add('ns/a');
  await rig.clock.step(3000);
  assert.is(rig.metrics.terminalErrors, 1);
  assert.equal([rig.queue.failures('ns/a'), rig.queue.size], [0, 0]);
  rig.stop.abort();
  await rig.ended;
});

test('an error that names a time to wait is not retried before', async () => {
  let runs = 0;
  const rig = runController(async () => {
    runs++;
    throw Object.assign(new Error('throttled'), { retryAfterMs: 60_000 });
  });
  rig.queue.add('ns/a');
  await rig.clock.step(59_999);
  assert.is(runs, 1);
  await rig.clock.step(1);
  assert.is(runs, 2);
  rig.stop.abort();
  await rig.ended;
});

test('stale view: decided again soon, no error, no log line above debug', async () => {
  const times: number[] = [];
  const rig = runController(async () => {
    times.push(rig.clock.monotonic());
    if (times.length < 4) throw new StaleViewError();
    return done;
  });
  rig.queue.add('ns/a');
  await rig.clock.step(10_000);
  assert.equal(times, [0, 100, 300, 700]);
  assert.equal([rig.metrics.results.error, rig.metrics.results.requeue], [0, 3]);
  assert.equal(
    rig.lines.filter(({ level }) => level !== 'debug'),
    [],
  );
  rig.stop.abort();
  await rig.ended;
});

test('stale view: foreign errors can mean it', async () => {
  let runs = 0;
  const conflict = Object.assign(new Error('the object was modified'), { reason: 'Conflict' });
  const isStale = (error: unknown) => error === conflict;
  const rig = runController(
    async () => {
      if (runs++ === 0) throw conflict;
      return done;
    },
    { isStale },
  );
  rig.queue.add('ns/a');
  await rig.clock.step(100);
  assert.is(runs, 2);
  assert.is(rig.metrics.results.error, 0);
  rig.stop.abort();
  await rig.ended;
});

test('stale view: ten in a row are an error, so a broken watch does not hide', async () => {
  const rig = runController(async () => {
    throw new StaleViewError();
  });
  rig.queue.add('ns/a');
  await rig.clock.step(16_000);
  assert.equal([rig.metrics.results.requeue, rig.metrics.results.error], [9, 0]);
  await rig.clock.step(10_000);
  assert.is(rig.metrics.results.requeue, 9);
  assert.ok(rig.metrics.results.error > 0);
  assert.is(rig.metrics.panics, 0);
  assert.ok(rig.lines.some(({ level, msg }) => level === 'error' && msg === 'Reconcile failed'));
  rig.stop.abort();
  await rig.ended;
});

test('stale view: another outcome starts the count over', async () => {
  let runs = 0;
  const rig = runController(async () => {
    if (++runs % 9 === 0) throw new Error('no luck');
    throw new StaleViewError();
  });
  rig.queue.add('ns/a');
  await rig.clock.step(120_000);
  assert.ok(runs > 30);
  assert.is(rig.metrics.results.error, Math.floor(runs / 9));
  rig.stop.abort();
  await rig.ended;
});

test('panic: a bug and a thrown non-Error are caught at the loop, counted, and retried', async () => {
  const thrown: unknown[] = ['text', undefined, { code: 1 }, new TypeError('x is not a function')];
  const rig = runController(async () => {
    if (thrown.length > 0) throw thrown.shift();
    return done;
  });
  rig.queue.add('ns/a');
  await rig.clock.step(60_000);
  assert.equal([rig.metrics.panics, rig.metrics.results.error, rig.metrics.results.success], [4, 4, 1]);
  assert.is(rig.lines[0]?.msg, 'Reconcile hit a bug');
  rig.stop.abort();
  await rig.ended;
});

test('panic: neither a synchronous throw nor a missing result ends a worker', async () => {
  const bugs: (() => unknown)[] = [
    () => {
      throw new Error('before the first await');
    },
    () => undefined,
    async () => undefined,
  ];
  const rig = runController(
    ((key: string) => bugs.shift()?.() ?? (key === 'ns/end' ? done : undefined)) as never,
    {
      workers: 1,
    },
  );
  for (const key of ['ns/a', 'ns/b', 'ns/c', 'ns/end']) rig.queue.add(key);
  await rig.clock.step(0);
  assert.equal([rig.metrics.results.error, rig.metrics.results.success], [3, 1]);
  rig.stop.abort();
  await rig.ended;
});

test('every line carries controller, namespace, name and reconcileID; each run has an id of its own', async () => {
  let n = 0;
  const rig = runController(
    async (_key, { log, reconcileID }) => {
      log.info({ reconcile: reconcileID }, 'Looking');
      return done;
    },
    { random: () => (n++ % 97) / 97 },
  );
  rig.queue.add('ns/a');
  await rig.clock.step(0);
  rig.queue.add('b');
  await rig.clock.step(0);
  const [first, second] = rig.lines;
  assert.equal([first?.['controller'], first?.['namespace'], first?.['name']], ['imagecomponent', 'ns', 'a']);
  assert.equal([second?.['namespace'], second?.['name']], [undefined, 'b']);
  assert.match(
    String(first?.['reconcileID']),
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  assert.is(first?.['reconcileID'], first?.['reconcile']);
  assert.is.not(first?.['reconcileID'], second?.['reconcileID']);
  rig.stop.abort();
  await rig.ended;
});

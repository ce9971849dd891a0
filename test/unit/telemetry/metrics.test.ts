import { LeaderElection } from '../../../src/runtime/leader-election.ts';
import { done, requeueAfter } from '../../../src/runtime/result.ts';
import { TerminalError } from '../../../src/runtime/failure.ts';
import { WorkQueue } from '../../../src/runtime/work-queue.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';
import { runController } from '../runtime/controller-rig.ts';
import { MemoryLeaseStore } from '../runtime/memory-lease-store.ts';

const test = suite('metrics');

/** The samples of an exposition: `name{labels}` → value. */
async function samples(metrics: Metrics): Promise<Map<string, number>> {
  const lines = (await metrics.registry.metrics()).split('\n').filter((line) => /^[a-z]/.test(line));
  return new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ');
      return [line.slice(0, space), Number(line.slice(space + 1))];
    }),
  );
}

test('a controller reports under the names and labels of controller-runtime', async () => {
  const metrics = new Metrics();
  const outcomes: (() => unknown)[] = [
    () => done,
    () => requeueAfter(10_000_000),
    () => {
      throw new Error('refused');
    },
    () => {
      throw new TerminalError('invalid');
    },
    () => {
      throw new TypeError('bug');
    },
  ];
  const rig = runController((async () => outcomes.shift()?.()) as never, {
    name: 'imagebuild',
    metrics: metrics.controller('imagebuild'),
    workers: 3,
  });
  for (const key of ['a', 'b', 'c', 'd', 'e']) rig.queue.add(key);
  await rig.clock.step(0);
  const got = await samples(metrics);
  const expected = {
    'controller_runtime_reconcile_total{controller="imagebuild",result="success"}': 1,
    'controller_runtime_reconcile_total{controller="imagebuild",result="error"}': 3,
    'controller_runtime_reconcile_total{controller="imagebuild",result="requeue"}': 0,
    'controller_runtime_reconcile_total{controller="imagebuild",result="requeue_after"}': 1,
    'controller_runtime_reconcile_errors_total{controller="imagebuild"}': 3,
    'controller_runtime_terminal_reconcile_errors_total{controller="imagebuild"}': 1,
    'controller_runtime_reconcile_panics_total{controller="imagebuild"}': 1,
    'controller_runtime_reconcile_timeouts_total{controller="imagebuild"}': 0,
    'controller_runtime_reconcile_time_seconds_count{controller="imagebuild"}': 5,
    'controller_runtime_reconcile_time_seconds_bucket{le="0.005",controller="imagebuild"}': 5,
    'controller_runtime_max_concurrent_reconciles{controller="imagebuild"}': 3,
    'controller_runtime_active_workers{controller="imagebuild"}': 0,
  };
  for (const [name, value] of Object.entries(expected)) assert.is(got.get(name), value, name);
  rig.stop.abort();
  await rig.ended;
});

test('a work queue reports under the names and labels of controller-runtime', async () => {
  const metrics = new Metrics();
  const clock = new SteppedClock();
  const queue = new WorkQueue({ clock, random: () => 0, metrics: metrics.workQueue('imagebuild') });
  for (const key of ['a', 'b', 'c']) queue.add(key);
  queue.add('a');
  queue.add('listed', 'low');
  await clock.step(2000);
  await queue.get();
  await queue.get();
  await clock.step(3000);
  queue.retry('a');
  queue.done('a');
  await clock.step(500);
  const got = await samples(metrics);
  const own = 'name="imagebuild",controller="imagebuild"';
  const expected = {
    [`workqueue_depth{${own},priority="0"}`]: 1,
    [`workqueue_depth{${own},priority="-100"}`]: 1,
    [`workqueue_adds_total{${own}}`]: 4,
    [`workqueue_retries_total{${own}}`]: 1,
    [`workqueue_queue_duration_seconds_sum{${own}}`]: 4,
    [`workqueue_work_duration_seconds_sum{${own}}`]: 3,
    [`workqueue_work_duration_seconds_count{${own}}`]: 1,
    [`workqueue_unfinished_work_seconds{${own}}`]: 3.5,
    [`workqueue_longest_running_processor_seconds{${own}}`]: 3.5,
  };
  for (const [name, value] of Object.entries(expected)) assert.is(got.get(name), value, name);
  queue.done('b');
  const after = await samples(metrics);
  assert.is(after.get(`workqueue_unfinished_work_seconds{${own}}`), 0);
  await queue.shutDown('drop');
});

test('leadership shows as leader_election_master_status', async () => {
  const metrics = new Metrics();
  const clock = new SteppedClock();
  const election = new LeaderElection({
    store: new MemoryLeaseStore().connect(),
    identity: 'a',
    clock,
    random: () => 0,
    onLeading: metrics.leading('imagesmith'),
  });
  const status = async () => (await samples(metrics)).get('leader_election_master_status{name="imagesmith"}');
  assert.is(await status(), 0);
  await election.acquire(new AbortController().signal);
  assert.is(await status(), 1);
  await election.release();
  assert.is(await status(), 0);
});

test('requests, relists and the lag of the event loop are counted without names of objects', async () => {
  const metrics = new Metrics();
  metrics.countRequest('200', 'GET');
  metrics.countRequest('200', 'GET');
  metrics.countRequest('409', 'PATCH');
  metrics.countRelist('ImageBuild', 'expired');
  metrics.watchEventLoop({ lagSeconds: () => 0.25 });
  const got = await samples(metrics);
  assert.is(got.get('rest_client_requests_total{code="200",method="GET"}'), 2);
  assert.is(got.get('rest_client_requests_total{code="409",method="PATCH"}'), 1);
  assert.is(got.get('imagesmith_watch_relists_total{kind="ImageBuild",cause="expired"}'), 1);
  assert.is(got.get('imagesmith_event_loop_lag_seconds'), 0.25);
});

test('two sets of metrics do not share anything', async () => {
  const [one, other] = [new Metrics(), new Metrics()];
  one.countRequest('200', 'GET');
  assert.is((await samples(other)).get('rest_client_requests_total{code="200",method="GET"}'), undefined);
});

test('the process reports its CPU, memory and file descriptors, and needs no native timer for it', async () => {
  const metrics = new Metrics();
  metrics.watchProcess();
  const got = await samples(metrics);
  for (const name of [
    'process_cpu_seconds_total',
    'process_resident_memory_bytes',
    'process_start_time_seconds',
    'nodejs_heap_size_used_bytes',
  ]) {
    assert.ok((got.get(name) ?? 0) > 0, name);
  }
  assert.not([...got.keys()].some((name) => name.startsWith('nodejs_eventloop_lag')));
});

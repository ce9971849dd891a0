import { EventRecorder, type DropCause } from '../../../src/kube/events.ts';
import { KubeLeaseStore } from '../../../src/kube/lease.ts';
import { EVENTS, LEASES, NAMESPACES } from '../../../src/kube/resources.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { LeaseConflict, type LeaseRecord } from '../../../src/runtime/lease-store.ts';
import { assert, SteppedClock, suite, waitUntil } from '../../kit/index.ts';
import { ApiServerScene } from './api-server-scene.ts';

const test = suite('lease and events against the API server');
const scene = new ApiServerScene(test);

const { signal } = new AbortController();
const TIME = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
const RECORD: LeaseRecord = {
  holderIdentity: 'one',
  leaseDurationSeconds: 15,
  acquireTime: TIME,
  renewTime: TIME + 2000,
  leaseTransitions: 0,
};

const store = (name: string) => new KubeLeaseStore(scene.transport, { namespace: 'default', name });

async function isConflict(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
  } catch (error) {
    return error instanceof LeaseConflict;
  }
  return false;
}

test('a lease is made, read and renewed to the millisecond', async () => {
  const lease = store('renewed');
  assert.is(await lease.get(signal), undefined);
  const created = await lease.create(RECORD, signal);
  assert.equal(created, { ...RECORD, version: created.version });
  assert.equal(await lease.get(signal), created);
  const renewed = await lease.update({ ...RECORD, renewTime: TIME + 9001 }, created.version, signal);
  assert.is(renewed.renewTime, TIME + 9001);
  assert.is.not(renewed.version, created.version);
});

test('of two writers on one version the second gets a conflict', async () => {
  const [one, two] = [store('contested'), store('contested')];
  const { version } = await one.create(RECORD, signal);
  assert.is(await isConflict(two.create(RECORD, signal)), true);
  await one.update({ ...RECORD, renewTime: TIME + 5000 }, version, signal);
  const stolen = { ...RECORD, holderIdentity: 'two', leaseTransitions: 1 };
  assert.is(await isConflict(two.update(stolen, version, signal)), true);
  assert.is((await one.get(signal))?.holderIdentity, 'one');
});

test('a lease that is gone is a conflict', async () => {
  const lease = store('deleted');
  const { version } = await lease.create(RECORD, signal);
  await scene.client.delete(LEASES, { namespace: 'default', name: 'deleted' });
  assert.is(await isConflict(lease.update(RECORD, version, signal)), true);
});

test('a lease is given up by leaving the holder empty', async () => {
  const lease = store('released');
  const { version } = await lease.create(RECORD, signal);
  const released = await lease.update(
    { ...RECORD, holderIdentity: '', leaseDurationSeconds: 1 },
    version,
    signal,
  );
  assert.is(released.holderIdentity, '');
  assert.is((await lease.get(signal))?.holderIdentity, '');
});

test('what others put on a lease stays', async () => {
  const lease = store('labelled');
  const { version } = await lease.create(RECORD, signal);
  const { code, stderr } = await scene.plane.kubectl(['label', 'lease', 'labelled', 'team=a']);
  assert.is(code, 0, stderr);
  assert.is(await isConflict(lease.update(RECORD, version, signal)), true);
  const current = await lease.get(signal);
  await lease.update({ ...RECORD, leaseTransitions: 1 }, current?.version ?? '', signal);
  const live = await scene.client.get(LEASES, { namespace: 'default', name: 'labelled' });
  assert.equal(live.metadata.labels, { team: 'a' });
});

function recorder(clock = systemClock()) {
  const dropped: DropCause[] = [];
  const made = new EventRecorder({
    client: scene.client,
    clock,
    random: Math.random,
    instance: 'pod-1',
    onDropped: (cause) => dropped.push(cause),
  });
  return { made, dropped };
}

const eventsOn = (uid: string | undefined) => async () => {
  const all = await scene.client.list(EVENTS, {});
  return all.filter((event) => event.regarding.uid === uid);
};

const HARDEST = {
  type: 'Warning',
  reason: 'CommandFailed',
  action: 'RunCommand',
  note: `Command failed: ${'漢'.repeat(2000)}`,
} as const;

test('the API accepts every event, and kubectl describe shows it', async () => {
  const object = await scene.create('described');
  const { made, dropped } = recorder();
  made.record({ regarding: object, ...HARDEST });
  await made.flush(signal);
  assert.equal(dropped, []);
  const { stdout } = await scene.plane.kubectl(['describe', 'configmap', 'described']);
  assert.match(stdout, /Warning +CommandFailed .*imagesmith\.dev\/operator.* Command failed/);
});

test('the API accepts an event on a cluster-scoped object, and on one with the longest name', async () => {
  const namespace = await scene.client.get(NAMESPACES, { name: 'kube-system' });
  const long = await scene.create('x'.repeat(253));
  const { made, dropped } = recorder();
  for (const regarding of [namespace, long]) made.record({ regarding, ...HARDEST, type: 'Normal' });
  await made.flush(signal);
  assert.equal(dropped, []);
  assert.is((await eventsOn(long.metadata.uid)()).length, 1);
});

test('the API accepts a series and its updates', async () => {
  const object = await scene.create('series');
  const clock = new SteppedClock(Date.now());
  const { made, dropped } = recorder(clock);
  const occur = () => made.record({ regarding: object, ...HARDEST });
  const count = async () => (await eventsOn(object.metadata.uid)()).map((event) => event.series?.count);
  occur();
  await waitUntil(async () => (await count()).length === 1);
  occur();
  await waitUntil(async () => (await count())[0] === 2);
  await clock.step(61_000);
  occur();
  await waitUntil(async () => (await count())[0] === 3);
  await made.flush(signal);
  assert.equal(await count(), [3]);
  assert.equal(dropped, []);
});

import { LeaderElection } from '../../../src/runtime/leader-election.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';
import { makeManager, type Script } from './manager-rig.ts';
import { MemoryLeaseStore } from './memory-lease-store.ts';

const test = suite('manager and leadership');

function makeElected(
  store: MemoryLeaseStore,
  clock: SteppedClock,
  identity: string,
  controller: Script = {},
) {
  const connection = store.connect();
  const election = new LeaderElection({ store: connection, identity, clock, random: () => 0 });
  const lost: string[] = [];
  const rig = makeManager({ clock, election, onLeadershipLost: (error) => lost.push(error.message) });
  rig.manager.add('server', rig.runnable('server'));
  rig.manager.add('recorder', rig.runnable('recorder'));
  rig.manager.add('source', rig.runnable('cache'));
  rig.manager.add('controller', rig.runnable('controller', controller));
  return { ...rig, election, connection, lost };
}
const make = (controller?: Script) => {
  const clock = new SteppedClock();
  const store = new MemoryLeaseStore();
  return { clock, store, a: makeElected(store, clock, 'a', controller), b: makeElected(store, clock, 'b') };
};

test('a follower keeps its caches warm, is ready, and runs no controller', async () => {
  const { clock, a, b } = make();
  a.run();
  await clock.step(0);
  b.run();
  await clock.step(120_000);
  assert.equal(b.story, ['server runs', 'recorder runs', 'cache runs']);
  assert.is(b.manager.check(), undefined);
  assert.not(b.manager.leadership.isHeld());
  assert.ok(a.manager.leadership.isHeld());
  a.stop.abort();
  b.stop.abort();
  await clock.step(0);
});

test('a candidate whose caches are not synced does not lead', async () => {
  const { clock, store } = make();
  const rig = makeElected(store, clock, 'c');
  rig.manager.add('source', rig.runnable('slow cache', { ready: false }));
  rig.run();
  await clock.step(60_000);
  assert.is(store.lease, undefined);
  rig.stop.abort();
  await clock.step(0);
});

test('at a stop the lease is released after all work, and a follower leads within 2 s', async () => {
  const { clock, store, a, b } = make({ onStop: 5000 });
  const state = a.run();
  await clock.step(0);
  b.run();
  await clock.step(20_000);
  a.stop.abort();
  await clock.step(4999);
  assert.is(store.lease?.holderIdentity, 'a');
  await clock.step(1);
  assert.is.not(store.lease?.holderIdentity, 'a');
  assert.is(state.outcome, 'stopped');
  await clock.step(1999);
  assert.is(b.story.at(-1), 'controller runs');
  assert.equal(a.lost, []);
  b.stop.abort();
  await clock.step(0);
});

test('the leader keeps renewing while its reconciles finish', async () => {
  const { clock, a, b } = make({ onStop: 29_000 });
  const state = a.run();
  await clock.step(0);
  b.run();
  a.stop.abort();
  await clock.step(28_999);
  assert.not(b.story.includes('controller runs'));
  await clock.step(2000);
  assert.is(state.outcome, 'stopped');
  assert.ok(b.story.includes('controller runs'));
  b.stop.abort();
  await clock.step(0);
});

test('lost leadership is no stop in order: the callback at once, everything killed', async () => {
  const { clock, a } = make({ onStop: 20_000 });
  const state = a.run();
  await clock.step(0);
  a.story.length = 0;
  a.connection.fault = 'unreachable';
  await clock.step(9999);
  assert.equal(a.story, []);
  await clock.step(1);
  assert.equal(a.lost, ['The lease was not renewed in time']);
  assert.is(state.outcome, 'LeadershipLost: The lease was not renewed in time');
  assert.equal(
    a.story.filter((line) => line.endsWith('is killed')),
    ['server is killed', 'recorder is killed', 'cache is killed', 'controller is killed'],
  );
  assert.not(a.story.includes('controller stops'));
});

test('leadership lost while stopping is lost all the same', async () => {
  const { clock, a } = make({ onStop: 25_000 });
  const state = a.run();
  await clock.step(0);
  a.stop.abort();
  a.connection.fault = 'unreachable';
  await clock.step(10_000);
  assert.is(a.lost.length, 1);
  assert.match(state.outcome ?? '', 'LeadershipLost');
  await clock.step(60_000);
});

test('a lease is not released while a reconcile may still write', async () => {
  const { clock, store, a } = make({ onStop: 'ignore kill' });
  const state = a.run();
  await clock.step(0);
  a.stop.abort();
  await clock.step(30_000 + 2000);
  assert.is(state.outcome, 'stopped');
  assert.is(store.lease?.holderIdentity, 'a');
  assert.not(a.manager.leadership.isHeld());
});

test('a deposed leader never writes: the guard refuses right before the call', async () => {
  const { clock, store, a } = make();
  const writes: string[] = [];
  const write = (what: string) => {
    a.manager.leadership.assertHeld();
    writes.push(what);
  };
  a.run();
  await clock.step(0);
  write('first');
  if (store.lease !== undefined) store.put({ ...store.lease, holderIdentity: 'usurper' });
  await clock.step(2000);
  assert.throws(() => write('second'), /does not lead/);
  assert.equal(writes, ['first']);
});

test('without an election the process leads by itself', async () => {
  const rig = makeManager();
  rig.manager.add('controller', rig.runnable('controller'));
  rig.run();
  await rig.clock.step(0);
  assert.equal(rig.story, ['controller runs']);
  assert.ok(rig.manager.leadership.isHeld());
  rig.manager.leadership.assertHeld();
  rig.stop.abort();
  await rig.clock.step(0);
});

import { systemClock } from '../../../src/runtime/clock.ts';
import { LeaderElection } from '../../../src/runtime/leader-election.ts';
import { LeadershipLost } from '../../../src/runtime/leadership.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';
import { candidate } from './election-rig.ts';
import { MemoryLeaseStore } from './memory-lease-store.ts';

const test = suite('deposed leaders');
const make = async () => {
  const clock = new SteppedClock();
  const store = new MemoryLeaseStore();
  const a = candidate(clock, store, 'a');
  await clock.step(0);
  return { clock, store, a };
};

/** Moves time as a blocked event loop sees it: nothing runs meanwhile, and the timers are late. */
function block(clock: SteppedClock, ms: number): void {
  const frozen = clock.monotonic() + ms;
  Object.defineProperty(clock, 'monotonic', { value: () => frozen, configurable: true });
}

test('a leader that cannot renew for the renew deadline is deposed', async () => {
  const { clock, a } = await make();
  await clock.step(4000);
  a.connection.fault = 'unreachable';
  await clock.step(9999);
  assert.ok(a.election.isHeld());
  assert.not(a.election.lost.aborted);
  await clock.step(1);
  assert.not(a.election.isHeld());
  assert.ok(a.election.lost.reason instanceof LeadershipLost);
  assert.throws(() => a.election.assertHeld(), /does not lead/);
  assert.equal(a.told, [false, true, false]);
  assert.is(clock.pending, 0);
});

test('a deposed leader is done before any follower can take over', async () => {
  const { clock, store, a } = await make();
  const b = candidate(clock, store, 'b');
  await clock.step(20_000);
  a.connection.fault = 'answer lost';
  let both = 0;
  for (let ms = 0; ms < 60_000; ms += 50) {
    await clock.step(50);
    if (a.election.isHeld() && b.election.isHeld()) both++;
  }
  assert.is(both, 0);
  assert.ok(b.leads);
  await b.election.release();
});

test('the deadline counts from the moment before the renewal was sent', async () => {
  const { clock, a } = await make();
  const answer = Promise.withResolvers<void>();
  a.connection.slow = answer.promise;
  await clock.step(2000 + 4000);
  answer.resolve();
  await clock.step(0);
  a.connection.fault = 'unreachable';
  await clock.step(5999);
  assert.ok(a.election.isHeld());
  await clock.step(1);
  assert.not(a.election.isHeld());
});

test('a renewal that hangs leaves time for another try', async () => {
  const { clock, a } = await make();
  a.connection.fault = 'hang';
  await clock.step(6000);
  a.connection.fault = undefined;
  await clock.step(60_000);
  assert.ok(a.election.isHeld());
  await a.election.release();
});

test('a renewal whose answer is lost does not depose: the next one finds the lease still ours', async () => {
  const { clock, store, a } = await make();
  a.connection.fault = 'answer lost';
  await clock.step(3000);
  a.connection.fault = undefined;
  await clock.step(60_000);
  assert.ok(a.election.isHeld());
  assert.is(store.lease?.leaseTransitions, 0);
  await a.election.release();
  assert.is(store.lease?.holderIdentity, '');
});

test('a lease that somebody edited is renewed all the same', async () => {
  const { clock, store, a } = await make();
  for (let i = 0; i < 20; i++) {
    store.touch();
    await clock.step(2000);
  }
  assert.ok(a.election.isHeld());
  await a.election.release();
});

test('a lease that was deleted is made again', async () => {
  const { clock, store, a } = await make();
  store.remove();
  await clock.step(2000);
  assert.is(store.lease?.holderIdentity, 'a');
  await a.election.release();
});

test('a lease found in other hands deposes at once', async () => {
  const { clock, store, a } = await make();
  if (store.lease !== undefined) store.put({ ...store.lease, holderIdentity: 'usurper' });
  await clock.step(2000);
  assert.not(a.election.isHeld());
  assert.match(String(a.election.lost.reason), 'held by usurper');
  await a.election.release();
  assert.is(store.lease?.holderIdentity, 'usurper');
});

test('when a blocked event loop wakes after the deadline, isHeld is false before any timer fires', async () => {
  const { clock, a } = await make();
  await clock.step(4000);
  block(clock, 10_000);
  assert.not(a.election.isHeld());
  assert.ok(a.election.lost.aborted);
  assert.equal(a.election.check(), 'leadership was lost');
});

test('the same with a real event loop that is really blocked', async () => {
  const clock = systemClock();
  const timing = { leaseDurationMs: 1000, renewDeadlineMs: 300, retryPeriodMs: 100 };
  const store = new MemoryLeaseStore().connect();
  const election = new LeaderElection({ store, identity: 'a', clock, random: () => 0, timing });
  await election.acquire(new AbortController().signal);
  assert.ok(election.isHeld());
  const until = performance.now() + 400;
  while (performance.now() < until);
  assert.not(election.isHeld());
  await election.release();
});

test('an answer that comes after the deadline does not revive a leader', async () => {
  const { clock, store, a } = await make();
  a.connection.fault = 'unreachable';
  await clock.step(7999);
  // The renewal goes out in time; its answer is read only when the loop wakes again.
  a.connection.fault = undefined;
  a.connection.afterAnswer = () => block(clock, 3000);
  await clock.step(1);
  assert.is(store.writes, 2);
  assert.not(a.election.isHeld());
  assert.ok(a.election.lost.aborted);
});

test('once lost is lost forever', async () => {
  const { clock, a } = await make();
  a.connection.fault = 'unreachable';
  await clock.step(10_000);
  a.connection.fault = undefined;
  await clock.step(60_000);
  assert.not(a.election.isHeld());
  assert.match(String(await a.election.acquire(a.stop.signal).catch((error: unknown) => error)), 'held once');
});

test('a deposed leader releases nothing', async () => {
  const { clock, store, a } = await make();
  a.connection.fault = 'unreachable';
  await clock.step(10_000);
  a.connection.fault = undefined;
  const { writes } = store;
  await a.election.release();
  assert.is(store.writes, writes);
});

test('a leader that abandons keeps others waiting for the lease duration', async () => {
  const { clock, store, a } = await make();
  a.election.abandon();
  assert.not(a.election.isHeld());
  const b = candidate(clock, store, 'b');
  await clock.step(14_999);
  assert.not(b.leads);
  await clock.step(1);
  assert.ok(b.leads);
  await b.election.release();
});

test('a release waits for the renewal in progress and comes after it', async () => {
  const { clock, store, a } = await make();
  a.connection.fault = 'answer lost';
  await clock.step(2000);
  a.connection.fault = undefined;
  await a.election.release();
  assert.is(store.lease?.holderIdentity, '');
  await clock.step(10_000);
  assert.is(store.lease?.holderIdentity, '');
  assert.is(clock.pending, 0);
});

test('a release that nobody answers is given up and ends', async () => {
  const { clock, a } = await make();
  a.connection.fault = 'hang';
  let over = false;
  void a.election.release().then(() => {
    over = true;
  });
  await clock.step(2000);
  assert.ok(over);
  assert.ok(a.lines.some(({ msg }) => msg === 'Leaving the lease to run out'));
});

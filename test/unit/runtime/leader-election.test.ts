import { LeaderElection } from '../../../src/runtime/leader-election.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';
import { candidate } from './election-rig.ts';
import { MemoryLeaseStore } from './memory-lease-store.ts';

const test = suite('leader election');
const make = () => ({ clock: new SteppedClock(), store: new MemoryLeaseStore() });

test('the first candidate creates the lease and leads at once', async () => {
  const { clock, store } = make();
  const a = candidate(clock, store, 'a');
  await clock.step(0);
  assert.ok(a.leads && a.election.isHeld());
  assert.equal(store.lease, {
    holderIdentity: 'a',
    leaseDurationSeconds: 15,
    acquireTime: clock.now(),
    renewTime: clock.now(),
    leaseTransitions: 0,
    version: '1',
  });
  assert.equal(a.told, [false, true]);
  await a.election.release();
});

test('the leader renews every 2 s with one request, keeping acquireTime', async () => {
  const { clock, store } = make();
  const a = candidate(clock, store, 'a');
  await clock.step(0);
  const acquired = clock.now();
  await clock.step(20_000);
  assert.equal(a.connection.calls, ['get', 'create', ...Array.from({ length: 10 }, () => 'update')]);
  assert.equal([store.lease?.acquireTime, store.lease?.renewTime], [acquired, clock.now()]);
  await a.election.release();
});

test('a follower takes over when it has seen no change for the lease duration', async () => {
  const { clock, store } = make();
  const a = candidate(clock, store, 'a');
  await clock.step(0);
  const b = candidate(clock, store, 'b');
  await clock.step(60_000);
  assert.not(b.leads);
  // kill -9: nothing is heard of it any more, neither does it release.
  a.connection.fault = 'unreachable';
  const lastSeen = clock.monotonic();
  while (!b.leads) await clock.step(10);
  const took = clock.monotonic() - lastSeen;
  assert.ok(took >= 13_000 && took <= 16_300, `took over after ${took} ms`);
  assert.equal([store.lease?.holderIdentity, store.lease?.leaseTransitions], ['b', 1]);
  assert.not(a.election.isHeld());
  await b.election.release();
});

test('only changes that were seen count: the times in the lease and the wall clock do not', async () => {
  const { clock, store } = make();
  store.put({
    holderIdentity: 'gone',
    leaseDurationSeconds: 15,
    acquireTime: 0,
    renewTime: clock.now() - 3_600_000,
    leaseTransitions: 3,
  });
  const b = candidate(clock, store, 'b');
  await clock.step(14_999);
  assert.not(b.leads);
  clock.setWall(clock.now() + 86_400_000);
  await clock.step(0);
  assert.not(b.leads);
  await clock.step(1);
  assert.ok(b.leads);
  await b.election.release();
});

test('a leader whose wall clock jumps stays leader', async () => {
  const { clock, store } = make();
  const a = candidate(clock, store, 'a');
  await clock.step(3000);
  clock.setWall(0);
  assert.ok(a.election.isHeld());
  await clock.step(30_000);
  clock.setWall(Date.UTC(2040, 0, 1));
  assert.ok(a.election.isHeld());
  await a.election.release();
});

test('a new version without a changed record is no sign of life', async () => {
  const { clock, store } = make();
  store.put({
    holderIdentity: 'gone',
    leaseDurationSeconds: 15,
    acquireTime: 5,
    renewTime: 5,
    leaseTransitions: 0,
  });
  const b = candidate(clock, store, 'b');
  for (let i = 0; i < 15; i++) {
    await clock.step(1000);
    store.touch();
  }
  await clock.step(2500);
  assert.ok(b.leads);
  await b.election.release();
});

test('a follower waits for as long as the leader relies on, not for its own setting', async () => {
  const { clock, store } = make();
  store.put({
    holderIdentity: 'patient',
    leaseDurationSeconds: 60,
    acquireTime: 5,
    renewTime: 5,
    leaseTransitions: 0,
  });
  const b = candidate(clock, store, 'b');
  await clock.step(59_999);
  assert.not(b.leads);
  await clock.step(1);
  assert.ok(b.leads);
  await b.election.release();
});

test('release on shutdown empties the holder, and a follower leads in under 2 s', async () => {
  const { clock, store } = make();
  const a = candidate(clock, store, 'a');
  await clock.step(0);
  const b = candidate(clock, store, 'b');
  await clock.step(31_415);
  await a.election.release();
  assert.equal([store.lease?.holderIdentity, store.lease?.leaseDurationSeconds], ['', 1]);
  assert.not(a.election.isHeld());
  assert.not(a.election.lost.aborted);
  await clock.step(1999);
  assert.ok(b.leads);
  assert.equal(a.told, [false, true, false]);
  await b.election.release();
});

test('a lease without a holder is free at once, whatever its duration', async () => {
  const { clock, store } = make();
  store.put({
    holderIdentity: '',
    leaseDurationSeconds: 60,
    acquireTime: 5,
    renewTime: 5,
    leaseTransitions: 4,
  });
  const a = candidate(clock, store, 'a');
  await clock.step(0);
  assert.ok(a.leads);
  assert.is(store.lease?.leaseTransitions, 5);
  await a.election.release();
});

test('a candidate whose answer was lost finds the lease its own', async () => {
  const { clock, store } = make();
  const a = candidate(clock, store, 'a');
  a.connection.fault = 'answer to a write lost';
  await clock.step(4999);
  assert.is(store.lease?.holderIdentity, 'a');
  assert.not(a.leads);
  a.connection.fault = undefined;
  await clock.step(1500);
  assert.ok(a.leads);
  assert.is(store.lease?.leaseTransitions, 0);
  await a.election.release();
});

test('an answer that comes after the waiting was aborted makes nobody lead', async () => {
  const { clock, store } = make();
  const a = candidate(clock, store, 'a');
  const answer = Promise.withResolvers<void>();
  // A store that does not heed its signal: the write goes on when nobody waits for it any more.
  a.connection.afterAnswer = () => {
    a.connection.slow = answer.promise;
  };
  await clock.step(0);
  assert.equal(a.connection.calls, ['get', 'create']);
  a.stop.abort(new Error('enough'));
  await clock.step(0);
  answer.resolve();
  await clock.step(0);
  assert.is(store.lease?.holderIdentity, 'a');
  assert.equal([a.leads, a.election.isHeld()], [false, false]);
});

test('of many candidates exactly one leads', async () => {
  const { clock, store } = make();
  const all = Array.from({ length: 8 }, (_, i) =>
    candidate(clock, store, `c${i}`, { random: () => (i * 0.13) % 1 }),
  );
  for (let round = 0; round < 8; round++) {
    await clock.step(5000);
    const leaders = all.filter(({ election }) => election.isHeld());
    assert.is(leaders.length, 1);
    await leaders[0]?.election.release();
  }
  assert.ok(all.every(({ leads }) => leads));
  assert.is(store.lease?.leaseTransitions, 7);
});

test('waiting can be aborted and leaves no timer', async () => {
  const { clock, store } = make();
  const a = candidate(clock, store, 'a');
  await clock.step(0);
  const b = candidate(clock, store, 'b');
  await clock.step(100);
  b.stop.abort(new Error('enough'));
  await b.election.release();
  assert.equal([b.leads, store.lease?.holderIdentity], [false, 'a']);
  await a.election.release();
  await clock.step(0);
  assert.is(clock.pending, 0);
});

test('a store that cannot be reached is tried again', async () => {
  const { clock, store } = make();
  const a = candidate(clock, store, 'a');
  a.connection.fault = 'unreachable';
  await clock.step(30_000);
  assert.ok(a.lines.some(({ level, msg }) => level === 'warn' && msg === 'Could not reach the lease'));
  a.connection.fault = 'hang';
  await clock.step(30_000);
  a.connection.fault = undefined;
  await clock.step(7000);
  assert.ok(a.leads);
  await a.election.release();
});

test('duration > renew deadline > retry × 1.2 is demanded', () => {
  const { clock, store } = make();
  const options = { store: store.connect(), identity: 'a', clock, random: () => 0 };
  const refuse = (timing: object, why: RegExp) =>
    assert.throws(() => new LeaderElection({ ...options, timing }), why);
  refuse({ leaseDurationMs: 10_000 }, /longer than the renew deadline/);
  refuse({ retryPeriodMs: 8400 }, /longer than 1.2 retry periods/);
  refuse({ retryPeriodMs: 0 }, /above 0/);
  refuse({ leaseDurationMs: 15_500 }, /whole seconds/);
  assert.ok(new LeaderElection({ ...options, timing: { leaseDurationMs: 35_000, renewDeadlineMs: 30_000 } }));
});

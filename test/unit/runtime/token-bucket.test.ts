import * as fc from 'fast-check';

import { TokenBucket } from '../../../src/runtime/token-bucket.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('token bucket');

test('spends its burst at once, then one token per interval', () => {
  const bucket = new TokenBucket({ clock: new SteppedClock(), ratePerSecond: 10, burst: 3 });
  assert.equal(
    [1, 2, 3, 4, 5].map(() => bucket.reserve()),
    [0, 0, 0, 100, 200],
  );
});

test('fills up again up to its burst and not beyond', async () => {
  const clock = new SteppedClock();
  const bucket = new TokenBucket({ clock, ratePerSecond: 10, burst: 2 });
  assert.ok(bucket.tryTake() && bucket.tryTake());
  assert.not(bucket.tryTake());
  await clock.step(100);
  assert.ok(bucket.tryTake());
  await clock.step(3_600_000);
  assert.equal(
    [1, 2, 3].map(() => bucket.tryTake()),
    [true, true, false],
  );
});

test('take waits its turn', async () => {
  const clock = new SteppedClock();
  const bucket = new TokenBucket({ clock, ratePerSecond: 1, burst: 1 });
  const order: number[] = [];
  for (const id of [0, 1, 2]) void bucket.take().then(() => order.push(id));
  await clock.step(999);
  assert.equal(order, [0]);
  await clock.step(1);
  assert.equal(order, [0, 1]);
  await clock.step(1000);
  assert.equal(order, [0, 1, 2]);
});

test('an aborted take gives its token back and leaves no timer', async () => {
  const clock = new SteppedClock();
  const bucket = new TokenBucket({ clock, ratePerSecond: 1, burst: 1 });
  await bucket.take();
  const abort = new AbortController();
  const waiting = bucket.take(abort.signal).catch((error: unknown) => error);
  abort.abort(new Error('enough'));
  assert.match(String(await waiting), 'enough');
  assert.is(clock.pending, 0);
  await clock.step(1000);
  assert.ok(bucket.tryTake());
});

test('never hands out more than burst + rate × time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(2000), { maxLength: 60 }), async (pauses) => {
      const clock = new SteppedClock();
      const bucket = new TokenBucket({ clock, ratePerSecond: 3, burst: 5 });
      let taken = 0;
      for (const pause of pauses) {
        while (bucket.tryTake()) taken++;
        assert.ok(taken <= 5 + (3 * clock.monotonic()) / 1000 + 1e-6);
        await clock.step(pause);
      }
    }),
    { numRuns: 30 },
  );
});

test('a bucket that can never give a token is refused', () => {
  const clock = new SteppedClock();
  assert.throws(() => new TokenBucket({ clock, ratePerSecond: 0, burst: 1 }), /needs rate/);
  assert.throws(() => new TokenBucket({ clock, ratePerSecond: 1, burst: 0 }), /needs rate/);
});

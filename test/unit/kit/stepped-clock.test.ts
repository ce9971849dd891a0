import { scaledClock, sleep } from '../../../src/runtime/clock.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('stepped clock');

test('timers fire in order of their due time, and only when time is moved', async () => {
  const clock = new SteppedClock();
  const fired: number[] = [];
  for (const delay of [30, 10, 20]) clock.setTimer(delay, () => fired.push(delay));
  await clock.step(25);
  assert.equal(fired, [10, 20]);
  assert.is(clock.pending, 1);
  assert.is(clock.nextIn, 5);
});

test('a timer set by a promise that an earlier timer settled fires within the same step', async () => {
  const clock = new SteppedClock();
  let done = false;
  void sleep(clock, 10)
    .then(() => sleep(clock, 10))
    .then(() => {
      done = true;
    });
  await clock.step(20);
  assert.ok(done);
});

test('an aborted sleep rejects with the reason and leaves no timer', async () => {
  const clock = new SteppedClock();
  const abort = new AbortController();
  const slept = sleep(clock, 10, abort.signal).catch((error: unknown) => error);
  abort.abort(new Error('stop'));
  assert.is(((await slept) as Error).message, 'stop');
  assert.is(clock.pending, 0);
});

test('a scaled clock runs faster by its rate, timers included', async () => {
  const base = new SteppedClock();
  const fast = scaledClock(base, 60, 0);
  let fired = false;
  fast.setTimer(60_000, () => {
    fired = true;
  });
  await base.step(999);
  assert.not(fired);
  await base.step(1);
  assert.ok(fired);
  assert.is(fast.now(), 60_000);
});

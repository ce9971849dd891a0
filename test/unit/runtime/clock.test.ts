import { scaledClock, sleep, systemClock } from '../../../src/runtime/clock.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('clock');

test('sleep ends when its time has come', async () => {
  const clock = new SteppedClock();
  let woke = false;
  void sleep(clock, 1000).then(() => {
    woke = true;
  });
  await clock.step(999);
  assert.not(woke);
  await clock.step(1);
  assert.ok(woke);
});

test('an aborted sleep rejects with the reason and leaves neither timer nor listener', async () => {
  const clock = new SteppedClock();
  const abort = new AbortController();
  const sleeping = sleep(clock, 1000, abort.signal).catch((error: unknown) => String(error));
  abort.abort(new Error('enough'));
  assert.match(String(await sleeping), 'enough');
  assert.is(clock.pending, 0);
  assert.match(String(await sleep(clock, 1, abort.signal).catch((error: unknown) => error)), 'enough');
});

test('a scaled clock runs at its rate from its own epoch', async () => {
  const base = new SteppedClock();
  await base.step(5000);
  const clock = scaledClock(base, 60, 1_000_000);
  let fired = false;
  clock.setTimer(60_000, () => {
    fired = true;
  });
  assert.equal([clock.now(), clock.monotonic()], [1_000_000, 0]);
  await base.step(999);
  assert.not(fired);
  await base.step(1);
  assert.ok(fired);
  assert.equal([clock.now(), clock.monotonic()], [1_060_000, 60_000]);
  assert.throws(() => scaledClock(base, 0), /above 0/);
});

test('the system clock does not turn a delay that is too long into none', async () => {
  let fired = false;
  const timer = systemClock().setTimer(2 ** 40, () => {
    fired = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.not(fired);
  timer.cancel();
  timer.cancel();
});

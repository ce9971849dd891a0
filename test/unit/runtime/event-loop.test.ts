import { EventLoopMonitor } from '../../../src/runtime/event-loop.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('event loop monitor');

/** A clock whose timers come late by `lag.ms`, as on a loop that is busy. */
function make() {
  const clock = new SteppedClock();
  const lag = { ms: 0 };
  const late = {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    setTimer: (delayMs: number, run: () => void) => clock.setTimer(delayMs + lag.ms, run),
  };
  const monitor = new EventLoopMonitor(late);
  const stop = new AbortController();
  const ended = monitor.run({ stop: stop.signal, ready() {} });
  return { clock, lag, monitor, stop, ended };
}

test('a loop that turns has no lag', async () => {
  const { clock, monitor, stop, ended } = make();
  await clock.step(10_000);
  assert.is(monitor.lagSeconds(), 0);
  assert.is(monitor.check(), undefined);
  stop.abort();
  await ended;
  assert.is(clock.pending, 0);
});

test('the worst lag stays visible for 30 s and is gone after 60 s', async () => {
  const { clock, lag, monitor, stop, ended } = make();
  await clock.step(500);
  lag.ms = 700;
  await clock.step(500);
  await clock.step(1200);
  lag.ms = 0;
  await clock.step(28_000);
  assert.is(monitor.lagSeconds(), 0.7);
  await clock.step(35_000);
  assert.is(monitor.lagSeconds(), 0);
  stop.abort();
  await ended;
});

test('healthz fails while the event loop is stuck, and once for a probe right after a block', async () => {
  const { clock, lag, monitor, stop, ended } = make();
  lag.ms = 8000;
  await clock.step(500 + 500 + 5000);
  assert.is(monitor.check(), undefined);
  await clock.step(1);
  assert.match(monitor.check() ?? '', /blocked for 5001 ms/);
  await clock.step(3000);
  lag.ms = 0;
  assert.match(monitor.check() ?? '', /blocked for 8000 ms/);
  await clock.step(9000);
  assert.is(monitor.check(), undefined);
  stop.abort();
  await ended;
});

test('measures a real block', async () => {
  const monitor = new EventLoopMonitor(systemClock(), 100);
  const stop = new AbortController();
  const ended = monitor.run({ stop: stop.signal, ready() {} });
  const until = performance.now() + 800;
  while (performance.now() < until);
  assert.match(monitor.check() ?? '', 'blocked for');
  assert.ok(monitor.lagSeconds() >= 0.29);
  stop.abort();
  await ended;
});

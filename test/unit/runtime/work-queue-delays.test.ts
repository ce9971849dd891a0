import { WorkQueue } from '../../../src/runtime/work-queue.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('work queue delays');
const make = () => {
  const clock = new SteppedClock();
  return { clock, queue: new WorkQueue({ clock, random: () => 0 }) };
};

test('addAfter adds when its time has come and not before', async () => {
  const { clock, queue } = make();
  queue.addAfter('a', 100);
  await clock.step(99);
  assert.is(queue.depth('high'), 0);
  await clock.step(1);
  assert.is(queue.depth('high'), 1);
});

test('addAfter keeps the earliest due time', async () => {
  const { clock, queue } = make();
  queue.addAfter('a', 100);
  queue.addAfter('a', 500);
  queue.addAfter('b', 500);
  queue.addAfter('b', 100);
  await clock.step(100);
  assert.is(queue.depth('high'), 2);
  await queue.get();
  queue.done('a');
  await queue.get();
  queue.done('b');
  await clock.step(1000);
  assert.is(queue.depth('high'), 0);
});

test('an immediate add beats a delayed one, which then does not come any more', async () => {
  const { clock, queue } = make();
  queue.addAfter('a', 100);
  queue.add('a');
  assert.is(await queue.get(), 'a');
  assert.is(clock.pending, 0);
  queue.done('a');
  await clock.step(1000);
  assert.is(queue.depth('high'), 0);
});

test('a delay for a key that waits already adds nothing', async () => {
  const { clock, queue } = make();
  queue.add('a');
  queue.addAfter('a', 100);
  assert.is(await queue.get(), 'a');
  queue.done('a');
  await clock.step(1000);
  assert.is(queue.depth('high'), 0);
});

test('a delay that ends during the run of its key makes it run once more', async () => {
  const { clock, queue } = make();
  queue.add('a');
  await queue.get();
  queue.addAfter('a', 100);
  await clock.step(200);
  assert.is(queue.depth('high'), 0);
  queue.done('a');
  assert.is(queue.depth('high'), 1);
});

test('a delay of nothing is an add', () => {
  const { queue } = make();
  queue.addAfter('a', 0);
  queue.addAfter('b', -5);
  assert.is(queue.depth('high'), 2);
});

test('a delay that never ends is refused instead of losing the key', () => {
  const { queue } = make();
  assert.throws(() => queue.addAfter('a', Infinity), /must be finite/);
  assert.throws(() => queue.addAfter('a', Number.NaN), /must be finite/);
  assert.is(queue.size, 0);
});

test('ten thousand delays share one timer', async () => {
  const { clock, queue } = make();
  for (let i = 0; i < 10_000; i++) queue.addAfter(`key-${i}`, 1000 + ((i * 7919) % 10_000));
  assert.is(clock.pending, 1);
  await clock.step(11_000);
  assert.is(queue.depth('high'), 10_000);
  assert.is(clock.pending, 0);
});

test('a delay that is due earlier than the armed timer is not late', async () => {
  const { clock, queue } = make();
  queue.addAfter('late', 10_000);
  queue.addAfter('soon', 10);
  await clock.step(10);
  assert.is(await queue.get(), 'soon');
});

test('a timer that stands for a cancelled delay does not lose the ones after it', async () => {
  const { clock, queue } = make();
  queue.addAfter('a', 10);
  queue.addAfter('b', 20);
  queue.add('a');
  assert.is(await queue.get(), 'a');
  await clock.step(19);
  assert.is(queue.depth('high'), 0);
  await clock.step(1);
  assert.is(await queue.get(), 'b');
});

test('a delay longer than any timer is kept', async () => {
  const { clock, queue } = make();
  const days40 = 40 * 86_400_000;
  // The machine's timers end after 24.8 days; the queue must then look and wait on.
  const capped = Object.assign(Object.create(clock) as SteppedClock, {
    now: () => clock.now(),
    monotonic: () => clock.monotonic(),
    setTimer: (ms: number, run: () => void) => clock.setTimer(Math.min(ms, 2 ** 31 - 1), run),
  });
  const longQueue = new WorkQueue({ clock: capped, random: () => 0 });
  longQueue.addAfter('a', days40);
  await clock.step(days40 - 1);
  assert.is(longQueue.depth('high'), 0);
  await clock.step(1);
  assert.is(longQueue.depth('high'), 1);
  assert.is(queue.size, 0);
});

import { WorkQueue } from '../../../src/runtime/work-queue.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('work queue priorities');
const make = () => {
  const clock = new SteppedClock();
  const queue = new WorkQueue({ clock, random: () => 0 });
  const next = async () => {
    const key = (await queue.get()) ?? '';
    queue.done(key);
    return key;
  };
  return { clock, queue, next };
};

test('keys of the initial list rank below a fresh change', async () => {
  const { queue, next } = make();
  for (let i = 0; i < 2000; i++) queue.add(`listed-${i}`, 'low');
  queue.add('applied');
  assert.is(await next(), 'applied');
  assert.is(await next(), 'listed-0');
});

test('a low key added again as high is promoted', async () => {
  const { queue, next } = make();
  for (const key of ['a', 'b', 'c']) queue.add(key, 'low');
  queue.add('c', 'high');
  assert.equal([queue.depth('high'), queue.depth('low')], [1, 2]);
  assert.equal([await next(), await next(), await next()], ['c', 'a', 'b']);
});

test('a high key added again as low stays high', async () => {
  const { queue, next } = make();
  queue.add('other', 'low');
  queue.add('a', 'high');
  queue.add('a', 'low');
  assert.is(await next(), 'a');
});

test('a key added as high during its run comes back as high', async () => {
  const { queue, next } = make();
  queue.add('a', 'low');
  await queue.get();
  queue.add('b', 'low');
  queue.add('a', 'low');
  queue.add('a', 'high');
  queue.done('a');
  assert.is(await next(), 'a');
});

test('a retry keeps the priority of the run that failed', async () => {
  const { clock, queue, next } = make();
  queue.add('a', 'low');
  await queue.get();
  queue.retry('a');
  queue.done('a');
  await clock.step(1000);
  queue.add('b', 'high');
  assert.is(await next(), 'b');
  assert.is(await next(), 'a');
});

test('a resync does not bring a delayed key before fresh changes', async () => {
  const { queue, next } = make();
  queue.addAfter('polled', 5000, 'high');
  queue.add('polled', 'low');
  queue.add('applied', 'high');
  assert.is(await next(), 'applied');
  assert.is(await next(), 'polled');
});

test('a delay raises a key that still waits with low when its time comes', async () => {
  const { clock, queue, next } = make();
  queue.addAfter('polled', 5000, 'high');
  queue.add('listed', 'low');
  queue.add('polled', 'low');
  await clock.step(5000);
  assert.is(await next(), 'polled');
  assert.is(await next(), 'listed');
  assert.is(clock.pending, 0);
  assert.is(queue.size, 0);
});

test('the same for a delay that is asked for while the key waits', async () => {
  const { clock, queue, next } = make();
  queue.add('listed', 'low');
  queue.add('polled', 'low');
  queue.addAfter('polled', 5000, 'high');
  await clock.step(5000);
  assert.is(await next(), 'polled');
});

test('a delay is over for a key that ran earlier because of a resync', async () => {
  const { clock, queue, next } = make();
  queue.addAfter('polled', 5000, 'high');
  queue.add('polled', 'low');
  assert.is(await next(), 'polled');
  await clock.step(10_000);
  assert.equal([queue.depth('high'), queue.depth('low')], [0, 0]);
});

import { WorkQueue } from '../../../src/runtime/work-queue.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('work queue shutdown');
const make = () => {
  const clock = new SteppedClock();
  return { clock, queue: new WorkQueue({ clock, random: () => 0 }) };
};

test('a queue that is shut down takes in nothing', async () => {
  const { clock, queue } = make();
  await queue.shutDown();
  queue.add('a');
  queue.addAfter('b', 10);
  queue.retry('c');
  await clock.step(10_000);
  assert.is(queue.size, 0);
  assert.is(await queue.get(), undefined);
});

test('shutting down lets waiting workers go and leaves no timer', async () => {
  const { clock, queue } = make();
  const workers = [queue.get(), queue.get()];
  queue.addAfter('a', 10_000);
  await queue.shutDown();
  assert.equal(await Promise.all(workers), [undefined, undefined]);
  assert.is(clock.pending, 0);
});

test('draining hands out what waits, including keys that became dirty during their run', async () => {
  const { queue } = make();
  queue.add('a');
  queue.add('b', 'low');
  assert.is(await queue.get(), 'a');
  queue.add('a');
  const drained = queue.shutDown('drain');
  queue.done('a');
  assert.equal([await queue.get(), await queue.get()], ['a', 'b']);
  queue.done('a');
  queue.done('b');
  await drained;
  assert.is(await queue.get(), undefined);
});

test('dropping hands out nothing more and waits for the runs in progress', async () => {
  const { clock, queue } = make();
  queue.add('a');
  queue.add('b');
  await queue.get();
  queue.add('a');
  let over = false;
  const stopped = queue.shutDown('drop').then(() => {
    over = true;
  });
  assert.is(await queue.get(), undefined);
  await clock.step(0);
  assert.not(over);
  queue.done('a');
  await stopped;
  assert.is(queue.size, 0);
});

test('a drain can be cut short, a drop cannot be taken back', async () => {
  const { queue } = make();
  queue.add('a');
  queue.add('b');
  void queue.shutDown('drain');
  assert.is(await queue.get(), 'a');
  void queue.shutDown('drop');
  void queue.shutDown('drain');
  assert.is(await queue.get(), undefined);
});

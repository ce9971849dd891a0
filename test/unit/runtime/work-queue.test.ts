import { WorkQueue } from '../../../src/runtime/work-queue.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('work queue');
const make = () => {
  const clock = new SteppedClock();
  return { clock, queue: new WorkQueue({ clock, random: () => 0 }) };
};

test('a key is at most once in the queue', async () => {
  const { queue } = make();
  queue.add('a');
  queue.add('a');
  queue.add('b');
  assert.is(queue.depth('high'), 2);
  assert.is(await queue.get(), 'a');
  assert.is(await queue.get(), 'b');
});

test('a key is never in two workers', async () => {
  const { queue } = make();
  queue.add('a');
  assert.is(await queue.get(), 'a');
  queue.add('a');
  assert.is(queue.depth('high'), 0);
  queue.add('b');
  assert.is(await queue.get(), 'b');
});

test('a key added while processing runs once more afterwards', async () => {
  const { queue } = make();
  queue.add('a');
  await queue.get();
  queue.add('a');
  queue.add('a');
  queue.done('a');
  assert.is(queue.depth('high'), 1);
  assert.is(await queue.get(), 'a');
  queue.done('a');
  assert.is(queue.depth('high'), 0);
});

test('keys come out in the order in which they were added', async () => {
  const { queue } = make();
  for (const key of ['c', 'a', 'b']) queue.add(key);
  assert.equal([await queue.get(), await queue.get(), await queue.get()], ['c', 'a', 'b']);
});

test('get waits for a key; those that wait longest are served first', async () => {
  const { clock, queue } = make();
  const served: string[] = [];
  void queue.get().then((key) => served.push(`first: ${key}`));
  void queue.get().then((key) => served.push(`second: ${key}`));
  await clock.step(0);
  assert.equal(served, []);
  queue.add('a');
  queue.add('b');
  await clock.step(0);
  assert.equal(served, ['first: a', 'second: b']);
});

test('a key handed straight to a waiting worker counts as processing', async () => {
  const { clock, queue } = make();
  void queue.get();
  void queue.get();
  queue.add('a');
  queue.add('a');
  await clock.step(0);
  assert.throws(() => queue.done('b'), /No run of b/);
  queue.done('a');
  assert.is(queue.depth('high'), 0);
  queue.done('a');
});

test('an aborted get takes no key', async () => {
  const { queue } = make();
  const abort = new AbortController();
  const waiting = queue.get(abort.signal).catch((error: unknown) => String(error));
  abort.abort(new Error('enough'));
  assert.match(String(await waiting), 'enough');
  queue.add('a');
  assert.is(await queue.get(abort.signal).catch(() => 'refused'), 'refused');
  assert.is(await queue.get(), 'a');
});

test('an idle key leaves nothing behind', async () => {
  const { clock, queue } = make();
  for (let i = 0; i < 1000; i++) {
    queue.add(`key-${i}`);
    const key = (await queue.get()) ?? '';
    if (i % 2 === 0) queue.retry(key);
    if (i % 3 === 0) queue.addAfter(key, 10);
    queue.done(key);
  }
  await clock.step(600_000);
  for (let left = queue.depth('high') + queue.depth('low'); left > 0; left--) {
    const key = (await queue.get()) ?? '';
    queue.forget(key);
    queue.done(key);
  }
  assert.is(queue.size, 0);
  assert.is(clock.pending, 0);
});

test('done without a run is a mistake', async () => {
  const { queue } = make();
  queue.add('a');
  assert.throws(() => queue.done('a'), /No run of a is in progress/);
  await queue.get();
  queue.done('a');
  assert.throws(() => queue.done('a'), /No run of a is in progress/);
});

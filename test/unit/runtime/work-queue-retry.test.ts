import { TokenBucket } from '../../../src/runtime/token-bucket.ts';
import { WorkQueue } from '../../../src/runtime/work-queue.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('work queue retries');
const make = (options: { random?: () => number; bucket?: { ratePerSecond: number; burst: number } } = {}) => {
  const clock = new SteppedClock();
  const bucket = new TokenBucket({ clock, ...(options.bucket ?? { ratePerSecond: 10, burst: 100 }) });
  const queue = new WorkQueue({ clock, random: options.random ?? (() => 0), bucket });
  const fail = async (key: string, atLeastMs?: number) => {
    queue.add(key);
    await queue.get();
    const delay = queue.retry(key, atLeastMs);
    queue.done(key);
    return delay;
  };
  return { clock, queue, fail };
};

test('failures of a key are retried after 1 s doubling to 5 min', async () => {
  const { fail } = make();
  const delays: number[] = [];
  for (let i = 0; i < 10; i++) delays.push(await fail('a'));
  assert.equal(delays, [1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 250_000, 250_000]);
});

test('a retry comes when its delay is over', async () => {
  const { clock, queue, fail } = make();
  await fail('a');
  await clock.step(999);
  assert.is(queue.depth('high'), 0);
  await clock.step(1);
  assert.is(await queue.get(), 'a');
});

test('what failed together does not come back together', async () => {
  let n = 0;
  const { fail } = make({ random: () => (n++ % 10) / 10 });
  const delays = new Set<number>();
  for (let i = 0; i < 10; i++) delays.add(await fail(`key-${i}`));
  assert.is(delays.size, 10);
});

test('failures of one key do not slow another', async () => {
  const { fail } = make();
  for (let i = 0; i < 5; i++) await fail('a');
  assert.is(await fail('b'), 1000);
});

test('forget starts the back-off over', async () => {
  const { queue, fail } = make();
  for (let i = 0; i < 5; i++) await fail('a');
  assert.is(queue.failures('a'), 5);
  queue.forget('a');
  assert.is(queue.failures('a'), 0);
  assert.is(await fail('a'), 1000);
});

test('the delay is the longer of the key’s own and the shared bucket’s', async () => {
  const { fail } = make({ bucket: { ratePerSecond: 0.1, burst: 2 } });
  assert.equal([await fail('a'), await fail('b')], [1000, 1000]);
  assert.equal([await fail('c'), await fail('d')], [10_000, 20_000]);
});

test('the bucket lets 100 retries through at once and then 10 per second', async () => {
  const clock = new SteppedClock();
  const queue = new WorkQueue({ clock, random: () => 0 });
  const delays: number[] = [];
  for (let i = 0; i < 130; i++) {
    queue.add(`key-${i}`);
    await queue.get();
    delays.push(queue.retry(`key-${i}`));
    queue.done(`key-${i}`);
  }
  assert.ok(delays.slice(0, 110).every((delay) => delay === 1000));
  assert.is(delays[129], 3000);
});

test('a server that asks for more time gets it', async () => {
  const { fail } = make();
  assert.is(await fail('a', 30_000), 30_000);
  assert.is(await fail('b', 10), 1000);
});

test('a retry is an upper bound: an earlier event cancels it', async () => {
  const { clock, queue, fail } = make();
  await fail('a');
  await clock.step(300);
  queue.add('a');
  assert.is(await queue.get(), 'a');
  queue.forget('a');
  queue.done('a');
  await clock.step(10_000);
  assert.is(queue.depth('high'), 0);
  assert.is(clock.pending, 0);
});

test('an event during a run that fails makes the key run at once and spends no token', async () => {
  const { queue } = make({ bucket: { ratePerSecond: 0.001, burst: 1 } });
  queue.add('a');
  await queue.get();
  queue.add('a');
  assert.is(queue.retry('a'), 0);
  queue.done('a');
  assert.is(await queue.get(), 'a');
  assert.is(queue.failures('a'), 1);
  assert.is(queue.retry('a'), 2000);
});

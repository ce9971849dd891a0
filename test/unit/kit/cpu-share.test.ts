import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

import { judge, slowdown } from '../../kit/cpu-share.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('the share of the processors that is left');

test(
  'work takes longer while others want every processor, too',
  async () => {
    const others = Array.from({ length: availableParallelism() }, another);
    await Promise.all(others.map((one) => new Promise((resolve) => one.once('online', resolve))));
    const busy = await slowdown();
    await Promise.all(others.map((one) => one.terminate()));
    assert.ok(busy > 1.3, `${busy}`);
  },
  { timeoutMs: 60_000 },
);

/** A thread that wants a processor all the time. */
function another(): Worker {
  return new Worker('for (;;);', { eval: true });
}

const twentyFive = () => Promise.resolve(25);

/** Probes that find the machine as it is said. */
const saying = (...answers: number[]) => {
  const left = [...answers];
  return () => Promise.resolve(left.shift() ?? 1);
};

test('on an idle machine the bound is the bound; on a busy one it is stretched by the busier of two looks', async () => {
  assert.equal(await judge(20, 1, twentyFive, saying(1, 1)), { value: 25, slowdown: 1 });
  const { value, slowdown: found } = await judge(20, 1, twentyFive, saying(1, 1.5));
  assert.ok(value < 20 * found);
});

test('a figure is measured again until it holds, and the round that came nearest is the answer', async () => {
  const figures = [900, 90, 1, 1];
  const found = await judge(10, 3, () => Promise.resolve(figures.shift() ?? 0), saying());
  assert.is(found.value, 1);
  assert.equal(figures, [1]);
  const values = [50, 30, 40];
  const never = await judge(10, 3, () => Promise.resolve(values.shift() ?? 0), saying(1, 1, 1, 1, 2, 2));
  assert.equal(never, { value: 40, slowdown: 2 });
});

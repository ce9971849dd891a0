import { ReadCache } from '../../../src/cloud/read-cache.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('read cache');

function setUp() {
  const clock = new SteppedClock();
  const cache = new ReadCache(clock);
  let fetches = 0;
  const ask = (options?: { live?: boolean; signal?: AbortSignal }, question = 'types') =>
    cache.get(question, 1000, () => Promise.resolve(++fetches), options);
  return { clock, cache, ask };
}

test('an answer serves everyone for its time, then the question is asked anew', async () => {
  const { clock, ask } = setUp();
  assert.equal(await Promise.all([ask(), ask()]), [1, 1]);
  await clock.step(999);
  assert.is(await ask(), 1);
  assert.is(await ask({}, 'other'), 2);
  await clock.step(1);
  assert.is(await ask(), 3);
});

test('a live question is asked anew and renews the answer for all', async () => {
  const { ask } = setUp();
  await ask();
  assert.is(await ask({ live: true }), 2);
  assert.is(await ask(), 2);
});

test('a failure is given to all who waited for it and not kept', async () => {
  const { cache } = setUp();
  let fail = true;
  const ask = () =>
    cache.get('q', 1000, () => (fail ? Promise.reject(new Error('down')) : Promise.resolve('up')));
  const both = await Promise.allSettled([ask(), ask()]);
  assert.equal(
    both.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
  fail = false;
  assert.is(await ask(), 'up');
});

test("one caller's abort does not take the answer from the others", async () => {
  const { ask } = setUp();
  const controller = new AbortController();
  const one = ask({ signal: controller.signal });
  const two = ask();
  controller.abort(new Error('gone'));
  await one.then(
    () => assert.unreachable(),
    (error: Error) => assert.is(error.message, 'gone'),
  );
  assert.is(await two, 1);
});

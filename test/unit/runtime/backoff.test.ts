import * as fc from 'fast-check';

import { backoffDelay, checkBackoffPolicy } from '../../../src/runtime/backoff.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('backoff');
const POLICY = { baseMs: 1000, maxMs: 300_000, jitter: 0.2 };

test('the delay doubles with each failure, from 1 s to 5 min', () => {
  const delays = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((failures) => backoffDelay(POLICY, failures, () => 0));
  assert.equal(delays, [1000, 2000, 4000, 8000, 16_000, 32_000, 64_000, 128_000, 250_000]);
  assert.is(
    backoffDelay(POLICY, 9, () => 1),
    300_000,
  );
});

test('the longest delays are spread as well', () => {
  const spread = backoffDelay(POLICY, 50, () => 0.999) - backoffDelay(POLICY, 50, () => 0);
  assert.ok(spread > 40_000, `spread over ${spread} ms`);
});

test('every delay lies within the policy, after any number of failures', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const delay = backoffDelay(POLICY, failures, () => random);
      assert.ok(delay >= POLICY.baseMs && delay <= POLICY.maxMs, `${delay} after ${failures}`);
    }),
  );
});

test('a policy that contradicts itself is refused', () => {
  for (const wrong of [
    { ...POLICY, baseMs: 0 },
    { ...POLICY, maxMs: 10 },
    { ...POLICY, maxMs: Infinity },
    { ...POLICY, jitter: 1.1 },
  ]) {
    assert.throws(() => checkBackoffPolicy(wrong), /needs|must lie/);
  }
});

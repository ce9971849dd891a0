import * as fc from 'fast-check';

import { compareVersions, isCovered } from '../../../src/kube/resource-version.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('resource versions');

const versions = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

test('the order is the numeric one up to 64 bits', () => {
  fc.assert(
    fc.property(versions, versions, (a, b) => {
      const order = compareVersions(String(a), String(b));
      assert.is(Math.sign(order ?? Number.NaN), a < b ? -1 : a > b ? 1 : 0);
    }),
  );
});

test('what is not a decimal number cannot be compared', () => {
  for (const odd of ['', 'abc', '12a', '-1', '1.5']) {
    assert.is(compareVersions(odd, '1'), undefined);
    assert.is(compareVersions('1', odd), undefined);
  }
});

test('a version is covered by equal and greater progress, and by none without progress', () => {
  assert.is(isCovered('9', '10'), true);
  assert.is(isCovered('10', '10'), true);
  assert.is(isCovered('11', '10'), false);
  assert.is(isCovered('9', undefined), false);
});

test('a version that cannot be compared is covered by any progress', () => {
  assert.is(isCovered('abc', '10'), true);
});

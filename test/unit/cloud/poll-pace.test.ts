import { alignedAfter, paceOf } from '../../../src/cloud/poll-pace.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('poll pace');

const normal = (seconds: number) => paceOf(seconds * 1000, false) / 1000;
const widened = (seconds: number) => paceOf(seconds * 1000, true) / 1000;

test('the pace is the largest step within four per cent of the age', () => {
  assert.equal([-5, 0, 1, 24, 25, 49].map(normal), [1, 1, 1, 1, 1, 1]);
  assert.equal([50, 99, 100, 199].map(normal), [2, 2, 4, 4]);
  assert.equal([200, 399, 400, 749, 750, 86_400].map(normal), [8, 8, 16, 16, 30, 30]);
});

test('widening doubles the two fastest paces only', () => {
  assert.equal([0, 50, 100, 200, 400, 750].map(widened), [2, 4, 4, 8, 16, 30]);
});

test('moments are multiples of the pace and lie after now', () => {
  assert.is(alignedAfter(0, 4000), 4000);
  assert.is(alignedAfter(3999, 4000), 4000);
  assert.is(alignedAfter(4000, 4000), 8000);
  assert.is(alignedAfter(4000.5, 1000), 5000);
});

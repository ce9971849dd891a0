import { microTime, parseTime } from '../../../src/kube/micro-time.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('micro time');

test('there are exactly six fractional digits', () => {
  assert.is(microTime(Date.UTC(2026, 1, 3, 4, 5, 6, 7)), '2026-02-03T04:05:06.007000Z');
  assert.is(microTime(Date.UTC(2026, 1, 3) + 0.75), '2026-02-03T00:00:00.000000Z');
});

test('times of the API are read to the millisecond', () => {
  assert.is(parseTime('2026-02-03T04:05:06.007000Z'), Date.UTC(2026, 1, 3, 4, 5, 6, 7));
  assert.is(parseTime('2026-02-03T04:05:06Z'), Date.UTC(2026, 1, 3, 4, 5, 6));
  assert.is(parseTime(undefined), 0);
  assert.is(parseTime('never'), 0);
});

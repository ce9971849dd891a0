import { assert, suite } from '../../kit/index.ts';

const test = suite('hooks');
const order: string[] = [];
test.before(() => void order.push('before 1'));
test.before(() => void order.push('before 2'));
test.after(() => assert.equal(order, ['before 1', 'before 2', 'test', 'after 2']));
test.after(() => void order.push('after 2'));

test('before hooks run in order, after hooks in reverse', () => {
  order.push('test');
  assert.equal(order, ['before 1', 'before 2', 'test']);
});

const each = suite('hooks around each test');
const seen: string[] = [];
each.before.each(() => void seen.push('before each'));
each.after.each(() => void seen.push('after each'));
each.after(() =>
  assert.equal(seen, ['before each', 'one', 'after each', 'before each', 'two', 'after each']),
);

each('one', () => {
  seen.push('one');
  assert.is(seen.length, 2);
});

each('two', () => {
  seen.push('two');
  assert.is(seen.length, 5);
});

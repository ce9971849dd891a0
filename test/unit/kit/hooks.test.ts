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

import { AssertionError } from 'node:assert';

import {
  classifyFailure,
  retryAfterOf,
  StaleViewError,
  TerminalError,
} from '../../../src/runtime/failure.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('failures');
const after = (retryAfterMs: unknown) => retryAfterOf(Object.assign(new Error('x'), { retryAfterMs }));
const classify = (failure: unknown) => classifyFailure(failure, () => false);

test('what is thrown is sorted into stale, terminal, panic and error', () => {
  assert.is(classify(new Error('refused')), 'error');
  assert.is(classify(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })), 'error');
  assert.is(classify(new TerminalError('invalid')), 'terminal');
  assert.is(classify(new StaleViewError()), 'stale');
});

test('bugs are panics: no Error, an error of the engine, a failed assertion', () => {
  for (const bug of [
    undefined,
    null,
    'text',
    7,
    {},
    new TypeError('x'),
    new RangeError('x'),
    new SyntaxError('x'),
  ]) {
    assert.is(classify(bug), 'panic');
  }
  assert.is(classify(new AssertionError({ message: 'x' })), 'panic');
});

test('only a sensible retryAfterMs counts', () => {
  assert.equal(
    [after(5000), after(-1), after(Infinity), after(Number.NaN), after('5'), after(undefined)],
    [5000, 0, 0, 0, 0, 0],
  );
  assert.is(retryAfterOf({ retryAfterMs: 5 }), 0);
});

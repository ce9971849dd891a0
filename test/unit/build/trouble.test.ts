import { type TroubleRecord, Troubles } from '../../../src/build/trouble.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('troubles');
const NOW = Date.UTC(2026, 0, 1, 12);
const MINUTE = 60_000;
const stored = (change: Partial<TroubleRecord> = {}): TroubleRecord => ({
  step: 'Launch',
  code: 'NoAnswer',
  message: 'no answer',
  since: '2026-01-01T11:50:00Z',
  ...change,
});

test('a new trouble begins now', () => {
  const troubles = new Troubles(undefined);
  assert.is(troubles.age('Launch', 'NoAnswer', NOW), 0);
  troubles.note({ step: 'Launch', code: 'NoAnswer', message: 'no answer' }, NOW);
  assert.equal(troubles.shown, stored({ since: '2026-01-01T12:00:00Z' }));
});

test('the same trouble again has lasted since it was first stored', () => {
  const troubles = new Troubles(stored());
  assert.is(troubles.age('Launch', 'NoAnswer', NOW), 10 * MINUTE);
  troubles.note({ step: 'Launch', code: 'NoAnswer', message: 'still no answer' }, NOW);
  assert.equal(troubles.shown, stored({ message: 'still no answer' }));
});

test('another code, or another step, is another trouble', () => {
  for (const other of [
    { step: 'Launch', code: 'Throttling', message: 'slow down' },
    { step: 'Connect', code: 'NoAnswer', message: 'no answer' },
  ] as const) {
    const troubles = new Troubles(stored());
    assert.is(troubles.age(other.step, other.code, NOW), 0);
    troubles.note(other, NOW);
    assert.equal(troubles.shown, { ...other, since: '2026-01-01T12:00:00Z' });
  }
});

test('a trouble that ends is not shown any more, and one whose step was not looked at is', () => {
  const ended = new Troubles(stored());
  ended.end('Launch');
  assert.is(ended.shown, undefined);
  const other = new Troubles(stored());
  other.end('Connect');
  assert.equal(other.shown, stored());
});

test('a step that was looked at in vain keeps its trouble, and how long it has lasted', () => {
  const troubles = new Troubles(stored());
  assert.ok(troubles.keep('Launch'));
  troubles.note({ step: 'Connect', code: 'Busy', message: 'busy' }, NOW);
  assert.equal(troubles.shown, stored());
  assert.not(troubles.keep('Connect'));
  assert.not(new Troubles(undefined).keep('Launch'));
});

test('of several troubles the one that a person should look at is shown, else the oldest', () => {
  const troubles = new Troubles(stored());
  troubles.note({ step: 'Connect', code: 'Busy', message: 'busy' }, NOW);
  troubles.note({ step: 'Launch', code: 'NoAnswer', message: 'no answer' }, NOW);
  assert.is(troubles.shown?.step, 'Launch');
  troubles.note({ step: 'Distribute', code: 'Forbidden', message: 'no', reason: 'AccessDenied' }, NOW);
  assert.is(troubles.shown?.step, 'Distribute');
});

test('two troubles that last are told the same way each time, whichever is noted first', () => {
  let shown: TroubleRecord | undefined = stored();
  for (const order of [
    ['Launch', 'Connect'],
    ['Connect', 'Launch'],
    ['Connect', 'Launch'],
  ] as const) {
    const troubles: Troubles = new Troubles(shown);
    for (const step of order) troubles.note({ step, code: 'NoAnswer', message: 'no answer' }, NOW + MINUTE);
    ({ shown } = troubles);
    assert.equal(shown, stored());
  }
});

test('codes and messages of any length fit the schema and stay comparable', () => {
  const code = 'C'.repeat(300);
  const troubles = new Troubles(undefined);
  troubles.note({ step: 'Launch', code, message: 'm'.repeat(2000) }, NOW);
  const { shown } = troubles;
  assert.is(shown?.code.length, 128);
  assert.is(shown?.message.length, 512);
  assert.is(new Troubles(shown).age('Launch', code, NOW + MINUTE), MINUTE);
});

test('what is stored is not changed by what is noted', () => {
  const before = stored();
  const troubles = new Troubles(before);
  troubles.note({ step: 'Launch', code: 'NoAnswer', message: 'changed', reason: 'AccessDenied' }, NOW);
  assert.equal(before, stored());
});

import type { Condition } from '../../../src/api/objects.ts';
import type { LintedObject } from '../../../src/api/status-lint.ts';
import { lintTransition } from '../../../src/api/status-lint-transition.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('status lint, transitions');

function object(status: Condition['status'], lastTransitionTime: string, generation = 1): LintedObject {
  const ready = { type: 'Ready', status, reason: 'Progressing', message: '', lastTransitionTime };
  return {
    kind: 'ImageBuild',
    metadata: { generation },
    status: { observedGeneration: generation, conditions: [{ ...ready, observedGeneration: generation }] },
  };
}

const EARLIER = '2026-01-01T00:00:00Z';
const LATER = '2026-01-01T00:05:00Z';
const rules = (before: LintedObject, after: LintedObject) =>
  lintTransition(before, after).map(({ rule }) => rule);

test('rule 30: lastTransitionTime moves only with the status', () => {
  assert.equal(rules(object('Unknown', EARLIER), object('Unknown', EARLIER)), []);
  assert.equal(rules(object('Unknown', EARLIER), object('True', LATER)), []);
  assert.equal(rules(object('Unknown', EARLIER), object('Unknown', LATER)), [30]);
});

test('rule 30: a change within one second keeps the time, and the time never goes back', () => {
  assert.equal(rules(object('Unknown', EARLIER), object('True', EARLIER)), []);
  assert.equal(rules(object('Unknown', LATER), object('True', EARLIER)), [30]);
});

test('rule 31: observedGeneration never falls', () => {
  assert.equal(rules(object('Unknown', EARLIER, 1), object('Unknown', EARLIER, 2)), []);
  assert.equal(rules(object('Unknown', EARLIER, 2), object('Unknown', EARLIER, 1)), [31]);
});

test('the first status of an object and a new type of condition are no transitions', () => {
  const fresh: LintedObject = {
    kind: 'ImageBuild',
    metadata: { generation: 1 },
    status: { observedGeneration: -1 },
  };
  assert.equal(rules(fresh, object('Unknown', EARLIER)), []);
  assert.equal(rules({ kind: 'ImageBuild', metadata: {} }, object('Unknown', EARLIER)), []);
});

import { hashOf } from '../../../src/api/hash.ts';
import type { BuildStatus } from '../../../src/build/record.ts';
import { loudPart, Unsaid } from '../../../src/controllers/image-build/unsaid.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('what a status need not say at once');
const START = '2026-01-01T00:00:00Z';
const intent = (action: string, rest: object = {}) =>
  ({
    step: 'Provision',
    action,
    regionID: 'cn-hangzhou',
    role: 'Task',
    attempt: 1,
    startTime: START,
    ...rest,
  }) as const;
const status = (change: Partial<BuildStatus> = {}): BuildStatus => ({
  observedGeneration: 1,
  intents: [intent('RunCommand')],
  ...change,
});
const ANSWER = { outcome: 'Succeeded', resourceID: 't-1' } as const;

test('which invocation a command became can be found again by its tags', () => {
  assert.is(loudPart(status({ intents: [intent('RunCommand', ANSWER)] })), loudPart(status()));
});

test('since when nothing is left can be found out again', () => {
  assert.is(loudPart(status({ scaffold: { emptySince: START } })), loudPart(status()));
});

test('everything else is written at once', () => {
  const changes: Partial<BuildStatus>[] = [
    { intents: [] },
    { intents: [intent('RunCommand', { candidate: 1 })] },
    { intents: [intent('RunCommand'), intent('RunInstances')] },
    { progress: '3/11' },
    { currentStep: 'Capture' },
    { imageID: 'm-1' },
    { scaffold: { accountID: '1' } },
    { observedGeneration: 2 },
    { trouble: { step: 'Launch', code: 'c', message: 'm', since: START } },
  ];
  const hashes = [status(), ...changes.map((change) => status(change))].map(loudPart);
  assert.is(new Set(hashes).size, hashes.length);
  for (const action of ['RunInstances', 'CreateImage', 'CopyImage', 'RebootInstance'])
    assert.is.not(
      loudPart(status({ intents: [intent(action, ANSWER)] })),
      loudPart(status({ intents: [intent(action)] })),
    );
});

test('what was kept follows the status that it was kept for, and no other', () => {
  const unsaid = new Unsaid();
  const [base, next] = [hashOf(status()), status({ intents: [intent('RunCommand', ANSWER)] })];
  assert.is(unsaid.after('ns/a', base), undefined);
  unsaid.keep('ns/a', base, next);
  assert.equal(unsaid.after('ns/a', base), next);
  assert.is(unsaid.after('ns/a', hashOf(status({ progress: '1/11' }))), undefined);
  assert.is(unsaid.after('ns/b', base), undefined);
  unsaid.forget('ns/a');
  assert.is(unsaid.after('ns/a', base), undefined);
});

test('what is kept is a copy', () => {
  const unsaid = new Unsaid();
  const kept = status();
  unsaid.keep('ns/a', 'base', kept);
  kept.progress = '9/11';
  assert.is(unsaid.after('ns/a', 'base')?.progress, undefined);
});

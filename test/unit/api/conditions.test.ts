import {
  type ConditionDraft,
  findCondition,
  isTrue,
  kubernetesTime,
  sameConditions,
  settleConditions,
  withCondition,
  withoutCondition,
} from '../../../src/api/conditions.ts';
import type { Condition } from '../../../src/api/objects.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('conditions');

const T0 = Date.UTC(2026, 0, 1, 12, 0, 0);
const ready: ConditionDraft = {
  type: 'Ready',
  status: 'Unknown',
  reason: 'Progressing',
  message: 'launching',
};
const at = (generation: number, seconds: number) => ({ generation, now: T0 + seconds * 1000 });

function settled(drafts: ConditionDraft[], previous: Condition[] = [], moment = at(1, 0)): Condition[] {
  return settleConditions(previous, drafts, moment);
}

test('a new condition changed just now and is about the generation that was looked at', () => {
  assert.equal(settled([ready]), [
    {
      type: 'Ready',
      status: 'Unknown',
      reason: 'Progressing',
      message: 'launching',
      observedGeneration: 1,
      lastTransitionTime: '2026-01-01T12:00:00Z',
    },
  ]);
});

test('lastTransitionTime stays while only reason, message or generation change', () => {
  const [first] = settled([ready]);
  const [second] = settled(
    [{ ...ready, reason: 'WaitingForCapacity', message: 'no stock' }],
    first && [first],
    at(2, 60),
  );
  assert.is(second?.lastTransitionTime, '2026-01-01T12:00:00Z');
  assert.is(second?.observedGeneration, 2);
  assert.is(second?.reason, 'WaitingForCapacity');
});

test('lastTransitionTime moves when the status changes', () => {
  const [next] = settled([{ ...ready, status: 'True', reason: 'Succeeded' }], settled([ready]), at(1, 90));
  assert.is(next?.lastTransitionTime, '2026-01-01T12:01:30Z');
});

test('a type that is not drafted is not in the list, and the order is fixed', () => {
  const stalled: ConditionDraft = { type: 'Stalled', status: 'True', reason: 'InvalidSpec', message: '' };
  const previous = settled([{ type: 'Reconciling', status: 'True', reason: 'Progressing', message: '' }]);
  const types = settled([stalled, { ...ready, status: 'False', reason: 'InvalidSpec' }], previous).map(
    ({ type }) => type,
  );
  assert.equal(types, ['Ready', 'Stalled']);
});

test('the first draft of a type counts', () => {
  assert.equal(
    settled([ready, { ...ready, message: 'later' }]).map(({ message }) => message),
    ['launching'],
  );
});

test('one condition is replaced, added or removed without touching the others', () => {
  const before = settled([ready]);
  const added = withCondition(
    before,
    { type: 'CleanedUp', status: 'False', reason: 'AccessDenied', message: 'm-1' },
    at(1, 5),
  );
  assert.equal(
    added.map(({ type }) => type),
    ['Ready', 'CleanedUp'],
  );
  assert.is(added[0], before[0]);
  const replaced = withCondition(added, { ...ready, message: 'connecting' }, at(1, 6));
  assert.equal(
    replaced.map(({ message }) => message),
    ['connecting', 'm-1'],
  );
  assert.equal(
    withoutCondition(replaced, 'Ready').map(({ type }) => type),
    ['CleanedUp'],
  );
});

test('two lists are the same when every condition is, whatever the order', () => {
  const list = withCondition(
    settled([ready]),
    { type: 'Reconciling', status: 'True', reason: 'Progressing', message: '' },
    at(1, 0),
  );
  assert.ok(sameConditions(list, list.toReversed()));
  assert.not.ok(sameConditions(list, list.slice(1)));
  const changes: Partial<Condition>[] = [
    { status: 'True' },
    { reason: 'Succeeded' },
    { message: 'x' },
    { observedGeneration: 2 },
    { lastTransitionTime: '2026-01-01T12:00:01Z' },
    { type: 'Stalled' },
  ];
  for (const change of changes) {
    const other = list.map((condition, index) => (index === 0 ? { ...condition, ...change } : condition));
    assert.not.ok(sameConditions(list, other), JSON.stringify(change));
  }
});

test('an absent condition is undefined and not true', () => {
  assert.is(findCondition(undefined, 'Ready'), undefined);
  assert.not.ok(isTrue([], 'Ready'));
  assert.not.ok(isTrue(settled([ready]), 'Ready'));
  assert.ok(isTrue(settled([{ ...ready, status: 'True' }]), 'Ready'));
});

test('times are UTC in whole seconds, rounded down', () => {
  assert.is(kubernetesTime(Date.UTC(2026, 11, 31, 23, 59, 59, 999)), '2026-12-31T23:59:59Z');
});

import type { Condition, ImageBuildStatus } from '../../../src/api/objects.ts';
import { LINT_RULES, lintStatus, type LintedObject } from '../../../src/api/status-lint.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('status lint');

function condition(
  type: string,
  status: Condition['status'],
  reason: string,
  more: Partial<Condition> = {},
): Condition {
  const rest = { message: '', observedGeneration: 2, lastTransitionTime: '2026-01-01T00:00:00Z' };
  return { type, status, reason, ...rest, ...more };
}

const READY = condition('Ready', 'True', 'Succeeded');
const SUCCEEDED = condition('Succeeded', 'True', 'Succeeded');
const IMAGE = { regionID: 'cn-hangzhou', imageID: 'm-1', state: 'Available' as const };

function component(conditions: Condition[], status: Partial<ImageBuildStatus> = {}): LintedObject {
  return {
    kind: 'ImageComponent',
    metadata: { generation: 2 },
    status: { observedGeneration: 2, conditions, ...status },
  };
}

function build(conditions: Condition[], status: Partial<ImageBuildStatus> = {}): LintedObject {
  const end = { completionTime: '2026-01-01T00:00:00Z', imageID: 'm-1', images: [IMAGE] };
  return { ...component(conditions, { ...end, ...status }), kind: 'ImageBuild' };
}

const working = (reason = 'Progressing') => condition('Reconciling', 'True', reason);
const notReady = (reason: string) => condition('Ready', 'False', reason);
const unknown = condition('Ready', 'Unknown', 'Progressing');

/** For each rule, objects that break it and no other. */
const BROKEN: Record<number, LintedObject[]> = {
  1: [component([]), component([{ ...READY, observedGeneration: -1 }], { observedGeneration: -1 })],
  2: [component([notReady('AccessDenied'), working(), condition('Stalled', 'True', 'AccessDenied')])],
  3: [
    component([READY, condition('Suspended', 'False', 'Suspended')]),
    component([
      unknown,
      condition('Suspended', 'True', 'Suspended'),
      condition('Reconciling', 'False', 'Progressing'),
    ]),
  ],
  4: [component([READY, working()])],
  5: [component([notReady('CommandFailed'), condition('Stalled', 'True', 'TestFailed')])],
  6: [component([unknown])],
  7: [component([notReady('CommandFailed')]), component([notReady('CommandFailed'), working()])],
  8: [component([{ ...READY, observedGeneration: 3 }], { observedGeneration: 3 })],
  9: [component([{ ...READY, observedGeneration: 1 }])],
  10: [component([READY, condition('Working', 'True', 'Succeeded')]), component([READY, READY])],
  11: [
    component([condition('Ready', 'True', 'AllGood')]),
    component([unknown, working('WaitingForCapacity')]),
  ],
  12: [
    component([condition('Ready', 'True', 'Succeeded', { message: 'x'.repeat(1025) })]),
    component([
      condition('Ready', 'True', 'Succeeded', { message: 'RequestId: 473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E' }),
    ]),
  ],
  13: [
    component([condition('Ready', 'True', 'Succeeded', { lastTransitionTime: '2026-01-01T00:00:00.123Z' })]),
    component([condition('Ready', 'True', 'Succeeded', { lastTransitionTime: '2026-01-01T08:00:00+08:00' })]),
  ],
  14: [
    build([READY]),
    component([READY, SUCCEEDED]),
    component([READY, condition('CleanedUp', 'True', 'Succeeded')]),
  ],
  15: [
    build([READY, condition('Succeeded', 'Unknown', 'Progressing')]),
    build([unknown, working(), condition('Succeeded', 'False', 'CommandFailed')]),
    build([notReady('CommandFailed'), condition('Stalled', 'True', 'CommandFailed'), SUCCEEDED]),
  ],
  16: [component([READY], { phase: 'Running' } as Partial<ImageBuildStatus>)],
  17: [component([READY], { currentStep: 'x'.repeat(17_000) } as unknown as Partial<ImageBuildStatus>)],
  18: [
    build([READY, SUCCEEDED], {
      leftovers: [{ kind: 'Image', id: 'm-2', regionID: 'cn-hangzhou', reason: 'in use' }],
    }),
  ],
  19: [
    build([READY, SUCCEEDED], { images: [] }),
    build([READY, SUCCEEDED], { images: [IMAGE, { regionID: 'cn-shanghai', state: 'Creating' }] }),
  ],
};

for (const { number, says } of LINT_RULES) {
  test(`rule ${number}: ${says}`, () => {
    const objects = BROKEN[number] ?? [];
    assert.ok(objects.length > 0, `rule ${number} has no example`);
    for (const object of objects) {
      const rules = lintStatus(object).map(({ rule }) => rule);
      assert.equal([...new Set(rules)], [number], JSON.stringify(object.status));
    }
  });
}

test('numbers are unique', () => {
  const numbers = LINT_RULES.map(({ number }) => number);
  assert.equal(numbers, [...new Set(numbers)]);
});

test('an object that was not seen yet, or has no status at all, breaks no rule', () => {
  assert.equal(lintStatus({ kind: 'ImageBuild', metadata: { generation: 1 } }), []);
  assert.equal(
    lintStatus({ kind: 'ImageBuild', metadata: { generation: 1 }, status: { observedGeneration: -1 } }),
    [],
  );
});

test('a build that succeeded with something left says so and is still ready', () => {
  const leftovers = [{ kind: 'Snapshot' as const, id: 's-1', regionID: 'cn-hangzhou', reason: 'in use' }];
  const cleanedUp = condition('CleanedUp', 'False', 'AccessDenied');
  assert.equal(lintStatus(build([READY, SUCCEEDED, cleanedUp], { leftovers })), []);
});

test('a build that is deleted keeps Succeeded', () => {
  const object = build([notReady('Deleting'), SUCCEEDED, working()]);
  const metadata = { generation: 2, deletionTimestamp: '2026-01-01T00:00:00Z' };
  assert.equal(lintStatus({ ...object, metadata }), []);
});

test('a status that is behind a newer spec breaks no rule', () => {
  assert.equal(lintStatus({ ...component([READY]), metadata: { generation: 7 } }), []);
});

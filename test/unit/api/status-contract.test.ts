import type { Condition } from '../../../src/api/objects.ts';
import {
  type ContractContext,
  deleting,
  dependencyNotReady,
  done,
  inFlight,
  refused,
  suspended,
  terminal,
} from '../../../src/api/status-contract.ts';
import { lintStatus } from '../../../src/api/status-lint.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('status contract');

const NOW = Date.UTC(2026, 0, 1);
const message = 'for people';
const context = (more: Partial<ContractContext> = {}): ContractContext => ({
  previous: [],
  generation: 3,
  now: NOW,
  ...more,
});

/** `Ready=Unknown/Progressing Reconciling=True/Progressing`, as the contract's table is read. */
const line = (conditions: readonly Condition[]) =>
  conditions.map(({ type, status, reason }) => `${type}=${status}/${reason}`).join(' ');

const ROWS: [name: string, make: (context: ContractContext) => Condition[], object: string, run: string][] = [
  [
    'in flight',
    (c) => inFlight(c, { message }),
    'Ready=Unknown/Progressing Reconciling=True/Progressing',
    'Ready=Unknown/Progressing Succeeded=Unknown/Progressing Reconciling=True/Progressing',
  ],
  [
    'in flight, retrying',
    (c) => inFlight(c, { reason: 'WaitingForCapacity', message, retrying: true }),
    'Ready=Unknown/WaitingForCapacity Reconciling=True/ProgressingWithRetry',
    'Ready=Unknown/WaitingForCapacity Succeeded=Unknown/WaitingForCapacity Reconciling=True/ProgressingWithRetry',
  ],
  [
    'dependency not ready',
    (c) => dependencyNotReady(c, { message }),
    'Ready=False/DependencyNotReady Reconciling=True/ProgressingWithRetry',
    'Ready=False/DependencyNotReady Succeeded=Unknown/DependencyNotReady Reconciling=True/ProgressingWithRetry',
  ],
  [
    'refused',
    (c) => refused(c, { reason: 'QuotaExceeded', message }),
    'Ready=False/QuotaExceeded Reconciling=True/ProgressingWithRetry',
    'Ready=False/QuotaExceeded Succeeded=Unknown/QuotaExceeded Reconciling=True/ProgressingWithRetry',
  ],
  [
    'terminal',
    (c) => terminal(c, { reason: 'CommandFailed', message }),
    'Ready=False/CommandFailed Stalled=True/CommandFailed',
    'Ready=False/CommandFailed Succeeded=False/CommandFailed Stalled=True/CommandFailed',
  ],
  [
    'done',
    (c) => done(c, { message }),
    'Ready=True/Succeeded',
    'Ready=True/Succeeded Succeeded=True/Succeeded',
  ],
  [
    'deleting',
    (c) => deleting(c, { message }),
    'Ready=False/Deleting Reconciling=True/Progressing',
    'Ready=False/Deleting Succeeded=Unknown/Deleting Reconciling=True/Progressing',
  ],
  [
    'deletion blocked',
    (c) => deleting(c, { reason: 'DeletionBlocked', message }),
    'Ready=False/DeletionBlocked Reconciling=True/ProgressingWithRetry',
    'Ready=False/DeletionBlocked Succeeded=Unknown/DeletionBlocked Reconciling=True/ProgressingWithRetry',
  ],
];

for (const [name, make, object, run] of ROWS) {
  test(`${name}: the row of the contract, for an object and for a run`, () => {
    assert.is(line(make(context())), object);
    assert.is(line(make(context({ run: true }))), run);
  });

  test(`${name}: carries the generation and the message, and keeps every rule of the lint`, () => {
    for (const kind of ['ImageTemplate', 'ImageBuild']) {
      const conditions = make(context({ run: kind === 'ImageBuild' }));
      assert.ok(conditions.every((condition) => condition.observedGeneration === 3));
      assert.ok(conditions.every((condition) => condition.message === message));
      const images = [{ regionID: 'cn-hangzhou', imageID: 'm-1', state: 'Available' }];
      const end = { completionTime: '2026-01-01T00:00:00Z', imageID: 'm-1', images };
      const status = { observedGeneration: 3, conditions, ...(kind === 'ImageBuild' ? end : {}) };
      assert.equal(lintStatus({ kind, metadata: { generation: 3 }, status }), []);
    }
  });
}

test('suspended keeps the value of Ready and makes it be about the current generation', () => {
  const previous = done(context({ generation: 2, now: NOW - 60_000 }), { message: 'image m-1' });
  const conditions = suspended(context({ previous }), { message });
  assert.is(line(conditions), 'Ready=True/Succeeded Suspended=True/Suspended');
  assert.is(conditions[0]?.message, 'image m-1');
  assert.is(conditions[0]?.observedGeneration, 3);
  assert.is(conditions[0]?.lastTransitionTime, '2025-12-31T23:59:00Z');
});

test('suspended drops what says that work goes on or has failed', () => {
  const flying = suspended(context({ previous: inFlight(context(), { message }) }), { message });
  assert.is(line(flying), 'Ready=Unknown/Progressing Suspended=True/Suspended');
  const failed = terminal(context(), { reason: 'CommandFailed', message });
  assert.is(
    line(suspended(context({ previous: failed }), { message })),
    'Ready=False/CommandFailed Suspended=True/Suspended',
  );
});

test('an object that is suspended before anything else has Ready=Unknown', () => {
  const conditions = suspended(context(), { message });
  assert.is(line(conditions), 'Ready=Unknown/Suspended Suspended=True/Suspended');
  const status = { observedGeneration: 3, conditions };
  assert.equal(lintStatus({ kind: 'ImageTemplate', metadata: { generation: 3 }, status }), []);
});

test('deleting a run keeps what it came to', () => {
  const succeeded = done(context({ run: true }), { message });
  assert.is(
    line(deleting(context({ run: true, previous: succeeded }), { message })),
    'Ready=False/Deleting Succeeded=True/Succeeded Reconciling=True/Progressing',
  );
  const failed = terminal(context({ run: true }), { reason: 'TestFailed', message });
  assert.is(
    line(deleting(context({ run: true, previous: failed }), { message })),
    'Ready=False/Deleting Succeeded=False/TestFailed Reconciling=True/Progressing',
  );
});

test('extra conditions come along; those of the row win', () => {
  const conditions = terminal(
    context({
      run: true,
      extra: [
        { type: 'CleanedUp', status: 'False', reason: 'AccessDenied', message: 'image m-1' },
        { type: 'Ready', status: 'True', reason: 'Succeeded', message: '' },
      ],
    }),
    { reason: 'Cancelled', message },
  );
  assert.is(
    line(conditions),
    'Ready=False/Cancelled Succeeded=False/Cancelled Stalled=True/Cancelled CleanedUp=False/AccessDenied',
  );
});

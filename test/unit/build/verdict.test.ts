import * as fc from 'fast-check';

import { STEPS, type StepName } from '../../../src/build/steps.ts';
import { type Fault, judge, overdue, reasonOf, refusal } from '../../../src/build/verdict.ts';
import { CLOUD_ERROR_CLASSES } from '../../../src/cloud/port/error.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('verdict');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const fault = (change: Partial<Fault> = {}): Fault => ({
  class: 'Transient',
  code: 'ServiceUnavailable',
  message: 'it failed',
  unknown: false,
  ...change,
});

test('trouble of the service is tried again, the longer it lasts the more rarely', () => {
  const waits = [0, 10 * SECOND, 10 * MINUTE].map((age) => judge(fault(), 'Launch', age));
  assert.equal(
    waits.map((verdict) => (verdict.kind === 'retry' ? verdict.afterMs : verdict.kind)),
    [2 * SECOND, 10 * SECOND, 30 * SECOND],
  );
});

const wait = (retryAfterMs?: number) => judge(fault({ class: 'Throttled', retryAfterMs }), 'Connect', 0);

test('throttling waits as long as it is told, a minute when nothing is said', () => {
  assert.equal(wait(), { kind: 'retry', afterMs: MINUTE, message: 'it failed' });
  assert.equal(wait(5 * SECOND), { kind: 'retry', afterMs: 5 * SECOND, message: 'it failed' });
  assert.equal(wait(3_600_000), { kind: 'retry', afterMs: 2 * MINUTE, message: 'it failed' });
});

test('what a person must change is waited for, from half a minute to ten', () => {
  const cases = [
    ['Quota', 'QuotaExceed.Image', 'QuotaExceeded'],
    ['Balance', 'InsufficientBalance', 'InsufficientBalance'],
    ['Denied', 'Forbidden.RAM', 'AccessDenied'],
    ['Denied', 'InvalidAccessKeyId.NotFound', 'CredentialsUnavailable'],
    ['Denied', 'InvalidAccessKeyId.Inactive', 'CredentialsUnavailable'],
    ['Denied', 'SignatureDoesNotMatch', 'CredentialsUnavailable'],
    ['Denied', 'InvalidSecurityToken.Expired', 'CredentialsUnavailable'],
    ['Denied', 'CredentialsUnavailable', 'CredentialsUnavailable'],
  ] as const;
  for (const [name, code, reason] of cases) {
    for (const [age, afterMs] of [
      [0, 30 * SECOND],
      [3 * MINUTE, 3 * MINUTE],
      [3_600_000, 10 * MINUTE],
    ] as const) {
      const verdict = judge(fault({ class: name, code }), 'Capture', age);
      assert.equal(verdict, { kind: 'refused', reason, afterMs, message: 'it failed' }, code);
    }
  }
  assert.equal(refusal('AccessDenied', 0, 'no'), {
    kind: 'refused',
    reason: 'AccessDenied',
    afterMs: 30 * SECOND,
    message: 'no',
  });
});

test('a wrong request is final at once, one with an unknown code only after two minutes', () => {
  const known = judge(fault({ class: 'Invalid', code: 'InvalidParameter' }), 'Launch', 0);
  assert.equal(known, { kind: 'fail', reason: 'InvalidSpec', message: 'it failed', retryable: false });
  const unknown = fault({ class: 'Invalid', code: 'Never.Heard', unknown: true });
  assert.is(judge(unknown, 'Capture', MINUTE).kind, 'retry');
  assert.equal(judge(unknown, 'Capture', 3 * MINUTE), {
    kind: 'fail',
    reason: 'CaptureFailed',
    message: 'it failed',
    retryable: false,
  });
});

test('a thing that is not there, or in the wrong state, is doubted for two minutes', () => {
  for (const name of ['NotFound', 'Conflict', 'AClassThatIsNew']) {
    assert.is(judge(fault({ class: name }), 'Distribute', 0).kind, 'retry');
    assert.is(judge(fault({ class: name }), 'Distribute', 3 * MINUTE).kind, 'fail');
  }
});

test('a token that was used otherwise costs the attempt', () => {
  const verdict = judge(fault({ class: 'TokenMismatch' }), 'Launch', 0);
  assert.equal(verdict, { kind: 'attempt', reason: 'InstanceLost', message: 'it failed' });
});

test('what takes things away is never given up, and tried calmly', () => {
  for (const step of ['ReleaseBuilder', 'Cleanup'] as const) {
    for (const name of ['Invalid', 'NotFound', 'Conflict']) {
      const verdict = judge(fault({ class: name }), step, 3_600_000);
      assert.equal(verdict, { kind: 'retry', afterMs: 10 * MINUTE, message: 'it failed' });
    }
  }
});

test('whatever goes wrong in whatever step, the verdict is calm and keeps the message', () => {
  const anyFault = fc.record({
    class: fc.constantFrom(...CLOUD_ERROR_CLASSES),
    code: fc.string(),
    message: fc.string(),
    unknown: fc.boolean(),
    retryAfterMs: fc.option(fc.integer(), { nil: undefined }),
  });
  const step = fc.constantFrom(...STEPS.map(({ name }) => name));
  fc.assert(
    fc.property(anyFault, step, fc.nat(), (given, name, age) => {
      const verdict = judge(given, name, age);
      assert.is(verdict.message, given.message);
      if ('afterMs' in verdict) assert.ok(verdict.afterMs >= SECOND && verdict.afterMs <= 10 * MINUTE);
    }),
  );
});

test('a step that took too long costs the attempt or the build, as its rule says', () => {
  assert.equal(overdue('Connect', 'no answer', true), {
    kind: 'attempt',
    reason: 'AgentUnreachable',
    message: 'Connect did not finish within 15 minutes: no answer',
  });
  assert.equal(overdue('Distribute', '', true), {
    kind: 'fail',
    reason: 'DistributionFailed',
    message: 'Distribute did not finish within 240 minutes',
    retryable: true,
  });
});

test('a launch that takes too long lacks stock, unless there is an instance that does not come up', () => {
  assert.equal(overdue('Launch', 'no stock', false), {
    kind: 'fail',
    reason: 'InsufficientCapacity',
    message: 'Launch did not finish within 20 minutes: no stock',
    retryable: true,
  });
  assert.equal(overdue('Launch', 'starting', true), {
    kind: 'attempt',
    reason: 'InstanceLost',
    message: 'Launch did not finish within 20 minutes: starting',
  });
});

test('every step has a reason of its own failing', () => {
  const reasons = STEPS.map(({ name }): [StepName, string] => [name, reasonOf(name)]);
  assert.equal(Object.fromEntries(reasons), {
    Plan: 'InvalidSpec',
    Launch: 'InstanceLost',
    Connect: 'AgentUnreachable',
    Provision: 'InstanceLost',
    Generalize: 'InstanceLost',
    Capture: 'CaptureFailed',
    Finish: 'CaptureFailed',
    ReleaseBuilder: 'CaptureFailed',
    Distribute: 'DistributionFailed',
    Verify: 'CaptureFailed',
    Cleanup: 'CaptureFailed',
  });
});

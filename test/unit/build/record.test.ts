import { BuildRecord, timeText } from '../../../src/build/record.ts';
import { STEPS } from '../../../src/build/steps.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('build record');
const NOW = Date.UTC(2026, 0, 1, 12);
const MINUTE = 60_000;

/** A record that has come as far as `Provision` with a builder. */
function provisioning(): BuildRecord {
  const record = new BuildRecord(undefined);
  for (const name of ['Plan', 'Launch', 'Connect'] as const) {
    record.begin(name, NOW);
    record.finish(name, NOW);
  }
  record.begin('Provision', NOW);
  record.status.tasks = { total: 3, done: 2 };
  addBuilder(record, 1);
  return record;
}

function addBuilder(record: BuildRecord, attempt: number): void {
  record.addInstance({
    role: 'Builder',
    attempt,
    instanceID: `i-${attempt}`,
    instanceType: 'ecs.g7.large',
    launchTime: timeText(NOW),
  });
}

test('a status that is not there yet has every step pending', () => {
  const record = new BuildRecord(undefined);
  assert.equal(
    record.status.steps,
    STEPS.map(({ name }) => ({ name, state: 'Pending' })),
  );
  assert.ok(record.untouched);
  record.refresh();
  assert.equal([record.status.currentStep, record.status.progress], ['Plan', '0/11']);
});

test('a record changes nothing of the object that it was read from', () => {
  const status = provisioning().status;
  const text = JSON.stringify(status);
  const record = new BuildRecord(status);
  record.finish('Provision', NOW);
  record.setImage('cn-hangzhou', { state: 'Creating' });
  record.addInstance({
    role: 'Builder',
    attempt: 9,
    instanceID: 'i-9',
    instanceType: 't',
    launchTime: timeText(NOW),
  });
  assert.is(JSON.stringify(status), text);
});

test('a status of an older release gets the steps that it does not know', () => {
  const { steps = [], ...rest } = provisioning().status;
  const record = new BuildRecord({ ...rest, steps: steps.filter(({ name }) => name !== 'Finish') });
  assert.is(record.stateOf('Finish'), 'Pending');
  assert.is(record.stateOf('Connect'), 'Succeeded');
  assert.equal(
    record.status.steps?.map(({ name }) => name),
    STEPS.map(({ name }) => name),
  );
});

test('a step begins once and keeps its first time', () => {
  const record = new BuildRecord(undefined);
  record.begin('Plan', NOW);
  record.begin('Plan', NOW + MINUTE);
  assert.is(record.step('Plan').startTime, '2026-01-01T12:00:00Z');
  assert.is(record.ageOf('Plan', NOW + MINUTE), MINUTE);
  assert.is(record.ageOf('Launch', NOW), 0);
});

test('a clock that begins anew makes the step young again, and with the plan the build', () => {
  const record = provisioning();
  record.restartClock('Provision', NOW + MINUTE);
  assert.is(record.ageOf('Provision', NOW + MINUTE), 0);
  assert.is(record.status.startTime, undefined);
  record.restartClock('Plan', NOW + MINUTE);
  assert.is(record.status.startTime, timeText(NOW + MINUTE));
});

test('messages are cut to what the schema takes, and an empty one is none', () => {
  const record = new BuildRecord(undefined);
  record.note('Plan', 'x'.repeat(2000));
  assert.is(record.step('Plan').message?.length, 512);
  record.note('Plan', '');
  assert.not('message' in record.step('Plan'));
});

test('progress counts what is done, and the first that is not is the current step', () => {
  const record = provisioning();
  assert.equal([record.status.currentStep, record.status.progress], ['Provision', '3/11']);
  record.finish('Provision', NOW, 'Skipped');
  assert.equal([record.status.currentStep, record.status.progress], ['Generalize', '4/11']);
  for (const { name } of STEPS) record.finish(name, NOW);
  assert.equal([record.status.currentStep, record.status.progress], [undefined, '11/11']);
});

test('a fresh attempt repeats what lives on the builder and nothing else', () => {
  const record = provisioning();
  record.note('Provision', 'task 3 of 3');
  record.newAttempt();
  assert.is(record.attempt, 2);
  assert.is(record.stateOf('Plan'), 'Succeeded');
  for (const name of ['Launch', 'Connect', 'Provision', 'Generalize', 'Capture'] as const)
    assert.equal(record.step(name), { name, state: 'Pending', attempt: 2 });
  assert.equal(record.status.tasks, { total: 3, done: 0 });
  assert.is(record.builder, undefined);
  assert.equal(
    record.abandonedBuilders.map(({ instanceID }) => instanceID),
    ['i-1'],
  );
});

test('the builder is the one of this attempt that is not known to be gone', () => {
  const record = provisioning();
  assert.is(record.builder?.instanceID, 'i-1');
  const [first] = record.status.instances ?? [];
  if (first !== undefined) first.releaseTime = timeText(NOW);
  assert.is(record.builder, undefined);
  assert.equal(record.abandonedBuilders, []);
});

test('an instance is recorded once, and old ones that are gone make room', () => {
  const record = new BuildRecord(undefined);
  addBuilder(record, 1);
  addBuilder(record, 1);
  assert.is(record.status.instances?.length, 1);
  for (let attempt = 2; attempt <= 25; attempt++) {
    const [oldest] = record.status.instances?.filter(({ releaseTime }) => releaseTime === undefined) ?? [];
    if (oldest !== undefined) oldest.releaseTime = timeText(NOW);
    addBuilder(record, attempt);
  }
  assert.is(record.status.instances?.length, 20);
  assert.is(record.status.instances?.at(-1)?.instanceID, 'i-25');
  assert.is(record.status.instances?.at(-1)?.releaseTime, undefined);
});

test('an intent takes the place of the older one of its kind', () => {
  const record = new BuildRecord(undefined);
  const kind = {
    action: 'RunInstances',
    role: 'Builder',
    regionID: 'cn-hangzhou',
    step: 'Launch',
    attempt: 1,
  } as const;
  record.setIntent({ ...kind, candidate: 0, startTime: timeText(NOW), outcome: 'Refused' });
  record.setIntent({ ...kind, regionID: 'cn-shanghai', startTime: timeText(NOW) });
  record.setIntent({ ...kind, candidate: 1, startTime: timeText(NOW) });
  assert.is(record.status.intents?.length, 2);
  assert.is(record.intent(kind)?.candidate, 1);
  assert.is(record.openIntents.length, 2);
  assert.not(record.untouched);
});

test('the first failure stands, with the step that it was in', () => {
  const record = provisioning();
  record.noteTrouble({ step: 'Provision', code: 'Busy', message: 'busy' }, NOW);
  record.fail({ step: 'Provision', reason: 'CommandFailed', message: 'exit 1', retryable: false }, NOW);
  record.fail({ step: 'Cleanup', reason: 'Cancelled', message: 'cancelled', retryable: false }, NOW);
  assert.equal(record.status.failure, {
    step: 'Provision',
    reason: 'CommandFailed',
    code: 'CommandFailed',
    message: 'exit 1',
    retryable: false,
  });
  assert.is(record.stateOf('Provision'), 'Failed');
  assert.is(record.stateOf('Cleanup'), 'Pending');
  assert.is(record.status.trouble, undefined);
});

test('times are whole seconds in UTC', () => {
  assert.is(timeText(NOW + 999), '2026-01-01T12:00:00Z');
});

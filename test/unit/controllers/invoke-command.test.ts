import { AttemptLost } from '../../../src/build/failure.ts';
import { BuildRecord, type InstanceRecord } from '../../../src/build/record.ts';
import { CloudError, type Invocation } from '../../../src/cloud/port.ts';
import { invokeKnownCommand } from '../../../src/controllers/image-build/invoke-command.ts';
import type { BuildSession } from '../../../src/controllers/image-build/session.ts';
import { assert, suite } from '../../kit/index.ts';
import { buildObject } from '../build/objects.ts';

const test = suite('a command that Cloud Assistant knows');
const task = {
  component: 'web',
  task: { action: 'InvokeCommand', name: 'known', timeoutSeconds: 60, commandID: 'c-1' },
} as const;
const INDEX = 3;
const builder = { instanceID: 'i-1', role: 'Builder', attempt: 1 } as InstanceRecord;

type Answer = Pick<Invocation, 'status' | 'errorCode'>;
const NOT_DELIVERED: Answer = { status: 'Aborted', errorCode: 'DeliveryTimeout' };
const RUNNING: Answer = { status: 'Running', errorCode: '' };
const DONE: Answer = { status: 'Success', errorCode: '' };

/** A session over a cloud in which each call makes invocation `t-1`, `t-2`, …; calls with a known token make none. */
function rig() {
  const state = {
    answers: new Map<string, Answer>(),
    tokens: new Map<string, string>(),
    shown: [] as string[],
    refusals: 0,
  };
  const record = new BuildRecord(buildObject(1).status);
  const invocation = (invokeID: string) => ({ invokeID, ...(state.answers.get(invokeID) ?? RUNNING) });
  const cloud = {
    invokeCommand: ({ clientToken }: { clientToken: string }) => {
      if (state.refusals-- > 0)
        return Promise.reject(
          new CloudError('no', { class: 'Busy', code: 'OperationConflict', definite: true }),
        );
      const invokeID = state.tokens.get(clientToken) ?? `t-${state.tokens.size + 1}`;
      state.tokens.set(clientToken, invokeID);
      return Promise.resolve({ invokeID });
    },
    describeInvocations: () => Promise.resolve(state.shown.map(invocation)),
  };
  const session = {
    record,
    cloud,
    plan: { regionID: 'r', instance: {}, source: { osType: 'Linux' }, tasks: [] },
    build: buildObject(1),
    named: { uid: 'uid' },
    since: 0,
    now: () => Date.parse('2026-01-01T00:00:00Z'),
    deps: { clusterID: 'cluster', guard: { assertHeld: () => undefined } },
    signal: new AbortController().signal,
    addIntent: (step: string, intent: object) =>
      record.setIntent({ ...intent, step, startTime: '2026-01-01T00:00:00Z' } as never),
    checkpoint: () => Promise.resolve(),
    confirm: () => Promise.resolve(),
    wakeAfter: () => undefined,
    watch: ({ id }: { id: string }) => ({ value: invocation(id) }),
  } as unknown as BuildSession;
  const look = () => invokeKnownCommand(session, builder, task, INDEX);
  /** As an operator that crashed right after the call finds it. */
  const forgetAnswer = () => {
    const intent = record.intent({ action: 'InvokeCommand', role: 'Task', regionID: 'r' });
    delete intent?.outcome;
    delete intent?.resourceID;
  };
  return { state, look, forgetAnswer };
}

test('is sent once, however often it is looked at, and ends with its invocation', async () => {
  const { state, look } = rig();
  assert.is(await look(), undefined);
  assert.is(await look(), undefined);
  state.answers.set('t-1', DONE);
  assert.is((await look())?.invokeID, 't-1');
  assert.is(state.tokens.size, 1);
});

test('that did not reach the agent is sent again, five times at most', async () => {
  const { state, look } = rig();
  for (let delivery = 1; delivery <= 5; delivery++) {
    state.answers.set(`t-${delivery}`, NOT_DELIVERED);
    assert.is(await look(), undefined);
  }
  assert.is(state.tokens.size, 5);
  let lost: unknown;
  await look().catch((error: unknown) => {
    lost = error;
  });
  assert.ok(lost instanceof AttemptLost);
});

test('is never taken for its earlier delivery that did not begin: else it would run twice', async () => {
  const { state, look, forgetAnswer } = rig();
  state.answers.set('t-1', NOT_DELIVERED);
  await look();
  await look();
  assert.is(state.tokens.size, 2);
  // The operator dies; the second delivery runs, but only the first one shows.
  forgetAnswer();
  state.shown = ['t-1'];
  assert.is(await look(), undefined);
  state.answers.set('t-2', DONE);
  assert.is((await look())?.invokeID, 't-2');
  assert.is(state.tokens.size, 2);
});

test('that the cloud refuses for now is tried on without losing the builder', async () => {
  const { state, look } = rig();
  state.refusals = 12;
  for (let attempt = 0; attempt < 12; attempt++) {
    let failed = false;
    await look().catch((error: unknown) => {
      failed = error instanceof CloudError;
    });
    assert.ok(failed);
  }
  await look();
  assert.is(state.tokens.size, 1);
});

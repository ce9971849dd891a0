import { BuildRecord } from '../../../src/build/record.ts';
import { CloudError, isCloudError } from '../../../src/cloud/port.ts';
import { createOnce, type Creating } from '../../../src/controllers/image-build/create.ts';
import type { BuildSession } from '../../../src/controllers/image-build/session.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('a creating call');
const START = Date.parse('2026-01-01T00:00:00Z');

interface Rig {
  readonly session: BuildSession;
  now: number;
}

/** A session of a process that began to look after the build at `since`. */
function rig(since = START): Rig {
  const record = new BuildRecord(undefined);
  const rigged = {
    now: START,
    session: {
      record,
      since,
      now: () => rigged.now,
      named: { uid: 'uid' },
      deps: { clusterID: 'cluster', guard: { assertHeld: () => undefined } },
      addIntent: (step: string, intent: object) =>
        record.setIntent({ ...intent, step, startTime: new Date(START).toISOString() } as never),
      checkpoint: () => Promise.resolve(),
      confirm: () => Promise.resolve(),
    } as unknown as BuildSession,
  };
  return rigged;
}

type Input = { regionID: string; content: string };

function creating(change: Partial<Creating<Input>>): Creating<Input> {
  return {
    step: 'Provision',
    action: 'RunCommand',
    role: 'Task',
    attempt: 1,
    regionID: 'r',
    candidate: 0,
    request: () => ({ regionID: 'r', content: 'text' }),
    find: () => Promise.resolve([]),
    call: () => Promise.resolve('t-1'),
    lookFirst: false,
    ...change,
  };
}

const mismatch = () =>
  Promise.reject(
    new CloudError('RunCommand in r failed', {
      class: 'TokenMismatch',
      code: 'IdempotentParameterMismatch',
      definite: false,
    }),
  );

function part(command: string, id: string): Creating<Input> {
  return creating({ command, choose: () => ({ command }), call: () => Promise.resolve(id) });
}

async function failureOf(run: Promise<unknown>): Promise<CloudError> {
  try {
    await run;
  } catch (error) {
    if (isCloudError(error)) return error;
    throw error;
  }
  throw new Error('It went well');
}

test('whose token belongs to other parameters already is found by its tags', async () => {
  const { session } = rig();
  const id = await createOnce(session, creating({ call: mismatch, find: () => Promise.resolve(['t-0']) }));
  assert.is(id, 't-0');
});

test('whose twin does not show yet is looked for again, for two minutes', async () => {
  const rigged = rig();
  const call = creating({ call: mismatch });
  assert.is((await failureOf(createOnce(rigged.session, call))).class, 'Transient');
  rigged.now = START + 119_000;
  assert.is((await failureOf(createOnce(rigged.session, call))).class, 'Transient');
  rigged.now = START + 121_000;
  assert.is((await failureOf(createOnce(rigged.session, call))).class, 'TokenMismatch');
});

test('that another process made long after its intent is waited for as well', async () => {
  const rigged = rig(START + 600_000);
  rigged.now = START + 610_000;
  const call = creating({ call: mismatch });
  assert.is((await failureOf(createOnce(rigged.session, call))).class, 'Transient');
});

test('is not taken for another command of the same number', async () => {
  const { session } = rig();
  assert.is(await createOnce(session, part('aaaa-1', 't-1')), 't-1');
  assert.is(await createOnce(session, part('aaaa-1', 't-2')), 't-1');
  assert.is(await createOnce(session, part('bbbb-1', 't-3')), 't-3');
});

import { BuildRecord } from '../../../src/build/record.ts';
import type { LogEntry } from '../../../src/build/task-log.ts';
import type { BuildSession } from '../../../src/controllers/image-build/session.ts';
import { writeTaskLog } from '../../../src/controllers/image-build/task-log.ts';
import { type ConfigMap, KubeError } from '../../../src/kube/port.ts';
import { assert, suite } from '../../kit/index.ts';
import { buildObject } from '../build/objects.ts';

const test = suite('the log of a build');

/** A session of build `web-1` over one ConfigMap; calls fail with the errors of `failing`, first ones first. */
function rig(stored?: ConfigMap, failing: KubeError[] = []) {
  const state = { stored, warnings: 0 };
  const record = new BuildRecord(buildObject(1).status);
  record.status.tasks = { total: 2, done: 0 };
  const attempt = <T>(answer: () => T): Promise<T> => {
    const error = failing.shift();
    return error === undefined ? Promise.resolve(answer()) : Promise.reject(error);
  };
  const put = (_: unknown, configMap: ConfigMap) => attempt(() => (state.stored = configMap));
  const client = {
    get: () =>
      state.stored === undefined
        ? Promise.reject(new KubeError(404, 'NotFound', 'not found'))
        : Promise.resolve(state.stored),
    create: put,
    replace: put,
  };
  const session = {
    record,
    build: buildObject(1),
    named: { name: 'web-1', uid: 'build-uid-1' },
    deps: { client, guard: { assertHeld: () => undefined } },
    signal: new AbortController().signal,
    log: { warn: () => void state.warnings++ },
  } as unknown as BuildSession;
  return { session, state, logOf: () => record.status.tasks?.logConfigMap };
}

const entry = (index: number): LogEntry => ({
  attempt: 1,
  index,
  result: { component: 'web', task: `t${index}`, state: 'Succeeded', exitCode: 0 },
  output: `said ${index}`,
  cutBytes: 0,
});

test('belongs to the build, and gets one task after the other', async () => {
  const { session, state, logOf } = rig();
  await writeTaskLog(session, entry(0));
  await writeTaskLog(session, entry(1));
  assert.is(logOf(), 'web-1-log');
  assert.equal(Object.keys(state.stored?.data ?? {}), ['attempt-1.0001.web.t0', 'attempt-1.0002.web.t1']);
  assert.equal(
    state.stored?.metadata.ownerReferences?.map(({ uid }) => uid),
    ['build-uid-1'],
  );
});

test('a ConfigMap of that name that belongs to somebody else is left alone, and not named', async () => {
  const foreign: ConfigMap = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'web-1-log', namespace: 'images' },
    data: { mine: 'yes' },
  };
  const { session, state, logOf } = rig(foreign);
  await writeTaskLog(session, entry(0));
  assert.is(logOf(), undefined);
  assert.is(state.stored, foreign);
});

test('what may not be written is said in the log of the operator, and holds up nothing', async () => {
  for (const [status, reason] of [
    [403, 'Forbidden'],
    [413, 'RequestEntityTooLarge'],
  ] as const) {
    const { session, state, logOf } = rig(undefined, [new KubeError(status, reason, 'no')]);
    await writeTaskLog(session, entry(0));
    assert.equal([logOf(), state.warnings, state.stored], [undefined, 1, undefined]);
  }
});

test('somebody who was faster is waited for once', async () => {
  const { session, state, logOf } = rig(undefined, [new KubeError(409, 'AlreadyExists', 'there')]);
  await writeTaskLog(session, entry(0));
  assert.equal([logOf(), state.warnings], ['web-1-log', 0]);
});

test('an API server that is away is an error like elsewhere: the look is repeated', async () => {
  const { session } = rig(undefined, [new KubeError(0, 'Unreachable', 'away')]);
  let failed = false;
  await writeTaskLog(session, entry(0)).catch(() => {
    failed = true;
  });
  assert.ok(failed);
});

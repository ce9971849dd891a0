import { CloudFactory } from '../../../src/cloud/cloud-factory.ts';
import { type Cloud, isCloudError } from '../../../src/cloud/port.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { assert, suite } from '../../kit/index.ts';
import { answerError, ScriptedServer } from './scripted-server.ts';

const test = suite('answers: commands');

const regionID = 'cn-hangzhou';
let server: ScriptedServer;
let factory: CloudFactory;
let cloud: Cloud;

test.before(async () => {
  server = await ScriptedServer.start();
});
test.before.each(() => {
  const clock = systemClock();
  const endpoints = { overrides: { '*': server.endpoint } };
  factory = new CloudFactory({ cloudClock: clock, wallClock: clock, endpoints });
  cloud = factory.open({ namespace: 'n', credentials: { accessKeyID: 'a', accessKeySecret: 'b' } });
  server.calls.length = 0;
});
test.after.each(() => factory.close());
test.after(() => server.close());

const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64');

test('a result has its output as text whatever bytes it held, and no exit code before it ended', async () => {
  const results: Record<string, object> = {
    ok: { InvocationStatus: 'Success', ExitCode: 0, Output: base64('grüße\n'), Dropped: 7 },
    bad: { InvocationStatus: 'Failed', ExitCode: 3, Output: base64(new Uint8Array([0x61, 0xff, 0xfe])) },
    busy: { InvocationStatus: 'Running', ExitCode: 0, Output: '' },
    lost: { InvocationStatus: 'Aborted', ExitCode: 0, ErrorCode: 'ClientNotRunning', ErrorInfo: 'no agent' },
  };
  server.script = ({ query }, response) => {
    const id = query['InvokeId'] ?? '';
    if (!(id in results)) return answerError(response, 404, 'InvalidInvokeId.NotFound');
    return { Invocation: { InvocationResults: { InvocationResult: [{ InvokeId: id, ...results[id] }] } } };
  };
  const found = await cloud.describeInvocationResults({
    regionID,
    invokeIDs: ['ok', 'bad', 'busy', 'lost', 'gone'],
  });
  assert.equal(
    found.map(({ invokeID, exitCode, output }) => [invokeID, exitCode, output]),
    [
      ['ok', 0, 'grüße\n'],
      ['bad', 3, 'a\uFFFD\uFFFD'],
      ['busy', undefined, ''],
      ['lost', undefined, ''],
    ],
  );
  assert.equal([found[0]?.droppedBytes, found[3]?.errorCode], [7, 'ClientNotRunning']);
});

test("a listed invocation shows its one instance's own state", async () => {
  server.script = () => ({
    Invocations: {
      Invocation: [
        {
          InvokeId: 't-1',
          InvokeStatus: 'Finished',
          InvokeInstances: { InvokeInstance: [{ InstanceId: 'i-1', InvocationStatus: 'Timeout' }] },
        },
        { InvokeId: 't-2', InvokeStatus: 'Running' },
      ],
    },
  });
  const found = await cloud.describeInvocations({ regionID, instanceID: 'i-1' });
  assert.equal(
    found.map(({ status }) => status),
    ['Timeout', 'Running'],
  );
});

test('the agent is online when the service writes "true"', async () => {
  server.script = () => ({
    InstanceCloudAssistantStatusSet: {
      InstanceCloudAssistantStatus: [
        { InstanceId: 'i-1', CloudAssistantStatus: 'true', CloudAssistantVersion: '2.2.3.612' },
        { InstanceId: 'i-2', CloudAssistantStatus: 'false', CloudAssistantVersion: '' },
      ],
    },
  });
  const found = await cloud.describeCloudAssistantStatus({ regionID, instanceIDs: ['i-1', 'i-2', 'i-3'] });
  assert.equal(
    found.map(({ online, version }) => [online, version]),
    [
      [true, '2.2.3.612'],
      [false, ''],
    ],
  );
});

test('console output is decoded, and tags go out in calls of fifty', async () => {
  server.script = () => ({ ConsoleOutput: base64('booting…'), RequestId: 'r' });
  assert.is(await cloud.getInstanceConsoleOutput({ regionID, instanceID: 'i-1' }), 'booting…');
  server.calls.length = 0;
  const resourceIDs = Array.from({ length: 120 }, (_, n) => `s-${n}`);
  await cloud.tagResources({ regionID, resourceType: 'snapshot', resourceIDs, tags: { a: 'b' } });
  await cloud.tagResources({ regionID, resourceType: 'snapshot', resourceIDs, tags: {} });
  assert.is(server.calls.length, 3);
});

test('a command that was invoked has an ID, or nobody knows whether it runs', async () => {
  server.script = () => ({ InvokeId: 't-7' });
  const input = {
    regionID,
    clientToken: 'tok',
    tags: {},
    instanceID: 'i-1',
    commandID: 'c-1',
    timeoutSeconds: 60,
  };
  assert.equal(await cloud.invokeCommand(input), { invokeID: 't-7' });
  const [call] = server.calls;
  assert.equal([call?.action, call?.query['CommandId']], ['InvokeCommand', 'c-1']);
  assert.is(call?.query['Parameters'], undefined, 'no parameters at all is not the same as none');

  server.script = () => ({ RequestId: 'r' });
  const failure = await cloud.invokeCommand(input).then(
    () => assert.unreachable(),
    (error: unknown) => error,
  );
  assert.ok(isCloudError(failure, 'Transient') && !failure.definite && failure.code === 'MalformedAnswer');
});

test('a refused invocation says so with its code', async () => {
  server.script = (_, response) => answerError(response, 404, 'InvalidCmdId.NotFound');
  const failure = await cloud
    .invokeCommand({
      regionID,
      clientToken: 'tok',
      tags: {},
      instanceID: 'i-1',
      commandID: 'absent',
      timeoutSeconds: 60,
    })
    .then(
      () => assert.unreachable(),
      (error: unknown) => error,
    );
  assert.ok(
    isCloudError(failure, 'NotFound') && failure.definite && failure.code === 'InvalidCmdId.NotFound',
  );
});

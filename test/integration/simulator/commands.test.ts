import { assert, suite } from '../../kit/index.ts';
import type { Rule } from '../../../simulator/guests/rules.ts';
import { list, Stepped } from './calls.ts';

const RULES: Rule[] = [
  { match: /^echo (.*)$/, exitCode: 0, output: '$1\n' },
  { match: /^exit (\d+)$/, exitCode: 7, output: 'bad' },
  {
    match: /^flood$/,
    exitCode: 0,
    output: () => `${'a'.repeat(6000)}${'b'.repeat(50_000)}${'c'.repeat(18_576)}`,
  },
  { match: /^sleep$/, exitCode: 0, hangs: true },
  { match: /^reboot$/, exitCode: 194 },
  { match: /^poweroff$/, exitCode: 193 },
  { writesFile: /^\/opt\// },
];

const test = suite('simulated Cloud Assistant');
let world: Stepped;
let id: string;

test.before.each(async () => {
  world = await Stepped.start({ guests: { rules: RULES } });
  id = await world.running();
});
test.after.each(() => world.end());

async function run(script: string, parameters: object = {}): Promise<string> {
  const answer = await world.call('RunCommand', {
    Type: 'RunShellScript',
    CommandContent: script,
    InstanceId: [id],
    ...parameters,
  });
  return String(answer['InvokeId']);
}

test('a command is Pending, Running, then Success with output and exit code', async () => {
  const invokeId = await run('echo hello', { Tag: [{ Key: 'a', Value: 'b' }] });
  assert.is((await world.result(invokeId))?.['InvocationStatus'], 'Pending');
  await world.seconds(1);
  assert.is((await world.result(invokeId))?.['InvocationStatus'], 'Running');
  await world.seconds(30);
  const result = await world.result(invokeId);
  assert.is(result?.['InvocationStatus'], 'Success');
  assert.is(result?.['ExitCode'], 0);
  assert.is(result?.['Output'], 'hello\n');
  const byTag = await world.call('DescribeInvocationResults', { Tag: [{ Key: 'a', Value: 'b' }] });
  const [found] = list(byTag, 'Invocation', 'InvocationResults', 'InvocationResult');
  assert.is(Buffer.from(String(found?.['Output']), 'base64').toString(), 'hello\n');
});

test('an exit code is Failed, while the coarse status says Finished', async () => {
  const invokeId = await run('exit 7');
  await world.seconds(30);
  const result = await world.result(invokeId);
  assert.is(result?.['InvocationStatus'], 'Failed');
  assert.is(result?.['ErrorCode'], 'ExitCodeNonzero');
  assert.is(result?.['ExitCode'], 7);
  const [coarse] = list(
    await world.call('DescribeInvocations', { InvokeId: invokeId }),
    'Invocations',
    'Invocation',
  );
  assert.is(coarse?.['InvokeStatus'], 'Finished');
  assert.is(coarse?.['InvocationStatus'], 'Failed');
});

test('a script that nothing executes fails and says so', async () => {
  const invokeId = await run('unknown');
  await world.seconds(30);
  const result = await world.result(invokeId);
  assert.is(result?.['InvocationStatus'], 'Error');
  assert.match(String(result?.['ErrorInfo']), 'no rule matches');
});

test('of long output the beginning and the end are kept, 24 KiB in all, and the rest is counted', async () => {
  const invokeId = await run('flood');
  await world.seconds(30);
  const result = await world.result(invokeId);
  assert.is(result?.['Output'], `${'a'.repeat(6000)}${'c'.repeat(18_576)}`);
  assert.is(result?.['Dropped'], 50_000);
});

test('a command that runs too long ends as Timeout', async () => {
  const invokeId = await run('sleep', { Timeout: 100 });
  await world.seconds(99);
  assert.is((await world.result(invokeId))?.['InvocationStatus'], 'Running');
  await world.seconds(5);
  const result = await world.result(invokeId);
  assert.is(result?.['InvocationStatus'], 'Timeout');
  assert.is(result?.['ErrorCode'], 'ExecutionTimeout');
});

test('without a time-out it is a minute', async () => {
  const invokeId = await run('sleep');
  await world.seconds(65);
  assert.is((await world.result(invokeId))?.['InvocationStatus'], 'Timeout');
});

test('StopInvocation cancels what waits and terminates what runs', async () => {
  const running = await run('sleep', { Timeout: 1000 });
  await world.seconds(5);
  const waiting = await run('sleep', { Timeout: 1000 });
  for (const InvokeId of [running, waiting]) await world.call('StopInvocation', { InvokeId });
  assert.is((await world.result(waiting))?.['InvocationStatus'], 'Cancelled');
  await world.seconds(30);
  assert.is((await world.result(running))?.['InvocationStatus'], 'Terminated');
  assert.is(await world.code('StopInvocation', { InvokeId: 't-none' }), 'InvalidInvokeId.NotFound');
});

test('a reboot under a command makes it Failed with InstanceRestarted', async () => {
  const invokeId = await run('sleep', { Timeout: 1000 });
  await world.seconds(5);
  await world.call('RebootInstance', { InstanceId: id });
  await world.seconds(60);
  const result = await world.result(invokeId);
  assert.is(result?.['InvocationStatus'], 'Failed');
  assert.is(result?.['ErrorCode'], 'InstanceRestarted');
});

test('a command sent while the machine boots waits for the agent', async () => {
  await world.call('RebootInstance', { InstanceId: id });
  await world.seconds(31);
  const invokeId = await run('echo late');
  await world.seconds(5);
  assert.is((await world.result(invokeId))?.['InvocationStatus'], 'Pending');
  await world.seconds(60);
  assert.is((await world.result(invokeId))?.['InvocationStatus'], 'Success');
});

test('exit code 194 reboots the machine, 193 powers it off', async () => {
  const boot = () => world.simulator.simulation.instances.find(id)?.instance.bootCount;
  await run('reboot');
  await world.seconds(100);
  assert.is(boot(), 2);
  assert.is((await world.instance(id))?.['Status'], 'Running');
  await run('poweroff');
  await world.seconds(60);
  assert.is((await world.instance(id))?.['Status'], 'Stopped');
});

test('a command on a stopped machine is Aborted', async () => {
  await world.call('StopInstance', { InstanceId: id });
  await world.seconds(30);
  const result = await world.result(await run('echo x'));
  assert.is(result?.['InvocationStatus'], 'Aborted');
  assert.is(result?.['ErrorCode'], 'InstanceNotRunning');
});

test('an image without the agent needs InstallCloudAssistant and a reboot', async () => {
  id = await world.running({ ImageFamily: 'acs:debian_11_x64_without_agent', InstanceType: 'ecs.g6.large' });
  const lost = await run('echo x');
  await world.seconds(70);
  assert.is((await world.result(lost))?.['ErrorCode'], 'ClientNotRunning');
  await world.call('InstallCloudAssistant', { InstanceId: [id] });
  await world.call('RebootInstance', { InstanceId: id });
  await world.seconds(60);
  const invokeId = await run('echo x');
  await world.seconds(30);
  assert.is((await world.result(invokeId))?.['InvocationStatus'], 'Success');
});

test('braces are parameters only with EnableParameter; the agent fills in its own', async () => {
  const plain = await run('echo {{name}}');
  const filled = await run('echo {{name}} {{ACS::InstanceId}}', {
    EnableParameter: true,
    Parameters: '{"name":"x"}',
  });
  await world.seconds(30);
  assert.is((await world.result(plain))?.['Output'], '{{name}}\n');
  assert.is((await world.result(filled))?.['Output'], `x ${id}\n`);
  const code = (parameters: object) =>
    world.code('RunCommand', {
      Type: 'RunShellScript',
      CommandContent: 'echo {{name}}',
      InstanceId: [id],
      ...parameters,
    });
  assert.is(await code({ Parameters: '{"name":"x"}' }), 'Parameter.Disabled');
  assert.is(await code({ EnableParameter: true }), 'Parameter.MissingValue');
  assert.is(
    await code({ EnableParameter: true, Parameters: '{"name":"x","other":"y"}' }),
    'Parameter.NotMatched',
  );
});

const refusalOf = (parameters: object) =>
  world.code('RunCommand', {
    Type: 'RunShellScript',
    CommandContent: 'x',
    InstanceId: [id],
    ...parameters,
  });

test('what RunCommand refuses', async () => {
  assert.is(await refusalOf({ Type: 'RunPerl' }), 'InvalidCmdType.NotFound');
  assert.is(await refusalOf({ CommandContent: 'x'.repeat(18 * 1024 + 1) }), 'CmdContent.ExceedLimit');
  assert.is(await refusalOf({ CommandContent: 'x'.repeat(18 * 1024) }), undefined);
  assert.is(await refusalOf({ InstanceId: ['i-none'] }), 'InvalidInstance.NotFound');
  assert.is(await refusalOf({ InstanceId: undefined }), 'MissingParameter');
  assert.is(await refusalOf({ Type: 'RunBatScript' }), 'InvalidInstance.NotMatch');
  assert.is(await refusalOf({ WorkingDir: `/${'x'.repeat(200)}` }), 'InvalidParameter.WorkingDir');
  assert.is(await refusalOf({ TerminationMode: 'Soft' }), 'InvalidTerminationMode.NotFound');
});

test('CreateCommand keeps a command that InvokeCommand runs', async () => {
  const made = await world.call('CreateCommand', {
    Name: 'greet',
    Type: 'RunShellScript',
    CommandContent: 'echo kept',
  });
  const invoked = await world.call('InvokeCommand', { CommandId: made['CommandId'], InstanceId: [id] });
  await world.seconds(30);
  assert.is((await world.result(String(invoked['InvokeId'])))?.['Output'], 'kept\n');
  assert.is(
    await world.code('InvokeCommand', { CommandId: 'c-none', InstanceId: [id] }),
    'InvalidCmdId.NotFound',
  );
});

test('SendFile writes a file and refuses what is too large', async () => {
  const send = { Name: 'app.conf', TargetDir: '/opt', Content: 'x=1', InstanceId: [id] };
  const { InvokeId } = await world.call('SendFile', send);
  await world.seconds(5);
  const sent = await world.call('DescribeSendFileResults', { InvokeId });
  assert.is(list(sent, 'Invocations', 'Invocation')[0]?.['InvocationStatus'], 'Success');
  assert.is(await world.code('SendFile', { ...send, Content: 'x'.repeat(25_000) }), 'FileSize.ExceedLimit');
  assert.is(await world.code('SendFile', { ...send, FileMode: '888' }), 'FileMode.Invalid');
});

import { account, call, type Scenario, type Scenarios } from './scenario.ts';

type Parameters = Record<string, unknown>;
const SCRIPT = { Type: 'RunShellScript', CommandContent: 'true' };

/** RunCommand on a running instance, with a change. */
function run(parameters: Parameters): Scenario {
  return async (world) =>
    world.code('RunCommand', { ...SCRIPT, InstanceId: [await world.running()], ...parameters });
}

/** SendFile to a running instance, with a change. */
function file(parameters: Parameters): Scenario {
  return async (world) => {
    const right = { Name: 'f', TargetDir: '/', Content: 'x', InstanceId: [await world.running()] };
    return world.code('SendFile', { ...right, ...parameters });
  };
}

const NAMED = { EnableParameter: true, CommandContent: 'echo {{a}}' };

/** What commands and files are refused with. */
export const COMMAND_SCENARIOS: Scenarios = {
  'InvalidInstance.NotFound': run({ InstanceId: ['i-none'] }),
  'InstanceIds.ExceedLimit': run({ InstanceId: Array.from({ length: 101 }, (_, index) => `i-${index}`) }),
  'InvalidInstance.NotMatch': run({ Type: 'RunPowerShellScript' }),
  'InvalidCmdType.NotFound': run({ Type: 'RunPerlScript' }),
  'CmdContent.ExceedLimit': run({ CommandContent: 'x'.repeat(25 * 1024) }),
  'CmdName.ExceedLimit': run({ Name: 'x'.repeat(129) }),
  'CmdDesc.ExceedLimit': run({ Description: 'x'.repeat(513) }),
  'InvalidParameter.WorkingDir': run({ WorkingDir: `/${'x'.repeat(200)}` }),
  'Username.ExceedLimit': run({ Username: 'x'.repeat(256) }),
  'InvalidTerminationMode.NotFound': run({ TerminationMode: 'Gently' }),
  'Parameter.Disabled': run({ Parameters: '{"a":"b"}' }),
  'Parameter.MissingValue': run(NAMED),
  'Parameter.NotMatched': run({ ...NAMED, Parameters: '{"a":"b","c":"d"}' }),
  'ParameterKey.ExceedLimit': run({ ...NAMED, Parameters: JSON.stringify({ ['x'.repeat(65)]: 'b' }) }),
  'ParameterCount.ExceedLimit': run({
    EnableParameter: true,
    CommandContent: Array.from({ length: 21 }, (_, index) => `{{a${index}}}`).join(' '),
  }),
  'Invocation.ExceedQuota': (world) => {
    account(world).quotas.invocationsPerDay = 0;
    return run({})(world);
  },
  'CmdCount.ExceedQuota': (world) => {
    account(world).quotas.commands = 0;
    return world.code('CreateCommand', { ...SCRIPT, Name: 'n' });
  },
  'InvalidCmdId.NotFound': call('InvokeCommand', { CommandId: 'c-none', InstanceId: ['i-none'] }),
  'InvalidInvokeId.NotFound': call('StopInvocation', { InvokeId: 't-none' }),
  'FileContent.DecodeError': file({ ContentType: 'Base64', Content: '???' }),
  'FileMode.Invalid': file({ FileMode: '999' }),
  'FileName.ExceedLimit': file({ Name: 'x'.repeat(256) }),
  'FileSize.ExceedLimit': file({ Content: 'x'.repeat(33 * 1024) }),
  'FileTargetDir.Invalid': file({ TargetDir: `/${'x'.repeat(256)}` }),
};

import { ApiError, invalidParameter } from '../wire/api-error.ts';
import type { Parameters } from '../wire/parameters.ts';
import type { CommandRecord, InvocationRecord } from '../world/command-record.ts';
import { hasEnded, newTask } from '../lifecycle/tasks.ts';
import { type Answer, type Call, write } from './api.ts';
import { fillParameters, parameterNames, readCommandParameters } from './command-parameters.ts';
import { readTargets } from './command-targets.ts';
import { countTasks, tasksOfLastDay } from './daily-tasks.ts';
import { findPublicCommand } from './public-commands.ts';
import { checkOutputDelivery, readRepeatMode, refuseContainers } from './schedule.ts';
import { readTags } from './tags.ts';

const TYPES = ['RunShellScript', 'RunPowerShellScript', 'RunBatScript'] as const;
/** Documented: the content after Base64 is at most 24 KB. */
const CONTENT_LIMIT = 24 * 1024;
const TOKEN = { status: 403, mismatch: 'IdempotentParameterMismatch' };

export const runCommand = write('RunCommand', run, { token: TOKEN });
export const createCommand = write('CreateCommand', create, { token: TOKEN });
export const invokeCommand = write('InvokeCommand', invoke, { token: TOKEN });

function run(call: Call): Answer {
  const { parameters } = call;
  const keep = parameters.flag('KeepCommand') ?? false;
  const command = readCommand(call, { keep, name: parameters.text('Name') ?? '' });
  const invocation = readInvocation(call, command);
  if (keep) store(call, command);
  return { CommandId: command.id, InvokeId: send(call, invocation) };
}

function create(call: Call): Answer {
  const command = readCommand(call, { keep: true, name: call.parameters.required('Name') });
  store(call, command);
  return { CommandId: command.id };
}

/** @throws ApiError when the account keeps as many commands as it may. */
function store({ holdings, account }: Call, command: CommandRecord): void {
  if (holdings.commands.size >= account.quotas.commands) {
    throw new ApiError(403, 'CmdCount.ExceedQuota', 'The number of commands exceeds the quota.');
  }
  holdings.commands.set(command.id, command);
}

function invoke(call: Call): Answer {
  const { parameters, holdings } = call;
  const id = parameters.required('CommandId');
  const command = holdings.commands.get(id) ?? findPublicCommand(holdings.region.id, id);
  if (command === undefined) {
    throw new ApiError(404, 'InvalidCmdId.NotFound', 'The specified command does not exist.');
  }
  const timeoutSeconds = parameters.integer('Timeout', { min: 10 }) ?? command.timeoutSeconds;
  const invocation = readInvocation(call, { ...command, timeoutSeconds });
  command.invokedTimes++;
  return { InvokeId: send(call, invocation) };
}

/** The command of a RunCommand or CreateCommand call. */
function readCommand(call: Call, { keep, name }: { keep: boolean; name: string }): CommandRecord {
  const { parameters, holdings, account, simulation } = call;
  const type = TYPES.find((known) => known === parameters.required('Type'));
  if (type === undefined)
    throw new ApiError(400, 'InvalidCmdType.NotFound', 'The specified command type is not valid.');
  if (name.length > 128)
    throw new ApiError(400, 'CmdName.ExceedLimit', 'The length of the command name is exceeded.');
  if ((parameters.text('Description') ?? '').length > 512) {
    throw new ApiError(400, 'CmdDesc.ExceedLimit', 'The length of the command description is exceeded.');
  }
  const workingDir = parameters.text('WorkingDir') ?? '';
  if (workingDir.length > 200) {
    throw new ApiError(
      400,
      'InvalidParameter.WorkingDir',
      'The length of the working directory is exceeded.',
    );
  }
  const script = readContent(parameters);
  const enableParameter = parameters.flag('EnableParameter') ?? false;
  return {
    id: simulation.core.ids.assistant('c', holdings.region.id),
    name,
    description: parameters.text('Description') ?? '',
    accountUid: account.uid,
    regionId: holdings.region.id,
    type,
    script,
    workingDir,
    timeoutSeconds: Math.max(10, parameters.integer('Timeout', { min: 1 }) ?? 60),
    enableParameter,
    parameterNames: enableParameter ? parameterNames(script) : [],
    keep,
    createdAt: simulation.core.timeline.now(),
    invokedTimes: 0,
    launcher: parameters.text('Launcher') ?? '',
    resourceGroupId: parameters.text('ResourceGroupId') ?? '',
    tags: readTags(parameters),
  };
}

/** An invalid `ContentEncoding` means PlainText, silently (documented). */
function readContent(parameters: Parameters): string {
  const content = parameters.required('CommandContent');
  const isBase64 = (parameters.text('ContentEncoding') ?? '').toLowerCase() === 'base64';
  const encodedLength = isBase64 ? content.length : Math.ceil(Buffer.byteLength(content) / 3) * 4;
  if (encodedLength > CONTENT_LIMIT) {
    throw new ApiError(403, 'CmdContent.ExceedLimit', 'The length of the command content exceeds the limit.');
  }
  if (!isBase64) return content;
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(content)) {
    throw new ApiError(400, 'CmdContent.DecodeError', 'The command content can not be base64 decoded.');
  }
  return Buffer.from(content, 'base64').toString('utf8');
}

function readInvocation(call: Call, command: CommandRecord): InvocationRecord {
  const { parameters, holdings, account, simulation } = call;
  const { ids, timeline } = simulation.core;
  const repeatMode = readRepeatMode(call);
  refuseContainers(call);
  checkOutputDelivery(call);
  const instanceIds = readTargets(call, command);
  const values = readCommandParameters(parameters.text('Parameters'), command);
  if (tasksOfLastDay(holdings, timeline.now()) + instanceIds.length > account.quotas.invocationsPerDay) {
    throw new ApiError(
      403,
      'Invocation.ExceedQuota',
      'The daily quota of invocations in the region is exceeded.',
    );
  }
  const mode = parameters.text('TerminationMode') ?? 'Process';
  if (mode !== 'Process' && mode !== 'ProcessTree') {
    throw new ApiError(400, 'InvalidTerminationMode.NotFound', 'The specified TerminationMode is not valid.');
  }
  if ((parameters.text('Launcher') ?? '').length > 1024) throw invalidParameter('Launcher');
  if ((parameters.text('WindowsPasswordName') ?? '').length > 255) {
    throw invalidParameter('WindowsPasswordName');
  }
  const username = parameters.text('Username') ?? '';
  if (username.length > 255)
    throw new ApiError(400, 'Username.ExceedLimit', 'The length of the username is exceeded.');
  const now = timeline.now();
  return {
    id: ids.assistant('t', holdings.region.id),
    accountUid: account.uid,
    regionId: holdings.region.id,
    commandId: command.id,
    commandName: command.name,
    commandDescription: command.description,
    type: command.type,
    script: fillParameters(command, values),
    content: command.script,
    enableParameter: command.enableParameter,
    workingDir: parameters.text('WorkingDir') ?? command.workingDir,
    username,
    timeoutSeconds: command.timeoutSeconds,
    terminationMode: mode,
    repeatMode,
    parameters: values,
    clientToken: parameters.text('ClientToken') ?? '',
    launcher: parameters.text('Launcher') ?? command.launcher,
    createdAt: now,
    resourceGroupId: parameters.text('ResourceGroupId') ?? '',
    tags: readTags(parameters),
    tasks: new Map(instanceIds.map((id) => [id, newTask(id, now)])),
  };
}

/** Records that are kept at all; Describe calls show the 10 000 newest. */
const KEPT = 50_000;

function send({ holdings, simulation }: Call, invocation: InvocationRecord): string {
  const [oldest] = holdings.invocations.size >= KEPT ? holdings.invocations.values() : [];
  if (oldest !== undefined && [...oldest.tasks.values()].every(hasEnded))
    holdings.invocations.delete(oldest.id);
  holdings.invocations.set(invocation.id, invocation);
  countTasks(holdings, invocation);
  simulation.commands.send({ kind: 'command', record: invocation });
  return invocation.id;
}

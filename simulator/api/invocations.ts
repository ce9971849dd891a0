import { ApiError } from '../wire/api-error.ts';
import { overallStatus, recordStatus } from '../lifecycle/tasks.ts';
import type { InvocationRecord, TaskRecord } from '../world/command-record.ts';
import { type Answer, type Call, read, write } from './api.ts';
import { second, secondOrEmpty, tagSet } from './form.ts';
import { pageByNumber, pageByToken } from './paging.ts';
import { hasTags, readTagFilter, TAG_FILTER_LIMIT } from './tags.ts';

const MAX_PAGE = 50;
/** Records are kept for 30 days, at most 10 000 of them (documented). */
const KEPT_MS = 30 * 24 * 3_600_000;
const KEPT_RECORDS = 10_000;

export const describeInvocations = read('DescribeInvocations', describe);
export const describeInvocationResults = read('DescribeInvocationResults', describeResults);
export const stopInvocation = write('StopInvocation', stop);

interface Paged<T> {
  items: T[];
  members: Record<string, unknown>;
}

function page<T extends { id: string }>(all: T[], { parameters }: Call): Paged<T> {
  if (parameters.text('NextToken') === undefined && parameters.text('MaxResults') === undefined) {
    const { items, members } = pageByNumber(all, parameters, MAX_PAGE);
    return { items, members: { ...members, NextToken: '' } };
  }
  const { items, nextToken } = pageByToken(all, parameters, { min: 1, max: MAX_PAGE, fallback: 10 });
  return {
    items,
    members: { PageNumber: 1, PageSize: items.length, TotalCount: all.length, NextToken: nextToken },
  };
}

function describe(call: Call): Answer {
  const { parameters } = call;
  const status = parameters.text('InvokeStatus');
  const name = parameters.text('CommandName');
  const type = parameters.text('CommandType');
  const repeat = parameters.text('RepeatMode');
  const instanceId = parameters.text('InstanceId');
  const found = select(call).filter(
    (invocation) =>
      (status === undefined || status === overallStatus([...invocation.tasks.values()])) &&
      (name === undefined || invocation.commandName === name) &&
      (type === undefined || invocation.type === type) &&
      (repeat === undefined || invocation.repeatMode === repeat) &&
      (instanceId === undefined || invocation.tasks.has(instanceId)),
  );
  const { items, members } = page(found, call);
  const withOutput = parameters.flag('IncludeOutput') === true;
  return {
    ...members,
    Invocations: { Invocation: items.map((item) => renderInvocation(call, item, withOutput)) },
  };
}

/** The records that are still shown, without looking at all of them when one is named. */
function newest({ invocations }: Call['holdings'], invokeId: string | undefined): InvocationRecord[] {
  if (invokeId === undefined || invocations.size > KEPT_RECORDS) {
    return [...invocations.values()].slice(-KEPT_RECORDS);
  }
  const named = invocations.get(invokeId);
  return named === undefined ? [] : [named];
}

/** Newest first; the filters that both Describe calls have. */
function select({ parameters, holdings, simulation }: Call): InvocationRecord[] {
  const since = simulation.core.timeline.now() - KEPT_MS;
  const until = simulation.core.timeline.now() - simulation.core.switches.invocationLagMs;
  const kept = newest(holdings, parameters.text('InvokeId')).filter(
    ({ createdAt }) => createdAt >= since && createdAt <= until,
  );
  const filter = readTagFilter(parameters);
  const tagged =
    filter.length === 0 ? kept : kept.filter(({ tags }) => hasTags(tags, filter)).slice(0, TAG_FILTER_LIMIT);
  const invokeId = parameters.text('InvokeId');
  const commandId = parameters.text('CommandId');
  const group = parameters.text('ResourceGroupId');
  return tagged
    .filter(
      (invocation) =>
        (invokeId === undefined || invocation.id === invokeId) &&
        (commandId === undefined || invocation.commandId === commandId) &&
        (group === undefined || invocation.resourceGroupId === group),
    )
    .toReversed();
}

function renderInvocation(
  call: Call,
  invocation: InvocationRecord,
  withOutput: boolean,
): Record<string, unknown> {
  const tasks = [...invocation.tasks.values()];
  const status = overallStatus(tasks);
  return {
    InvokeId: invocation.id,
    CommandId: invocation.commandId,
    CommandName: invocation.commandName,
    CommandType: invocation.type,
    CommandDescription: invocation.commandDescription,
    CommandContent: encode(call, Buffer.from(invocation.content)),
    CreationTime: second(invocation.createdAt),
    InvokeStatus: status === 'Success' || status === 'Failed' ? coarse(tasks) : status,
    InvocationStatus: status,
    Parameters: JSON.stringify(invocation.parameters),
    RepeatMode: invocation.repeatMode,
    Frequency: '',
    Timed: false,
    Timeout: invocation.timeoutSeconds,
    TerminationMode: invocation.terminationMode,
    Username: invocation.username,
    WorkingDir: invocation.workingDir,
    Launcher: invocation.launcher,
    Tags: tagSet(invocation.tags),
    InvokeInstances: { InvokeInstance: tasks.map((task) => renderTask(call, task, withOutput)) },
  };
}

/** `Finished` says only that the agent is done, whatever the exit code. */
function coarse(tasks: TaskRecord[]): string {
  return tasks.every((task) => recordStatus(task) === 'Finished') ? 'Finished' : 'Failed';
}

function renderTask(call: Call, task: TaskRecord, withOutput: boolean): Record<string, unknown> {
  return {
    InstanceId: task.instanceId,
    InvocationStatus: task.status,
    InstanceInvokeStatus: recordStatus(task),
    CreationTime: second(task.createdAt),
    StartTime: secondOrEmpty(task.startedAt),
    FinishTime: secondOrEmpty(task.finishedAt),
    StopTime: secondOrEmpty(task.stoppedAt),
    UpdateTime: second(task.updatedAt),
    ...(task.exitCode !== undefined && { ExitCode: task.exitCode }),
    Repeats: task.startedAt === undefined ? 0 : 1,
    Dropped: task.dropped,
    ErrorCode: task.errorCode,
    ErrorInfo: task.errorInfo,
    Output: withOutput ? encode(call, task.output) : '',
    Timed: false,
  };
}

function describeResults(call: Call): Answer {
  const { parameters } = call;
  const instanceId = parameters.text('InstanceId');
  const status = parameters.text('InvokeRecordStatus');
  const found = select(call)
    .flatMap((invocation) =>
      [...invocation.tasks.values()].map((task) => ({
        id: `${invocation.id}/${task.instanceId}`,
        invocation,
        task,
      })),
    )
    .filter(({ task }) => instanceId === undefined || task.instanceId === instanceId)
    .filter(({ task }) => status === undefined || recordStatus(task) === status);
  const { items, members } = page(found, call);
  const results = items.map(({ invocation, task }) => renderResult(call, invocation, task));
  return { Invocation: { ...members, InvocationResults: { InvocationResult: results } } };
}

function renderResult(call: Call, invocation: InvocationRecord, task: TaskRecord): Record<string, unknown> {
  return {
    InvokeId: invocation.id,
    CommandId: invocation.commandId,
    InstanceId: task.instanceId,
    InvocationStatus: task.status,
    InvokeRecordStatus: recordStatus(task),
    ...(task.exitCode !== undefined && { ExitCode: task.exitCode }),
    Output: encode(call, task.output),
    Dropped: task.dropped,
    ErrorCode: task.errorCode,
    ErrorInfo: task.errorInfo,
    StartTime: secondOrEmpty(task.startedAt),
    FinishedTime: secondOrEmpty(task.finishedAt),
    StopTime: secondOrEmpty(task.stoppedAt),
    Repeats: task.startedAt === undefined ? 0 : 1,
    Username: invocation.username,
    TerminationMode: invocation.terminationMode,
    Launcher: invocation.launcher,
    Tags: tagSet(invocation.tags),
  };
}

/** Base64 unless the request asks for plain text. */
function encode({ parameters }: Call, bytes: Buffer): string {
  const plain = (parameters.text('ContentEncoding') ?? '').toLowerCase() === 'plaintext';
  return bytes.toString(plain ? 'utf8' : 'base64');
}

function stop({ parameters, holdings, simulation }: Call): Answer {
  const invocation = holdings.invocations.get(parameters.required('InvokeId'));
  if (invocation === undefined) {
    throw new ApiError(404, 'InvalidInvokeId.NotFound', 'The specified invocation does not exist.');
  }
  simulation.commands.stop(invocation, parameters.texts('InstanceId'));
  return {};
}

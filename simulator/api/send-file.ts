import { ApiError, missingParameter } from '../wire/api-error.ts';
import { newTask, overallStatus } from '../lifecycle/tasks.ts';
import type { FileInvocationRecord, TaskRecord } from '../world/command-record.ts';
import { type Answer, type Call, read, write } from './api.ts';
import { second, secondOrEmpty, tagSet } from './form.ts';
import { pageByNumber } from './paging.ts';
import { instanceMissing } from './command-targets.ts';
import { hasTags, readTagFilter, readTags } from './tags.ts';

/** Documented: the content after Base64 is at most 32 KB. */
const CONTENT_LIMIT = 32 * 1024;

export const sendFile = write('SendFile', send, {
  token: { status: 403, mismatch: 'IdempotentParameterMismatch' },
});
export const describeSendFileResults = read('DescribeSendFileResults', describe);

function send(call: Call): Answer {
  const { parameters, holdings, account, simulation } = call;
  const { ids, timeline } = simulation.core;
  const name = parameters.required('Name');
  const targetDir = parameters.required('TargetDir');
  checkTarget(name, targetDir, parameters.text('FileMode'));
  const contentType = parameters.oneOf('ContentType', ['PlainText', 'Base64']) ?? 'PlainText';
  const content = parameters.raw('Content') ?? '';
  const length = contentType === 'Base64' ? content.length : Math.ceil(Buffer.byteLength(content) / 3) * 4;
  if (length > CONTENT_LIMIT)
    throw new ApiError(400, 'FileSize.ExceedLimit', 'The size of the file exceeds the limit.');
  if (contentType === 'Base64' && !/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(content)) {
    throw new ApiError(400, 'FileContent.DecodeError', 'The content of the file can not be base64 decoded.');
  }
  const instanceIds = parameters.texts('InstanceId');
  if (instanceIds.length === 0) throw missingParameter('InstanceId');
  if (instanceIds.length > 50) {
    throw new ApiError(400, 'InstanceIds.ExceedLimit', 'The number of instances exceeds the limit.');
  }
  if (instanceIds.some((id) => !holdings.instances.has(id))) throw instanceMissing();
  const now = timeline.now();
  const record: FileInvocationRecord = {
    id: ids.assistant('f', holdings.region.id),
    accountUid: account.uid,
    regionId: holdings.region.id,
    name,
    description: parameters.text('Description') ?? '',
    targetDir,
    content,
    contentType,
    fileOwner: parameters.text('FileOwner') ?? 'root',
    fileGroup: parameters.text('FileGroup') ?? 'root',
    fileMode: parameters.text('FileMode') ?? '0644',
    overwrite: parameters.flag('Overwrite') ?? false,
    timeoutSeconds: Math.max(10, parameters.integer('Timeout', { min: 1 }) ?? 60),
    clientToken: parameters.text('ClientToken') ?? '',
    createdAt: now,
    resourceGroupId: parameters.text('ResourceGroupId') ?? '',
    tags: readTags(parameters),
    tasks: new Map(instanceIds.map((id) => [id, newTask(id, now)])),
  };
  holdings.fileInvocations.set(record.id, record);
  simulation.commands.send({ kind: 'file', record });
  return { InvokeId: record.id };
}

function checkTarget(name: string, targetDir: string, mode: string | undefined): void {
  if (name.length > 255)
    throw new ApiError(400, 'FileName.ExceedLimit', 'The length of the file name is exceeded.');
  if (targetDir.length > 255) {
    throw new ApiError(400, 'FileTargetDir.Invalid', 'The specified target directory is not valid.');
  }
  if (mode !== undefined && !/^0[0-7]{3}$/.test(mode)) {
    throw new ApiError(400, 'FileMode.Invalid', 'The specified file mode is not valid.');
  }
}

function describe(call: Call): Answer {
  const { parameters, holdings } = call;
  const invokeId = parameters.text('InvokeId');
  const instanceId = parameters.text('InstanceId');
  const name = parameters.text('Name');
  const status = parameters.text('InvocationStatus');
  const filter = readTagFilter(parameters);
  const found = [...holdings.fileInvocations.values()]
    .filter(
      (record) =>
        hasTags(record.tags, filter) &&
        (invokeId === undefined || record.id === invokeId) &&
        (instanceId === undefined || record.tasks.has(instanceId)) &&
        (name === undefined || record.name === name) &&
        (status === undefined || overallStatus([...record.tasks.values()]) === status),
    )
    .toReversed();
  const { items, members } = pageByNumber(found, parameters, 50);
  return { ...members, NextToken: '', Invocations: { Invocation: items.map(render) } };
}

function render(record: FileInvocationRecord): Record<string, unknown> {
  const tasks = [...record.tasks.values()];
  return {
    InvokeId: record.id,
    Name: record.name,
    Description: record.description,
    TargetDir: record.targetDir,
    Content: record.content,
    ContentType: record.contentType,
    FileOwner: record.fileOwner,
    FileGroup: record.fileGroup,
    FileMode: record.fileMode,
    Overwrite: String(record.overwrite),
    CreationTime: second(record.createdAt),
    InvocationStatus: overallStatus(tasks),
    VmCount: tasks.length,
    Tags: tagSet(record.tags),
    InvokeInstances: { InvokeInstance: tasks.map(renderTask) },
  };
}

function renderTask(task: TaskRecord): Record<string, unknown> {
  return {
    InstanceId: task.instanceId,
    InvocationStatus: task.status,
    CreationTime: second(task.createdAt),
    StartTime: secondOrEmpty(task.startedAt),
    FinishTime: secondOrEmpty(task.finishedAt),
    UpdateTime: second(task.updatedAt),
    ErrorCode: task.errorCode,
    ErrorInfo: task.errorInfo,
  };
}

import type { TaskRecord, TaskStatus } from '../world/command-record.ts';

/** How much of a command's output is kept, in bytes (documented: 24 KB, the rest is counted in `Dropped`). */
export const OUTPUT_LIMIT = 24 * 1024;
/**
 * What the agent sends while the script runs. Of longer output it keeps this much of the beginning and, for the rest,
 * the end. Source: `agent/taskengine` of GitHub aliyun/aliyun_assist_client (`defaultQuotoPre`, `LegacyOutputBuffer`).
 */
export const OUTPUT_HEAD = 6000;

const ENDED: ReadonlySet<TaskStatus> = new Set([
  'Invalid',
  'Aborted',
  'Success',
  'Failed',
  'Error',
  'Timeout',
  'Cancelled',
  'Terminated',
]);

export function hasEnded(task: TaskRecord): boolean {
  return ENDED.has(task.status);
}

/** Shared: output is replaced, never written into. */
const NO_OUTPUT = Buffer.alloc(0);

export function newTask(instanceId: string, now: number): TaskRecord {
  return {
    instanceId,
    status: 'Pending',
    createdAt: now,
    startedAt: undefined,
    finishedAt: undefined,
    stoppedAt: undefined,
    updatedAt: now,
    exitCode: undefined,
    output: NO_OUTPUT,
    dropped: 0,
    errorCode: '',
    errorInfo: '',
    starts: 0,
  };
}

/** Keeps the beginning and the end of the output and counts what falls out between them. */
export function keepOutput(task: TaskRecord, chunk: Buffer): void {
  const all = Buffer.concat([task.output, chunk]);
  const excess = all.length - OUTPUT_LIMIT;
  if (excess <= 0) {
    task.output = all;
    return;
  }
  task.output = Buffer.concat([all.subarray(0, OUTPUT_HEAD), all.subarray(OUTPUT_HEAD + excess)]);
  task.dropped += excess;
}

/** Ends a task once; later ends are ignored. */
export function endTask(
  task: TaskRecord,
  status: TaskStatus,
  now: number,
  {
    exitCode,
    errorCode = '',
    errorInfo = '',
  }: { exitCode?: number; errorCode?: string; errorInfo?: string } = {},
): boolean {
  if (hasEnded(task)) return false;
  task.status = status;
  task.finishedAt = now;
  task.updatedAt = now;
  task.exitCode = exitCode;
  task.errorCode = errorCode;
  task.errorInfo = errorInfo;
  return true;
}

/**
 * `InvokeStatus` / `InvocationStatus` of a whole invocation: the coarse one. With one instance it is that instance's;
 * with several, mixed ends make `PartialFailed`.
 */
export function overallStatus(tasks: TaskRecord[]): string {
  if (tasks.some(({ status }) => status === 'Stopping')) return 'Stopping';
  if (tasks.some(({ status }) => status === 'Running')) return 'Running';
  if (tasks.some(({ status }) => status === 'Pending')) return tasks.some(hasEnded) ? 'Running' : 'Pending';
  const good = tasks.filter(({ status }) => status === 'Success').length;
  if (good === tasks.length) return 'Success';
  if (good > 0) return 'PartialFailed';
  return tasks.every(({ status }) => status === 'Terminated' || status === 'Cancelled')
    ? 'Stopped'
    : 'Failed';
}

/** `InvokeRecordStatus` of one task: the older field, in which an exit code other than 0 still reads `Finished`. */
export function recordStatus({ status, exitCode }: TaskRecord): string {
  if (status === 'Pending' || status === 'Running') return 'Running';
  if (status === 'Success' || (status === 'Failed' && exitCode !== undefined)) return 'Finished';
  if (status === 'Terminated' || status === 'Cancelled') return 'Stopped';
  if (status === 'Stopping') return 'Stopping';
  return 'Failed';
}

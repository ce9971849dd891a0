import type { TaskReport } from './guest/report.ts';
import type { PlannedTask } from './plan.ts';
import type { BuildStatus } from './record.ts';
import { timeText } from './record.ts';

export type TaskResult = NonNullable<NonNullable<BuildStatus['tasks']>['results']>[number];

/** Results that the status keeps; the log has all. */
const MAX_RESULTS = 30;
/** Bytes that they may take of a status, which has 16 KiB in all. */
const MAX_RESULTS_BYTES = 3072;
/** What of a failed task's output stands in the status: characters, and bytes of JSON. */
const TAIL_CHARACTERS = 2048;
const MAX_TAIL_BYTES = 3072;

/** How a task ended, as the status tells it. */
export function taskResult(
  { component, task }: Pick<PlannedTask, 'component'> & { task: { readonly name: string } },
  report: Pick<TaskReport, 'state' | 'exitCode' | 'startSeconds' | 'finishSeconds' | 'tries'>,
): TaskResult {
  const { state, exitCode, startSeconds, finishSeconds, tries } = report;
  const failed = state === 'timedout' ? ('TimedOut' as const) : ('Failed' as const);
  return {
    component,
    task: task.name.slice(0, 63),
    state: state === 'exited' && exitCode === 0 ? 'Succeeded' : failed,
    ...(state === 'exited' ? { exitCode } : {}),
    ...(startSeconds === undefined ? {} : { startTime: timeText(startSeconds * 1000) }),
    ...(startSeconds === undefined || finishSeconds === undefined
      ? {}
      : { durationSeconds: Math.max(0, finishSeconds - startSeconds) }),
    ...(tries === undefined || tries <= 1 ? {} : { tries }),
  };
}

/** Adds a result; the oldest make room. */
export function addResult(tasks: NonNullable<BuildStatus['tasks']>, result: TaskResult): void {
  const results = [...(tasks.results ?? []), result].slice(-MAX_RESULTS);
  while (results.length > 1 && bytesOf(results) > MAX_RESULTS_BYTES) results.shift();
  tasks.results = results;
}

/** The end of an output, as much as a status may hold of it. */
export function statusTail(output: string): string {
  let tail = output.slice(-TAIL_CHARACTERS);
  while (bytesOf(tail) > MAX_TAIL_BYTES)
    tail = tail.slice(Math.ceil((tail.length * (bytesOf(tail) - MAX_TAIL_BYTES)) / bytesOf(tail)));
  // Not the second half of a character.
  return tail.replace(/^[\udc00-\udfff]/, '');
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

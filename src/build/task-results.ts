import type { TaskReport } from './guest/report.ts';
import type { PlannedTask } from './plan.ts';
import type { BuildStatus } from './record.ts';
import { timeText } from './record.ts';

export type TaskResult = NonNullable<NonNullable<BuildStatus['tasks']>['results']>[number];

/** Results that the status keeps; the log has all. */
const MAX_RESULTS = 30;

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
  tasks.results = [...(tasks.results ?? []), result].slice(-MAX_RESULTS);
}

import { hashOf } from '../../api/hash.ts';
import { AttemptLost, BuildFailure } from '../../build/failure.ts';
import type { PlannedTask } from '../../build/plan.ts';
import type { InstanceRecord } from '../../build/record.ts';
import { type GuestAction, parseReport, type TaskReport, wrapTask } from '../../build/wrapper.ts';
import { agentErrorMeaning, type Invocation } from '../../cloud/port.ts';
import { builderOf } from './connect.ts';
import { runGuestCommand } from './guest-command.ts';
import { reboot } from './reboot.ts';
import { DONE, type BuildSession, type StepOutcome, waiting } from './session.ts';

/** The command outlives its task by this, so that the wrapper can say how the task ended. */
const COMMAND_MARGIN_SECONDS = 30;
/** What of a failed task's output stands in the status, in characters. */
const STATUS_TAIL = 2048;

/** Runs the tasks of the components in order, each one once. */
export async function provision(session: BuildSession): Promise<StepOutcome> {
  const { record, plan } = session;
  const builder = builderOf(session);
  const progress = (record.status.tasks ??= { total: plan.tasks.length, done: 0 });
  for (let index = progress.done; index < plan.tasks.length; index++) {
    const planned = plan.tasks[index];
    if (planned === undefined) break;
    record.note('Provision', `task ${index + 1} of ${plan.tasks.length}, ${nameOf(planned)}`);
    if (!(await runTask(session, builder, planned, index)))
      return waiting(record.step('Provision').message ?? '');
    progress.done = index + 1;
  }
  return DONE;
}

/** True once the task is done. */
async function runTask(session: BuildSession, builder: InstanceRecord, planned: PlannedTask, index: number) {
  if (planned.task.action === 'Reboot') return reboot(session, builder, index);
  const { timeoutSeconds } = planned.task;
  const invocation = await runGuestCommand(session, builder, {
    step: 'Provision',
    role: 'Task',
    id: String(index),
    name: `imagesmith ${nameOf(planned)}`.slice(0, 128),
    content: scriptOf(session, builder, planned, index),
    timeoutSeconds: timeoutSeconds + COMMAND_MARGIN_SECONDS,
  });
  if (invocation === undefined) return false;
  judgeReport(session, planned, parseReport(invocation.output), invocation);
  return true;
}

function scriptOf(
  session: BuildSession,
  builder: InstanceRecord,
  { task }: PlannedTask,
  index: number,
): string {
  const { attempt } = builder;
  const { timeoutSeconds } = task;
  return wrapTask(
    { buildUID: session.named.uid, attempt, index, timeoutSeconds, action: actionOf(task) },
    `IMAGESMITH-${hashOf(task).slice(-24)}`,
  );
}

function actionOf(task: PlannedTask['task']): GuestAction {
  if (task.action === 'RunShellCommand') {
    const { commandContent: content, workingDir, username: user } = task;
    return {
      kind: 'script',
      content,
      ...(workingDir === undefined ? {} : { workingDir }),
      ...(user === undefined ? {} : { user }),
    };
  }
  if (task.action === 'WriteFile') {
    const { destinationPath: path, content, owner, group, mode } = task;
    return { kind: 'file', path, content, owner, group, mode };
  }
  throw new TypeError('A reboot is no script');
}

/** Returns when the task succeeded. @throws BuildFailure for a task's own failure, AttemptLost when nobody knows. */
function judgeReport(
  session: BuildSession,
  planned: PlannedTask,
  report: TaskReport | undefined,
  invocation: Invocation,
): void {
  const name = nameOf(planned);
  if (report?.state === 'exited' && report.exitCode === 0) return;
  if (report === undefined && agentErrorMeaning(invocation.errorCode) === 'timedOut') {
    throw new BuildFailure(
      'CommandTimedOut',
      `task ${name} was ended by Cloud Assistant after ${planned.task.timeoutSeconds} seconds (timeoutSeconds)`,
    );
  }
  if (report?.state === 'exited' || report?.state === 'timedout') {
    const tail = report.outputTail.trim();
    const { status } = session.record;
    status.tasks = {
      total: session.plan.tasks.length,
      done: status.tasks?.done ?? 0,
      failed: {
        component: planned.component,
        task: planned.task.name,
        ...(report.state === 'exited' ? { exitCode: report.exitCode } : {}),
        outputTail: printable(tail).slice(-STATUS_TAIL),
      },
    };
    const last = printable(tail).split('\n').slice(-3).join(' | ').slice(-300);
    const shown = last === '' ? 'it printed nothing' : `last output: ${last}`;
    if (report.state === 'exited') {
      throw new BuildFailure(
        'CommandFailed',
        `task ${name} ended with exit code ${report.exitCode}; ${shown}`,
      );
    }
    throw new BuildFailure(
      'CommandTimedOut',
      `task ${name} did not end within ${planned.task.timeoutSeconds} seconds (timeoutSeconds); ${shown}`,
    );
  }
  if (report?.state === 'unwritable') {
    throw new BuildFailure(
      'CommandFailed',
      `task ${name} could not start: /var/lib is not writable on the instance`,
    );
  }
  const restarted = report?.state === 'interrupted' || agentErrorMeaning(invocation.errorCode) === 'rebooted';
  if (restarted && session.record.attempt > 1) {
    throw new BuildFailure(
      'CommandFailed',
      `task ${name} was cut off by a restart of the instance, again: a script may not reboot the machine, use a task with 'reboot: {}'`,
    );
  }
  const why = report?.state ?? `${invocation.status} ${invocation.errorCode}`.trimEnd();
  throw new AttemptLost('InstanceLost', `nobody knows how task ${name} ended (${why})`);
}

function nameOf({ component, task }: PlannedTask): string {
  return `${component}/${task.name}`;
}

/** Text that a status may hold: no control characters except line ends and tabs. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '').replaceAll('\ufffd', '?');
}

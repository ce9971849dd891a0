import { AttemptLost, BuildFailure, NotReady, Refused } from '../../build/failure.ts';
import type { TaskReport } from '../../build/guest/report.ts';
import type { PlannedTask } from '../../build/plan.ts';
import { timeText } from '../../build/record.ts';
import { printable, redact } from '../../build/redact.ts';
import { secretVersion, versionSent } from '../../build/secret-version.ts';
import { addResult, statusTail, type TaskResult, taskResult } from '../../build/task-results.ts';
import { agentErrorMeaning, type Invocation } from '../../cloud/port.ts';
import { readSecretValue } from './secret-values.ts';
import type { BuildSession } from './session.ts';
import type { TaskAnswer } from './task-delivery.ts';
import { writeTaskLog } from './task-log.ts';

/** Returns when the task succeeded. @throws BuildFailure for a task's own failure, AttemptLost when nobody knows. */
export async function judgeTask(
  session: BuildSession,
  planned: PlannedTask,
  index: number,
  { report, invocation }: TaskAnswer,
): Promise<void> {
  const name = nameOf(planned);
  if (report?.state === 'exited' || report?.state === 'timedout') {
    const output = await readable(session, report.outputTail);
    const cutBytes = Math.max(0, (report.outputBytes ?? 0) - Buffer.byteLength(report.outputTail));
    const result = taskResult(planned, report);
    await keep(session, index, { result, output, cutBytes });
    if (result.state === 'Succeeded') return;
    fail(session, planned, result, output);
  }
  if (report === undefined && agentErrorMeaning(invocation.errorCode) === 'timedOut') {
    throw new BuildFailure(
      'CommandTimedOut',
      `task ${name} was ended by Cloud Assistant after ${planned.task.timeoutSeconds} seconds (timeoutSeconds)`,
    );
  }
  if (report?.state === 'unwritable') {
    throw new BuildFailure(
      'CommandFailed',
      `task ${name} could not start: /var/lib is not writable on the instance`,
    );
  }
  if (report?.state === 'unready') {
    const said = lastLines(await readable(session, report.outputTail));
    throw new BuildFailure('CommandFailed', `task ${name} could not start: ${said}`);
  }
  if (report?.state === 'forgotten') {
    throw new AttemptLost(
      'InstanceLost',
      `the instance has restarted by itself, and with it was lost what task ${name} needs of the output of an earlier task`,
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

/** The same for a command that did not run under the wrapper. */
export async function judgeInvocation(
  session: BuildSession,
  planned: PlannedTask,
  index: number,
  invocation: Invocation,
): Promise<void> {
  const { status, exitCode, errorCode, errorInfo, startTime, finishTime, droppedBytes } = invocation;
  const meaning = agentErrorMeaning(errorCode);
  const timedOut = status === 'Timeout' || meaning === 'timedOut';
  if (status !== 'Success' && exitCode === undefined && !timedOut) {
    if (meaning === 'broken')
      throw new BuildFailure(
        'CommandFailed',
        `Cloud Assistant refused task ${nameOf(planned)}: ${errorCode} ${errorInfo}`,
      );
    throw new AttemptLost(
      'InstanceLost',
      `nobody knows how task ${nameOf(planned)} ended (${status} ${errorCode})`,
    );
  }
  const report: Pick<TaskReport, 'state' | 'exitCode' | 'startSeconds' | 'finishSeconds'> = {
    state: timedOut ? 'timedout' : 'exited',
    exitCode: exitCode ?? 0,
    ...secondsOf('startSeconds', startTime),
    ...secondsOf('finishSeconds', finishTime),
  };
  const result = taskResult(planned, report);
  const output = await readable(session, invocation.output);
  await keep(session, index, { result, output, cutBytes: droppedBytes });
  if (result.state !== 'Succeeded') fail(session, planned, result, output);
}

/** A reboot prints nothing and has no exit code; when it took place is told all the same. */
export function keepReboot(session: BuildSession, { component, task }: PlannedTask, askedAt: number): void {
  const { record, plan } = session;
  const tasks = (record.status.tasks ??= { total: plan.tasks.length, done: 0 });
  addResult(tasks, {
    component,
    task: task.name,
    state: 'Succeeded',
    startTime: timeText(askedAt),
    durationSeconds: Math.max(0, Math.round((session.now() - askedAt) / 1000)),
  });
}

async function keep(
  session: BuildSession,
  index: number,
  entry: { result: TaskResult; output: string; cutBytes: number },
): Promise<void> {
  const { record, plan } = session;
  await writeTaskLog(session, { attempt: record.attempt, index, ...entry });
  addResult((record.status.tasks ??= { total: plan.tasks.length, done: index }), entry.result);
}

function fail(session: BuildSession, planned: PlannedTask, result: TaskResult, output: string): never {
  const name = nameOf(planned);
  const tail = output.trim();
  const tasks = session.record.status.tasks;
  if (tasks !== undefined) {
    tasks.failed = {
      component: result.component,
      task: result.task,
      ...(result.exitCode === undefined ? {} : { exitCode: result.exitCode }),
      outputTail: statusTail(tail),
    };
  }
  const said = lastLines(tail);
  const shown = said === '' ? 'it printed nothing' : `last output: ${said}`;
  const tries = result.tries === undefined ? '' : `, ${result.tries} times`;
  if (result.state === 'TimedOut') {
    throw new BuildFailure(
      'CommandTimedOut',
      `task ${name} did not end within ${planned.task.timeoutSeconds} seconds (timeoutSeconds)${tries}; ${shown}`,
    );
  }
  throw new BuildFailure(
    'CommandFailed',
    `task ${name} ended with exit code ${result.exitCode}${tries}; ${shown}`,
  );
}

/**
 * Output as people may see it: printable, and without the values of Secrets that the builder was given. What cannot be
 * made safe is not shown.
 */
async function readable(session: BuildSession, output: string): Promise<string> {
  const given = session.record.builder?.secretVersions;
  const values: Uint8Array[] = [];
  for (const planned of session.plan.secrets ?? []) {
    const sent = versionSent(given, planned.name);
    if (sent === undefined) continue;
    try {
      const { bytes, resourceVersion } = await readSecretValue(session, planned);
      if (sent !== secretVersion(planned.name, resourceVersion))
        return withheld(planned.name, 'was changed since');
      values.push(bytes);
    } catch (error) {
      if (!(error instanceof NotReady || error instanceof Refused)) throw error;
      return withheld(planned.name, 'cannot be read any more');
    }
  }
  return redact(printable(output), values).replace(SIGNATURE, '$1***');
}

/** What opens an object to whoever reads it. */
const SIGNATURE = /([?&](?:x-oss-signature|x-oss-security-token|Signature|security-token)=)[^&\s'"]+/g;

function withheld(secret: string, why: string): string {
  return `(not shown: Secret '${secret}' ${why}, so its value cannot be taken out)`;
}

function nameOf({ component, task }: PlannedTask): string {
  return `${component}/${task.name}`;
}

function lastLines(output: string): string {
  return output.trim().split('\n').slice(-3).join(' | ').slice(-300);
}

function secondsOf<Name extends string>(name: Name, time: string): { [Key in Name]?: number } {
  const seconds = Math.floor(Date.parse(time) / 1000);
  return (Number.isNaN(seconds) ? {} : { [name]: seconds }) as { [Key in Name]?: number };
}

import { AttemptLost, BuildFailure, NotReady } from '../../build/failure.ts';
import { timeText } from '../../build/record.ts';
import type { StepName } from '../../build/steps.ts';
import { judge, type Verdict } from '../../build/verdict.ts';
import { isCloudError } from '../../cloud/port.ts';
import type { BuildSession } from './session.ts';

const MINUTE = 60_000;
/** A refusal holds up a running builder this long; then it is released and the wait goes on without it. */
const REFUSED_WITH_BUILDER_MS = 15 * MINUTE;
const NOT_READY_LOOK_MS = MINUTE;

/**
 * Runs a piece of work and turns what goes wrong into the record: a wait, a fresh attempt or the end of the build.
 * Undefined when it went wrong. What is no failure of the build (a stale view, an abort, a defect) is thrown on.
 */
export async function settle<T>(
  session: BuildSession,
  step: StepName,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    const result = await work();
    if (session.record.status.trouble?.step === step) delete session.record.status.trouble;
    return result;
  } catch (error) {
    take(session, step, verdictOf(session, step, error));
    return undefined;
  }
}

function verdictOf(session: BuildSession, step: StepName, error: unknown): Verdict | NotReady {
  if (error instanceof NotReady) return error;
  if (error instanceof BuildFailure)
    return { kind: 'fail', reason: error.reason, message: error.message, retryable: error.retryable };
  if (error instanceof AttemptLost) return { kind: 'attempt', reason: error.reason, message: error.message };
  if (!isCloudError(error)) throw error;
  return judge(error, step, noteTrouble(session, step, error.code, error.message));
}

/** Remembers since when a step has had the same trouble. @returns for how long, in milliseconds of cloud time. */
function noteTrouble(session: BuildSession, step: StepName, code: string, message: string): number {
  const { status } = session.record;
  const now = session.now();
  const same = status.trouble?.step === step && status.trouble.code === code ? status.trouble : undefined;
  status.trouble = {
    step,
    code: code.slice(0, 128),
    message: message.slice(0, 512),
    since: same?.since ?? timeText(now),
  };
  return now - Date.parse(status.trouble.since);
}

function take(session: BuildSession, step: StepName, verdict: Verdict | NotReady): void {
  const { record, log } = session;
  if (verdict instanceof NotReady) {
    noteTrouble(session, step, 'DependencyNotReady', verdict.message);
    setReason(session, 'DependencyNotReady');
    record.note(step, verdict.message);
    session.wakeAfter(NOT_READY_LOOK_MS);
    return;
  }
  switch (verdict.kind) {
    case 'retry':
      setReason(session, undefined);
      record.note(step, `trying again: ${verdict.message}`);
      session.wakeAfter(verdict.afterMs);
      return;
    case 'refused':
      setReason(session, verdict.reason);
      record.note(step, verdict.message);
      session.wakeAfter(verdict.afterMs);
      releaseWaitingBuilder(session);
      return;
    case 'attempt':
      nextAttempt(session, step, verdict);
      return;
    case 'fail':
      log.info({ step, reason: verdict.reason }, 'The build fails');
      session.event('Warning', verdict.reason, step, verdict.message);
      record.fail({ step, ...verdict }, session.now());
      session.wakeAfter(1);
  }
}

/** What `Ready` is False for while the build waits; absent when people need not look. */
function setReason(
  session: BuildSession,
  reason: NonNullable<NonNullable<BuildSession['record']['status']['trouble']>['reason']> | undefined,
): void {
  const { trouble } = session.record.status;
  if (trouble === undefined) return;
  if (reason === undefined) delete trouble.reason;
  else trouble.reason = reason;
}

function nextAttempt(
  session: BuildSession,
  step: StepName,
  lost: Extract<Verdict, { kind: 'attempt' }>,
): void {
  const { record } = session;
  const { attempts } = session.plan.limits;
  if (record.attempt >= attempts) {
    const message =
      attempts === 1 ? lost.message : `${lost.message} (attempt ${record.attempt} of ${attempts})`;
    session.event('Warning', lost.reason, step, message);
    record.fail({ step, reason: lost.reason, message, retryable: true }, session.now());
  } else {
    session.event(
      'Warning',
      lost.reason,
      step,
      `${lost.message}; starting attempt ${record.attempt + 1} of ${attempts}`,
    );
    record.newAttempt();
    record.note('Launch', `attempt ${record.attempt}, because ${lost.message}`);
    delete record.status.trouble;
  }
  session.wakeAfter(1);
}

/** Nobody pays for a machine that only waits for a person. */
function releaseWaitingBuilder(session: BuildSession): void {
  const { record } = session;
  const { trouble } = record.status;
  const waited = session.now() - Date.parse(trouble?.since ?? '');
  if (
    record.builder === undefined ||
    record.stateOf('Capture') === 'Succeeded' ||
    !(waited > REFUSED_WITH_BUILDER_MS)
  )
    return;
  const message = trouble?.message ?? '';
  record.newAttempt();
  record.note('Launch', `the builder was released while waiting: ${message}`);
}

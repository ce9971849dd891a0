import type { Reason } from '../../api/reasons.ts';
import { AttemptLost, BuildFailure, NotReady, Refused } from '../../build/failure.ts';
import type { StepName } from '../../build/steps.ts';
import { judge, refusal, type Verdict } from '../../build/verdict.ts';
import { isCloudError } from '../../cloud/port.ts';
import { adviceFor } from './advice.ts';
import type { BuildSession } from './session.ts';

const MINUTE = 60_000;
/** A refusal holds up a running builder this long; then it is released and the wait goes on without it. */
const REFUSED_WITH_BUILDER_MS = 15 * MINUTE;
const NOT_READY_LOOK_MS = MINUTE;

/** What went wrong, and what to do about it. */
interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly verdict: Verdict | NotReady;
  /** The service did not look at the call: what it would have said is not known. */
  readonly unheard?: boolean;
}

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
    endTrouble(session, step);
    return result;
  } catch (error) {
    take(session, step, troubleOf(session, step, error));
    return undefined;
  }
}

/**
 * Like {@link settle}, for work beside the steps: that it goes well does not say that the step does. False when it
 * went wrong.
 */
export async function settleBeside(
  session: BuildSession,
  step: StepName,
  work: () => Promise<void>,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    take(session, step, troubleOf(session, step, error));
    return false;
  }
}

/** A step that a person had to help goes on with its whole time before it. */
function endTrouble(session: BuildSession, step: StepName): void {
  const { record } = session;
  const { trouble } = record.status;
  if (trouble?.step === step && trouble.reason !== undefined) record.restartClock(step, session.now());
  record.endTrouble(step);
}

function troubleOf(session: BuildSession, step: StepName, error: unknown): Trouble {
  if (error instanceof NotReady)
    return { code: 'DependencyNotReady', message: error.message, verdict: error };
  const age = (code: string) => session.record.troubleAge(step, code, session.now());
  if (error instanceof Refused) {
    const { reason, message } = error;
    return { code: reason, message, verdict: refusal(reason, age(reason), message) };
  }
  if (error instanceof BuildFailure) {
    const { reason, message, retryable } = error;
    return { code: reason, message, verdict: { kind: 'fail', reason, message, retryable } };
  }
  if (error instanceof AttemptLost) {
    const { reason, message } = error;
    return { code: reason, message, verdict: { kind: 'attempt', reason, message } };
  }
  if (!isCloudError(error)) throw error;
  const verdict = judge(error, step, age(error.code));
  const message =
    verdict.kind === 'refused'
      ? `${error.message}; ${adviceFor(session, verdict.reason, error)}`
      : error.message;
  const unheard = error.class === 'Throttled';
  return { code: error.code, message, verdict: { ...verdict, message }, unheard };
}

function take(session: BuildSession, step: StepName, trouble: Trouble): void {
  const { code, message, verdict } = trouble;
  const { record, log } = session;
  const now = session.now();
  if (verdict instanceof NotReady) {
    record.noteTrouble({ step, code, message, reason: 'DependencyNotReady' }, now);
    record.note(step, message);
    session.wakeAfter(NOT_READY_LOOK_MS);
    releaseWaitingBuilder(session, step, { reason: 'DependencyNotReady', code, message });
    return;
  }
  switch (verdict.kind) {
    case 'retry':
      // Else a throttled try would begin the wait for a person anew, with its back-off and its patience.
      if (trouble.unheard === true && record.keepTrouble(step)) {
        session.wakeAfter(verdict.afterMs);
        return;
      }
      record.noteTrouble({ step, code, message }, now);
      record.note(step, `trying again: ${message}`);
      session.wakeAfter(verdict.afterMs);
      return;
    case 'refused':
      record.noteTrouble({ step, code, message, reason: verdict.reason }, now);
      record.note(step, message);
      session.wakeAfter(verdict.afterMs);
      releaseWaitingBuilder(session, step, { reason: verdict.reason, code, message });
      return;
    case 'attempt':
      nextAttempt(session, step, verdict);
      return;
    case 'fail':
      log.info({ step, reason: verdict.reason }, 'The build fails');
      session.event('Warning', verdict.reason, step, verdict.message);
      record.fail({ step, ...verdict }, now);
      session.wakeAfter(1);
  }
}

function nextAttempt(
  session: BuildSession,
  step: StepName,
  lost: Extract<Verdict, { kind: 'attempt' }>,
): void {
  const { record } = session;
  const { attempts } = session.plan.limits;
  // What was captured is not thrown away because of what comes after it.
  const last = record.attempt >= attempts || record.stateOf('Capture') === 'Succeeded';
  if (last) {
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
    record.endTrouble(step);
  }
  session.wakeAfter(1);
}

/** Nobody pays for a machine that only waits for a person. */
function releaseWaitingBuilder(
  session: BuildSession,
  step: StepName,
  { reason, code, message }: { reason: Reason; code: string; message: string },
): void {
  const { record } = session;
  const waited = record.troubleAge(step, code, session.now());
  if (
    session.ending ||
    record.builder === undefined ||
    record.stateOf('Capture') === 'Succeeded' ||
    waited <= REFUSED_WITH_BUILDER_MS
  )
    return;
  // The next one may come as far as this one and no further; that must end some time.
  if (record.attempt > session.plan.limits.attempts) {
    record.fail({ step, reason, message, retryable: true }, session.now());
    return;
  }
  record.newAttempt();
  record.note('Launch', `the builder was released while waiting: ${message}`);
}

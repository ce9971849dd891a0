import type { Reason, RefusedReason } from '../api/reasons.ts';
import { ruleOf, type StepName } from './steps.ts';

/** A failed cloud call, as far as the decision needs it. `class` as in the cloud port's error contract. */
export interface Fault {
  readonly class: string;
  readonly code: string;
  readonly message: string;
  /** True for a code that no table knows. */
  readonly unknown: boolean;
  readonly retryAfterMs?: number | undefined;
}

/** What to do about a {@link Fault}. */
export type Verdict =
  /** The same again, later; nobody needs to look. */
  | { kind: 'retry'; afterMs: number; message: string }
  /** The same again, slowly; a person should look. */
  | { kind: 'refused'; reason: RefusedReason; afterMs: number; message: string }
  /** This builder is lost: a fresh one, while attempts are left. */
  | { kind: 'attempt'; reason: Reason; message: string }
  /** The end of the build. `retryable`: the same build may succeed without a change. */
  | { kind: 'fail'; reason: Reason; message: string; retryable: boolean };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** How long a refusal that might pass by itself is doubted. */
const DOUBT_MS = 2 * MINUTE;

/** Codes of `Denied` that speak of the credentials and not of what they may do. */
const CREDENTIAL_CODES =
  /^(CredentialsUnavailable|InvalidAccessKeyId|SignatureDoesNotMatch|IncompleteSignature|InvalidSecurityToken|MissingSecurityToken|Forbidden\.AccessKey|InvalidTimeStamp)/;

/**
 * Judges a fault. `troubleMs` is how long the same step has had the same code, in cloud time; it makes waits longer
 * and ends doubts, without a counter that a restart would lose.
 */
export function judge(fault: Fault, step: StepName, troubleMs: number): Verdict {
  const { message } = fault;
  switch (fault.class) {
    case 'Throttled':
      return { kind: 'retry', afterMs: clamp(fault.retryAfterMs ?? MINUTE, SECOND, 2 * MINUTE), message };
    case 'Transient':
    case 'Busy':
    case 'Capacity':
      return {
        kind: 'retry',
        afterMs: clamp(fault.retryAfterMs ?? troubleMs, 2 * SECOND, 30 * SECOND),
        message,
      };
    case 'Quota':
      return refusal('QuotaExceeded', troubleMs, message);
    case 'Balance':
      return refusal('InsufficientBalance', troubleMs, message);
    case 'Denied':
      return refusal(
        CREDENTIAL_CODES.test(fault.code) ? 'CredentialsUnavailable' : 'AccessDenied',
        troubleMs,
        message,
      );
    case 'TokenMismatch':
      return { kind: 'attempt', reason: reasonOf(step), message };
    case 'Invalid':
      return fault.unknown && troubleMs < DOUBT_MS ? doubt(message) : final(step, troubleMs, message);
    default:
      return troubleMs < DOUBT_MS ? doubt(message) : final(step, troubleMs, message);
  }
}

/** What a step that took too long means. `launched`: the builder of the attempt exists. */
export function overdue(step: StepName, waitingFor: string, launched: boolean): Verdict {
  const rule = ruleOf(step);
  const message = `${step} did not finish within ${rule.deadlineMinutes} minutes${waitingFor === '' ? '' : `: ${waitingFor}`}`;
  if (step === 'Launch' && !launched)
    return { kind: 'fail', reason: 'InsufficientCapacity', message, retryable: true };
  return rule.onDeadline === 'attempt'
    ? { kind: 'attempt', reason: reasonOf(step), message }
    : { kind: 'fail', reason: reasonOf(step), message, retryable: true };
}

/** The reason that a failure of this step carries when nothing more precise is known. */
export function reasonOf(step: StepName): Reason {
  switch (step) {
    case 'Plan':
      return 'InvalidSpec';
    case 'Launch':
    case 'Provision':
    case 'Generalize':
      return 'InstanceLost';
    case 'Connect':
      return 'AgentUnreachable';
    case 'Distribute':
      return 'DistributionFailed';
    default:
      return 'CaptureFailed';
  }
}

/** A wait for a person: 30 s at first, up to 10 min the longer it lasts. */
export function refusal(reason: RefusedReason, troubleMs: number, message: string): Verdict {
  return { kind: 'refused', reason, afterMs: clamp(troubleMs, 30 * SECOND, 10 * MINUTE), message };
}

/** Five tries over the time of doubt. */
function doubt(message: string): Verdict {
  return { kind: 'retry', afterMs: DOUBT_MS / 4, message };
}

/** Steps that only take things away: what they cannot do yet is no reason to give up what the build has made. */
const REMOVING: readonly StepName[] = ['ReleaseBuilder', 'Cleanup'];

function final(step: StepName, troubleMs: number, message: string): Verdict {
  if (REMOVING.includes(step))
    return { kind: 'retry', afterMs: clamp(troubleMs, 30 * SECOND, 10 * MINUTE), message };
  const spec = step === 'Plan' || step === 'Launch';
  return { kind: 'fail', reason: spec ? 'InvalidSpec' : reasonOf(step), message, retryable: false };
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(Math.max(value, min), max);
}

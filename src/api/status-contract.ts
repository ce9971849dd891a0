import { type ConditionDraft, type ConditionMoment, findCondition, settleConditions } from './conditions.ts';
import type { Condition } from './objects.ts';
import { type DeletingReason, isReason, type Reason, type RefusedReason } from './reasons.ts';

/**
 * The rows of the status contract, one function each. Every function returns the **full** list of conditions for one
 * status write: a condition that is not in it is to be removed.
 *
 * The contract follows from how the outside world reads conditions: in flight is never `Ready=False`, only
 * `Stalled=True` makes a waiting tool give up, and abnormal conditions are removed rather than set to `False`.
 * Sources: `kubernetes-sigs/cli-utils` `pkg/kstatus/status/generic.go`; kubectl `pkg/cmd/wait/condition.go`.
 */

/** What a row is made for. */
export interface ContractContext extends ConditionMoment {
  /** The conditions that are stored now. */
  readonly previous: readonly Condition[];
  /** True for an ImageBuild, which ends: it also says `Succeeded`. */
  readonly run?: boolean;
  /** Conditions beside those of the row, for example `CleanedUp`. */
  readonly extra?: readonly ConditionDraft[];
}

/**
 * Working, or retrying what is expected to succeed. `reason` says what is done or waited for, `retrying` that
 * something did not work yet.
 */
export function inFlight(
  context: ContractContext,
  {
    reason = 'Progressing',
    message,
    retrying = false,
  }: { reason?: Reason; message: string; retrying?: boolean },
): Condition[] {
  return row(context, [...verdict('Unknown', reason, message), reconciling(retrying, message)]);
}

/** Something that this object refers to is missing or not ready. */
export function dependencyNotReady(context: ContractContext, { message }: { message: string }): Condition[] {
  return waiting(context, 'DependencyNotReady', message);
}

/** Refused for now: tried again slowly, and a person should look. */
export function refused(
  context: ContractContext,
  { reason, message }: { reason: RefusedReason; message: string },
): Condition[] {
  return waiting(context, reason, message);
}

/** Failed for good: nothing happens until the spec changes or somebody asks for it. */
export function terminal(
  context: ContractContext,
  { reason, message }: { reason: Reason; message: string },
): Condition[] {
  return row(context, [
    ...verdict('False', reason, message),
    { type: 'Stalled', status: 'True', reason, message },
  ]);
}

/** Done and verified. */
export function done(
  context: ContractContext,
  { reason = 'Succeeded', message }: { reason?: Reason; message: string },
): Condition[] {
  return row(context, verdict('True', reason, message));
}

/**
 * Suspended. `Ready` keeps its value and becomes about the current generation, so that nobody waits for ever; an
 * object that had none yet gets `Ready=Unknown`.
 */
export function suspended(context: ContractContext, { message }: { message: string }): Condition[] {
  const ready = stored(context, 'Ready') ?? {
    type: 'Ready',
    status: 'Unknown',
    reason: 'Suspended',
    message,
  };
  return row(context, [ready, { type: 'Suspended', status: 'True', reason: 'Suspended', message }]);
}

/** Being deleted. `Succeeded` of a run that has ended keeps its value. */
export function deleting(
  context: ContractContext,
  { reason = 'Deleting', message }: { reason?: DeletingReason; message: string },
): Condition[] {
  const ended = stored(context, 'Succeeded');
  const succeeded: ConditionDraft =
    ended === undefined || ended.status === 'Unknown'
      ? { type: 'Succeeded', status: 'Unknown', reason, message }
      : ended;
  return row(context, [
    { type: 'Ready', status: 'False', reason, message },
    succeeded,
    reconciling(reason === 'DeletionBlocked', message),
  ]);
}

/** `Ready=False` although the work goes on: a person should look. */
function waiting(context: ContractContext, reason: Reason, message: string): Condition[] {
  return row(context, [
    { type: 'Ready', status: 'False', reason, message },
    { type: 'Succeeded', status: 'Unknown', reason, message },
    reconciling(true, message),
  ]);
}

function verdict(status: Condition['status'], reason: Reason, message: string): ConditionDraft[] {
  return [
    { type: 'Ready', status, reason, message },
    { type: 'Succeeded', status, reason, message },
  ];
}

function reconciling(retrying: boolean, message: string): ConditionDraft {
  const reason = retrying ? 'ProgressingWithRetry' : 'Progressing';
  return { type: 'Reconciling', status: 'True', reason, message };
}

/** A stored condition as a draft; a reason that an older release wrote and this one does not know is dropped. */
function stored(context: ContractContext, type: 'Ready' | 'Succeeded'): ConditionDraft | undefined {
  const condition = findCondition(context.previous, type);
  if (condition === undefined || !isReason(condition.reason)) return undefined;
  return { type, status: condition.status, reason: condition.reason, message: condition.message };
}

function row(context: ContractContext, drafts: readonly ConditionDraft[]): Condition[] {
  const own = context.run === true ? drafts : drafts.filter((draft) => draft.type !== 'Succeeded');
  return settleConditions(context.previous, [...own, ...(context.extra ?? [])], context);
}

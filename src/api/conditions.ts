import { statusMessage } from './message.ts';
import type { Condition } from './objects.ts';
import type { Reason } from './reasons.ts';

/** Every type of condition that the operator sets, in the order in which a status lists them. */
export const CONDITION_TYPES = [
  'Ready',
  'Succeeded',
  'Reconciling',
  'Stalled',
  'Suspended',
  'CleanedUp',
] as const;
export type ConditionType = (typeof CONDITION_TYPES)[number];

/** A condition as it is decided, before it is compared with what is stored. */
export interface ConditionDraft {
  readonly type: ConditionType;
  readonly status: Condition['status'];
  readonly reason: Reason;
  readonly message: string;
}

/** The moment at which conditions are decided. */
export interface ConditionMoment {
  /** `metadata.generation` of the object that was looked at. */
  readonly generation: number;
  /** Wall time in milliseconds since the epoch. */
  readonly now: number;
}

/** The condition of that type, or undefined, which means the same as status `Unknown`. */
export function findCondition(
  conditions: readonly Condition[] | undefined,
  type: ConditionType,
): Condition | undefined {
  return conditions?.find((condition) => condition.type === type);
}

/** True when the condition of that type has status `True`. */
export function isTrue(conditions: readonly Condition[] | undefined, type: ConditionType): boolean {
  return findCondition(conditions, type)?.status === 'True';
}

/**
 * The full list of conditions for a status write: exactly `drafts` (one per type, the first one counts), all about
 * `moment.generation`, in a fixed order. `lastTransitionTime` is taken over from `previous` unless the type is new or
 * its `status` changed; then it is `moment.now`, in whole seconds as Kubernetes writes times. Messages are made fit by
 * {@link statusMessage}.
 */
export function settleConditions(
  previous: readonly Condition[],
  drafts: readonly ConditionDraft[],
  moment: ConditionMoment,
): Condition[] {
  return CONDITION_TYPES.flatMap((type) => {
    const draft = drafts.find((candidate) => candidate.type === type);
    return draft === undefined ? [] : [settle(findCondition(previous, type), draft, moment)];
  });
}

/** `conditions` with one added or replaced; the others stay as they are. */
export function withCondition(
  conditions: readonly Condition[],
  draft: ConditionDraft,
  moment: ConditionMoment,
): Condition[] {
  const settled = settle(findCondition(conditions, draft.type), draft, moment);
  return inOrder([...withoutCondition(conditions, draft.type), settled]);
}

/** `conditions` without that type. */
export function withoutCondition(conditions: readonly Condition[], type: ConditionType): Condition[] {
  return conditions.filter((condition) => condition.type !== type);
}

/** True when both lists say the same, whatever their order, so that nothing needs to be written. */
export function sameConditions(a: readonly Condition[], b: readonly Condition[]): boolean {
  return (
    a.length === b.length &&
    a.every((left) => {
      const right = b.find((condition) => condition.type === left.type);
      return right !== undefined && sameCondition(left, right);
    })
  );
}

function sameCondition(a: Condition, b: Condition): boolean {
  return (
    a.status === b.status &&
    a.reason === b.reason &&
    a.message === b.message &&
    a.observedGeneration === b.observedGeneration &&
    a.lastTransitionTime === b.lastTransitionTime
  );
}

function settle(previous: Condition | undefined, draft: ConditionDraft, moment: ConditionMoment): Condition {
  const stays = previous?.status === draft.status;
  return {
    type: draft.type,
    status: draft.status,
    reason: draft.reason,
    message: statusMessage(draft.message),
    observedGeneration: moment.generation,
    lastTransitionTime: stays ? previous.lastTransitionTime : kubernetesTime(moment.now),
  };
}

function inOrder(conditions: readonly Condition[]): Condition[] {
  return conditions.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Types that this release does not know come last. */
function placeOf({ type }: Condition): number {
  const index = CONDITION_TYPES.findIndex((known) => known === type);
  return index < 0 ? CONDITION_TYPES.length : index;
}

/**
 * A moment (milliseconds since the epoch) as Kubernetes writes `metav1.Time`: RFC 3339 in UTC with whole seconds,
 * rounded down.
 */
export function kubernetesTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

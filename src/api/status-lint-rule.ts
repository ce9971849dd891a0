import type { ConditionType } from './conditions.ts';
import type { Condition } from './objects.ts';

/** Any of the three kinds; loose enough to hold statuses that break the rules. */
export interface LintedObject {
  readonly kind: string;
  readonly metadata: { readonly generation?: number; readonly deletionTimestamp?: string };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly conditions?: readonly Condition[];
  };
}

export interface Violation {
  /** Number of the broken rule. */
  readonly rule: number;
  readonly message: string;
}

export interface LintRule {
  readonly number: number;
  /** The rule as a sentence. */
  readonly says: string;
  /** One message per place that breaks the rule. */
  readonly check: (view: StatusView) => string[];
}

/** An object as the rules look at it. */
export interface StatusView {
  readonly kind: string;
  readonly generation: number;
  readonly deleting: boolean;
  readonly observedGeneration: number | undefined;
  readonly conditions: readonly Condition[];
  readonly status: object;
  readonly of: (type: ConditionType) => Condition | undefined;
  readonly is: (type: ConditionType, status: Condition['status']) => boolean;
}

/** Undefined for an object without status, about which there is nothing to say. */
export function viewOf(object: LintedObject): StatusView | undefined {
  const { kind, metadata, status } = object;
  if (status === undefined) return undefined;
  const conditions = status.conditions ?? [];
  const of = (type: ConditionType) => conditions.find((condition) => condition.type === type);
  return {
    kind,
    generation: metadata.generation ?? 0,
    deleting: metadata.deletionTimestamp !== undefined,
    observedGeneration: status.observedGeneration,
    conditions,
    status,
    of,
    is: (type, value) => of(type)?.status === value,
  };
}

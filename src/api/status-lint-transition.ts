import type { LintedObject, Violation } from './status-lint-rule.ts';

/** Rules about two successive statuses of one object. Numbered beside those of the status at rest. */
export const TRANSITION_RULES = [
  {
    number: 30,
    says: '`lastTransitionTime` moves only when `status` of the condition changes, and never back.',
  },
  { number: 31, says: '`status.observedGeneration` never falls.' },
] as const;

/** What is wrong with the step from one status of an object to a later one; empty when nothing is. */
export function lintTransition(before: LintedObject, after: LintedObject): Violation[] {
  const violations: Violation[] = [];
  const older = before.status?.observedGeneration ?? -1;
  const newer = after.status?.observedGeneration ?? -1;
  if (newer < older)
    violations.push({ rule: 31, message: `observedGeneration fell from ${older} to ${newer}` });

  for (const condition of after.status?.conditions ?? []) {
    const earlier = before.status?.conditions?.find(({ type }) => type === condition.type);
    if (earlier === undefined) continue;
    const changed = earlier.status !== condition.status;
    const moved = earlier.lastTransitionTime !== condition.lastTransitionTime;
    const back = Date.parse(condition.lastTransitionTime) < Date.parse(earlier.lastTransitionTime);
    if ((moved && !changed) || back) {
      const { type, lastTransitionTime } = condition;
      violations.push({ rule: 30, message: `\`${type}\` moved to ${lastTransitionTime} without a change` });
    }
  }
  return violations;
}

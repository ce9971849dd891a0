import { BUILD_RULES } from './status-lint-build.ts';
import { CONDITION_RULES } from './status-lint-conditions.ts';
import type { LintedObject, LintRule, Violation } from './status-lint-rule.ts';
import { viewOf } from './status-lint-rule.ts';

export type { LintedObject, Violation } from './status-lint-rule.ts';

/** Largest status, as JSON in UTF-8. Larger ones belong into other objects. */
export const MAX_STATUS_BYTES = 16_384;

const STATUS_RULES: readonly LintRule[] = [
  {
    number: 16,
    says: 'There is no `phase`: conditions say it.',
    check: ({ status }) => ('phase' in status ? ['`status.phase` is set'] : []),
  },
  {
    number: 17,
    says: 'A status is at most 16 KiB.',
    check: ({ status }) => {
      const bytes = new TextEncoder().encode(JSON.stringify(status)).length;
      return bytes > MAX_STATUS_BYTES ? [`the status has ${bytes} bytes`] : [];
    },
  },
];

/** Every rule that {@link lintStatus} checks, in the order of its number. Numbers are never used again. */
export const LINT_RULES: readonly Pick<LintRule, 'number' | 'says'>[] = [
  ...CONDITION_RULES,
  ...STATUS_RULES,
  ...BUILD_RULES,
].toSorted((a, b) => a.number - b.number);

/** What is wrong with the status of an object at rest; empty when nothing is. */
export function lintStatus(object: LintedObject): Violation[] {
  const view = viewOf(object);
  if (view === undefined) return [];
  return [...CONDITION_RULES, ...STATUS_RULES, ...BUILD_RULES].flatMap((rule) =>
    rule.check(view).map((message) => ({ rule: rule.number, message })),
  );
}

import type { Check } from './check.ts';
import type { Cost } from './cost.ts';
import type { Entry } from './register.ts';
import { PARTS, partsOf } from './registry.ts';

/** Time for deleting everything, in minutes: what is new is not shown at once, and images go slowly. */
const CLEAN_UP_MINUTES = 20;

/** The longest that a run may take, in minutes. */
export function minutesOf(checks: readonly Check[]): number {
  const parts = partsOf(checks).reduce((sum, part) => sum + PARTS[part].minutes, 0);
  const before = parts + (makesNothing(checks) ? 0 : CLEAN_UP_MINUTES);
  return checks.reduce((sum, { minutes }) => sum + minutes, before);
}

/** Whether there is nothing to delete after these checks. */
export function makesNothing(checks: readonly Check[]): boolean {
  return partsOf(checks).length === 0 && checks.every(({ creates }) => creates === undefined);
}

export interface PlanOptions {
  readonly checks: readonly Check[];
  readonly entries: readonly Entry[];
  readonly regionID: string;
  readonly otherRegions: readonly string[];
  readonly runID: string;
  readonly cost: Cost;
}

/** What a run is going to do, for the person who has to say yes. */
export function planText({ checks, entries, regionID, otherRegions, runID, cost }: PlanOptions): string {
  const behaviourOf = new Map(entries.map(({ name, behaviour }) => [name, behaviour]));
  const lines = [`Run ${runID} in ${regionID}, copies to ${otherRegions.join(' and ')}`, '', 'Checks'];
  for (const { entries: names, does, creates } of checks) {
    for (const name of names) lines.push(`  ${name}: ${behaviourOf.get(name) ?? 'not in the register'}`);
    lines.push(`      ${does}${creates === undefined ? '' : `; makes ${creates}`}`);
  }
  const parts = partsOf(checks);
  lines.push('', parts.length === 0 ? 'Makes nothing' : 'Makes, and deletes at the end');
  for (const part of parts) lines.push(`  ${part}: ${PARTS[part].what}`);
  const unchecked = entries.filter(({ reason }) => reason !== undefined);
  lines.push('', 'Not checked');
  for (const { behaviour, reason } of unchecked) lines.push(`  ${behaviour}: ${reason}`);
  const from =
    cost.source === 'table' ? 'a table of this program, the service was not asked' : 'DescribePrice';
  lines.push(
    '',
    `Costs about ${cost.amount.toFixed(2)} ${cost.currency} at most (instance price from ${from})`,
  );
  for (const line of cost.lines) lines.push(`  ${line}`);
  const minutes = minutesOf(checks);
  lines.push(`Takes at most ${Math.floor(minutes / 60)} h ${minutes % 60} min`, '');
  return lines.join('\n');
}

import type { Check, Finding } from './check.ts';
import type { Lab } from './lab.ts';

/**
 * Runs checks one after the other. One that fails leaves its entries unknown, with what happened, and the others go on.
 *
 * @returns one finding for each entry of the checks. @throws when the lab's signal is aborted.
 */
export async function runChecks(lab: Lab, checks: readonly Check[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks) {
    for (const finding of await runOne(lab, check)) {
      findings.push(finding);
      lab.options.log(lineOf(finding));
    }
  }
  return findings;
}

async function runOne(lab: Lab, check: Check): Promise<Finding[]> {
  let failure = 'the check did not look at it';
  let told: readonly Finding[] = [];
  try {
    told = await check.run(lab);
  } catch (error) {
    lab.options.signal?.throwIfAborted();
    failure = `failed: ${error instanceof Error ? error.message : String(error)}`;
  }
  return check.entries.map(
    (entry) =>
      told.find((finding) => finding.entry === entry) ?? { entry, position: 'unknown', saw: failure },
  );
}

/** `hostile  copiesDropTags: no tags`. */
export function lineOf({ entry, position, saw }: Finding): string {
  return `${position.padEnd(8)} ${entry}: ${saw}`;
}

import { Api, list } from './api.ts';
import type { Check, Finding } from './check.ts';
import { cleanUp } from './clean-up.ts';
import type { Clock } from './clock.ts';
import { costOf, priceOf } from './cost.ts';
import { Lab } from './lab.ts';
import { Made } from './made.ts';
import type { Options } from './options.ts';
import { makesNothing, minutesOf, planText } from './plan.ts';
import { readRegister } from './register.ts';
import { CHECKS, partsOf } from './registry.ts';
import { lineOf, runChecks } from './run.ts';

/** What the program reaches of the machine. */
export interface Surroundings {
  readonly clock: Clock;
  /** Eight hexadecimal digits that no other run has. */
  readonly runID: string;
  /** Ends the checks; what was made is deleted then. */
  readonly interrupted: AbortSignal;
  /** Ends the deletion as well. */
  readonly killed: AbortSignal;
  readonly say: (text: string) => void;
  /** What the person answers. */
  readonly ask: (question: string) => Promise<string>;
  /** By default all of them. */
  readonly checks?: readonly Check[];
}

/** Does what the options ask for. @returns the exit code. @throws when a service cannot be reached at all. */
export async function verifyCloud(options: Options, around: Surroundings): Promise<number> {
  const { clock, runID, say } = around;
  const { credentials, regionID, endpoint, only } = options;
  const api =
    credentials === undefined
      ? undefined
      : new Api({ credentials, regionID, endpoint, clock, signal: around.interrupted });
  if (api !== undefined && !options.planOnly) {
    const wrong = await unknownRegions(api, [regionID, ...options.otherRegions]);
    if (wrong !== undefined) {
      say(wrong);
      return 2;
    }
  }
  if (options.cleanUp !== undefined && api !== undefined)
    return await removeAll(options, around, api, options.cleanUp, new Made());

  const all = around.checks ?? CHECKS;
  const checks = all.filter(
    ({ entries }) => only.length === 0 || entries.some((entry) => only.includes(entry)),
  );
  const question = { parts: partsOf(checks), minutes: minutesOf(checks), instanceType: options.instanceType };
  const price = api === undefined || options.planOnly ? undefined : await priceOf(api, options.instanceType);
  const { otherRegions } = options;
  const cost = costOf(question, price);
  say(planText({ checks, entries: readRegister(), regionID, otherRegions, runID, cost }));
  if (options.planOnly || api === undefined) return 0;
  if (!options.yes && (await around.ask('Type yes to go on: ')).trim() !== 'yes') {
    say('Nothing was done.');
    return 1;
  }
  return await check(options, around, api, checks);
}

async function check(
  options: Options,
  around: Surroundings,
  api: Api,
  checks: readonly Check[],
): Promise<number> {
  const { runID, say, clock, interrupted: signal } = around;
  const made = new Made();
  const lab = new Lab({ ...options, api, clock, signal, made, runID, log: say });
  say(`Run ${runID}. If this program is killed: ${cleanUpCommand(options, runID)}`);
  let findings: Finding[] | undefined;
  try {
    findings = await runChecks(lab, checks);
  } catch (error) {
    say(`Ended early: ${error instanceof Error ? error.message : String(error)}`);
  }
  const left = makesNothing(checks) ? 0 : await removeAll(options, around, api, runID, made);
  if (findings === undefined) return 1;
  say('');
  for (const finding of findings) say(lineOf(finding));
  return left === 0 && findings.every(({ position }) => position !== 'unknown') ? 0 : 1;
}

/** What deletes the remains of a run. */
function cleanUpCommand({ regionID, otherRegions }: Options, runID: string): string {
  const where = `--region ${regionID} --copy-to ${otherRegions.join(',')}`;
  return `npm run verify:cloud -- --cleanup ${runID} ${where}`;
}

/** Says which of these regions the service does not have; undefined when it has them all. */
async function unknownRegions(api: Api, regionIDs: readonly string[]): Promise<string | undefined> {
  const regions = list(await api.call('DescribeRegions'), 'Regions', 'Region');
  const known = regions.map((region) => String(region['RegionId']));
  const unknown = regionIDs.filter((id) => !known.includes(id));
  if (unknown.length === 0) return undefined;
  return `The service does not have ${unknown.join(', ')}; it has ${known.join(', ')}`;
}

/** Deletes what a run has made. @returns the exit code. */
async function removeAll(
  options: Options,
  { clock, killed, say }: Surroundings,
  api: Api,
  runID: string,
  made: Made,
): Promise<number> {
  say(`Deleting what run ${runID} made`);
  const regionIDs = [options.regionID, ...options.otherRegions];
  let left;
  try {
    left = await cleanUp({
      api: api.withSignal(killed),
      clock,
      signal: killed,
      runID,
      regionIDs,
      made,
      log: say,
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say(`Ended before everything was deleted (${why}). Later: ${cleanUpCommand(options, runID)}`);
    return 1;
  }
  for (const { kind, id, regionID: where, why } of left) say(`LEFT: ${kind} ${id} in ${where}: ${why}`);
  say(left.length === 0 ? 'Nothing is left.' : `Try again later: ${cleanUpCommand(options, runID)}`);
  return left.length === 0 ? 0 : 1;
}

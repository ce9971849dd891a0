import { AttemptLost, BuildFailure } from '../../build/failure.ts';
import { choiceParameters, isSoldOut, nextChoice, passOver } from '../../build/candidate-choice.ts';
import { instanceName } from '../../build/naming.ts';
import type { Candidate } from '../../build/plan.ts';
import { type IntentRecord, timeText } from '../../build/record.ts';
import { autoReleaseTime, isCloudError, type RunInstancesInput } from '../../cloud/port.ts';
import { createOnce, findTags, nextCandidate, tagsOf } from './create.ts';
import { DONE, type BuildSession, type StepOutcome, waiting } from './session.ts';

const MINUTE = 60_000;
/** A builder releases itself this long after its launch, unless that is moved on (see `auto-release.ts`). */
export const AUTO_RELEASE_MS = 120 * MINUTE;
/** After every candidate was refused, the round begins anew after this. */
const NEXT_ROUND_MS = MINUTE;
/** An instance that left `Pending` and is `Stopped` or gone was taken away; before that it may only be invisible. */
const GONE_AFTER_MS = 2 * MINUTE;

/** Starts the builder on the first candidate that has stock, and waits until it runs. */
export async function launch(session: BuildSession): Promise<StepOutcome> {
  const { record, plan } = session;
  const builder = record.builder ?? (await start(session));
  if (builder === undefined)
    return waiting(`no stock for any of ${plan.candidates.length} candidates; trying again`);

  const launched = Date.parse(builder.launchTime);
  const { value: instance, asOf } = session.watch(
    { kind: 'instance', regionID: plan.regionID, id: builder.instanceID },
    launched,
  );
  if (instance?.status === 'Running') {
    builder.zoneID = instance.zoneID;
    return DONE;
  }
  if (instance === undefined && asOf !== undefined && asOf - launched > GONE_AFTER_MS) {
    throw new AttemptLost('InstanceLost', `instance ${builder.instanceID} vanished before it ran`);
  }
  return waiting(`starting instance ${builder.instanceID}`);
}

/** Launches on the next candidate; undefined when a whole round was refused and the next one has to wait. */
async function start(session: BuildSession) {
  const { record, plan } = session;
  const { attempt } = record;
  for (;;) {
    const intent = record.intent({ action: 'RunInstances', role: 'Builder', regionID: plan.regionID });
    const choice = nextChoice(intent, attempt);
    const candidate = plan.candidates[choice % plan.candidates.length];
    if (candidate === undefined) throw new BuildFailure('InvalidSpec', 'the plan has no candidate to launch');
    if (restsBeforeNextRound(session, choice)) return undefined;
    try {
      const instanceID = await runInstances(session, candidate, choice);
      const builder = {
        role: 'Builder' as const,
        attempt,
        instanceID,
        instanceType: candidate.instanceType,
        zoneID: candidate.zoneID,
        launchTime: timeText(session.now()),
      };
      record.addInstance(builder);
      session.event(
        'Normal',
        'Launched',
        'Launch',
        `Started ${instanceID} (${candidate.instanceType}, ${candidate.zoneID})`,
      );
      return record.builder;
    } catch (error) {
      const refused = record.intent({ action: 'RunInstances', role: 'Builder', regionID: plan.regionID });
      if (!isCloudError(error) || refused?.outcome !== 'Refused') throw error;
      const soldOut = error.class === 'Capacity';
      if (!soldOut && !isTooLate(session, refused)) throw error;
      if (!soldOut) continue;
      passOver(refused);
      session.log.info({ candidate: choice, code: error.code }, 'Trying the next candidate');
      // Later rounds say that all were refused, until one is not.
      if (choice < plan.candidates.length - 1)
        record.note('Launch', `${candidate.instanceType} in ${candidate.zoneID}: ${error.code}`);
    }
  }
}

/**
 * True for a call that is too old to be taken: its time of release is no longer 30 minutes ahead, which RunInstances
 * asks for. The operator was away between deciding and calling.
 */
function isTooLate(session: BuildSession, { parameters }: IntentRecord): boolean {
  return Date.parse(parameters?.['autoReleaseTime'] ?? '') - session.now() < 30 * MINUTE;
}

/** True while all candidates were refused a moment ago. */
function restsBeforeNextRound(session: BuildSession, choice: number): boolean {
  const { record, plan } = session;
  const intent = record.intent({ action: 'RunInstances', role: 'Builder', regionID: plan.regionID });
  const roundBegins = choice > 0 && choice % plan.candidates.length === 0;
  if (!roundBegins || intent === undefined || !isSoldOut(intent)) return false;
  const rest = NEXT_ROUND_MS - (session.now() - Date.parse(intent.startTime));
  if (rest > 0) session.wakeAfter(rest);
  return rest > 0;
}

async function runInstances(session: BuildSession, candidate: Candidate, choice: number): Promise<string> {
  const { plan, record } = session;
  const { regionID } = plan;
  const { attempt } = record;
  const intent = record.intent({ action: 'RunInstances', role: 'Builder', regionID });
  const request = (chosen: Readonly<Record<string, string>>) =>
    requestFor(session, candidate, chosen['autoReleaseTime'] ?? '');
  return createOnce(session, {
    step: 'Launch',
    action: 'RunInstances',
    role: 'Builder',
    attempt,
    regionID,
    candidate: nextCandidate(intent, attempt),
    choose: () => ({
      ...choiceParameters(choice),
      autoReleaseTime: autoReleaseTime(session.now() + AUTO_RELEASE_MS),
    }),
    request,
    find: async () => {
      const tags = findTags(session, { role: 'Builder', attempt });
      const twins = await session.cloud.describeInstances({ regionID, tags }, { signal: session.signal });
      return twins.map(({ instanceID }) => instanceID);
    },
    call: async (input) => (await session.cloud.runInstances(input, { signal: session.signal })).instanceID,
  });
}

function requestFor(
  session: BuildSession,
  candidate: Candidate,
  releaseAt: string,
): Omit<RunInstancesInput, 'clientToken'> {
  const { plan, record } = session;
  const { instance } = plan;
  const { attempt } = record;
  return {
    regionID: plan.regionID,
    imageID: plan.source.imageID,
    instanceType: candidate.instanceType,
    vSwitchID: candidate.vSwitchID,
    securityGroupID: instance.securityGroupID,
    instanceName: instanceName(session.build.metadata.namespace ?? '', session.named, 'builder', attempt),
    systemDisk: {
      category: candidate.diskCategory,
      sizeGiB: instance.sizeGiB,
      performanceLevel: candidate.diskCategory === 'cloud_essd' ? instance.performanceLevel : undefined,
    },
    internetMaxBandwidthOut: instance.internetMaxBandwidthOut,
    autoReleaseTime: releaseAt,
    tags: tagsOf(session, { role: 'Builder', attempt, lifecycle: 'scaffold', userTags: instance.tags }),
    resourceGroupID: instance.resourceGroupID,
  };
}

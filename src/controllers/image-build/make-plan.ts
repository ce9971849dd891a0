import { hashOf } from '../../api/hash.ts';
import type { ImageTemplate } from '../../api/objects.ts';
import { BuildFailure } from '../../build/failure.ts';
import {
  candidatesOf,
  durationSeconds,
  MAX_PLAN_BYTES,
  type Plan,
  type PlannedSource,
} from '../../build/plan.ts';
import { templateHash } from '../../build/template-hash.ts';
import { freezePlan } from './plan-store.ts';
import { plannedComponents, templateOf } from './plan-objects.ts';
import { checkRegions, resolveAccount, resolveNetwork, resolveSource } from './plan-cloud.ts';
import { DONE, type BuildSession, type StepOutcome } from './session.ts';

/** Smallest system disk that a builder gets without being told (RunInstances' own default). */
const DEFAULT_DISK_GIB = 40;

/**
 * Resolves everything that the build refers to, checks what can be checked before money is spent, and freezes the
 * result. Later edits of template and components affect the next build only.
 *
 * @throws NotReady while an object is missing or not ready, BuildFailure when the spec cannot work.
 */
export async function makePlan(session: BuildSession): Promise<StepOutcome> {
  const template = templateOf(session);
  const components = plannedComponents(session, template);
  const accountID = await resolveAccount(session, template.spec.regionID);
  const source = await resolveSource(session, template.spec.regionID, template.spec.source);
  const vSwitches = await resolveNetwork(session, template, source);
  const plan = assemble(template, { accountID, source, vSwitches, components });
  await checkRegions(session, plan);

  const size = Buffer.byteLength(JSON.stringify(plan));
  if (size > MAX_PLAN_BYTES) {
    throw new BuildFailure(
      'InvalidSpec',
      `the components are too large together: ${size} bytes, at most ${MAX_PLAN_BYTES} fit`,
    );
  }
  session.deps.guard.assertHeld();
  const frozen = await freezePlan(session.deps.client, session.build, plan, session.signal);
  session.usePlan(frozen);
  adoptPlan(session, frozen);
  return DONE;
}

interface Resolved {
  accountID: string;
  source: PlannedSource;
  vSwitches: readonly { vSwitchID: string; zoneID: string }[];
  components: ReturnType<typeof plannedComponents>;
}

function assemble(template: ImageTemplate, { accountID, source, vSwitches, components }: Resolved): Plan {
  const { spec } = template;
  const { instance, image = {}, distribution, limits, generalize } = spec;
  const { systemDisk = {} } = instance;
  const templateFingerprint = templateHash(spec);
  const planned = components.map(({ name, version, hash }) => ({ name, version, hash }));
  return {
    planVersion: 1,
    regionID: spec.regionID,
    accountID,
    source,
    candidates: candidatesOf(instance.instanceTypes, vSwitches, systemDisk.categories ?? ['cloud_essd']),
    instance: {
      securityGroupID: instance.securityGroupID,
      sizeGiB: systemDisk.sizeGiB ?? Math.max(DEFAULT_DISK_GIB, source.sizeGiB),
      ...(systemDisk.performanceLevel === undefined ? {} : { performanceLevel: systemDisk.performanceLevel }),
      internetMaxBandwidthOut: instance.internetMaxBandwidthOut ?? 0,
      tags: instance.tags ?? {},
      ...(instance.resourceGroupID === undefined ? {} : { resourceGroupID: instance.resourceGroupID }),
    },
    tasks: components.flatMap(({ name, tasks }) => tasks.map((task) => ({ component: name, task }))),
    generalize: generalize?.mode ?? 'Default',
    image: {
      namePrefix: image.namePrefix ?? template.metadata.name,
      ...(image.description === undefined ? {} : { description: image.description }),
      tags: image.tags ?? {},
      ...(image.resourceGroupID === undefined ? {} : { resourceGroupID: image.resourceGroupID }),
    },
    copyRegionIDs: (distribution?.regions ?? [])
      .map(({ regionID }) => regionID)
      .filter((regionID) => regionID !== spec.regionID),
    limits: { timeoutSeconds: durationSeconds(limits?.timeout ?? '4h'), attempts: limits?.attempts ?? 3 },
    templateHash: templateFingerprint,
    inputsHash: hashOf({ template: templateFingerprint, components: planned, source: source.imageID }),
    components: planned,
  };
}

/** Puts into the status what people see of a plan, and what clean-up needs of it. */
export function adoptPlan(session: BuildSession, plan: Plan): void {
  const { status } = session.record;
  status.plan = {
    hash: plan.inputsHash,
    templateHash: plan.templateHash,
    revision: `${session.named.name}-plan`,
    sourceImageID: plan.source.imageID,
    components: plan.components.map(({ name, version, hash }) => ({ name, version, hash })),
    instanceTypes: [...new Set(plan.candidates.map(({ instanceType }) => instanceType))],
  };
  status.regionID = plan.regionID;
  status.scaffold = {
    ...status.scaffold,
    accountID: plan.accountID,
    regionIDs: [plan.regionID, ...plan.copyRegionIDs],
  };
  status.tasks = { total: plan.tasks.length, done: status.tasks?.done ?? 0 };
  for (const regionID of [plan.regionID, ...plan.copyRegionIDs]) session.record.setImage(regionID, {});
}

import { hashOf } from '../../api/hash.ts';
import type { ImageTemplate } from '../../api/objects.ts';
import { firstOf } from '../../components/problem.ts';
import { checkDelivery } from '../../build/check-delivery.ts';
import { BuildFailure } from '../../build/failure.ts';
import {
  candidatesOf,
  durationSeconds,
  MAX_PLAN_BYTES,
  type Plan,
  type PlannedComponent,
  type PlannedSecret,
  type PlannedSource,
  type PlannedTask,
} from '../../build/plan.ts';
import { templateHash } from '../../build/template-hash.ts';
import { freezePlan } from './plan-store.ts';
import { plannedComponents } from './plan-components.ts';
import { plannedSecrets, withConfigMaps } from './plan-inputs.ts';
import { templateOf } from './plan-template.ts';
import { checkRegions, osTypeOf, resolveAccount, resolveNetwork, resolveSource } from './plan-cloud.ts';
import { DONE, type BuildSession, type StepOutcome } from './session.ts';

/** Components that the status shows; the plan has all. */
const SHOWN_COMPONENTS = 50;
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
  await plannedComponents(session, template);
  const accountID = await resolveAccount(session, template.spec.regionID);
  const source = await resolveSource(session, template.spec.regionID, template.spec.source);
  const { components, tasks, secretKeys } = await plannedComponents(session, template, {
    osType: osTypeOf(source),
    accountID,
  });
  const undeliverable = checkDelivery(tasks, template.spec.secrets.delivery, osTypeOf(source));
  if (undeliverable.length > 0) throw new BuildFailure('InvalidSpec', firstOf(undeliverable));
  const secrets = await plannedSecrets(session, secretKeys);
  const filled = await withConfigMaps(session, tasks);
  const vSwitches = await resolveNetwork(session, template, source);
  const plan = assemble(template, { accountID, source, vSwitches, components, tasks: filled, secrets });
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
  components: readonly PlannedComponent[];
  tasks: readonly PlannedTask[];
  secrets: readonly PlannedSecret[];
}

function assemble(template: ImageTemplate, resolved: Resolved): Plan {
  const { accountID, source, vSwitches, components, tasks, secrets } = resolved;
  const { spec } = template;
  const { instance, image = {}, distribution, limits, generalize } = spec;
  const { systemDisk = {} } = instance;
  const templateFingerprint = templateHash(spec);
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
    tasks,
    ...(secrets.length === 0 ? {} : { secrets }),
    ...(spec.secrets.delivery === 'Plain' ? { secretDelivery: 'Plain' as const } : {}),
    generalize: generalize?.mode ?? 'Default',
    ...(generalize?.keep === undefined ? {} : { keep: generalize.keep }),
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
    inputsHash: hashOf({ template: templateFingerprint, components, source: source.imageID }),
    components,
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
    components: plan.components.slice(0, SHOWN_COMPONENTS),
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

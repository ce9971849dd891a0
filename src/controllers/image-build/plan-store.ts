import type { ImageBuild } from '../../api/objects.ts';
import { planName } from '../../api/names.ts';
import { NotReady } from '../../build/failure.ts';
import type { Plan } from '../../build/plan.ts';
import { isKubeError, type KubeClient, type KubeObject, type ResourceType } from '../../kube/port.ts';
import { isOwnedBy, ownedMetadata } from './owned-object.ts';

/** An immutable object that holds one plan (`apps/v1`: the data of a ControllerRevision may never change). */
export interface ControllerRevision extends KubeObject {
  revision: number;
  data?: unknown;
}

export const CONTROLLER_REVISIONS: ResourceType<ControllerRevision> = {
  group: 'apps',
  version: 'v1',
  plural: 'controllerrevisions',
  kind: 'ControllerRevision',
  namespaced: true,
};

/** The stored plan of a build; undefined when there is none, or a namesake that the build does not own. */
export async function loadPlan(
  client: KubeClient,
  build: ImageBuild,
  signal: AbortSignal,
): Promise<Plan | undefined> {
  const { name, namespace } = build.metadata;
  try {
    const ref = { name: planName(name), ...(namespace === undefined ? {} : { namespace }) };
    const revision = await client.get(CONTROLLER_REVISIONS, ref, { signal });
    return isOwnedBy(build, revision) ? (revision.data as Plan) : undefined;
  } catch (error) {
    if (isKubeError(error, 'NotFound')) return undefined;
    throw error;
  }
}

/**
 * Freezes a plan. The first one wins: when the build has one already, that one is returned and the new one forgotten.
 *
 * @throws NotReady while something else has the name, for example the plan of a build of the same name that was deleted.
 */
export async function freezePlan(
  client: KubeClient,
  build: ImageBuild,
  plan: Plan,
  signal: AbortSignal,
): Promise<Plan> {
  const { name } = build.metadata;
  const revision: ControllerRevision = {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: ownedMetadata(build, planName(name)),
    revision: 1,
    data: plan,
  };
  try {
    await client.create(CONTROLLER_REVISIONS, revision, { signal });
    return plan;
  } catch (error) {
    if (!isKubeError(error, 'AlreadyExists')) throw error;
    const stored = await loadPlan(client, build, signal);
    if (stored !== undefined) return stored;
    throw new NotReady(
      `ControllerRevision '${planName(name)}' exists and belongs to something else; it must be gone before the build can begin`,
    );
  }
}

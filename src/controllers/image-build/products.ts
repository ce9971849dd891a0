import { TAG } from '../../cloud/port.ts';
import type { BuildSession } from './session.ts';

/**
 * True for an image that the build offers as its result. Clean-up never takes one, whatever the tags say: a listing by
 * tags may lag behind, and an operator that saw the past may have tagged last.
 */
export function isProduct({ record }: BuildSession, regionID: string, imageID: string): boolean {
  return record.stateOf('Verify') === 'Succeeded' && record.image(regionID)?.imageID === imageID;
}

/**
 * Of these snapshots those that belong to no product of the build. Those that do, but are not tagged so, are tagged
 * again.
 */
export async function withoutProducts(
  session: BuildSession,
  regionID: string,
  snapshotIDs: readonly string[],
): Promise<readonly string[]> {
  const { record, cloud, signal } = session;
  const imageID = record.image(regionID)?.imageID;
  if (snapshotIDs.length === 0 || imageID === undefined || !isProduct(session, regionID, imageID))
    return snapshotIDs;
  const [image] = await cloud.describeImages({ regionID, imageIDs: [imageID] }, { signal });
  const own = new Set(image?.disks.map(({ snapshotID }) => snapshotID));
  const strayed = snapshotIDs.filter((id) => own.has(id));
  if (strayed.length > 0) {
    session.deps.guard.assertHeld();
    const tags = { [TAG.lifecycle]: 'product' };
    await cloud.tagResources({ regionID, resourceType: 'snapshot', resourceIDs: strayed, tags }, { signal });
  }
  return snapshotIDs.filter((id) => !own.has(id));
}

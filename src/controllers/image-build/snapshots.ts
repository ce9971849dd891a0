import type { Lifecycle } from '../../cloud/port.ts';
import { tagsOf } from './create.ts';
import type { BuildSession } from './session.ts';

const LOOK_AGAIN_MS = 5000;

/**
 * Tags the snapshots of a region's image and records them, because CreateImage and CopyImage tag the image only and
 * DeleteImage leaves its snapshots behind. False while the image does not name them.
 */
export async function tagSnapshots(
  session: BuildSession,
  regionID: string,
  lifecycle: Lifecycle,
): Promise<boolean> {
  const imageID = session.record.image(regionID)?.imageID;
  if (imageID === undefined) return false;
  const [image] = await session.cloud.describeImages(
    { regionID, imageIDs: [imageID] },
    { signal: session.signal },
  );
  const snapshotIDs = (image?.disks ?? []).map(({ snapshotID }) => snapshotID).filter((id) => id !== '');
  if (snapshotIDs.length === 0) {
    session.wakeAfter(LOOK_AGAIN_MS);
    return false;
  }
  recordSnapshots(session, regionID, snapshotIDs);
  // Who tags last wins, so nobody may tag who has not seen the latest.
  await session.confirm();
  session.deps.guard.assertHeld();
  const { attempt } = session.record;
  const userTags = session.plan.image.tags;
  await session.cloud.tagResources(
    {
      regionID,
      resourceType: 'snapshot',
      resourceIDs: snapshotIDs,
      tags: tagsOf(session, { role: 'Image', attempt, lifecycle, userTags }),
    },
    { signal: session.signal },
  );
  return true;
}

/** Remembers snapshots that clean-up would have to delete. */
export function recordSnapshots(
  session: BuildSession,
  regionID: string,
  snapshotIDs: readonly string[],
): void {
  const scaffold = (session.record.status.scaffold ??= {});
  const known = scaffold.snapshots ?? [];
  const added = snapshotIDs.filter(
    (id) => !known.some((item) => item.regionID === regionID && item.snapshotID === id),
  );
  if (added.length > 0)
    scaffold.snapshots = [...known, ...added.map((snapshotID) => ({ regionID, snapshotID }))];
}

import { type Image, isCloudError } from '../../cloud/port.ts';
import { findTags } from './create.ts';
import { isProduct, withoutProducts } from './products.ts';
import type { BuildSession } from './session.ts';
import { recordSnapshots } from './snapshots.ts';

/** An image that is to be deleted. */
export interface CandidateImage {
  readonly regionID: string;
  readonly image: Image;
}

/**
 * Every image that the build made and that is no product: by its tags, by its recorded ID, and by its name where a
 * call has no known answer (a copy may have lost its tags).
 */
export async function findCandidateImages(session: BuildSession): Promise<CandidateImage[]> {
  const found = new Map<string, CandidateImage>();
  const add = (regionID: string, image: Image) =>
    found.set(`${regionID}/${image.imageID}`, { regionID, image });
  const tags = findTags(session, { lifecycle: 'candidate' });
  for (const regionID of session.record.status.scaffold?.regionIDs ?? []) {
    const listed = session.watch({ kind: 'images', regionID, tags }, cleanupStart(session)).value ?? [];
    for (const image of listed) if (!isProduct(session, regionID, image.imageID)) add(regionID, image);
  }
  for (const { regionID, imageID } of recordedImages(session)) {
    const [image] = await session.cloud.describeImages(
      { regionID, imageIDs: [imageID] },
      { signal: session.signal },
    );
    if (image !== undefined) add(regionID, image);
  }
  for (const { regionID, parameters } of session.record.openIntents) {
    const imageName = parameters?.['imageName'];
    if (imageName === undefined) continue;
    const query = { regionID, imageName, ownerAlias: 'self' as const };
    for (const image of await session.cloud.describeImages(query, { signal: session.signal }))
      add(regionID, image);
  }
  return [...found.values()];
}

/** Failed copies, and on a failed build everything that was captured or copied. */
function recordedImages(session: BuildSession): { regionID: string; imageID: string }[] {
  const { status } = session.record;
  const products = session.record.stateOf('Verify') === 'Succeeded';
  const made = products ? [] : (status.images ?? []);
  return [
    ...(status.scaffold?.images ?? []),
    ...made.flatMap(({ regionID, imageID }) => (imageID === undefined ? [] : [{ regionID, imageID }])),
  ];
}

/**
 * Deletes images, copies before their source, after having recorded their snapshots. Says what it waits for: the
 * images count as gone only when the next look does not find them.
 */
export async function removeImages(
  session: BuildSession,
  images: readonly CandidateImage[],
): Promise<string> {
  const copies = images.filter(({ image }) => image.isCopied);
  for (const { regionID, image } of copies.length > 0 ? copies : images) {
    const snapshotIDs = image.disks.map(({ snapshotID }) => snapshotID).filter((id) => id !== '');
    recordSnapshots(session, regionID, snapshotIDs);
    await session.checkpoint();
    await removeImage(session, regionID, image);
  }
  return `deleting ${images.map(({ image }) => image.imageID).join(', ')}`;
}

async function removeImage(session: BuildSession, regionID: string, image: Image): Promise<void> {
  const { cloud, signal, log } = session;
  const { imageID } = image;
  session.deps.guard.assertHeld();
  try {
    const copying = image.isCopied && (image.status === 'Creating' || image.status === 'Waiting');
    if (copying) await cloud.cancelCopyImage({ regionID, imageID }, { signal });
    else await cloud.deleteImage({ regionID, imageID, force: true }, { signal });
    forgetImage(session, regionID, imageID);
  } catch (error) {
    if (!isCloudError(error, 'Busy', 'Conflict', 'NotFound')) throw error;
    log.info({ imageID, code: error.code }, 'The image cannot be deleted yet');
  }
}

/** A deleted image is not offered to people any more; clean-up still finds it by its tags if it lives on. */
function forgetImage(session: BuildSession, regionID: string, imageID: string): void {
  const { record } = session;
  const shown = record.image(regionID);
  if (shown?.imageID === imageID) {
    record.setImage(regionID, { state: 'Failed' });
    delete shown.progress;
  }
  if (record.status.imageID === imageID) delete record.status.imageID;
}

/** Deletes the snapshots of deleted images; undefined when none is left. */
export async function removeSnapshots(session: BuildSession): Promise<string | undefined> {
  const { record, cloud, signal, log } = session;
  const tags = findTags(session, { lifecycle: 'candidate' });
  for (const regionID of record.status.scaffold?.regionIDs ?? []) {
    const listed = session.watch({ kind: 'snapshots', regionID, tags }, cleanupStart(session)).value ?? [];
    const snapshotIDs = listed.map(({ snapshotID }) => snapshotID);
    recordSnapshots(session, regionID, await withoutProducts(session, regionID, snapshotIDs));
  }
  const recorded = record.status.scaffold?.snapshots ?? [];
  const left: typeof recorded = [];
  for (const { regionID, snapshotID } of recorded) {
    session.deps.guard.assertHeld();
    try {
      await cloud.deleteSnapshot({ regionID, snapshotID, force: true }, { signal });
    } catch (error) {
      if (!isCloudError(error, 'Busy', 'Conflict')) throw error;
      log.info({ snapshotID, code: error.code }, 'The snapshot cannot be deleted yet');
      left.push({ regionID, snapshotID });
    }
  }
  if (record.status.scaffold !== undefined) record.status.scaffold.snapshots = left;
  return recorded.length === 0
    ? undefined
    : `deleting ${recorded.map(({ snapshotID }) => snapshotID).join(', ')}`;
}

/** Listings from before clean-up began prove nothing. */
export function cleanupStart(session: BuildSession): number {
  return Date.parse(session.record.step('Cleanup').startTime ?? '') || session.now();
}

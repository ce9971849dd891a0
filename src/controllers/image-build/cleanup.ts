import { timeText } from '../../build/record.ts';
import type { Image } from '../../cloud/port.ts';
import { findTags, VISIBILITY_GRACE_MS } from './create.ts';
import { releaseCopySlots } from './distribute.ts';
import { cleanupStart, findCandidateImages, removeImages, removeSnapshots } from './remove-images.ts';
import { released } from './release-builder.ts';
import { DONE, type BuildSession, type StepOutcome, waiting } from './session.ts';

/** Two listings this far apart must both find nothing: Describe calls lag behind. */
const SECOND_LOOK_MS = 30_000;
const LOOK_AGAIN_MS = 5000;

/**
 * Removes everything that the build made and that is no product, and is done once the cloud has shown twice that
 * nothing is left. The one path for success (where it only looks), failure, cancel and deletion; it reads the status
 * and the cloud's tags only, because plan, template and Secret may be gone, and it never repeats a creating call.
 */
export async function cleanup(session: BuildSession): Promise<StepOutcome> {
  const { record } = session;
  if (record.untouched) return DONE;
  releaseCopySlots(session);
  const left = await removeWhatIsLeft(session);
  const scaffold = (record.status.scaffold ??= {});
  if (left !== undefined) {
    delete scaffold.emptySince;
    session.wakeAfter(LOOK_AGAIN_MS);
    return waiting(left);
  }
  const waitForIntents = youngestOpenIntent(session);
  if (waitForIntents > 0) {
    session.wakeAfter(waitForIntents);
    return waiting('waiting until a call without an answer would show its result');
  }
  return provenEmpty(session);
}

/** Says what is still there, after having asked for its removal; undefined when nothing is known to be. */
async function removeWhatIsLeft(session: BuildSession): Promise<string | undefined> {
  const images = await findCandidateImages(session);
  const capturing = images.find(({ image }) => !image.isCopied && isUnfinished(image));
  const instances = await removeInstances(session, capturing !== undefined);
  if (instances !== undefined) return instances;
  if (images.length > 0) return removeImages(session, images);
  return removeSnapshots(session);
}

/** Builders that are recorded, and those that only their tags tell of. Not while their image is being made. */
async function removeInstances(session: BuildSession, capturing: boolean): Promise<string | undefined> {
  const { record } = session;
  const regionID = record.status.scaffold?.regionIDs?.[0];
  if (regionID === undefined) return undefined;
  const listing = session.watch(
    { kind: 'instances', regionID, tags: findTags(session) },
    cleanupStart(session),
  );
  for (const { instanceID, instanceType, zoneID, creationTime } of listing.value ?? []) {
    const launchTime = timeText(Date.parse(creationTime) || session.now());
    record.addInstance({
      role: 'Builder',
      attempt: record.attempt,
      instanceID,
      instanceType,
      zoneID,
      launchTime,
    });
    const known = record.status.instances?.find((instance) => instance.instanceID === instanceID);
    const seenSince = (listing.asOf ?? 0) > Date.parse(known?.releaseTime ?? '');
    if (known !== undefined && seenSince) delete known.releaseTime;
  }
  const open = (record.status.instances ?? []).filter(({ releaseTime }) => releaseTime === undefined);
  if (open.length === 0) return undefined;
  if (capturing) return 'waiting until the image is captured, before that its builder cannot go';
  const left: string[] = [];
  for (const instance of open)
    if (!(await released(session, instance, regionID))) left.push(instance.instanceID);
  return left.length === 0 ? undefined : `deleting ${left.join(', ')}`;
}

function isUnfinished(image: Image): boolean {
  return image.status === 'Creating' || image.status === 'Waiting';
}

/** Milliseconds until the youngest call without an answer would be visible; 0 when there is none. */
function youngestOpenIntent(session: BuildSession): number {
  const ages = session.record.openIntents
    .filter(({ action }) => action === 'RunInstances' || action === 'CreateImage' || action === 'CopyImage')
    .map(({ startTime }) => session.now() - Date.parse(startTime));
  return ages.length === 0 ? 0 : Math.max(0, VISIBILITY_GRACE_MS - Math.min(...ages));
}

/**
 * Listings of every class in every region that find nothing: one where every creating call was answered and everything
 * it made is known, else two, the second half a minute after the first, because what lags may show only then.
 */
function provenEmpty(session: BuildSession): StepOutcome {
  const { record } = session;
  const scaffold = (record.status.scaffold ??= {});
  const start = cleanupStart(session);
  const oldest = oldestListing(session, Math.max(start, Date.parse(scaffold.emptySince ?? '') || 0));
  if (oldest === undefined) {
    session.wakeAfter(LOOK_AGAIN_MS);
    return waiting('listing what is left');
  }
  const sure = record.stateOf('Verify') === 'Succeeded' && scaffold.doubtful !== true;
  if (sure) return clean(session);
  const first = Date.parse(scaffold.emptySince ?? '');
  if (Number.isNaN(first)) {
    scaffold.emptySince = timeText(oldest);
    session.wakeAfter(SECOND_LOOK_MS);
    return waiting('nothing is left; looking a second time');
  }
  if (oldest < first + SECOND_LOOK_MS) {
    session.wakeAfter(
      first + SECOND_LOOK_MS - session.now() > 0 ? first + SECOND_LOOK_MS - session.now() : LOOK_AGAIN_MS,
    );
    return waiting('nothing is left; looking a second time');
  }
  return clean(session);
}

function clean({ record }: BuildSession): StepOutcome {
  delete record.status.scaffold;
  record.status.leftovers = [];
  return DONE;
}

/** The oldest of the newest listings, in cloud time; undefined while one of them has not been made since `start`. */
function oldestListing(session: BuildSession, start: number): number | undefined {
  const regions = session.record.status.scaffold?.regionIDs ?? [];
  const tags = findTags(session);
  const candidates = findTags(session, { lifecycle: 'candidate' });
  const since = start + (session.record.status.scaffold?.emptySince === undefined ? 0 : SECOND_LOOK_MS);
  const times = regions.flatMap((regionID, index) => [
    ...(index === 0 ? [session.watch({ kind: 'instances', regionID, tags }, since).asOf] : []),
    session.watch({ kind: 'images', regionID, tags: candidates }, since).asOf,
    session.watch({ kind: 'snapshots', regionID, tags: candidates }, since).asOf,
  ]);
  if (times.some((time) => time === undefined || time < start)) return undefined;
  return Math.min(...times.filter((time) => time !== undefined));
}

import { BuildFailure } from '../../build/failure.ts';
import { imageName } from '../../build/naming.ts';
import { isCloudError } from '../../cloud/port.ts';
import { findImage, noteImage } from './capture.ts';
import { createOnce, nextCandidate, tagsOf } from './create.ts';
import { DONE, type BuildSession, type StepOutcome, waiting } from './session.ts';
import { tagSnapshots } from './snapshots.ts';

/** Copies out of one region that ECS works on at a time; the rest would queue there. */
const COPY_SLOTS = 5;
const MAX_TRIES_PER_REGION = 5;
const NO_SLOT_LOOK_MS = 60_000;

/** Copies the image to every other region at once; each region is tried on its own. */
export async function distribute(session: BuildSession): Promise<StepOutcome> {
  const { copyRegionIDs } = session.plan;
  const open: string[] = [];
  for (const regionID of copyRegionIDs) {
    if (!(await copied(session, regionID))) open.push(regionID);
  }
  if (open.length === 0) return DONE;
  const shown = open.map((regionID) => `${regionID} ${session.record.image(regionID)?.progress ?? 0} %`);
  return waiting(`copying to ${shown.join(', ')}`);
}

async function copied(session: BuildSession, regionID: string): Promise<boolean> {
  const { record } = session;
  const key = { action: 'CopyImage', role: 'Image', regionID };
  if (record.image(regionID)?.state === 'Available' && record.intent(key)?.outcome === 'Succeeded') {
    release(session, regionID);
    return true;
  }
  if (!slot(session, regionID)) return false;
  const imageID = await startCopy(session, regionID);
  if (imageID === undefined) return false;
  const since = Date.parse(record.intent(key)?.startTime ?? '');
  const { value: image } = session.watch({ kind: 'image', regionID, id: imageID }, since);
  if (image?.status === 'CreateFailed' || image?.status === 'UnAvailable') {
    retryRegion(session, regionID, imageID, image.status);
    return false;
  }
  if (image?.status === 'Available' && !(await tagSnapshots(session, regionID, 'candidate'))) return false;
  noteImage(session, regionID, imageID, image);
  if (image?.status !== 'Available') return false;
  session.event('Normal', 'Copied', 'Distribute', `Image ${imageID} is available in ${regionID}`);
  release(session, regionID);
  return true;
}

/** The ID of the copy; undefined while the source may not be copied again. */
async function startCopy(session: BuildSession, regionID: string): Promise<string | undefined> {
  const { plan, record } = session;
  const sourceID = record.image(plan.regionID)?.imageID;
  if (sourceID === undefined)
    throw new BuildFailure('DistributionFailed', 'the image of the build region is not recorded');
  const candidate = nextCandidate(record.intent({ action: 'CopyImage', role: 'Image', regionID }), 1);
  const name = copyName(session, candidate);
  try {
    return await createOnce(session, {
      step: 'Distribute',
      action: 'CopyImage',
      role: 'Image',
      attempt: 1,
      regionID,
      candidate,
      choose: () => ({ imageName: name }),
      request: () => ({
        regionID: plan.regionID,
        imageID: sourceID,
        destinationRegionID: regionID,
        destinationImageName: name,
        destinationDescription: plan.image.description,
        tags: tagsOf(session, {
          role: 'Image',
          attempt: candidate + 1,
          lifecycle: 'candidate',
          userTags: plan.image.tags,
        }),
        resourceGroupID: plan.image.resourceGroupID,
      }),
      find: () => findImage(session, regionID, name),
      call: async (input) => (await session.cloud.copyImage(input, { signal: session.signal })).imageID,
    });
  } catch (error) {
    // One image may be refused a second copy at a time: this region waits for the others.
    if (!isCloudError(error, 'Busy')) throw error;
    session.wakeAfter(15_000);
    return undefined;
  }
}

/** A try that failed leaves its name taken until it is deleted, so the next one has another. */
function copyName(session: BuildSession, candidate: number): string {
  const { plan, record, named } = session;
  const base = imageName(plan.image.namePrefix, named, record.attempt);
  return candidate === 0 ? base : `${base}-r${candidate}`;
}

function retryRegion(session: BuildSession, regionID: string, imageID: string, status: string): void {
  const intent = session.record.intent({ action: 'CopyImage', role: 'Image', regionID });
  const tries = (intent?.candidate ?? 0) + 1;
  if (intent === undefined || tries >= MAX_TRIES_PER_REGION) {
    throw new BuildFailure(
      'DistributionFailed',
      `the copy to ${regionID} failed ${tries} times (image ${imageID}: ${status})`,
      {
        retryable: true,
      },
    );
  }
  const scaffold = (session.record.status.scaffold ??= {});
  scaffold.images = [...(scaffold.images ?? []), { regionID, imageID }];
  intent.outcome = 'Refused';
  intent.code = status;
  session.record.setImage(regionID, { state: 'Pending', progress: 0 });
  session.wakeAfter(1000);
}

function slot(session: BuildSession, regionID: string): boolean {
  const { slots } = session.deps.clouds;
  const holder = `${session.key}/${regionID}`;
  const pool = poolOf(session);
  if (session.record.intent({ action: 'CopyImage', role: 'Image', regionID }) !== undefined) {
    slots.hold(pool, holder);
    return true;
  }
  const namespace = session.build.metadata.namespace ?? '';
  const granted = slots.claim(pool, COPY_SLOTS, holder, namespace, () => session.deps.enqueue(session.key));
  if (!granted) session.wakeAfter(NO_SLOT_LOOK_MS);
  return granted;
}

function release(session: BuildSession, regionID: string): void {
  session.deps.clouds.slots.release(poolOf(session), `${session.key}/${regionID}`);
}

/** Gives back every place in line that the build holds. */
export function releaseCopySlots(session: BuildSession): void {
  const { scaffold } = session.record.status;
  const [source = '', ...rest] = scaffold?.regionIDs ?? [];
  for (const regionID of rest) {
    session.deps.clouds.slots.release(
      `copy/${scaffold?.accountID ?? ''}/${source}`,
      `${session.key}/${regionID}`,
    );
  }
}

function poolOf(session: BuildSession): string {
  return `copy/${session.plan.accountID}/${session.plan.regionID}`;
}

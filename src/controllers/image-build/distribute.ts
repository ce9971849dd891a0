import { BuildFailure } from '../../build/failure.ts';
import { imageName } from '../../build/naming.ts';
import type { IntentRecord } from '../../build/record.ts';
import { type CloudError, type CopyImageInput, isCloudError } from '../../cloud/port.ts';
import { findImage, noteImage } from './capture.ts';
import { carryOut, type Creating, intendAll, nextCandidate, tagsOf } from './create.ts';
import { DONE, type BuildSession, type StepOutcome, waiting } from './session.ts';
import { tagSnapshots } from './snapshots.ts';

/** Copies out of one region that ECS works on at a time; the rest would queue there. */
const COPY_SLOTS = 5;
const MAX_TRIES_PER_REGION = 5;
/** As many as the status holds; clean-up finds older ones by their tags. */
const MAX_FAILED_COPIES = 40;
const NO_SLOT_LOOK_MS = 60_000;
const BUSY_LOOK_MS = 15_000;

/** Copies the image to every other region at once; each region is tried on its own. */
export async function distribute(session: BuildSession): Promise<StepOutcome> {
  const { copyRegionIDs } = session.plan;
  const open = copyRegionIDs.filter((regionID) => !isCopied(session, regionID));
  const { started, failure } = await startCopies(session, open);
  const left: string[] = [];
  for (const regionID of open) {
    const imageID = started.get(regionID);
    if (imageID === undefined || !(await copied(session, regionID, imageID))) left.push(regionID);
  }
  // One region that cannot be copied to holds up none of the others.
  if (failure !== undefined) throw failure;
  if (left.length === 0) return DONE;
  const shown = left.map((regionID) => `${regionID} ${session.record.image(regionID)?.progress ?? 0} %`);
  return waiting(`copying to ${shown.join(', ')}`);
}

function isCopied(session: BuildSession, regionID: string): boolean {
  const { record } = session;
  const copied =
    record.image(regionID)?.state === 'Available' && intentOf(session, regionID)?.outcome === 'Succeeded';
  if (copied) release(session, regionID);
  return copied;
}

async function copied(session: BuildSession, regionID: string, imageID: string): Promise<boolean> {
  const since = Date.parse(intentOf(session, regionID)?.startTime ?? '');
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

/** The IDs of copies by region, none for a region that has to wait; and what went wrong first, where something did. */
interface Started {
  readonly started: ReadonlyMap<string, string>;
  readonly failure: CloudError | undefined;
}

/** Starts what may start. */
async function startCopies(session: BuildSession, regionIDs: readonly string[]): Promise<Started> {
  const copies = regionIDs
    .filter((regionID) => !waitsForOthers(session, regionID) && slot(session, regionID))
    .map((regionID) => copyTo(session, regionID));
  const fresh = await intendAll(session, copies);
  const started = new Map<string, string>();
  let failure: CloudError | undefined;
  for (const copy of copies) {
    try {
      started.set(copy.regionID, await carryOut(session, copy, fresh.has(copy)));
    } catch (error) {
      if (!isCloudError(error)) throw error;
      if (error.class === 'Busy') session.wakeAfter(BUSY_LOOK_MS);
      else failure ??= error;
    }
  }
  return { started, failure };
}

/** One image may be refused a second copy at a time: then the regions follow one another. */
function waitsForOthers(session: BuildSession, regionID: string): boolean {
  const { record, plan } = session;
  const { code = '' } = intentOf(session, regionID) ?? {};
  if (!/Conflict|Copying/.test(code)) return false;
  return plan.copyRegionIDs.some((other) => other !== regionID && record.image(other)?.state === 'Creating');
}

function copyTo(session: BuildSession, regionID: string): Creating<Omit<CopyImageInput, 'clientToken'>> {
  const { plan, record } = session;
  const sourceID = record.image(plan.regionID)?.imageID;
  if (sourceID === undefined)
    throw new BuildFailure('DistributionFailed', 'the image of the build region is not recorded');
  const candidate = nextCandidate(intentOf(session, regionID), 1);
  const name = copyName(session, regionID);
  return {
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
  };
}

function intentOf(session: BuildSession, regionID: string): IntentRecord | undefined {
  return session.record.intent({ action: 'CopyImage', role: 'Image', regionID });
}

/** A copy that failed keeps its name until it is deleted, so the next one has another. */
function copyName(session: BuildSession, regionID: string): string {
  const { plan, record, named } = session;
  const base = imageName(plan.image.namePrefix, named, record.attempt);
  const failed = failedCopies(session, regionID);
  return failed === 0 ? base : `${base}-r${failed}`;
}

function failedCopies({ record }: BuildSession, regionID: string): number {
  return (record.status.scaffold?.images ?? []).filter((image) => image.regionID === regionID).length;
}

function retryRegion(session: BuildSession, regionID: string, imageID: string, status: string): void {
  const intent = session.record.intent({ action: 'CopyImage', role: 'Image', regionID });
  const tries = failedCopies(session, regionID) + 1;
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
  scaffold.images = [...(scaffold.images ?? []), { regionID, imageID }].slice(-MAX_FAILED_COPIES);
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

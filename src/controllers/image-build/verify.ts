import { BuildFailure } from '../../build/failure.ts';
import { hasTags, TAG } from '../../cloud/port.ts';
import { tagsOf } from './create.ts';
import { tagSnapshots } from './snapshots.ts';
import { DONE, type BuildSession, type StepOutcome, waiting } from './session.ts';

const LOOK_AGAIN_MS = 5000;

/** Marks images and snapshots as products in every region, and believes it only when the cloud says so. */
export async function verify(session: BuildSession): Promise<StepOutcome> {
  const { plan } = session;
  const regions = [plan.regionID, ...plan.copyRegionIDs];
  const open: string[] = [];
  for (const regionID of regions) if (!(await isProduct(session, regionID))) open.push(regionID);
  if (open.length > 0) {
    session.wakeAfter(LOOK_AGAIN_MS);
    return waiting(`reading back the images of ${open.join(', ')}`);
  }
  const scaffold = session.record.status.scaffold;
  if (scaffold !== undefined) delete scaffold.snapshots;
  return DONE;
}

async function isProduct(session: BuildSession, regionID: string): Promise<boolean> {
  const { record, plan, cloud, signal } = session;
  const imageID = record.image(regionID)?.imageID;
  if (imageID === undefined) throw new BuildFailure('CaptureFailed', `no image is recorded for ${regionID}`);
  const [image] = await cloud.describeImages({ regionID, imageIDs: [imageID] }, { signal, live: true });
  if (image === undefined || image.status === 'CreateFailed' || image.status === 'UnAvailable') {
    throw new BuildFailure('CaptureFailed', `image ${imageID} in ${regionID} is ${image?.status ?? 'gone'}`, {
      retryable: true,
    });
  }
  if (image.status !== 'Available') return false;
  if (hasTags(image.tags, { [TAG.lifecycle]: 'product' })) return true;

  session.deps.guard.assertHeld();
  if (!(await tagSnapshots(session, regionID, 'product'))) return false;
  const tags = tagsOf(session, {
    role: 'Image',
    attempt: record.attempt,
    lifecycle: 'product',
    userTags: plan.image.tags,
  });
  await cloud.tagResources({ regionID, resourceType: 'image', resourceIDs: [imageID], tags }, { signal });
  session.wakeAfter(1000);
  return false;
}

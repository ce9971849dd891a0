import { AttemptLost } from '../../build/failure.ts';
import { imageName } from '../../build/naming.ts';
import type { InstanceRecord } from '../../build/record.ts';
import { type CreateImageInput, type Image, isCloudError } from '../../cloud/port.ts';
import { builderOf } from './connect.ts';
import { createOnce, nextCandidate, tagsOf } from './create.ts';
import { DONE, type BuildSession, type StepOutcome, waiting } from './session.ts';

/** A machine that has not shut down by then is switched off. */
const FORCE_STOP_AFTER_MS = 180_000;
const ASK_AGAIN_MS = 60_000;

/** Stops the builder and captures its disk; done when the image is available. */
export async function capture(session: BuildSession): Promise<StepOutcome> {
  const { record, plan } = session;
  const { regionID } = plan;
  const builder = builderOf(session);
  if (!isCapturing(session) && !(await stopped(session, builder))) return waiting(stopping(builder));

  const imageID = await createImage(session, builder);
  const since = Date.parse(
    record.intent({ action: 'CreateImage', role: 'Image', regionID })?.startTime ?? '',
  );
  const { value: image } = session.watch({ kind: 'image', regionID, id: imageID }, since);
  noteImage(session, regionID, imageID, image);
  record.status.imageID = imageID;
  if (image?.status === 'Available') {
    session.event('Normal', 'Captured', 'Capture', `Image ${imageID} is available`);
    return DONE;
  }
  if (image?.status === 'CreateFailed' || image?.status === 'UnAvailable') {
    throw new AttemptLost('CaptureFailed', `image ${imageID} ended as ${image.status}`);
  }
  return waiting(`image ${imageID}, ${record.image(regionID)?.progress ?? 0} %`);
}

function stopping({ instanceID }: InstanceRecord): string {
  return `stopping ${instanceID}`;
}

/** True when the builder's image was asked for in this attempt, whether or not there was an answer. */
export function isCapturing({ record, plan: { regionID } }: BuildSession): boolean {
  const intent = record.intent({ action: 'CreateImage', role: 'Image', regionID });
  return intent?.attempt === record.attempt && intent.outcome !== 'Refused';
}

async function stopped(session: BuildSession, builder: InstanceRecord): Promise<boolean> {
  const { regionID } = session.plan;
  const key = { action: 'StopInstance', role: 'Builder', regionID };
  const asked = session.record.intent(key);
  const ours = asked?.attempt === builder.attempt ? asked : undefined;
  const since = Date.parse(ours?.startTime ?? builder.launchTime);
  const { value: instance } = session.watch({ kind: 'instance', regionID, id: builder.instanceID }, since);
  if (instance?.status === 'Stopped') return true;
  const age = session.now() - since;
  if (
    ours !== undefined &&
    (instance?.status === 'Stopping' || age < ASK_AGAIN_MS) &&
    age < FORCE_STOP_AFTER_MS
  )
    return false;
  const force = ours !== undefined && age >= FORCE_STOP_AFTER_MS;
  session.record.note('Capture', stopping(builder));
  if (ours === undefined) await session.intend('Capture', { ...key, attempt: builder.attempt });
  session.deps.guard.assertHeld();
  await session.cloud.stopInstance(
    { regionID, instanceID: builder.instanceID, force },
    { signal: session.signal },
  );
  session.wakeAfter(ASK_AGAIN_MS);
  return false;
}

async function createImage(session: BuildSession, builder: InstanceRecord): Promise<string> {
  const { record, plan } = session;
  const { regionID, image } = plan;
  const { attempt } = record;
  const intent = record.intent({ action: 'CreateImage', role: 'Image', regionID });
  const candidate = nextCandidate(intent, attempt);
  // A call that was refused made no image, so the name is still free.
  const name = imageName(image.namePrefix, session.named, attempt);
  return createOnce(session, {
    step: 'Capture',
    action: 'CreateImage',
    role: 'Image',
    attempt,
    regionID,
    candidate,
    choose: () => ({ imageName: name }),
    request: () => ({
      regionID,
      source: { instanceID: builder.instanceID },
      imageName: name,
      description: image.description,
      tags: tagsOf(session, { role: 'Image', attempt, lifecycle: 'candidate', userTags: image.tags }),
      resourceGroupID: image.resourceGroupID,
    }),
    find: () => findImage(session, regionID, name),
    call: (input) => captureOf(session, input),
  });
}

async function captureOf(session: BuildSession, input: CreateImageInput): Promise<string> {
  try {
    return (await session.cloud.createImage(input, { signal: session.signal })).imageID;
  } catch (error) {
    // No image was found either, so none was made before the builder went.
    if (isCloudError(error) && error.code === 'InvalidInstanceId.NotFound')
      throw new AttemptLost('InstanceLost', 'the builder disappeared before its image was made');
    throw error;
  }
}

/**
 * Our image of that name. Names are unique per account and region and hold the build's UID; unlike tags they are never
 * lost on the way, and show at once.
 */
export async function findImage(session: BuildSession, regionID: string, name: string): Promise<string[]> {
  const query = { regionID, imageName: name, ownerAlias: 'self' as const };
  const twins = await session.cloud.describeImages(query, { signal: session.signal });
  return twins.map(({ imageID }) => imageID);
}

/** Progress in thirds, so that a status is not written for every percent. */
export function noteImage(
  session: BuildSession,
  regionID: string,
  imageID: string,
  image: Image | undefined,
): void {
  const making = session.record.status.intents?.find(({ resourceID }) => resourceID === imageID);
  const imageName = image?.imageName ?? making?.parameters?.['imageName'];
  const available = image?.status === 'Available';
  const percent = available ? 100 : Math.floor(Math.min(image?.progressPercent ?? 0, 99) / (100 / 3)) * 33;
  session.record.setImage(regionID, {
    imageID,
    ...(imageName === undefined ? {} : { imageName }),
    state: available ? 'Available' : 'Creating',
    progress: percent,
  });
}

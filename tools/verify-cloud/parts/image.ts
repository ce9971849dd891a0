import { type Json, list } from '../api.ts';
import type { Delay } from '../clock.ts';
import { ANY_STATUS, type Lab } from '../lab.ts';
import { TAG_KEY } from '../made.ts';
import { inStatus, launchParameters } from './builder.ts';

/** An Available image of the stopped builder, with what was seen while it was made. */
export interface Captured {
  readonly id: string;
  readonly snapshotIDs: readonly string[];
  /** From the answer of CreateImage until DescribeImages found it by its tag. */
  readonly tagged: Delay;
  /** Keys of the tags on its snapshots before anybody tagged them. */
  readonly snapshotTags: readonly string[];
  /** `Usable` was true while the status was Creating. */
  readonly wasUsableEarly: boolean;
  /** Codes of DeleteImage and of a launch (both dry runs) while it was being created and not usable. */
  readonly earlyDeletion: string | undefined;
  readonly earlyLaunch: string | undefined;
  /** From Available to the first launch that would succeed. */
  readonly launchable: Delay;
  /** Code of setting NVMe support while the image check ran; undefined when it was accepted. */
  readonly nvme: string | undefined;
  readonly wasChecked: boolean;
  /** Code of the CreateImage that repeated a refused one, token and all; `DryRunOperation` never. */
  readonly repeated: string | undefined;
}

const CREATED_MS = 40 * 60_000;
const LAG_MS = 180_000;

/** Stops the builder and makes an image of it. */
export async function makeImage(lab: Lab): Promise<Captured> {
  const { api } = lab;
  const builder = await lab.builder();
  await api.call('StopInstance', { InstanceId: builder.id, StoppedMode: 'KeepCharging' });
  await inStatus(lab, builder.id, 'Stopped');
  // The same call, token included, as the one that was refused while the instance started.
  const repeated = await repeat(lab, builder.early.parameters);
  const id = repeated.imageID;
  lab.remember('image', id);
  const launch = { ...(await launchParameters(lab)), ImageFamily: undefined, ImageId: id, DryRun: true };
  const earlyDeletion = await api.code('DeleteImage', { ImageId: id, DryRun: true });
  const usable = (await lab.imageOf(id))?.['Usable'] === true;
  const earlyLaunch = usable ? undefined : await api.code('RunInstances', launch);
  const { snapshots, tagged } = await untilSeen(lab, id, builder.id);
  const snapshotIDs = snapshots.map((snapshot) => String(snapshot['SnapshotId']));
  for (const snapshotID of snapshotIDs) lab.remember('snapshot', snapshotID);
  const snapshotTags = snapshots
    .flatMap((snapshot) => list(snapshot, 'Tags', 'Tag'))
    .map((tag) => String(tag['TagKey']));
  await api.call('TagResources', { ResourceType: 'snapshot', ResourceId: snapshotIDs, Tag: lab.tags });
  const wasUsableEarly = await untilAvailable(lab, id, lab.options.regionID);
  const nvme = await api.code('ModifyImageAttribute', {
    ImageId: id,
    Features: { NvmeSupport: 'supported' },
  });
  const launches = async () => (await api.code('RunInstances', launch)) === 'DryRunOperation';
  const launchable = await lab.until(launches, 'a launch of the image', LAG_MS, 2000);
  const wasChecked = list((await lab.imageOf(id)) ?? {}, 'DetectionOptions', 'Items', 'Item').length > 0;
  return {
    id,
    snapshotIDs,
    tagged,
    snapshotTags,
    wasUsableEarly,
    earlyDeletion,
    earlyLaunch,
    launchable,
    nvme,
    wasChecked,
    repeated: repeated.code,
  };
}

/** Repeats a refused CreateImage; when the token stays refused, takes another. */
async function repeat(lab: Lab, parameters: Json): Promise<{ imageID: string; code: string | undefined }> {
  const { answer, code } = await lab.api.attempt('CreateImage', parameters);
  const last =
    code === undefined
      ? answer
      : await lab.api.call('CreateImage', { ...parameters, ClientToken: lab.token() });
  return { imageID: String(last['ImageId']), code };
}

/** Waits until the image is found by its tag, and then until its snapshots are shown. */
async function untilSeen(lab: Lab, id: string, builderID: string) {
  const tagged = await lab.until(() => byTag(lab, id), 'the image to be found by its tag', LAG_MS, 1000);
  const { value } = await lab.until(() => snapshotsOf(lab, builderID), 'its snapshots', LAG_MS, 1000);
  return { snapshots: value, tagged };
}

/** Waits for an image. @returns whether it was usable before. @throws when its creation failed. */
export async function untilAvailable(lab: Lab, id: string, regionID: string): Promise<boolean> {
  let early = false;
  const look = async () => {
    const image = await lab.imageOf(id, regionID);
    if (image?.['Status'] === 'CreateFailed') throw new Error(`the creation of image ${id} failed`);
    early ||= image?.['Status'] === 'Creating' && image['Usable'] === true;
    return image?.['Status'] === 'Available';
  };
  await lab.until(look, `image ${id}`, CREATED_MS, 5000);
  return early;
}

async function byTag(lab: Lab, id: string): Promise<boolean> {
  const Tag = [{ Key: TAG_KEY, Value: lab.options.runID }];
  const answer = await lab.api.call('DescribeImages', { Tag, Status: ANY_STATUS, PageSize: 100 });
  return list(answer, 'Images', 'Image').some((image) => image['ImageId'] === id);
}

async function snapshotsOf(lab: Lab, InstanceId: string): Promise<Json[] | undefined> {
  const answer = await lab.api.call('DescribeSnapshots', { InstanceId, PageSize: 100 });
  const snapshots = list(answer, 'Snapshots', 'Snapshot');
  return snapshots.length > 0 ? snapshots : undefined;
}

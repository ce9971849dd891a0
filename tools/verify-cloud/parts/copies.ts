import { list } from '../api.ts';
import type { Lab } from '../lab.ts';

/** Two copies of the image that are started one right after the other; both are cancelled afterwards. */
export interface Copies {
  /** Keys of the tags that the first copy has, though it was given the run's. */
  readonly tags: readonly string[];
  /** Code of the second one. */
  readonly second: string | undefined;
  /** Code of a dry-run deletion of the source meanwhile. */
  readonly sourceDeletion: string | undefined;
}

const SEEN_MS = 180_000;

/** Starts the copies, looks and cancels them. */
export async function makeCopies(lab: Lab): Promise<Copies> {
  const { api, options } = lab;
  const image = await lab.image();
  const [first, second] = options.otherRegions;
  if (first === undefined || second === undefined) throw new Error('copies need two other regions');
  const copy = (regionID: string) => ({
    ImageId: image.id,
    DestinationRegionId: regionID,
    DestinationImageName: lab.name(`copy-${regionID}`),
    Tag: lab.tags,
    ClientToken: lab.token(),
  });
  const firstID = String((await api.call('CopyImage', copy(first)))['ImageId']);
  lab.remember('image', firstID, first);
  const { answer, code } = await api.attempt('CopyImage', copy(second));
  if (code === undefined) lab.remember('image', String(answer['ImageId']), second);
  const sourceDeletion = await api.code('DeleteImage', { ImageId: image.id, DryRun: true });
  const seen = await lab.until(() => lab.imageOf(firstID, first), 'the copy to be shown', SEEN_MS);
  for (const mapping of list(seen.value, 'DiskDeviceMappings', 'DiskDeviceMapping'))
    if (typeof mapping['SnapshotId'] === 'string' && mapping['SnapshotId'] !== '')
      lab.remember('snapshot', mapping['SnapshotId'], first);
  const tags = list(seen.value, 'Tags', 'Tag').map((tag) => String(tag['TagKey']));
  for (const { kind, id, regionID } of options.made.all())
    if (kind === 'image' && regionID !== options.regionID)
      await api.code('CancelCopyImage', { ImageId: id }, { regionID });
  return { tags, second: code, sourceDeletion };
}

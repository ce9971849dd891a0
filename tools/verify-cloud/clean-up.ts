import { type Api, type Json, list, Refusal } from './api.ts';
import type { Clock } from './clock.ts';
import { ANY_STATUS } from './lab.ts';
import { KINDS, type Kind, type Made, namePrefix, TAG_KEY, type Thing } from './made.ts';

export interface CleanUpOptions {
  readonly api: Api;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly runID: string;
  /** Every region in which the run may have made something. */
  readonly regionIDs: readonly string[];
  /** What is known to have been made; lists may not show it yet. */
  readonly made: Made;
  readonly log: (line: string) => void;
}

const PASS_MS = 10_000;
/** What is not gone after some passes takes long. */
const LATE_PASS_MS = 60_000;
const EARLY_PASSES = 12;
/** New things may not be listed for a while; nothing is believed to be gone before two lists this far apart agree. */
const QUIET_MS = 65_000;
const DEADLINE_MS = 60 * 60_000;

/**
 * Deletes everything that has the run's tag or is known to have been made by it, in the order in which that is
 * possible, again and again until nothing is left.
 *
 * @returns what could not be deleted within an hour, with the last refusal; empty when all is gone.
 * @throws what keeps the service from being asked, after an hour; the reason of the signal at once.
 */
export async function cleanUp(options: CleanUpOptions): Promise<(Thing & { why: string })[]> {
  const { clock, made, signal, log } = options;
  const end = clock.now() + DEADLINE_MS;
  let emptySince: number | undefined;
  const told = new Set<string>();
  for (let pass = 1; ; pass++) {
    const failure = await addListed(options);
    const left: (Thing & { why: string })[] = [];
    for (const thing of inOrder(made.all())) {
      const why = await remove(options, thing);
      if (why !== undefined) {
        left.push({ ...thing, why });
        continue;
      }
      made.forget(thing);
      const line = `  deleted ${thing.kind} ${thing.id} in ${thing.regionID}`;
      if (!told.has(line)) log(line);
      told.add(line);
    }
    if (left.length > 0 || failure !== undefined) emptySince = undefined;
    else emptySince ??= clock.now();
    if (emptySince !== undefined && clock.now() - emptySince >= QUIET_MS) return [];
    if (clock.now() > end) {
      if (failure !== undefined && left.length === 0) throw failure;
      return left;
    }
    await clock.sleep(pass <= EARLY_PASSES ? PASS_MS : LATE_PASS_MS, signal);
  }
}

function inOrder(things: readonly Thing[]): Thing[] {
  return things.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

/** Deletes one thing. @returns why it is still there; undefined when it is gone. */
async function remove(options: CleanUpOptions, thing: Thing): Promise<string | undefined> {
  const { api } = options;
  const { kind, id, regionID } = thing;
  try {
    if (kind === 'image') return await removeImage(options, thing);
    if (kind === 'instance') {
      await api.call('DeleteInstance', { InstanceId: id, Force: true }, { regionID });
      return 'it is being released';
    }
    if (kind === 'snapshot') await api.call('DeleteSnapshot', { SnapshotId: id, Force: true }, { regionID });
    else if (kind === 'securityGroup')
      await api.call('DeleteSecurityGroup', { SecurityGroupId: id }, { regionID });
    else if (kind === 'vSwitch')
      await api.call('DeleteVSwitch', { VSwitchId: id }, { regionID, product: 'vpc' });
    else await api.call('DeleteVpc', { VpcId: id }, { regionID, product: 'vpc' });
    return undefined;
  } catch (error) {
    if (error instanceof Refusal && /NotFound$/i.test(error.code)) return undefined;
    if (error instanceof Error && options.signal?.aborted !== true) return error.message;
    throw error;
  }
}

/** Snapshots outlive their image, so they are remembered first. A copy under way is cancelled. */
async function removeImage(
  { api, made }: CleanUpOptions,
  { id, regionID }: Thing,
): Promise<string | undefined> {
  const answer = await api.call('DescribeImages', { ImageId: id, Status: ANY_STATUS }, { regionID });
  const [image] = list(answer, 'Images', 'Image');
  for (const mapping of list(image ?? {}, 'DiskDeviceMappings', 'DiskDeviceMapping')) {
    const snapshotID = mapping['SnapshotId'];
    if (typeof snapshotID === 'string' && snapshotID !== '') made.add('snapshot', snapshotID, regionID);
  }
  if (image?.['Status'] === 'Creating' || image?.['Status'] === 'Waiting') {
    const code = await api.code('CancelCopyImage', { ImageId: id }, { regionID });
    if (code === undefined) return 'its copy is being cancelled';
  }
  await api.call('DeleteImage', { ImageId: id, Force: true }, { regionID });
  return image === undefined ? undefined : 'it is being deleted';
}

/** Remembers what the service lists as the run's. @returns why it could not be asked; undefined when it could. */
async function addListed(options: CleanUpOptions): Promise<Error | undefined> {
  try {
    for (const { kind, id, regionID } of await listed(options)) options.made.add(kind, id, regionID);
    return undefined;
  } catch (error) {
    options.signal?.throwIfAborted();
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** What the service lists as the run's. */
async function listed(options: CleanUpOptions): Promise<Thing[]> {
  const things: Thing[] = [];
  for (const regionID of options.regionIDs) {
    for (const kind of KINDS)
      for (const id of await idsOf(options, kind, regionID)) things.push({ kind, id, regionID });
    for (const id of await imagesByName(options, regionID)) things.push({ kind: 'image', id, regionID });
  }
  return things;
}

/** Action, path to the list and the id's field, by kind. */
const LISTS: Readonly<
  Record<Kind, { action: string; path: [string, string]; id: string; product: 'ecs' | 'vpc' }>
> = {
  instance: {
    action: 'DescribeInstances',
    path: ['Instances', 'Instance'],
    id: 'InstanceId',
    product: 'ecs',
  },
  image: { action: 'DescribeImages', path: ['Images', 'Image'], id: 'ImageId', product: 'ecs' },
  snapshot: {
    action: 'DescribeSnapshots',
    path: ['Snapshots', 'Snapshot'],
    id: 'SnapshotId',
    product: 'ecs',
  },
  securityGroup: {
    action: 'DescribeSecurityGroups',
    path: ['SecurityGroups', 'SecurityGroup'],
    id: 'SecurityGroupId',
    product: 'ecs',
  },
  vSwitch: { action: 'DescribeVSwitches', path: ['VSwitches', 'VSwitch'], id: 'VSwitchId', product: 'vpc' },
  vpc: { action: 'DescribeVpcs', path: ['Vpcs', 'Vpc'], id: 'VpcId', product: 'vpc' },
};

async function idsOf({ api, runID }: CleanUpOptions, kind: Kind, regionID: string): Promise<string[]> {
  const { action, path, id, product } = LISTS[kind];
  const Tag = [{ Key: TAG_KEY, Value: runID }];
  const page: Json = kind === 'instance' ? { MaxResults: 100 } : { PageSize: 50 };
  const status = kind === 'image' ? { Status: ANY_STATUS } : {};
  const answer = await api.call(action, { Tag, ...page, ...status }, { regionID, product });
  return list(answer, ...path).map((item) => String(item[id]));
}

/** A copy may have lost its tags; its name is compared exactly, for the filter is a fuzzy one. */
async function imagesByName({ api, runID }: CleanUpOptions, regionID: string): Promise<string[]> {
  const prefix = `${namePrefix(runID)}-`;
  const query = { ImageName: `${prefix}*`, ImageOwnerAlias: 'self', Status: ANY_STATUS, PageSize: 50 };
  const answer = await api.call('DescribeImages', query, { regionID });
  return list(answer, 'Images', 'Image')
    .filter((image) => String(image['ImageName']).startsWith(prefix))
    .map((image) => String(image['ImageId']));
}

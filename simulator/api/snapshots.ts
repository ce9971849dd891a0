import { ApiError } from '../wire/api-error.ts';
import type { SnapshotRecord } from '../world/image-record.ts';
import { type Answer, type Call, DRY_RUN, read, write } from './api.ts';
import { second, tagSet } from './form.ts';
import { matchesWildcard, pageByNumber, pageByToken } from './paging.ts';
import { asShown } from './past.ts';
import { readCreationBounds } from './time-filter.ts';
import { hasTags, readTagFilter, TAG_FILTER_LIMIT } from './tags.ts';
import { visible } from './visible.ts';

export const describeSnapshots = read('DescribeSnapshots', describe, { dryRun: DRY_RUN });

function describe(call: Call): Answer {
  const { parameters } = call;
  const found = select(call).toSorted((a, b) => b.startedAt - a.startedAt);
  call.endDryRun();
  if (parameters.text('NextToken') !== undefined || parameters.text('MaxResults') !== undefined) {
    const { items, nextToken } = pageByToken(found, parameters, { min: 1, max: 100, fallback: 10 });
    const PageSize = parameters.integer('MaxResults') ?? 10;
    const counts = { PageNumber: 1, PageSize, TotalCount: found.length, NextToken: nextToken };
    return { ...counts, Snapshots: { Snapshot: items.map((item) => render(call, item)) } };
  }
  const { items, members } = pageByNumber(found, parameters, 100);
  return { ...members, NextToken: '', Snapshots: { Snapshot: items.map((item) => render(call, item)) } };
}

function select(call: Call): SnapshotRecord[] {
  const { parameters, holdings, simulation } = call;
  const filter = readTagFilter(parameters);
  const snapshots = [...holdings.snapshots.values()].map((snapshot) => ({
    createdAt: snapshot.startedAt,
    snapshot,
  }));
  const seen = visible(call, snapshots, simulation.core.switches.describeLagMs);
  const all = seen.map(({ snapshot }) => asShown(call, snapshot));
  const tagged =
    filter.length === 0 ? all : all.filter(({ tags }) => hasTags(tags, filter)).slice(0, TAG_FILTER_LIMIT);
  const ids = parameters.jsonTexts('SnapshotIds');
  const instanceId = parameters.text('InstanceId');
  const name = parameters.text('SnapshotName');
  const diskId = parameters.text('DiskId');
  const status = parameters.text('Status');
  const group = parameters.text('ResourceGroupId');
  const diskType = parameters.text('SourceDiskType')?.toLowerCase();
  const encrypted = parameters.flag('Encrypted');
  const key = parameters.text('KMSKeyId');
  const usage = parameters.oneOf('Usage', ['image', 'disk', 'image_disk', 'none']);
  // Every snapshot here is a manual standard one without a policy.
  const isNone =
    parameters.oneOf('SnapshotType', ['auto', 'user', 'all']) === 'auto' ||
    parameters.text('SnapshotLinkId') !== undefined ||
    parameters.text('Category')?.toLowerCase() === 'flash';
  const isCreatedThen = readCreationBounds(parameters);
  return tagged.filter(
    (snapshot) =>
      !isNone &&
      isCreatedThen(snapshot.startedAt) &&
      (key === undefined || snapshot.kmsKeyId === key) &&
      (usage === undefined || usageOf(call, snapshot) === usage) &&
      (ids === undefined || ids.includes(snapshot.id)) &&
      (instanceId === undefined || snapshot.sourceInstanceId === instanceId) &&
      (name === undefined || matchesWildcard(snapshot.name, name)) &&
      (diskId === undefined || snapshot.sourceDiskId === diskId) &&
      (status === undefined || status === 'all' || snapshot.status === status) &&
      (group === undefined || snapshot.resourceGroupId === group) &&
      (diskType === undefined || snapshot.sourceDiskType === diskType) &&
      (encrypted === undefined || snapshot.encrypted === encrypted),
  );
}

function render(call: Call, snapshot: SnapshotRecord): Record<string, unknown> {
  const { timeline } = call.simulation.core;
  const share = (timeline.now() - snapshot.startedAt) / Math.max(1, snapshot.endsAt - snapshot.startedAt);
  const running = snapshot.status === 'progressing';
  return {
    SnapshotId: snapshot.id,
    SnapshotName: snapshot.name,
    Description: snapshot.description,
    Status: snapshot.status,
    Progress: running ? `${Math.min(99, Math.max(0, Math.floor(share * 100)))}%` : '100%',
    RemainTime: running ? Math.max(0, Math.ceil((snapshot.endsAt - timeline.now()) / 1000)) : 0,
    Available: snapshot.status === 'accomplished',
    CreationTime: second(snapshot.startedAt),
    LastModifiedTime: second(snapshot.startedAt),
    RegionId: snapshot.regionId,
    SourceDiskId: snapshot.sourceDiskId,
    SourceDiskSize: String(snapshot.sizeGiB),
    SourceDiskType: snapshot.sourceDiskType,
    SnapshotType: 'user',
    Usage: usageOf(call, snapshot),
    ...(snapshot.retentionDays !== undefined && { RetentionDays: snapshot.retentionDays }),
    Encrypted: snapshot.encrypted,
    KMSKeyId: snapshot.kmsKeyId,
    ResourceGroupId: snapshot.resourceGroupId,
    InstantAccess: false,
    Category: 'standard',
    ProductCode: '',
    Tags: tagSet(snapshot.tags),
  };
}

/** What was made of it: `none`, `image`, `disk` or `image_disk`. */
function usageOf(call: Call, snapshot: SnapshotRecord): string {
  const disk = snapshot.createdDisks.some((id) => call.holdings.disks.has(id));
  const image = imageOf(call, snapshot) !== undefined;
  if (image) return disk ? 'image_disk' : 'image';
  return disk ? 'disk' : 'none';
}

/** The image that a snapshot belongs to, if it still exists. */
function imageOf({ holdings }: Call, snapshot: SnapshotRecord): string | undefined {
  for (const image of holdings.images.values()) {
    if (image.disks.some(({ snapshotId }) => snapshotId === snapshot.id)) return image.id;
  }
  return undefined;
}

/** An unknown id is accepted (field documentation) or refused (error table): a switch. */
export const deleteSnapshot = write('DeleteSnapshot', (call) => {
  const { parameters, holdings, simulation } = call;
  const snapshot = holdings.snapshots.get(parameters.required('SnapshotId'));
  if (snapshot === undefined) {
    if (!simulation.core.switches.deletionOfUnknownFails) return {};
    throw new ApiError(404, 'InvalidSnapshotId.NotFound', 'The specified snapshot does not exist.');
  }
  if (imageOf(call, snapshot) !== undefined) {
    const message = 'The snapshot has been used to create a custom image; delete the image first.';
    throw new ApiError(403, 'SnapshotCreatedImage', message);
  }
  const used = snapshot.createdDisks.some((id) => holdings.disks.has(id));
  if (used && parameters.flag('Force') !== true) {
    throw new ApiError(403, 'SnapshotCreatedDisk', 'The snapshot has been used to create disks.');
  }
  simulation.images.deleteSnapshot(holdings, snapshot.id);
  return {};
});

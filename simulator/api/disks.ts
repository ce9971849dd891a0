import { type Answer, type Call, DRY_RUN, read } from './api.ts';
import type { DiskRecord } from '../world/instance-record.ts';
import { second, secondOrEmpty, tagSet } from './form.ts';
import { matchesWildcard, pageByNumber, pageByToken } from './paging.ts';
import { readCreationBounds } from './time-filter.ts';
import { hasTags, readTagFilter, TAG_FILTER_LIMIT } from './tags.ts';
import { visible } from './visible.ts';

export const describeDisks = read('DescribeDisks', describe, { dryRun: DRY_RUN });

function describe(call: Call): Answer {
  const { parameters } = call;
  const found = select(call).toReversed();
  call.endDryRun();
  if (parameters.text('NextToken') !== undefined || parameters.text('MaxResults') !== undefined) {
    const { items, nextToken } = pageByToken(found, parameters, { min: 1, max: 500, fallback: 10 });
    const PageSize = parameters.integer('MaxResults') ?? 10;
    const counts = { PageNumber: 1, PageSize, TotalCount: found.length, NextToken: nextToken };
    return { ...counts, Disks: { Disk: items.map(render) } };
  }
  const { items, members } = pageByNumber(found, parameters, 100);
  return { ...members, NextToken: '', Disks: { Disk: items.map(render) } };
}

function select(call: Call): DiskRecord[] {
  const { parameters, holdings, simulation } = call;
  const all = visible(call, holdings.disks.values(), simulation.core.switches.describeLagMs);
  const filter = readTagFilter(parameters);
  const tagged =
    filter.length === 0 ? all : all.filter(({ tags }) => hasTags(tags, filter)).slice(0, TAG_FILTER_LIMIT);
  const ids = parameters.jsonTexts('DiskIds');
  const name = parameters.text('DiskName');
  const type = parameters.text('DiskType');
  const encrypted = parameters.flag('Encrypted');
  const plain: [string, (disk: DiskRecord) => string][] = [
    ['InstanceId', (disk) => disk.instanceId],
    ['ZoneId', (disk) => disk.zoneId],
    ['Category', (disk) => disk.category],
    ['SnapshotId', (disk) => disk.sourceSnapshotId],
    ['ResourceGroupId', (disk) => disk.resourceGroupId],
  ];
  const portable = parameters.flag('Portable');
  const withInstance = parameters.flag('DeleteWithInstance');
  const multi = parameters.oneOf('MultiAttach', ['Disabled', 'Enabled', 'LegacyShared']);
  const key = parameters.text('KMSKeyId');
  // Disks here are never paid in advance, shared, locked, or under a snapshot policy.
  const isNone =
    parameters.oneOf('DiskChargeType', ['PostPaid', 'PrePaid']) === 'PrePaid' ||
    parameters.flag('EnableShared') === true ||
    parameters.text('LockReason') !== undefined ||
    parameters.text('AutoSnapshotPolicyId') !== undefined ||
    multi === 'LegacyShared';
  const isCreatedThen = readCreationBounds(parameters);
  const status = parameters.text('Status');
  return tagged.filter(
    (disk) =>
      !isNone &&
      isCreatedThen(disk.createdAt) &&
      (portable === undefined || (disk.type === 'data') === portable) &&
      (withInstance === undefined || disk.deleteWithInstance === withInstance) &&
      (multi === undefined || (disk.multiAttach === true) === (multi === 'Enabled')) &&
      (key === undefined || disk.kmsKeyId === key) &&
      (ids === undefined || ids.includes(disk.id)) &&
      (name === undefined || matchesWildcard(disk.name, name)) &&
      (type === undefined || type === 'all' || disk.type === type) &&
      (status === undefined || status === 'All' || disk.status === status) &&
      (encrypted === undefined || disk.encrypted === encrypted) &&
      plain.every(([parameter, of]) => {
        const value = parameters.text(parameter);
        return value === undefined || of(disk) === value;
      }),
  );
}

function render(disk: DiskRecord): Record<string, unknown> {
  return {
    DiskId: disk.id,
    DiskName: disk.name,
    Description: disk.description ?? '',
    Type: disk.type,
    Category: disk.category,
    PerformanceLevel: disk.performanceLevel,
    Size: disk.sizeGiB,
    Status: disk.status,
    InstanceId: disk.instanceId,
    Device: disk.device,
    ImageId: disk.imageId,
    SourceSnapshotId: disk.sourceSnapshotId,
    SerialNumber: disk.id.slice(2),
    RegionId: disk.regionId,
    ZoneId: disk.zoneId,
    CreationTime: second(disk.createdAt),
    AttachedTime: secondOrEmpty(disk.instanceId === '' ? undefined : (disk.attachedAt ?? disk.createdAt)),
    DetachedTime: secondOrEmpty(disk.detachedAt),
    Attachments: { Attachment: attachmentsOf(disk) },
    BurstingEnabled: disk.burstingEnabled ?? false,
    ProvisionedIops: disk.provisionedIops ?? 0,
    DiskChargeType: 'PostPaid',
    Encrypted: disk.encrypted,
    KMSKeyId: disk.kmsKeyId,
    DeleteWithInstance: disk.deleteWithInstance,
    DeleteAutoSnapshot: false,
    EnableAutoSnapshot: false,
    Portable: disk.type === 'data',
    MultiAttach: disk.multiAttach === true ? 'Enabled' : 'Disabled',
    ResourceGroupId: disk.resourceGroupId,
    ProductCode: '',
    Tags: tagSet(disk.tags),
  };
}

function attachmentsOf({ instanceId, device, attachedAt, createdAt }: DiskRecord): Record<string, string>[] {
  if (instanceId === '') return [];
  return [{ InstanceId: instanceId, Device: device, AttachedTime: second(attachedAt ?? createdAt) }];
}

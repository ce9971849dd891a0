import { ApiError } from '../wire/api-error.ts';
import { spread } from '../lifecycle/core.ts';
import type { SnapshotRecord } from '../world/image-record.ts';
import { type Answer, type Call, write } from './api.ts';
import { readTags } from './tags.ts';
import { checkDescription, checkName } from './text-rules.ts';

const DAY_MS = 24 * 3_600_000;

export const createSnapshot = write('CreateSnapshot', create, {
  token: { status: 400, mismatch: 'IdempotentParameterMismatch' },
});

function create(call: Call): Answer {
  const { parameters, holdings, account, simulation } = call;
  const { core, machines, images } = simulation;
  const disk = holdings.disks.get(parameters.required('DiskId'));
  if (disk === undefined)
    throw new ApiError(404, 'InvalidDiskId.NotFound', 'The specified disk does not exist.');
  const busy = [...holdings.snapshots.values()].some(
    ({ sourceDiskId, status }) => sourceDiskId === disk.id && status === 'progressing',
  );
  if (busy) {
    throw new ApiError(
      403,
      'IncorrectDiskStatus.CreatingSnapshot',
      'A previous snapshot creation is in process.',
    );
  }
  if (holdings.snapshots.size >= account.quotas.snapshots) {
    throw new ApiError(403, 'QuotaExceed.Snapshot', 'The maximum number of snapshots is reached.');
  }
  checkName(parameters.text('SnapshotName'), 'InvalidSnapshotName.Malformed');
  checkDescription(parameters.text('Description'));
  parameters.oneOf('Category', ['Standard', 'Flash', 'standard', 'flash']);
  parameters.integer('InstantAccessRetentionDays', { min: 1, max: 65_535 });
  const retentionDays = parameters.integer('RetentionDays', { min: 1, max: 65_536 });
  const now = core.timeline.now();
  const total = spread(core, core.profile.image.create + core.profile.image.createPerGiB * disk.sizeGiB);
  const snapshot: SnapshotRecord = {
    id: core.ids.resource('s', holdings.region.id),
    name: parameters.text('SnapshotName') ?? '',
    accountUid: account.uid,
    regionId: holdings.region.id,
    status: 'progressing',
    startedAt: now,
    endsAt: now + total,
    sourceDiskId: disk.id,
    sourceInstanceId: disk.instanceId,
    sourceDiskType: disk.type,
    sizeGiB: disk.sizeGiB,
    encrypted: disk.encrypted,
    kmsKeyId: disk.kmsKeyId,
    description: parameters.text('Description') ?? '',
    resourceGroupId: parameters.text('ResourceGroupId') ?? '',
    tags: readTags(parameters),
    ...(retentionDays !== undefined && { retentionDays }),
    createdDisks: [],
  };
  if (disk.type === 'system') machines.freeze(disk.id, snapshot.id);
  images.addSnapshot(holdings, snapshot);
  if (retentionDays !== undefined) {
    core.timeline.plan(retentionDays * DAY_MS, { kind: 'snapshot', id: snapshot.id, step: 'expired' });
  }
  core.timeline.plan(total, { kind: 'snapshot', id: snapshot.id, step: 'complete' });
  return { SnapshotId: snapshot.id };
}

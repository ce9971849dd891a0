import { note, spread } from '../lifecycle/core.ts';
import { ApiError, invalidParameter, missingParameter } from '../wire/api-error.ts';
import type { SnapshotRecord } from '../world/image-record.ts';
import type { DiskRecord } from '../world/instance-record.ts';
import { type Answer, type Call, write } from './api.ts';
import { checkDataDiskSize, checkKey, DISK_CATEGORIES } from './disk-limits.ts';
import { checkAlgorithm, checkKmsKey } from './kms.ts';
import { readTags } from './tags.ts';
import { checkDescription, checkName } from './text-rules.ts';

export const createDisk = write('CreateDisk', create, {
  token: { status: 400, mismatch: 'IdempotentParameterMismatch' },
});

/** A pay-as-you-go data disk. Its content is not modelled. */
function create(call: Call): Answer {
  const { parameters, holdings, account, simulation } = call;
  const { core } = simulation;
  const zoneId = readZone(call);
  checkName(parameters.text('DiskName'), 'InvalidDiskName.Malformed');
  checkDescription(parameters.text('Description'));
  if (account.balance <= 0) {
    const message = 'Your account does not have enough balance.';
    throw new ApiError(403, 'InvalidAccountStatus.NotEnoughBalance', message);
  }
  const category = parameters.text('DiskCategory') ?? 'cloud';
  if (!DISK_CATEGORIES.includes(category)) {
    throw new ApiError(403, 'InvalidDataDiskCategory.NotSupported', 'The disk category is not supported.');
  }
  const level = parameters.oneOf('PerformanceLevel', ['PL0', 'PL1', 'PL2', 'PL3']) ?? 'PL1';
  const snapshot = readSnapshot(call);
  const size = readSize(call, snapshot);
  checkDataDiskSize(size, category, level);
  const encrypted = parameters.flag('Encrypted') ?? snapshot?.encrypted ?? account.rules.encryptsDisks;
  checkKey(encrypted, parameters.text('KMSKeyId'));
  checkAlgorithm(parameters.text('EncryptAlgorithm'), encrypted);
  checkKmsKey(account, holdings.region.id, parameters.text('KMSKeyId'));
  if (snapshot?.encrypted === true && !encrypted) {
    const message = 'An encrypted snapshot cannot make an unencrypted disk.';
    throw new ApiError(403, 'InvalidEncrypted.NotMatchSnapshot', message);
  }
  const multiAttach = parameters.oneOf('MultiAttach', ['Disabled', 'Enabled']) === 'Enabled';
  if (multiAttach && category !== 'cloud_essd') throw invalidParameter('MultiAttach');
  const disk: DiskRecord = {
    id: core.ids.resource('d', holdings.region.id),
    accountUid: account.uid,
    regionId: holdings.region.id,
    zoneId,
    type: 'data',
    name: parameters.text('DiskName') ?? '',
    description: parameters.text('Description') ?? '',
    category,
    performanceLevel: category === 'cloud_essd' ? level : '',
    sizeGiB: size,
    device: '',
    status: 'Creating',
    instanceId: '',
    imageId: '',
    sourceSnapshotId: snapshot?.id ?? '',
    encrypted,
    kmsKeyId: parameters.text('KMSKeyId') ?? snapshot?.kmsKeyId ?? '',
    deleteWithInstance: false,
    multiAttach,
    burstingEnabled: parameters.flag('BurstingEnabled') ?? false,
    provisionedIops: parameters.integer('ProvisionedIops', { min: 0, max: 50_000 }) ?? 0,
    createdAt: core.timeline.now(),
    resourceGroupId: parameters.text('ResourceGroupId') ?? '',
    tags: readTags(parameters),
  };
  holdings.disks.set(disk.id, disk);
  snapshot?.createdDisks.push(disk.id);
  note(core, 'disk', disk, 'Creating');
  const step = { kind: 'disk', id: disk.id, step: 'Creating' };
  core.timeline.plan(spread(core, core.profile.network.vSwitch), step);
  return { DiskId: disk.id, OrderId: '' };
}

/** `InstanceId` makes a subscription disk of a subscription instance; no instance here is one. */
function readZone({ parameters, holdings }: Call): string {
  const zoneId = parameters.text('ZoneId');
  const instanceId = parameters.text('InstanceId');
  if (instanceId !== undefined) {
    if (zoneId !== undefined) throw invalidParameter('ZoneId');
    if (!holdings.instances.has(instanceId)) {
      throw new ApiError(404, 'InvalidInstanceId.NotFound', 'The specified InstanceId does not exist.');
    }
    const message = 'The operation is not permitted due to the charge type of the instance.';
    throw new ApiError(403, 'ChargeTypeViolation', message);
  }
  if (zoneId === undefined) throw missingParameter('ZoneId');
  if (!holdings.region.zones.some(({ id }) => id === zoneId)) {
    throw new ApiError(404, 'InvalidZoneId.NotFound', 'The specified ZoneId does not exist.');
  }
  return zoneId;
}

function readSnapshot({ parameters, holdings }: Call): SnapshotRecord | undefined {
  const id = parameters.text('SnapshotId');
  if (id === undefined) return undefined;
  const snapshot = holdings.snapshots.get(id);
  if (snapshot === undefined) {
    throw new ApiError(404, 'InvalidSnapshotId.NotFound', 'The specified snapshot does not exist.');
  }
  if (snapshot.status !== 'accomplished') {
    throw new ApiError(403, 'InvalidSnapshotId.NotReady', 'The specified snapshot is not ready.');
  }
  return snapshot;
}

/** Documented: the larger one of the snapshot's size and the size asked for. */
function readSize({ parameters }: Call, snapshot: SnapshotRecord | undefined): number {
  const size = parameters.integer('Size', { min: 1 });
  if (size === undefined && snapshot === undefined) throw missingParameter('Size');
  return Math.max(size ?? 0, snapshot?.sizeGiB ?? 0);
}

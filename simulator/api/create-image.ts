import { ApiError, invalidParameter, missingParameter } from '../wire/api-error.ts';
import type { ImageDisk, ImageRecord } from '../world/image-record.ts';
import type { InstanceRecord } from '../world/instance-record.ts';
import { type Answer, type Call, DRY_RUN, write } from './api.ts';
import { instanceNotFound } from './instance-lifecycle.ts';
import { isExamined } from './image-check.ts';
import { refuseBootMode } from './boot-mode.ts';
import { readTags } from './tags.ts';
import { checkDescription, checkImageFamily, checkImageName } from './text-rules.ts';

export const createImage = write('CreateImage', handle, {
  token: { status: 400, mismatch: 'IdempotenceParamNotMatch' },
  dryRun: DRY_RUN,
});

function handle(call: Call): Answer {
  const { holdings, simulation } = call;
  const common = readCommon(call);
  // The documented precedence when several sources are given: InstanceId, DiskDeviceMapping, SnapshotId.
  const instance = readSourceInstance(call);
  const disks = instance === undefined ? readSnapshots(call) : [];
  call.endDryRun();
  const image = newImage(call, common, instance, disks);
  if (instance === undefined) simulation.images.createFromSnapshots(holdings, image);
  else simulation.images.createFromInstance(holdings, image, instance);
  return { ImageId: image.id };
}

interface Common {
  name: string | undefined;
  tags: Record<string, string>;
}

function readCommon(call: Call): Common {
  const { parameters, account, holdings } = call;
  const name = parameters.text('ImageName');
  if (name !== undefined) checkImageName(name, 'InvalidImageName.Malformed', { dots: false });
  checkImageFamily(parameters.text('ImageFamily'));
  checkDescription(parameters.text('Description'));
  parameters.oneOf('BootMode', ['BIOS', 'UEFI', 'UEFI-Preferred']);
  const architecture = parameters.oneOf('Architecture', ['i386', 'x86_64', 'arm64']);
  refuseBootMode(parameters.text('BootMode'), architecture ?? 'x86_64');
  parameters.oneOf('DetectionStrategy', ['Standard']);
  if (name !== undefined) refuseDuplicate(call, name);
  if (holdings.images.size >= account.quotas.images) {
    throw new ApiError(403, 'QuotaExceed.Image', 'The maximum number of custom images is reached.');
  }
  if (holdings.snapshots.size >= account.quotas.snapshots) {
    throw new ApiError(403, 'QuotaExceed.Snapshot', 'The maximum number of snapshots is reached.');
  }
  refuseFullFamily(call);
  if (account.balance <= 0) {
    throw new ApiError(
      403,
      'InvalidAccountStatus.NotEnoughBalance',
      'Your account does not have enough balance.',
    );
  }
  return { name, tags: readTags(parameters) };
}

/** Image names are unique per account and region. */
export function refuseDuplicate({ holdings }: Pick<Call, 'holdings'>, name: string): void {
  if (![...holdings.images.values()].some((image) => image.name === name)) return;
  throw new ApiError(400, 'InvalidImageName.Duplicated', 'The specified image name already exists.');
}

function refuseFullFamily({ parameters, holdings }: Call): void {
  const family = parameters.text('ImageFamily');
  if (family === undefined) return;
  const images = [...holdings.images.values()];
  if (images.filter((image) => image.family === family).length >= 100) {
    throw new ApiError(403, 'ImageQuotaExceed.ImageFamily', 'The family holds the maximum number of images.');
  }
  const families = new Set(images.map((image) => image.family).filter((known) => known !== ''));
  if (!families.has(family) && families.size >= 100) {
    throw new ApiError(403, 'ImageFamilyQuotaExceed', 'The maximum number of image families is reached.');
  }
}

function readSourceInstance(call: Call): InstanceRecord | undefined {
  const { parameters, holdings, simulation } = call;
  const id = parameters.text('InstanceId');
  if (id === undefined) return undefined;
  const instance = holdings.instances.get(id);
  if (instance === undefined) throw instanceNotFound();
  const steady = instance.transition === undefined && ['Running', 'Stopped'].includes(instance.status);
  if (!steady) {
    const message = 'The current status of the resource does not support this operation.';
    throw new ApiError(403, 'IncorrectInstanceStatus', message);
  }
  if (instance.operationLocks.includes('security')) {
    throw new ApiError(403, 'InstanceLockedForSecurity', 'The instance is locked due to security.');
  }
  if (simulation.images.creatingFrom(instance).length > 0) {
    const message = 'A previous snapshot creation is in process.';
    throw new ApiError(403, 'IncorrectDiskStatus.CreatingSnapshot', message);
  }
  return instance;
}

function readSnapshots({ parameters, holdings }: Call): ImageDisk[] {
  const mappings = parameters.groups('DiskDeviceMapping');
  const single = parameters.text('SnapshotId');
  if (mappings.length === 0 && single === undefined) throw missingParameter('InstanceId');
  const wanted =
    mappings.length === 0
      ? [{ id: single ?? '', type: 'system' as const, device: '/dev/xvda', size: undefined }]
      : mappings.map((mapping, index) => ({
          id: mapping.text('SnapshotId') ?? '',
          type: mapping.oneOf('DiskType', ['system', 'data']) ?? (index === 0 ? 'system' : 'data'),
          device: mapping.text('Device') ?? `/dev/xvd${String.fromCharCode(97 + index)}`,
          size: mapping.integer('Size', { min: 1 }),
        }));
  if (wanted.filter(({ type }) => type === 'system').length !== 1)
    throw invalidParameter('DiskDeviceMapping');
  return wanted.map(({ id, type, device, size }) => {
    const snapshot = holdings.snapshots.get(id);
    if (snapshot === undefined) {
      throw new ApiError(404, 'InvalidSnapshotId.NotFound', 'The specified snapshot does not exist.');
    }
    if (snapshot.status !== 'accomplished') {
      throw new ApiError(403, 'InvalidSnapshotId.NotReady', 'The specified snapshot is not ready.');
    }
    if (type === 'system' && snapshot.sourceDiskType !== 'system') {
      throw new ApiError(403, 'OperationDenied', 'A data disk snapshot cannot make a system disk.');
    }
    return { snapshotId: id, type, device, sizeGiB: size ?? snapshot.sizeGiB, encrypted: snapshot.encrypted };
  });
}

function newImage(
  call: Call,
  common: Common,
  instance: InstanceRecord | undefined,
  disks: ImageDisk[],
): ImageRecord {
  const { parameters, holdings, account, simulation } = call;
  const { timeline, ids, world } = simulation.core;
  const id = ids.resource('m', holdings.region.id);
  const base = instance === undefined ? undefined : world.visibleImage(holdings, instance.imageId);
  const system = instance === undefined ? undefined : holdings.disks.get(instance.diskIds[0] ?? '');
  const now = timeline.now();
  const encrypted = system?.encrypted ?? disks.some((disk) => disk.encrypted);
  return {
    id,
    name: common.name ?? id,
    family: parameters.text('ImageFamily') ?? '',
    version: parameters.text('ImageVersion') ?? '',
    description: parameters.text('Description') ?? '',
    accountUid: account.uid,
    regionId: holdings.region.id,
    status: 'Creating',
    startedAt: now,
    endsAt: undefined,
    usableAt: undefined,
    createdAt: now,
    sizeGiB: system?.sizeGiB ?? disks.find((disk) => disk.type === 'system')?.sizeGiB ?? 40,
    architecture:
      parameters.oneOf('Architecture', ['i386', 'x86_64', 'arm64']) ?? base?.architecture ?? 'x86_64',
    bootMode: parameters.text('BootMode') ?? base?.bootMode ?? 'BIOS',
    osType: instance?.osType ?? 'linux',
    osName: instance?.osName ?? '',
    osNameEn: instance?.osNameEn ?? '',
    platform: parameters.text('Platform') ?? base?.platform ?? 'Others Linux',
    disks,
    origin: instance === undefined ? 'snapshot' : 'instance',
    sourceImageId: base?.id ?? '',
    sourceInstanceId: instance?.id ?? '',
    sourceRegionId: holdings.region.id,
    nvmeSupport: base?.nvmeSupport ?? 'unsupported',
    imdsSupport: parameters.group('Features').oneOf('ImdsSupport', ['v1', 'v2']) ?? base?.imdsSupport ?? 'v1',
    secureBootSupport:
      parameters.group('SecureBootOptions').oneOf('SecureBootSupport', ['supported', 'unsupported']) ??
      base?.secureBootSupport ??
      'unsupported',
    supportsCloudInit: base?.supportsCloudInit ?? true,
    hasAgent: instance?.agent.installed ?? base?.hasAgent ?? true,
    encrypted,
    kmsKeyId: encrypted ? (system?.kmsKeyId ?? '') : '',
    licenseType: 'Auto',
    resourceGroupId: parameters.text('ResourceGroupId') ?? '',
    // Encrypted images are not examined.
    detection:
      parameters.text('DetectionStrategy') === 'Standard' &&
      !encrypted &&
      isExamined(parameters.text('Platform') ?? base?.platform)
        ? { status: 'Processing', endsAt: now }
        : undefined,
    sharedWith: {},
    tags: common.tags,
    generation: 0,
    failure: '',
  };
}

import { ApiError } from '../wire/api-error.ts';
import type { Parameters } from '../wire/parameters.ts';
import type { ImageDisk, ImageRecord, SnapshotRecord } from '../world/image-record.ts';
import type { InstanceType } from '../world/region.ts';
import type { Call } from './api.ts';
import { checkDataDiskSize, MOST_DATA_DISKS } from './disk-limits.ts';
import { checkAlgorithm, checkKmsKey } from './kms.ts';
import { checkDescription, checkName } from './text-rules.ts';

/** A disk that a launch will create. */
export interface DiskPlan {
  type: 'system' | 'data';
  name: string;
  category: string;
  performanceLevel: string;
  /** GiB. */
  size: number;
  device: string;
  imageId: string;
  sourceSnapshotId: string;
  encrypted: boolean;
  kmsKeyId: string;
  deleteWithInstance: boolean;
  description?: string;
  burstingEnabled?: boolean;
  provisionedIops?: number;
}

const CATEGORIES = ['cloud', 'cloud_efficiency', 'cloud_ssd', 'cloud_essd', 'cloud_auto', 'cloud_essd_entry'];
const ESSD_MINIMUM: Record<string, number> = { PL0: 1, PL1: 20, PL2: 461, PL3: 1261 };
const LARGEST = 2048;

/** The system disk of a launch. @throws ApiError for a size or category that image or type do not allow. */
export function readSystemDisk(call: Call, image: ImageRecord, type: InstanceType): DiskPlan {
  const disk = call.parameters.group('SystemDisk');
  const asked = disk.text('Category');
  if (asked !== undefined && !CATEGORIES.includes(asked)) {
    const message = 'The specified SystemDisk.Category is not supported.';
    throw new ApiError(400, 'InvalidSystemDiskCategory.ValueNotSupported', message);
  }
  const category = asked ?? defaultCategory(type);
  if (!type.diskCategories.includes(category)) {
    throw new ApiError(
      403,
      'InvalidDiskCategory.NotSupported',
      'The instance type does not support the disk category.',
    );
  }
  const onlyEssd = !type.diskCategories.includes('cloud_efficiency');
  const level = disk.text('PerformanceLevel') ?? (asked === undefined && onlyEssd ? 'PL0' : 'PL1');
  const performanceLevel = category === 'cloud_essd' ? level : '';
  const size = Number(disk.text('Size') ?? Math.max(40, image.sizeGiB));
  checkSystemSize(size, category, performanceLevel, image);
  return {
    type: 'system',
    name: disk.text('DiskName') ?? '',
    category,
    performanceLevel,
    size,
    device: '/dev/xvda',
    imageId: image.id,
    sourceSnapshotId: image.disks.find((part) => part.type === 'system')?.snapshotId ?? '',
    ...readExtras(disk),
    ...readEncryption(call, disk, image),
    deleteWithInstance: true,
  };
}

/** Data disks: those of the image, then those asked for. */
export function readDataDisks(call: Call, image: ImageRecord, type: InstanceType): DiskPlan[] {
  const fromImage = image.disks
    .filter((disk) => disk.type === 'data')
    .map((disk) => dataDisk(image, disk, defaultCategory(type)));
  const groups = call.parameters.groups('DataDisk');
  if (groups.length + fromImage.length > MOST_DATA_DISKS) {
    const message = 'The number of specified disks in an instance exceeds the limit.';
    throw new ApiError(403, 'InstanceDiskNumLimitExceed', message);
  }
  const asked = groups.map((disk, index): DiskPlan => {
    const category = disk.text('Category') ?? defaultCategory(type);
    if (!type.diskCategories.includes(category)) {
      throw new ApiError(403, 'InvalidDiskCategory.NotSupported', 'The disk category is not supported.');
    }
    const snapshot = readSnapshot(call, disk.text('SnapshotId'));
    const level = disk.oneOf('PerformanceLevel', ['PL0', 'PL1', 'PL2', 'PL3']) ?? 'PL1';
    const size = disk.integer('Size', { min: 1 }) ?? Math.max(40, snapshot?.sizeGiB ?? 0);
    checkDataDiskSize(size, category, level);
    if (snapshot !== undefined && size < snapshot.sizeGiB) {
      const message = 'Specified disk size is less than the size of the snapshot.';
      throw new ApiError(403, 'InvalidDiskSize.TooSmall', message);
    }
    return {
      type: 'data',
      name: disk.text('DiskName') ?? '',
      category,
      performanceLevel: category === 'cloud_essd' ? level : '',
      size,
      device: disk.text('Device') ?? `/dev/xvd${String.fromCharCode(98 + fromImage.length + index)}`,
      imageId: '',
      sourceSnapshotId: snapshot?.id ?? '',
      ...readExtras(disk),
      ...readEncryption(call, disk, snapshot),
      deleteWithInstance: disk.flag('DeleteWithInstance') ?? true,
    };
  });
  return [...fromImage, ...asked];
}

function dataDisk(image: ImageRecord, disk: ImageDisk, category: string): DiskPlan {
  return {
    type: 'data',
    name: '',
    category,
    performanceLevel: category === 'cloud_essd' ? 'PL1' : '',
    size: disk.sizeGiB,
    device: disk.device,
    imageId: image.id,
    sourceSnapshotId: disk.snapshotId,
    encrypted: disk.encrypted,
    kmsKeyId: image.kmsKeyId,
    deleteWithInstance: true,
  };
}

/** `cloud_efficiency` unless the type takes only ESSD. */
function defaultCategory(type: InstanceType): string {
  return type.diskCategories.includes('cloud_efficiency')
    ? 'cloud_efficiency'
    : (type.diskCategories[0] ?? 'cloud_essd');
}

function checkSystemSize(size: number, category: string, level: string, image: ImageRecord): void {
  const smallest = category === 'cloud_essd' ? (ESSD_MINIMUM[level] ?? Number.NaN) : 20;
  const largest = category === 'cloud' ? 500 : LARGEST;
  if (Number.isInteger(size) && size > largest) {
    const message = `The specified SystemDisk.Size is larger than ${largest} GiB.`;
    throw new ApiError(404, 'InvalidSystemDiskSize.MoreThanMaxSize', message);
  }
  if (!Number.isInteger(size) || !(size >= smallest)) {
    const message = 'The specified SystemDisk.Size is not supported.';
    throw new ApiError(400, 'InvalidSystemDiskSize.ValueNotSupported', message);
  }
  if (size < image.sizeGiB) {
    const message = 'The specified SystemDisk.Size is smaller than the image.';
    throw new ApiError(400, 'InvalidSystemDiskSize.LessThanImageSize', message);
  }
}

/** Encryption of a disk that is made of an image or a snapshot, or of nothing. */
function readEncryption(
  { account, holdings }: Call,
  disk: Parameters,
  source: { encrypted: boolean; kmsKeyId: string } | undefined,
): { encrypted: boolean; kmsKeyId: string } {
  const text = disk.text('Encrypted');
  const kmsKeyId = disk.text('KMSKeyId');
  const asked = text === undefined ? undefined : text.toLowerCase() === 'true';
  if (kmsKeyId !== undefined && asked !== true) {
    const message = 'The KMSKeyId can only be used when Encrypted is true.';
    throw new ApiError(400, 'InvalidEncrypted.NotMatchKmsKeyId', message);
  }
  checkAlgorithm(disk.text('EncryptAlgorithm'), asked === true);
  if (source?.encrypted === true && asked === false) {
    const message = 'An encrypted image or snapshot cannot make an unencrypted disk.';
    throw new ApiError(403, 'OperationDeined.EncryptedSnapshot', message);
  }
  if (account.rules.encryptsDisks && asked === false) {
    const message = 'Enabling disk default encryption prevents the creation of non-encrypted disks.';
    throw new ApiError(403, 'InvalidEncrypted.NotMatchDiskDefaultEncryption', message);
  }
  checkKmsKey(account, holdings.region.id, kmsKeyId);
  const inherited = source?.encrypted === true ? source.kmsKeyId : '';
  const encrypted = asked ?? (source?.encrypted === true || account.rules.encryptsDisks);
  return { encrypted, kmsKeyId: kmsKeyId ?? inherited };
}

/** Kept and shown. */
function readExtras(disk: Parameters): Pick<DiskPlan, 'description' | 'burstingEnabled' | 'provisionedIops'> {
  checkName(disk.text('DiskName'), 'InvalidDiskName.Malformed');
  checkDescription(disk.text('Description'));
  return {
    description: disk.text('Description') ?? '',
    burstingEnabled: disk.flag('BurstingEnabled') ?? false,
    provisionedIops: disk.integer('ProvisionedIops', { min: 0, max: 50_000 }) ?? 0,
  };
}

function readSnapshot({ holdings }: Call, id: string | undefined): SnapshotRecord | undefined {
  if (id === undefined) return undefined;
  const snapshot = holdings.snapshots.get(id);
  if (snapshot === undefined) {
    const message = 'The specified parameter DataDisk.n.SnapshotId is not valid.';
    throw new ApiError(404, 'InvalidDataDiskSnapshotId.NotFound', message);
  }
  if (snapshot.status === 'accomplished') return snapshot;
  throw new ApiError(403, 'InvalidSnapshotId.NotReady', 'The specified snapshot is not ready.');
}

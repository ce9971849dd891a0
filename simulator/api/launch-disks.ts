import { ApiError } from '../wire/api-error.ts';
import type { ImageDisk, ImageRecord } from '../world/image-record.ts';
import type { InstanceType } from '../world/region.ts';
import type { Call } from './api.ts';

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
}

const CATEGORIES = ['cloud', 'cloud_efficiency', 'cloud_ssd', 'cloud_essd', 'cloud_auto', 'cloud_essd_entry'];
const ESSD_MINIMUM: Record<string, number> = { PL0: 1, PL1: 20, PL2: 461, PL3: 1261 };
const LARGEST = 2048;

/** The system disk of a launch. @throws ApiError for a size or category that image or type do not allow. */
export function readSystemDisk({ parameters }: Call, image: ImageRecord, type: InstanceType): DiskPlan {
  const disk = parameters.group('SystemDisk');
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
    ...readEncryption(disk.text('Encrypted'), disk.text('KMSKeyId'), image),
    deleteWithInstance: true,
  };
}

/** Data disks: those of the image, then those asked for. */
export function readDataDisks({ parameters }: Call, image: ImageRecord, type: InstanceType): DiskPlan[] {
  const fromImage = image.disks
    .filter((disk) => disk.type === 'data')
    .map((disk) => dataDisk(image, disk, defaultCategory(type)));
  const asked = parameters.groups('DataDisk').map((disk, index): DiskPlan => {
    const category = disk.text('Category') ?? defaultCategory(type);
    if (!type.diskCategories.includes(category)) {
      throw new ApiError(403, 'InvalidDiskCategory.NotSupported', 'The disk category is not supported.');
    }
    const size = disk.integer('Size', { min: 1, max: 65_536 }) ?? 40;
    return {
      type: 'data',
      name: disk.text('DiskName') ?? '',
      category,
      performanceLevel: category === 'cloud_essd' ? (disk.text('PerformanceLevel') ?? 'PL1') : '',
      size,
      device: disk.text('Device') ?? `/dev/xvd${String.fromCharCode(98 + fromImage.length + index)}`,
      imageId: '',
      sourceSnapshotId: disk.text('SnapshotId') ?? '',
      encrypted: disk.text('Encrypted')?.toLowerCase() === 'true',
      kmsKeyId: disk.text('KMSKeyId') ?? '',
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
  if (!Number.isInteger(size) || !(size >= smallest) || size > largest) {
    const message = 'The specified SystemDisk.Size is not supported.';
    throw new ApiError(400, 'InvalidSystemDiskSize.ValueNotSupported', message);
  }
  if (size < image.sizeGiB) {
    const message = 'The specified SystemDisk.Size is smaller than the image.';
    throw new ApiError(400, 'InvalidSystemDiskSize.LessThanImageSize', message);
  }
}

function readEncryption(
  text: string | undefined,
  kmsKeyId: string | undefined,
  image: ImageRecord,
): { encrypted: boolean; kmsKeyId: string } {
  const asked = text === undefined ? undefined : text.toLowerCase() === 'true';
  if (kmsKeyId !== undefined && asked !== true) {
    const message = 'The KMSKeyId can only be used when Encrypted is true.';
    throw new ApiError(400, 'InvalidEncrypted.NotMatchKmsKeyId', message);
  }
  if (image.encrypted && asked === false) {
    throw new ApiError(
      403,
      'OperationDeined.EncryptedSnapshot',
      'An encrypted image cannot make an unencrypted disk.',
    );
  }
  return {
    encrypted: asked ?? image.encrypted,
    kmsKeyId: kmsKeyId ?? (image.encrypted ? image.kmsKeyId : ''),
  };
}

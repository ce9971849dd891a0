import { ApiError } from '../wire/api-error.ts';

type Range = readonly [smallest: number, largest: number];

/** GiB of a data disk, by category (API CreateDisk). */
const DATA: Readonly<Record<string, Range>> = {
  cloud: [5, 2000],
  cloud_efficiency: [20, 32_768],
  cloud_ssd: [20, 32_768],
  cloud_auto: [1, 65_536],
  cloud_essd_entry: [10, 32_768],
};
/** GiB of an ESSD as data disk, by performance level. */
const ESSD: Readonly<Record<string, Range>> = {
  PL0: [1, 65_536],
  PL1: [20, 65_536],
  PL2: [461, 65_536],
  PL3: [1261, 65_536],
};

export const DISK_CATEGORIES = [...Object.keys(DATA), 'cloud_essd'];

/** Documented: at most 16 data disks per instance. */
export const MOST_DATA_DISKS = 16;

/** @throws ApiError for a size that a data disk of this category cannot have. */
export function checkDataDiskSize(size: number, category: string, level: string): void {
  const range = category === 'cloud_essd' ? ESSD[level] : DATA[category];
  if (range !== undefined && Number.isInteger(size) && size >= range[0] && size <= range[1]) return;
  throw new ApiError(403, 'InvalidDiskSize.NotSupported', 'The disk size is not supported.');
}

/** `KMSKeyId` needs `Encrypted`. @throws ApiError. */
export function checkKey(encrypted: boolean, kmsKeyId: string | undefined): void {
  if (kmsKeyId === undefined || encrypted) return;
  const message = 'The specified parameter Encrypted must be true when KmsKeyId is not empty.';
  throw new ApiError(400, 'InvalidEncrypted.NotMatchKmsKeyId', message);
}

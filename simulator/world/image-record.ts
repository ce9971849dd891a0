export type ImageStatus =
  | 'Creating'
  | 'Waiting'
  | 'Available'
  | 'UnAvailable'
  | 'CreateFailed'
  | 'Deprecated';

/** One disk that an image consists of. */
export interface ImageDisk {
  snapshotId: string;
  type: 'system' | 'data';
  device: string;
  sizeGiB: number;
  encrypted: boolean;
}

export interface ImageRecord {
  id: string;
  name: string;
  family: string;
  version: string;
  description: string;
  /** Empty for public images, which belong to the service. */
  accountUid: string;
  regionId: string;
  status: ImageStatus;
  /** When the copy or the upload began and will end; progress lies between. */
  startedAt: number;
  endsAt: number | undefined;
  /** From when on an instance can be launched from it. */
  usableAt: number | undefined;
  createdAt: number;
  sizeGiB: number;
  architecture: 'x86_64' | 'arm64' | 'i386';
  bootMode: string;
  osType: 'linux' | 'windows';
  osName: string;
  osNameEn: string;
  platform: string;
  disks: ImageDisk[];
  /** How the image came to be; only a copy can be cancelled. */
  origin: 'public' | 'instance' | 'snapshot' | 'copy' | 'import';
  sourceImageId: string;
  sourceInstanceId: string;
  sourceRegionId: string;
  nvmeSupport: 'supported' | 'unsupported';
  imdsSupport: 'v1' | 'v2';
  secureBootSupport: 'supported' | 'unsupported';
  supportsCloudInit: boolean;
  /** Whether the image carries the Cloud Assistant agent. */
  hasAgent: boolean;
  encrypted: boolean;
  kmsKeyId: string;
  licenseType: string;
  resourceGroupId: string;
  detection: { status: 'Processing' | 'Finished'; endsAt: number } | undefined;
  /** Accounts that the image is shared with, and since when. */
  sharedWith: Record<string, number>;
  /** A community image: every account sees it. */
  isPublished?: boolean;
  tags: Record<string, string>;
  generation: number;
  failure: string;
}

export interface SnapshotRecord {
  id: string;
  name: string;
  accountUid: string;
  regionId: string;
  status: 'progressing' | 'accomplished' | 'failed';
  startedAt: number;
  endsAt: number;
  /** Empty on the snapshots of copies. */
  sourceDiskId: string;
  sourceInstanceId: string;
  sourceDiskType: 'system' | 'data';
  sizeGiB: number;
  encrypted: boolean;
  kmsKeyId: string;
  description: string;
  resourceGroupId: string;
  tags: Record<string, string>;
  /** After so many days it is released by itself. */
  retentionDays?: number;
  /** Disks made from it, which DeleteSnapshot without `Force` respects. */
  createdDisks: string[];
}

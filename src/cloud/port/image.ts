import type { CallOptions, Creation, ImageRef, SnapshotRef, Tags } from './call.ts';

/** `Waiting → Creating → Available ↔ Deprecated`, or `CreateFailed`, `UnAvailable` for good. */
export type ImageStatus =
  | 'Creating'
  | 'Waiting'
  | 'Available'
  | 'UnAvailable'
  | 'CreateFailed'
  | 'Deprecated';

/** An image as DescribeImages shows it. Fields that the service leaves out are empty, or undefined where they say so. */
export interface Image {
  imageID: string;
  imageName: string;
  /** Empty when the image is in no family. */
  imageFamily: string;
  imageVersion: string;
  description: string;
  status: ImageStatus | (string & {});
  /** The image can launch an instance now; may come before or shortly after `Available`. */
  usable: boolean | undefined;
  /** 0–100 while it is created or copied. */
  progressPercent: number | undefined;
  creationTime: string;
  /** Of the system disk. */
  sizeGiB: number;
  /** `i386`, `x86_64` or `arm64`. */
  architecture: string;
  bootMode: string;
  /** `linux` or `windows`. */
  osType: string;
  osName: string;
  platform: string;
  /** `system`, `self`, `others` or `marketplace`. */
  ownerAlias: string;
  /** Digits. */
  ownerID: string;
  isCopied: boolean;
  isShared: boolean;
  isPublic: boolean;
  supportsCloudInit: boolean;
  /** `supported` or `unsupported`; undefined when the service does not say. */
  nvmeSupport: string | undefined;
  /** `v1` or `v2`; undefined when the service does not say. */
  imdsSupport: string | undefined;
  secureBootSupport: string | undefined;
  /** Undefined when no check was asked for. */
  detection: ImageDetection | undefined;
  disks: readonly ImageDisk[];
  /** `instance` when instances use it, else `none`. */
  usage: string;
  resourceGroupID: string;
  tags: Tags;
}

export interface ImageDisk {
  device: string;
  /** `system` or `data`. */
  type: string;
  sizeGiB: number;
  /** Empty until the service names it. */
  snapshotID: string;
  encrypted: boolean;
  progressPercent: number | undefined;
  remainSeconds: number | undefined;
}

export interface ImageDetection {
  /** `Processing` or `Finished`. */
  status: string;
  /** `riskLevel` is empty when there is no risk. */
  items: readonly { name: string; value: string; riskLevel: string; riskCode: string }[];
}

export interface CreateImageInput extends Creation {
  /** Exactly one source. An instance gives an image of all its disks. */
  source: { instanceID: string } | { snapshotID: string };
  /** 2–128 characters, unique per account and region. */
  imageName: string;
  imageFamily?: string | undefined;
  imageVersion?: string | undefined;
  description?: string | undefined;
  bootMode?: string | undefined;
  /** `Standard` asks for ECS's image check after capture. */
  detectionStrategy?: 'Standard' | undefined;
  imdsSupport?: 'v1' | 'v2' | undefined;
}

/** The request goes to the source's region (`regionID`); the new image lives in `destinationRegionID`. */
export interface CopyImageInput extends Creation {
  imageID: string;
  destinationRegionID: string;
  destinationImageName: string;
  destinationDescription?: string | undefined;
  encrypted?: boolean | undefined;
  /** A key of the destination region; needs `encrypted`. */
  kmsKeyID?: string | undefined;
}

/** Which images, whatever their status; filters add up. Give at least one filter. */
export interface ImageQuery {
  regionID: string;
  /**
   * With one id, an answer without it proves that it is absent. With several, one missing from the answer must be
   * asked for alone before it counts as absent: lists of ids are not documented for DescribeImages.
   */
  imageIDs?: readonly string[];
  /** All must match. The service sees at most 1000 resources through tags. */
  tags?: Tags;
  /** Exact name (the service matches loosely; other hits are dropped). */
  imageName?: string;
  imageFamily?: string;
  ownerAlias?: 'system' | 'self' | 'others' | 'marketplace';
}

export interface ModifyImageInput extends ImageRef {
  imageName?: string | undefined;
  description?: string | undefined;
  /** Can be changed, not emptied. */
  imageFamily?: string | undefined;
  bootMode?: string | undefined;
  /** Deprecating needs an `Available` image that is not shared. */
  status?: 'Available' | 'Deprecated' | undefined;
  nvmeSupport?: 'supported' | 'unsupported' | undefined;
  /** One way: v1 → v2. */
  imdsSupport?: 'v1' | 'v2' | undefined;
}

/** A disk snapshot as DescribeSnapshots shows it. */
export interface Snapshot {
  snapshotID: string;
  snapshotName: string;
  /** `progressing`, `accomplished` or `failed`. */
  status: string;
  progressPercent: number | undefined;
  creationTime: string;
  sourceDiskID: string;
  /** `system` or `data`. */
  sourceDiskType: string;
  encrypted: boolean;
  kmsKeyID: string;
  /** `image`, `disk`, `image_disk` or `none`. */
  usage: string;
  tags: Tags;
}

/** Which snapshots; filters add up. Give at least one filter. */
export interface SnapshotQuery {
  regionID: string;
  snapshotIDs?: readonly string[];
  tags?: Tags;
  /** Snapshots of the disks attached to this instance. */
  instanceID?: string;
}

export interface ImageCalls {
  describeImages(query: ImageQuery, options?: CallOptions): Promise<Image[]>;
  /** The newest `Available` image of a family (own, public or shared); undefined when there is none. */
  describeImageFromFamily(
    query: { regionID: string; imageFamily: string },
    options?: CallOptions,
  ): Promise<Image | undefined>;
  /** Answers at once; the image then goes through {@link ImageStatus}. */
  createImage(input: CreateImageInput, options?: CallOptions): Promise<{ imageID: string }>;
  /** `Busy` when the same image is already being copied. */
  copyImage(input: CopyImageInput, options?: CallOptions): Promise<{ imageID: string }>;
  /** Sent to the region where the copy appears. Resolves also when it is gone; `Conflict` when it is not copying. */
  cancelCopyImage(ref: ImageRef, options?: CallOptions): Promise<void>;
  modifyImageAttribute(input: ModifyImageInput, options?: CallOptions): Promise<void>;
  /**
   * Resolves also when it is already gone. Leaves its snapshots behind: read them first. `force` also deletes an
   * image that instances use (never one that is shared).
   */
  deleteImage(input: ImageRef & { force?: boolean }, options?: CallOptions): Promise<void>;
  describeSnapshots(query: SnapshotQuery, options?: CallOptions): Promise<Snapshot[]>;
  /** Resolves also when it is already gone. `force` also deletes one that disks were made from. */
  deleteSnapshot(input: SnapshotRef & { force?: boolean }, options?: CallOptions): Promise<void>;
}

import type { ImageRecord } from '../world/image-record.ts';
import type { Call } from './api.ts';
import { second, tagSet } from './form.ts';
import { isUsable } from './launch-image.ts';

/** One `Image` of DescribeImages as the calling account sees it. */
export function renderImage(call: Call, image: ImageRecord): Record<string, unknown> {
  return {
    ...renderFamilyImage(call, image),
    ImageOwnerId: image.accountUid === '' ? 0 : Number(image.accountUid),
    OSNameEn: image.osNameEn,
    BootMode: image.bootMode,
    IsPublic: image.origin === 'public' || image.isPublished === true,
    LicenseType: image.licenseType,
    LoginAsNonRootSupported: false,
    ResourceGroupId: image.resourceGroupId,
    SupplierName: '',
    Usable: isUsable(call, image),
    Features: {
      NvmeSupport: image.nvmeSupport,
      ImdsSupport: image.imdsSupport,
      CpuOnlineUpgrade: 'unsupported',
      CpuOnlineDowngrade: 'unsupported',
      MemoryOnlineUpgrade: 'unsupported',
      MemoryOnlineDowngrade: 'unsupported',
    },
    SecureBootOptions: { SecureBootSupport: image.secureBootSupport },
    DetectionOptions: detectionOf(image),
    DiskDeviceMappings: {
      DiskDeviceMapping: image.disks.map((disk) => ({
        SnapshotId: disk.snapshotId,
        Type: disk.type,
        Device: disk.device,
        Size: String(disk.sizeGiB),
        Format: '',
        Encrypted: disk.encrypted,
        Progress: progressOf(call, image),
        RemainTime: remainingSeconds(call, image),
        ImportOSSBucket: '',
        ImportOSSObject: '',
      })),
    },
  };
}

/** The `Image` of DescribeImageFromFamily has fewer members. */
export function renderFamilyImage(call: Call, image: ImageRecord): Record<string, unknown> {
  return {
    ImageId: image.id,
    ImageName: image.name,
    ImageFamily: image.family,
    ImageVersion: image.version,
    Description: image.description,
    ImageOwnerAlias: ownerAlias(call, image),
    CreationTime: second(image.createdAt),
    Status: image.status,
    Progress: progressOf(call, image),
    Size: image.sizeGiB,
    Architecture: image.architecture,
    OSType: image.osType,
    OSName: image.osName,
    Platform: image.platform,
    IsSelfShared: Object.keys(image.sharedWith).length > 0 ? 'true' : 'false',
    IsCopied: image.origin === 'copy',
    IsSubscribed: false,
    IsSupportCloudinit: image.supportsCloudInit,
    IsSupportIoOptimized: true,
    ProductCode: '',
    Usage: usedByInstance(call, image) ? 'instance' : 'none',
    Tags: tagSet(image.tags),
    DiskDeviceMappings: {
      DiskDeviceMapping: image.disks.map((disk) => ({
        SnapshotId: disk.snapshotId,
        Type: disk.type,
        Device: disk.device,
        Size: String(disk.sizeGiB),
        Format: '',
      })),
    },
  };
}

/** Who owns an image, from the caller's point of view. */
export function ownerAlias({ account }: Call, image: ImageRecord): 'system' | 'self' | 'others' {
  if (image.origin === 'public') return 'system';
  return image.accountUid === account.uid ? 'self' : 'others';
}

/** A text such as `32%`. Stays below 100 until the image is Available. */
export function progressOf({ simulation }: Call, image: ImageRecord): string {
  if (image.status === 'Waiting' || image.endsAt === undefined) return '0%';
  if (image.status !== 'Creating') return '100%';
  const share =
    (simulation.core.timeline.now() - image.startedAt) / Math.max(1, image.endsAt - image.startedAt);
  return `${Math.min(99, Math.max(0, Math.floor(share * 100)))}%`;
}

function remainingSeconds({ simulation }: Call, image: ImageRecord): number {
  if (image.status !== 'Creating' || image.endsAt === undefined) return 0;
  return Math.max(0, Math.ceil((image.endsAt - simulation.core.timeline.now()) / 1000));
}

export function usedByInstance({ holdings }: Call, image: ImageRecord): boolean {
  return [...holdings.instances.values()].some(({ imageId }) => imageId === image.id);
}

/** What the image check found. `RiskLevel` and `RiskCode` are absent where there is no risk. */
function detectionOf(image: ImageRecord): Record<string, unknown> {
  if (image.detection === undefined) return { Status: '', Items: { Item: [] } };
  const { status } = image.detection;
  if (status === 'Processing') return { Status: status, Items: { Item: [] } };
  const nvme = image.nvmeSupport === 'supported';
  const items = [
    { Name: 'Platform', Value: image.platform },
    { Name: 'Architecture', Value: image.architecture },
    { Name: 'BootMode', Value: image.bootMode === 'UEFI' ? 'UEFI' : 'LEGACY' },
    { Name: 'Virtio', Value: 'Supported' },
    // The code is misspelled in the service's own example.
    nvme
      ? { Name: 'Nvme', Value: 'Supported' }
      : { Name: 'Nvme', Value: 'Unsupported', RiskLevel: 'Medium', RiskCode: 'NVMe.NotInstallded' },
    { Name: 'CloudAssistant', Value: image.hasAgent ? 'Installed' : 'NotInstalled' },
    { Name: 'CloudInit', Value: image.supportsCloudInit ? 'Installed' : 'NotInstalled' },
  ];
  return { Status: status, Items: { Item: items } };
}

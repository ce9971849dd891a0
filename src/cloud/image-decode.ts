import type { DescribeImageFromFamilyResponseBodyImage as WireFamilyImage } from '@alicloud/ecs20140526/dist/models/DescribeImageFromFamilyResponseBody.js';
import type {
  DescribeImagesResponseBodyImagesImage as WireImage,
  DescribeImagesResponseBodyImagesImageDetectionOptions as WireDetection,
} from '@alicloud/ecs20140526/dist/models/DescribeImagesResponseBody.js';

import { percentOf, tagsOf } from './decode.ts';
import type { Known } from './operation.ts';
import type { Image, ImageDetection, ImageDisk } from './port/image.ts';

/** Families answer the same image with fewer fields. */
type AnyImage = Omit<Known<WireImage>, 'diskDeviceMappings' | 'tags'> &
  Pick<WireImage | WireFamilyImage, 'diskDeviceMappings' | 'tags'>;

/** An image of DescribeImages or DescribeImageFromFamily as plain data. */
export function imageOf(wire: AnyImage | WireFamilyImage): Image {
  const image: AnyImage = wire;
  return {
    imageID: image.imageId ?? '',
    imageName: image.imageName ?? '',
    imageFamily: image.imageFamily ?? '',
    imageVersion: image.imageVersion ?? '',
    description: image.description ?? '',
    status: image.status ?? '',
    usable: image.usable,
    progressPercent: percentOf(image.progress),
    creationTime: image.creationTime ?? '',
    sizeGiB: image.size ?? 0,
    architecture: image.architecture ?? '',
    bootMode: image.bootMode ?? '',
    osType: image.OSType ?? '',
    osName: image.OSNameEn || image.OSName || '',
    platform: image.platform ?? '',
    ownerAlias: image.imageOwnerAlias ?? '',
    ownerID: image.imageOwnerId === undefined ? '' : String(image.imageOwnerId),
    isCopied: image.isCopied ?? false,
    // The service writes this boolean as text, in either case.
    isShared: image.isSelfShared?.toLowerCase() === 'true',
    isPublic: image.isPublic ?? false,
    supportsCloudInit: image.isSupportCloudinit ?? false,
    nvmeSupport: image.features?.nvmeSupport,
    imdsSupport: image.features?.imdsSupport,
    secureBootSupport: image.secureBootOptions?.secureBootSupport,
    detection: detectionOf(image.detectionOptions),
    disks: (image.diskDeviceMappings?.diskDeviceMapping ?? []).map(diskOf),
    usage: image.usage ?? '',
    resourceGroupID: image.resourceGroupId ?? '',
    tags: tagsOf(image.tags),
  };
}

type WireDisk = NonNullable<NonNullable<AnyImage['diskDeviceMappings']>['diskDeviceMapping']>[number];

function diskOf(wire: WireDisk): ImageDisk {
  return {
    device: wire.device ?? '',
    type: wire.type ?? '',
    sizeGiB: Number(wire.size ?? 0),
    snapshotID: wire.snapshotId ?? '',
    encrypted: 'encrypted' in wire && wire.encrypted === true,
    progressPercent: 'progress' in wire ? percentOf(wire.progress) : undefined,
    remainSeconds: 'remainTime' in wire ? wire.remainTime : undefined,
  };
}

function detectionOf(wire: WireDetection | undefined): ImageDetection | undefined {
  if (wire?.status === undefined) return undefined;
  return {
    status: wire.status,
    items: (wire.items?.item ?? []).map((item) => ({
      name: item.name ?? '',
      value: item.value ?? '',
      riskLevel: item.riskLevel ?? '',
      riskCode: item.riskCode ?? '',
    })),
  };
}

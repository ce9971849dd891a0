import type { ImageRecord } from './image-record.ts';
import type { Node } from './node.ts';
import type { Region } from './region.ts';

/**
 * Puts the public images into every region. The id of a public image is its name with the suffix `.vhd`, the same in
 * every region (form as in the examples of DescribeImages).
 */
export function loadPublicImages(nodes: Node[], regions: Region[]): void {
  for (const node of nodes) {
    const image = readImage(node);
    for (const region of regions) {
      const id = image.name;
      region.publicImages.set(id, {
        ...image,
        id,
        regionId: region.id,
        disks: image.disks.map((disk) => ({ ...disk })),
      });
    }
  }
}

function readImage(node: Node): ImageRecord {
  const createdAt = node.get('createdAt').time();
  const sizeGiB = node.get('sizeGiB').number();
  const architecture = node.get('architecture').oneOf(['x86_64', 'arm64', 'i386'], 'x86_64');
  const osName = node.get('osName').text();
  const osType = node.get('osType').oneOf(['linux', 'windows'], 'linux');
  const image: ImageRecord = {
    id: '',
    name: node.get('name').text(),
    family: node.get('family').text(''),
    version: '',
    description: '',
    accountUid: '',
    regionId: '',
    status: node.get('status').oneOf(['Available', 'Deprecated'], 'Available'),
    startedAt: createdAt,
    endsAt: createdAt,
    usableAt: createdAt,
    createdAt,
    sizeGiB,
    architecture,
    bootMode: node.get('bootMode').oneOf(['BIOS', 'UEFI', 'UEFI-Preferred'], 'BIOS'),
    osType,
    osName,
    osNameEn: osName,
    platform: node.get('platform').text(),
    disks: [],
    origin: 'public',
    sourceImageId: '',
    sourceInstanceId: '',
    sourceRegionId: '',
    nvmeSupport: node.get('nvme').oneOf(['supported', 'unsupported'], 'unsupported'),
    imdsSupport: node.get('imds').oneOf(['v1', 'v2'], 'v1'),
    secureBootSupport: 'unsupported',
    supportsCloudInit: node.get('cloudInit').flag(true),
    hasAgent: node.get('agent').flag(true),
    encrypted: false,
    kmsKeyId: '',
    licenseType: 'Auto',
    resourceGroupId: '',
    detection: undefined,
    sharedWith: {},
    tags: {},
    generation: 0,
    failure: '',
  };
  node.end();
  return image;
}

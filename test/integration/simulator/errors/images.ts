import { LAUNCH, list, type Stepped } from '../calls.ts';
import {
  account,
  CONSUMER,
  CONSUMER_UID,
  recordOf,
  type Scenario,
  type Scenarios,
  stopped,
} from './scenario.ts';

type Parameters = Record<string, unknown>;

/** CreateImage of a stopped instance, with a change. */
function create(parameters: Parameters): Scenario {
  return async (world) => world.code('CreateImage', { InstanceId: await stopped(world), ...parameters });
}

/** A call on a finished image. */
function onImage(action: string, parameters: Parameters = {}): Scenario {
  return async (world) => {
    const { imageId } = await world.imageOf();
    return world.code(action, { ImageId: imageId, ...parameters });
  };
}

/** A call on a finished image that is changed before. */
function onChanged(
  action: string,
  parameters: Parameters,
  change: (image: NonNullable<ReturnType<typeof imageRecord>>, world: Stepped) => void,
): Scenario {
  return async (world) => {
    const { imageId } = await world.imageOf();
    change(imageRecord(world, imageId), world);
    return world.code(action, { ImageId: imageId, ...parameters });
  };
}

function imageRecord(world: Stepped, id: string) {
  const found = world.simulator.simulation.images.find(id);
  if (found === undefined) throw new Error(`No image ${id}`);
  return found.image;
}

const SHARE = { AddAccount: [CONSUMER_UID] };
const COPY = { DestinationRegionId: 'cn-shanghai' };

async function creating(world: Stepped): Promise<string> {
  const { ImageId } = await world.call('CreateImage', { InstanceId: await stopped(world) });
  return String(ImageId);
}

async function snapshotOf(world: Stepped, imageId: string): Promise<unknown> {
  const mappings = (await world.image(imageId))?.['DiskDeviceMappings'] as Parameters;
  return list(mappings, 'DiskDeviceMapping')[0]?.['SnapshotId'];
}

/** What making, copying, sharing and deleting images and snapshots is refused with. */
export const IMAGE_SCENARIOS: Scenarios = {
  'InvalidImageName.Malformed': create({ ImageName: 'acs:x' }),
  'InvalidImageFamily.Malformed': create({ ImageFamily: 'acs:x' }),
  'InvalidBootMode.NotSupport': create({ BootMode: 'BIOS', Architecture: 'arm64' }),
  'InvalidSnapshotId.NotFound': (world) => world.code('CreateImage', { SnapshotId: 's-none' }),
  'InvalidImageName.Duplicated': async (world) => {
    const { instanceId } = await world.imageOf({ ImageName: 'twice' });
    return world.code('CreateImage', { InstanceId: instanceId, ImageName: 'twice' });
  },
  'QuotaExceed.Image': (world) => {
    account(world).quotas.images = 0;
    return create({})(world);
  },
  'QuotaExceed.Snapshot': (world) => {
    account(world).quotas.snapshots = 0;
    return create({})(world);
  },
  'ImageQuotaExceed.ImageFamily': async (world) => {
    const { instanceId, imageId } = await world.imageOf({ ImageFamily: 'full' });
    const { images } = world.simulator.world.holdings(account(world).uid, 'cn-hangzhou');
    for (let index = 1; index < 100; index++) {
      images.set(`m-${index}`, { ...imageRecord(world, imageId), id: `m-${index}`, name: `n${index}` });
    }
    return world.code('CreateImage', { InstanceId: instanceId, ImageFamily: 'full' });
  },
  ImageFamilyQuotaExceed: async (world) => {
    const { instanceId, imageId } = await world.imageOf({ ImageFamily: 'first' });
    const { images } = world.simulator.world.holdings(account(world).uid, 'cn-hangzhou');
    for (let index = 1; index < 100; index++) {
      const family = `family${index}`;
      images.set(`m-${index}`, { ...imageRecord(world, imageId), id: `m-${index}`, name: family, family });
    }
    return world.code('CreateImage', { InstanceId: instanceId, ImageFamily: 'one-more' });
  },
  'IncorrectDiskStatus.CreatingSnapshot': async (world) => {
    const InstanceId = await stopped(world);
    await world.call('CreateImage', { InstanceId });
    return world.code('CreateImage', { InstanceId });
  },
  'InvalidSnapshotId.NotReady': async (world) => {
    const SnapshotId = await snapshotOf(world, await creating(world));
    return world.code('CreateImage', { SnapshotId });
  },
  OperationDenied: async (world) => {
    const id = await world.running({ DataDisk: [{ Size: 40 }] });
    const disks = list(await world.call('DescribeDisks', { InstanceId: id }), 'Disks', 'Disk');
    const data = disks.find(({ Type }) => Type === 'data');
    const { SnapshotId } = await world.call('CreateSnapshot', { DiskId: data?.['DiskId'] });
    await world.seconds(900);
    return world.code('CreateImage', { SnapshotId });
  },
  IdempotenceParamNotMatch: async (world) => {
    const InstanceId = await stopped(world);
    await world.call('CreateImage', { InstanceId, ClientToken: 't' });
    return world.code('CreateImage', { InstanceId, ClientToken: 't', ImageName: 'other' });
  },
  IncorrectImageStatus: async (world) => world.code('CopyImage', { ImageId: await creating(world), ...COPY }),
  'DestinationRegion.NotFound': onImage('CopyImage', { DestinationRegionId: 'cn-nowhere' }),
  IncorrectDestinationRegion: onImage('CopyImage', { DestinationRegionId: 'cn-hangzhou' }),
  'Account.Arrearage': onChanged('CopyImage', COPY, (_, world) => void (account(world).balance = 0)),
  'OperationDenied.SameRegionOnly': async (world) => {
    const { imageId } = await world.imageOf();
    await world.call('ModifyImageSharePermission', { ImageId: imageId, ...SHARE });
    return world.code('CopyImage', { ImageId: imageId, ...COPY }, CONSUMER);
  },
  'OperationDenied.CommunityImage': async (world) => {
    const { imageId } = await world.imageOf();
    await world.call('ModifyImageSharePermission', { ImageId: imageId, IsPublic: true });
    return world.code('CopyImage', { ImageId: imageId, ...COPY }, CONSUMER);
  },
  'OperationDeined.EncryptedSnapshot': onChanged(
    'CopyImage',
    { ...COPY, Encrypted: false },
    (image) => void (image.encrypted = true),
  ),
  'OperationDenied.ImageCopyConflict': async (world) => {
    world.simulator.simulation.core.switches.concurrentCopies = false;
    const { imageId } = await world.imageOf();
    await world.call('CopyImage', { ImageId: imageId, ...COPY });
    return world.code('CopyImage', { ImageId: imageId, ...COPY });
  },
  'OperationDenied.ImageCopying': async (world) => {
    const { imageId } = await world.imageOf();
    await world.call('CopyImage', { ImageId: imageId, ...COPY });
    return world.code('DeleteImage', { ImageId: imageId });
  },
  ImageCreatedNotFromCopy: onImage('CancelCopyImage'),
  'InvalidAccount.NotFound': onImage('ModifyImageSharePermission', { AddAccount: ['3'] }),
  'InvalidAccount.Forbbiden': onImage('ModifyImageSharePermission', { AddAccount: ['1000000000000001'] }),
  'QuotaExceed.ShareImageUser': onChanged('ModifyImageSharePermission', SHARE, (_, world) => {
    account(world).quotas.shareAccountsPerImage = 0;
  }),
  'QuotaExceed.ShareImage': onChanged('ModifyImageSharePermission', SHARE, (_, world) => {
    account(world).quotas.sharedImages = 0;
  }),
  'OperationDenied.InvalidImageStatus': onChanged('ModifyImageSharePermission', SHARE, (image) => {
    image.status = 'Deprecated';
  }),
  'InvalidOperation.ServiceKeyEncryptedImageUnsupported': onChanged(
    'ModifyImageSharePermission',
    SHARE,
    (image) => void (image.encrypted = true),
  ),
  'OperationDeined.FullImage': onChanged('ModifyImageSharePermission', SHARE, (image) => {
    const data = {
      snapshotId: 's-x',
      type: 'data' as const,
      device: '/dev/xvdb',
      sizeGiB: 1,
      encrypted: true,
    };
    Object.assign(image, { encrypted: true, kmsKeyId: 'k', disks: [...image.disks, data] });
  }),
  AssumeRoleError: onChanged('ModifyImageSharePermission', SHARE, (image, world) => {
    Object.assign(image, { encrypted: true, kmsKeyId: 'k' });
    account(world).roles.length = 0;
  }),
  ImageUseShared: async (world) => {
    const { imageId } = await world.imageOf();
    await world.call('ModifyImageSharePermission', { ImageId: imageId, ...SHARE });
    return world.code('DeleteImage', { ImageId: imageId, Force: true });
  },
  ImageUsingByInstance: async (world) => {
    const { imageId } = await world.imageOf();
    await world.call('RunInstances', { ...LAUNCH, ImageFamily: undefined, ImageId: imageId });
    return world.code('DeleteImage', { ImageId: imageId });
  },
  ImageIsImporting: async (world) => {
    const ImageId = await creating(world);
    imageRecord(world, ImageId).origin = 'import';
    return world.code('DeleteImage', { ImageId });
  },
  'OperationDenied.ImageNotValid': async (world) => {
    const { imageId } = await world.imageOf();
    imageRecord(world, imageId).status = 'UnAvailable';
    return world.code('RunInstances', { ...LAUNCH, ImageFamily: undefined, ImageId: imageId });
  },
  ImageIsCreating: async (world) => world.code('DeleteImage', { ImageId: await creating(world) }),
  'ImageStatus.NotDeprecated': onChanged(
    'ModifyImageAttribute',
    { Status: 'Available' },
    (image) => void (image.status = 'UnAvailable'),
  ),
  'ImageStatus.NotAvailable': onChanged(
    'ModifyImageAttribute',
    { Status: 'Deprecated' },
    (image) => void (image.status = 'UnAvailable'),
  ),
  'InvalidStatus.ImageIsCreating': async (world) =>
    world.code('ModifyImageAttribute', { ImageId: await creating(world), Status: 'Deprecated' }),
  SnapshotCreatedImage: async (world) => {
    const { imageId } = await world.imageOf();
    return world.code('DeleteSnapshot', { SnapshotId: await snapshotOf(world, imageId) });
  },
  SnapshotCreatedDisk: async (world) => {
    const { imageId } = await world.imageOf();
    const SnapshotId = await snapshotOf(world, imageId);
    const id = await world.launch({ ImageFamily: undefined, ImageId: imageId });
    recordOf(world, id).deletionProtection = true;
    await world.call('DeleteImage', { ImageId: imageId, Force: true });
    return world.code('DeleteSnapshot', { SnapshotId });
  },
};

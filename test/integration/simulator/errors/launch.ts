import { LAUNCH } from '../calls.ts';
import { account, call, launch, recordOf, type Scenarios, stopped, USER, VPC } from './scenario.ts';

const ENCRYPTED = (KMSKeyId: string) => ({ SystemDisk: { Encrypted: 'true', KMSKeyId } });
const LEVEL = { Category: 'cloud_essd', PerformanceLevel: 'PL0' };

/** What launching, stopping and deleting instances is refused with. */
export const LAUNCH_SCENARIOS: Scenarios = {
  MissingParameter: launch({ InstanceType: undefined }),
  'InvalidImageId.NotFound': launch({ ImageFamily: undefined, ImageId: 'm-none' }),
  'InvalidVSwitchId.NotFound': launch({ VSwitchId: 'vsw-none' }),
  'InvalidSecurityGroupId.NotFound': launch({ SecurityGroupId: 'sg-none' }),
  'InvalidRamRole.NotFound': launch({ RamRoleName: 'none' }),
  'InvalidParameter.Mismatch': launch({ ZoneId: 'cn-hangzhou-i' }),
  'InvalidInstanceType.ValueNotSupported': launch({ InstanceType: 'ecs.none' }),
  ImageNotSupportInstanceType: launch({ InstanceType: 'ecs.g8y.large' }),
  'InvalidSystemDiskCategory.ValueNotSupported': launch({ SystemDisk: { Category: 'floppy' } }),
  'InvalidDiskCategory.NotSupported': launch({ SystemDisk: { Category: 'cloud_ssd' } }),
  'InvalidSystemDiskSize.LessThanImageSize': launch({ SystemDisk: { ...LEVEL, Size: '10' } }),
  'InvalidEncrypted.NotMatchKmsKeyId': launch({ SystemDisk: { KMSKeyId: 'k' } }),
  'InvalidAutoReleaseTime.Malformed': launch({ AutoReleaseTime: 'soon' }),
  'InvalidSpotPriceLimit.LowerThanPublicPrice': launch({
    SpotStrategy: 'SpotWithPriceLimit',
    SpotPriceLimit: 0.01,
  }),
  'QuotaExceed.Tags': launch({
    Tag: Array.from({ length: 21 }, (_, index) => ({ Key: `k${index}`, Value: 'v' })),
  }),
  'InvalidRegionId.NotFound': launch({ RegionId: 'cn-nowhere' }),
  'InvalidInstanceType.ZoneNotSupported': (world) => {
    world.simulator.world.regions.get('cn-hangzhou')?.stock.delete('cn-hangzhou-h/ecs.g7.large');
    return launch({})(world);
  },
  'OperationDenied.NoStock': (world) => {
    world.simulator.world.regions.get('cn-hangzhou')?.stock.set('cn-hangzhou-h/ecs.g7.large', 0);
    return launch({})(world);
  },
  'InvalidImageFamily.MissingAvailableImage': launch({ ImageFamily: 'empty' }),
  HOSTNAME_ILLEGAL: launch({ HostName: '.' }),
  'InvalidSystemDiskSize.MoreThanMaxSize': launch({ SystemDisk: { ...LEVEL, Size: '2049' } }),
  'OperationDenied.InconsistentNetwork': async (world) => {
    const { VpcId } = await world.call('CreateVpc', {}, VPC);
    await world.seconds(10);
    const { SecurityGroupId } = await world.call('CreateSecurityGroup', { VpcId });
    return launch({ SecurityGroupId })(world);
  },
  'EnterpriseGroupLimited.MutliGroupType': async (world) => {
    const group = { VpcId: 'vpc-bp1sample00000000000', SecurityGroupType: 'enterprise' };
    const { SecurityGroupId } = await world.call('CreateSecurityGroup', group);
    const SecurityGroupIds = [LAUNCH.SecurityGroupId, SecurityGroupId];
    return launch({ SecurityGroupId: undefined, SecurityGroupIds })(world);
  },
  'Zone.NotOnSale': (world) => {
    const stock = world.simulator.world.regions.get('cn-hangzhou')?.stock;
    for (const place of stock?.keys() ?? []) if (place.startsWith('cn-hangzhou-h/')) stock?.delete(place);
    return launch({})(world);
  },
  'QuotaExceed.ElasticQuota': (world) => {
    account(world).quotas.instances = 0;
    return launch({})(world);
  },
  SecurityGroupInstanceLimitExceed: (world) => {
    account(world).quotas.instancesPerSecurityGroup = 0;
    return launch({})(world);
  },
  'QuotaExceeded.PrivateIpAddress': async (world) => {
    const zone = {
      VpcId: 'vpc-bp1sample00000000000',
      ZoneId: 'cn-hangzhou-h',
      CidrBlock: '192.168.200.0/29',
    };
    const { VSwitchId } = await world.call('CreateVSwitch', zone);
    await world.seconds(10);
    await world.call('RunInstances', { ...LAUNCH, VSwitchId, Amount: 4 });
    return launch({ VSwitchId })(world);
  },
  'InvalidAccountStatus.NotEnoughBalance': (world) => {
    account(world).balance = 0;
    return launch({})(world);
  },
  'InvalidRamRole.NotEcsRole': (world) => {
    account(world).rules.rolesNotForInstances.push('image-builder');
    return launch({ RamRoleName: 'image-builder' })(world);
  },
  'InvalidUser.PassRoleForbidden': (world) => {
    account(world).rules.usersWithoutPassRole.push('image-builder');
    return world.code('RunInstances', { ...LAUNCH, RamRoleName: 'image-builder' }, USER);
  },
  'InvalidParameter.KMSKeyId.NotFound': (world) => {
    account(world).rules.kmsKeys.push({ id: 'other', region: 'cn-hangzhou', state: 'enabled' });
    return launch(ENCRYPTED('k'))(world);
  },
  'InvalidParameter.KMSKeyId.CMKNotEnabled': (world) => {
    account(world).rules.kmsKeys.push({ id: 'k', region: 'cn-hangzhou', state: 'disabled' });
    return launch(ENCRYPTED('k'))(world);
  },
  'InvalidParameter.KMSKeyId.CMKUnauthorized': (world) => {
    account(world).rules.kmsKeys.push({ id: 'k', region: 'cn-hangzhou', state: 'untaggable' });
    return launch(ENCRYPTED('k'))(world);
  },
  'InvalidParameter.KMSKeyId.KMSUnauthorized': (world) => {
    account(world).rules.kmsKeys.push({ id: 'k', region: 'cn-hangzhou', state: 'forbidden' });
    return launch(ENCRYPTED('k'))(world);
  },
  'InvalidEncrypted.NotMatchDiskDefaultEncryption': (world) => {
    account(world).rules.encryptsDisks = true;
    return launch({ SystemDisk: { Encrypted: 'false' } })(world);
  },
  ImageNotSupportCloudInit: (world) => {
    for (const image of world.simulator.world.regions.get('cn-hangzhou')?.publicImages.values() ?? []) {
      image.supportsCloudInit = false;
    }
    return launch({ UserData: 'aGVsbG8=' })(world);
  },
  IdempotentParameterMismatch: async (world) => {
    await world.call('RunInstances', { ...LAUNCH, ClientToken: 't' });
    return launch({ ClientToken: 't', InstanceName: 'other' })(world);
  },
  'InvalidClientToken.Malformed': launch({ ClientToken: 'x'.repeat(65) }),
  'InvalidInstanceId.NotFound': call('StopInstance', { InstanceId: 'i-none' }),
  IncorrectInstanceStatus: async (world) => world.code('StopInstance', { InstanceId: await world.launch() }),
  'IncorrectInstanceStatus.Initializing': async (world) =>
    world.code('DeleteInstance', { InstanceId: await world.launch(), Force: true }),
  'InvalidOperation.DeletionProtection': async (world) => {
    const id = await world.running({ DeletionProtection: true });
    return world.code('DeleteInstance', { InstanceId: id, Force: true });
  },
  InstanceLockedForSecurity: async (world) => {
    const id = await world.running();
    recordOf(world, id).operationLocks.push('security');
    return world.code('RebootInstance', { InstanceId: id });
  },
  ChargeTypeViolation: async (world) =>
    world.code('CreateDisk', { InstanceId: await world.running(), Size: 40 }),
  IncorrectDiskStatus: async (world) => {
    const { DiskId } = await world.call('CreateDisk', { ZoneId: 'cn-hangzhou-h', Size: 40 });
    return world.code('AttachDisk', { DiskId, InstanceId: await stopped(world) }).then(async () => {
      await world.call('DescribeDisks', {});
      return world.code('DeleteDisk', { DiskId });
    });
  },
};

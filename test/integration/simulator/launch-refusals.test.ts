import { assert, suite } from '../../kit/index.ts';
import { LAUNCH, Stepped } from './calls.ts';

const test = suite('what RunInstances refuses');
let world: Stepped;

test.before(async () => {
  world = await Stepped.start();
});
test.after(() => world.end());

/** One row: what is changed in a right call, and the documented code. */
const ROWS: [what: string, changes: Record<string, unknown>, code: string][] = [
  ['no image', { ImageFamily: undefined }, 'MissingParameter'],
  ['image and family', { ImageId: 'm-1' }, 'InvalidParameter'],
  ['an unknown image', { ImageFamily: undefined, ImageId: 'm-nothing' }, 'InvalidImageId.NotFound'],
  ['an empty family', { ImageFamily: 'acs:none' }, 'InvalidImageFamily.MissingAvailableImage'],
  ['no instance type', { InstanceType: undefined }, 'MissingParameter'],
  ['an unknown instance type', { InstanceType: 'ecs.none' }, 'InvalidInstanceType.ValueNotSupported'],
  ['an ARM type for an x86 image', { InstanceType: 'ecs.g8y.large' }, 'ImageNotSupportInstanceType'],
  ['no vSwitch', { VSwitchId: undefined }, 'MissingParameter'],
  ['an unknown vSwitch', { VSwitchId: 'vsw-none' }, 'InvalidVSwitchId.NotFound'],
  ['a zone that is not that of the vSwitch', { ZoneId: 'cn-hangzhou-i' }, 'InvalidParameter.Mismatch'],
  ['an unknown zone', { ZoneId: 'cn-hangzhou-z' }, 'InvalidZoneId.NotFound'],
  ['no security group', { SecurityGroupId: undefined }, 'MissingParameter'],
  ['an unknown security group', { SecurityGroupId: 'sg-none' }, 'InvalidSecurityGroupId.NotFound'],
  ['group and groups', { SecurityGroupIds: ['sg-1'] }, 'InvalidParameter'],
  ['0 instances', { Amount: 0 }, 'InvalidParameter'],
  ['101 instances', { Amount: 101 }, 'InvalidParameter'],
  [
    'an unknown disk category',
    { SystemDisk: { Category: 'floppy' } },
    'InvalidSystemDiskCategory.ValueNotSupported',
  ],
  [
    'a category that the type does not take',
    { SystemDisk: { Category: 'cloud_ssd' } },
    'InvalidDiskCategory.NotSupported',
  ],
  [
    'a disk smaller than the image',
    { SystemDisk: { Category: 'cloud_essd', PerformanceLevel: 'PL0', Size: '10' } },
    'InvalidSystemDiskSize.LessThanImageSize',
  ],
  [
    'a disk too small for its level',
    { SystemDisk: { Category: 'cloud_essd', PerformanceLevel: 'PL2', Size: '40' } },
    'InvalidSystemDiskSize.ValueNotSupported',
  ],
  ['a key without encryption', { SystemDisk: { KMSKeyId: 'key-1' } }, 'InvalidEncrypted.NotMatchKmsKeyId'],
  [
    'a release in 29 minutes',
    { AutoReleaseTime: '2026-01-01T00:29:00Z' },
    'InvalidAutoReleaseTime.Malformed',
  ],
  [
    'a release time without seconds of another form',
    { AutoReleaseTime: 'tomorrow' },
    'InvalidAutoReleaseTime.Malformed',
  ],
  [
    'a release in four years',
    { AutoReleaseTime: '2030-01-01T00:00:00Z' },
    'InvalidAutoReleaseTime.Malformed',
  ],
  ['user data that is not Base64', { UserData: '#!/bin/sh' }, 'InvalidUserData.Base64FormatInvalid'],
  [
    'user data above 32 KB',
    { UserData: Buffer.alloc(33 * 1024).toString('base64') },
    'InvalidUserData.SizeExceeded',
  ],
  ['an unknown key pair', { KeyPairName: 'mine' }, 'InvalidKeyPairName.NotFound'],
  ['an unknown role', { RamRoleName: 'nobody' }, 'InvalidRamRole.NotFound'],
  [
    'a spot price below the public one',
    { SpotStrategy: 'SpotWithPriceLimit', SpotPriceLimit: 0.01 },
    'InvalidSpotPriceLimit.LowerThanPublicPrice',
  ],
  ['a tag with a reserved key', { Tag: [{ Key: 'aliyun-x', Value: 'y' }] }, 'InvalidTagKey.Malformed'],
  [
    '21 tags',
    { Tag: Array.from({ length: 21 }, (_, index) => ({ Key: `k${index}`, Value: '' })) },
    'QuotaExceed.Tags',
  ],
  ['a token of 65 characters', { ClientToken: 'x'.repeat(65) }, 'InvalidClientToken.Malformed'],
  ['a token outside ASCII', { ClientToken: '令牌' }, 'InvalidClientToken.ValueNotSupported'],
  ['a name of one character', { InstanceName: 'x' }, 'InvalidInstanceName.Malformed'],
];

for (const [what, changes, code] of ROWS) {
  test(`${what}: ${code}`, async () => {
    const before = world.simulator.ledger.events.length;
    assert.is(await world.code('RunInstances', { ...LAUNCH, ...changes }), code);
    assert.is(world.simulator.ledger.events.length, before);
  });
}

test('a right call passes as a dry run and creates nothing', async () => {
  const before = world.simulator.ledger.events.length;
  assert.is(await world.code('RunInstances', { ...LAUNCH, DryRun: true }), 'DryRunOperation');
  assert.is(world.simulator.ledger.events.length, before);
});

test('a dry run is refused with the real code when something is wrong', async () => {
  const call = world.code('RunInstances', { ...LAUNCH, DryRun: true, VSwitchId: 'vsw-none' });
  assert.is(await call, 'InvalidVSwitchId.NotFound');
});

test('an account without money buys nothing', async () => {
  const account = world.simulator.world.accounts.get('1000000000000001');
  assert.ok(account);
  const { balance } = account;
  account.balance = 0;
  assert.is(await world.code('RunInstances', LAUNCH), 'InvalidAccountStatus.NotEnoughBalance');
  account.balance = balance;
});

test('a full quota refuses', async () => {
  const account = world.simulator.world.accounts.get('1000000000000001');
  assert.ok(account);
  account.quotas.instances = 0;
  assert.is(await world.code('RunInstances', LAUNCH), 'QuotaExceed.ElasticQuota');
  account.quotas.instances = 500;
});

import { assert, suite } from '../../kit/index.ts';
import { LAUNCH, launchedIds, list, Stepped } from './calls.ts';

const test = suite('launch options that are kept, checked and shown');
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start();
});
test.after.each(() => world.end());

const code = (parameters: Record<string, unknown>) =>
  world.code('RunInstances', { ...LAUNCH, ...parameters });
const USER = { accessKeyId: 'simulator-user-key', accessKeySecret: 'simulator-user-secret' };

const withKey = (KMSKeyId: string) => code({ SystemDisk: { Encrypted: 'true', KMSKeyId } });
const disks = (count: number) => Array.from({ length: count }, () => ({ Size: 40 }));

function account() {
  const found = world.simulator.world.accounts.get('1000000000000001');
  if (found === undefined) throw new Error('no account');
  return found;
}

test('rarely used options come back from DescribeInstances', async () => {
  const id = await world.launch({
    CpuOptions: { Core: 2, ThreadsPerCore: 1, TopologyType: 'DiscreteCoreToHTMapping' },
    Tenancy: 'default',
    HttpPutResponseHopLimit: 3,
    HibernationOptions: { Configured: true },
    PrivatePoolOptions: { MatchCriteria: 'Open' },
  });
  const shown = await world.instance(id);
  assert.equal(shown?.['CpuOptions'], {
    CoreCount: 2,
    Numa: 'ON',
    ThreadsPerCore: 1,
    TopologyType: 'DiscreteCoreToHTMapping',
  });
  assert.equal(shown?.['HibernationOptions'], { Configured: true });
  assert.equal(shown?.['DedicatedInstanceAttribute'], { Tenancy: 'default', Affinity: '' });
});

test('several host names are for several instances', async () => {
  assert.is(await code({ HostNames: ['a-1', 'a-2'] }), 'InvalidParameter');
  const answer = await world.call('RunInstances', { ...LAUNCH, Amount: 2, HostNames: ['a-1', 'a-2'] });
  const names = await Promise.all(
    launchedIds(answer).map(async (id) => (await world.instance(id))?.['HostName']),
  );
  assert.equal(names, ['a-1', 'a-2']);
});

test('hardened metadata needs an image that knows it', async () => {
  const old = { ImageFamily: 'acs:debian_11_x64_without_agent', InstanceType: 'ecs.g6.large' };
  assert.is(await code({ ...old, HttpTokens: 'required' }), 'InvalidParameter.HttpTokens');
  assert.is(await code({ HttpTokens: 'required' }), undefined);
});

test('a role must be one for instances, and the user must be allowed to hand it on', async () => {
  assert.is(await code({ RamRoleName: 'image-builder' }), undefined);
  account().rules.rolesNotForInstances.push('image-builder');
  assert.is(await code({ RamRoleName: 'image-builder' }), 'InvalidRamRole.NotEcsRole');
  account().rules.rolesNotForInstances.length = 0;
  account().rules.usersWithoutPassRole.push('image-builder');
  const asUser = await world.code('RunInstances', { ...LAUNCH, RamRoleName: 'image-builder' }, USER);
  assert.is(asUser, 'InvalidUser.PassRoleForbidden');
});

test('keys are checked by region where the world names keys', async () => {
  account().rules.kmsKeys.push(
    { id: 'off', region: 'cn-hangzhou', state: 'disabled' },
    { id: 'shanghai', region: 'cn-shanghai', state: 'enabled' },
    { id: 'closed', region: 'cn-hangzhou', state: 'forbidden' },
    { id: 'good', region: 'cn-hangzhou', state: 'enabled' },
  );
  assert.is(await withKey('off'), 'InvalidParameter.KMSKeyId.CMKNotEnabled');
  assert.is(await withKey('shanghai'), 'InvalidParameter.KMSKeyId.NotFound');
  assert.is(await withKey('closed'), 'InvalidParameter.KMSKeyId.KMSUnauthorized');
  assert.is(await withKey('good'), undefined);
});

test('an account that encrypts its disks makes none that is plain', async () => {
  account().rules.encryptsDisks = true;
  const plain = { SystemDisk: { Encrypted: 'false' } };
  assert.is(await code(plain), 'InvalidEncrypted.NotMatchDiskDefaultEncryption');
  const id = await world.launch();
  const [disk] = list(await world.call('DescribeDisks', { InstanceId: id }), 'Disks', 'Disk');
  assert.is(disk?.['Encrypted'], true);
});

test('a spot instance that asks for it is stopped, not released, when it is reclaimed', async () => {
  const spot = { SpotStrategy: 'SpotAsPriceGo', SpotInterruptionBehavior: 'Stop' };
  const id = await world.running(spot);
  assert.is((await world.instance(id))?.['SpotDuration'], 1);
  const found = world.simulator.simulation.instances.find(id);
  if (found === undefined) throw new Error('no instance');
  world.simulator.simulation.instances.reclaim(found.instance);
  await world.seconds(400);
  const shown = await world.instance(id);
  assert.is(shown?.['Status'], 'Stopped');
  assert.is(shown?.['StoppedMode'], 'StopCharging');
  assert.is(await code({ ...spot, DeletionProtection: true }), 'InvalidChargeType.ValueNotSupported');
});

test('data disks have limits of number, size and source', async () => {
  assert.is(await code({ DataDisk: disks(17) }), 'InstanceDiskNumLimitExceed');
  assert.is(await code({ DataDisk: [{ Size: 70_000 }] }), 'InvalidDiskSize.NotSupported');
  assert.is(await code({ DataDisk: [{ SnapshotId: 's-none' }] }), 'InvalidDataDiskSnapshotId.NotFound');
});

test('what does not exist in the simulated world is refused by name', async () => {
  assert.is(await code({ LaunchTemplateId: 'lt-1' }), 'InvalidLaunchTemplate.NotFound');
  assert.is(await code({ DeploymentSetId: 'ds-1' }), 'DeploymentSet.NotFound');
  assert.is(await code({ Password: 'weak' }), 'InvalidPassword.Malformed');
  assert.is(await code({ HostName: 'a_b' }), 'HOSTNAME_ILLEGAL');
});

import { assert, suite } from '../../kit/index.ts';
import { LAUNCH, list, Stepped } from './calls.ts';

const test = suite('simulated networks');
const VPC = { version: '2016-04-28' };
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start();
});
test.after.each(() => world.end());

const TAG = [{ Key: 'a', Value: 'b' }];

test('a VPC, a vSwitch and a group are made in order and removed in the reverse order', async () => {
  const { VpcId } = await world.call('CreateVpc', { VpcName: 'build', Tag: TAG }, VPC);
  const zone = { VpcId, ZoneId: 'cn-hangzhou-h', CidrBlock: '172.16.0.0/24' };
  assert.is(await world.code('CreateVSwitch', zone, VPC), 'IncorrectVpcStatus');
  await world.seconds(3);
  const { VSwitchId } = await world.call('CreateVSwitch', { ...zone, Tag: TAG }, VPC);
  const { SecurityGroupId } = await world.call('CreateSecurityGroup', {
    VpcId,
    SecurityGroupName: 'build',
    Tag: TAG,
  });
  const launch = { ...LAUNCH, VSwitchId, SecurityGroupId };
  assert.is(await world.code('RunInstances', launch), 'IncorrectVSwitchStatus');
  await world.seconds(3);
  const id = await world.launch({ VSwitchId, SecurityGroupId });
  await world.seconds(60);
  assert.is(await world.code('DeleteSecurityGroup', { SecurityGroupId }), 'DependencyViolation');
  assert.is(await world.code('DeleteVSwitch', { VSwitchId }, VPC), 'DependencyViolation');
  await world.call('DeleteInstance', { InstanceId: id, Force: true });
  await world.seconds(5);
  assert.is(await world.code('DeleteVpc', { VpcId }, VPC), 'DependencyViolation.VSwitch');
  await world.call('DeleteVSwitch', { VSwitchId }, VPC);
  assert.is(await world.code('DeleteVpc', { VpcId }, VPC), 'DependencyViolation.SecurityGroup');
  await world.call('DeleteSecurityGroup', { SecurityGroupId });
  await world.call('DeleteVpc', { VpcId }, VPC);
  assert.is(await world.code('DeleteVpc', { VpcId }, VPC), 'InvalidVpcId.NotFound');
});

test('networks are found by tag', async () => {
  const { VpcId } = await world.call('CreateVpc', { Tag: TAG }, VPC);
  const found = list(await world.call('DescribeVpcs', { Tag: TAG }, VPC), 'Vpcs', 'Vpc');
  assert.equal(
    found.map((vpc) => vpc['VpcId']),
    [VpcId],
  );
  assert.equal(found[0]?.['Tags'], { Tag: TAG });
});

test('the deprecated calls of product Ecs still answer', async () => {
  const vSwitches = list(await world.call('DescribeVSwitches', {}), 'VSwitches', 'VSwitch');
  assert.is(vSwitches.length, 2);
  assert.is(list(await world.call('DescribeVpcs', {}), 'Vpcs', 'Vpc').length, 1);
});

test('there are ten VPCs at most', async () => {
  for (let count = 0; count < 9; count++) await world.call('CreateVpc', {}, VPC);
  assert.is(await world.code('CreateVpc', {}, VPC), 'QuotaExceeded.Vpc');
});

test('a group of another VPC does not fit a vSwitch', async () => {
  const { VpcId } = await world.call('CreateVpc', {}, VPC);
  await world.seconds(3);
  const { SecurityGroupId } = await world.call('CreateSecurityGroup', { VpcId });
  const code = await world.code('RunInstances', { ...LAUNCH, SecurityGroupId });
  assert.is(code, 'OperationDenied.InconsistentNetwork');
});

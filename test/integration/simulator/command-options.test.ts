import { assert, suite } from '../../kit/index.ts';
import { list, Stepped } from './calls.ts';

const test = suite('options of commands, filters, imported and published images');
const CONSUMER = { accessKeyId: 'consumer-key', accessKeySecret: 'consumer-secret' };
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start({ guests: { rules: [{ match: /.*/, exitCode: 0, output: 'ran' }] } });
});
test.after.each(() => world.end());

const SCRIPT = { Type: 'RunShellScript', CommandContent: 'true' };

test('a command goes to the instances with a tag', async () => {
  const id = await world.running({ Tag: [{ Key: 'team', Value: 'a' }] });
  await world.running({ Tag: [{ Key: 'team', Value: 'b' }] });
  const ResourceTag = [{ Key: 'team', Value: 'a' }];
  const { InvokeId } = await world.call('RunCommand', { ...SCRIPT, ResourceTag });
  await world.seconds(60);
  const answer = await world.call('DescribeInvocationResults', { InvokeId });
  const results = list(answer, 'Invocation', 'InvocationResults', 'InvocationResult');
  assert.equal(
    results.map(({ InstanceId, InvocationStatus }) => [InstanceId, InvocationStatus]),
    [[id, 'Success']],
  );
  const nobody = { ...SCRIPT, ResourceTag: [{ Key: 'team', Value: 'c' }] };
  assert.is(await world.code('RunCommand', nobody), 'InvalidInstance.NotFound');
});

test('schedules are refused, a dry run runs nothing', async () => {
  const id = await world.running();
  const run = (parameters: Record<string, unknown>) =>
    world.code('RunCommand', { ...SCRIPT, InstanceId: [id], ...parameters });
  assert.is(await run({ RepeatMode: 'Period' }), 'MissingParameter');
  const schedule = { RepeatMode: 'Period', Frequency: 'rate(5m)' };
  assert.is(await run(schedule), 'InvalidParameter.RepeatMode');
  assert.is(await run({ RepeatMode: 'EveryReboot' }), 'InvalidParameter.RepeatMode');
  assert.is(await run({ ContainerName: 'web' }), 'InvalidParameter.ContainerName');
  const dry = { ...SCRIPT, InstanceId: [id], RepeatMode: 'DryRun' };
  const { InvokeId } = await world.call('RunCommand', dry);
  await world.seconds(60);
  const result = await world.result(String(InvokeId));
  assert.is(result?.['InvocationStatus'], 'Success');
  assert.is(result?.['Output'], '');
});

test('a public command is invoked by its name', async () => {
  const id = await world.running();
  const CommandId = 'ACS-ECS-ImageRepair-for-linux.sh';
  const { InvokeId } = await world.call('InvokeCommand', { CommandId, InstanceId: [id] });
  await world.seconds(60);
  assert.is((await world.result(String(InvokeId)))?.['InvocationStatus'], 'Success');
  const shown = await world.call('DescribeCommands', { Provider: 'AlibabaCloud*' });
  assert.ok(list(shown, 'Commands', 'Command').some(({ Name }) => Name === CommandId));
});

test('kept commands are counted, shown and deleted', async () => {
  const make = { ...SCRIPT, Name: 'mine' };
  const { CommandId } = await world.call('CreateCommand', make);
  const found = world.simulator.world.accounts.get('1000000000000001');
  if (found === undefined) throw new Error('no account');
  found.quotas.commands = 1;
  assert.is(await world.code('CreateCommand', make), 'CmdCount.ExceedQuota');
  const shown = await world.call('DescribeCommands', { CommandId, ContentEncoding: 'PlainText' });
  assert.is(list(shown, 'Commands', 'Command')[0]?.['CommandContent'], 'true');
  await world.call('DeleteCommand', { CommandId });
  assert.is(await world.code('DeleteCommand', { CommandId }), 'InvalidCmdId.NotFound');
});

test('instances are found by address, family and time of creation', async () => {
  const id = await world.running({ InternetMaxBandwidthOut: 1 });
  await world.running({ InstanceType: 'ecs.c7.large' });
  const ids = async (filter: Record<string, unknown>) =>
    list(await world.call('DescribeInstances', filter), 'Instances', 'Instance').map(
      ({ InstanceId }) => InstanceId,
    );
  const shown = await world.instance(id);
  const { IpAddress } = (shown ?? {})['PublicIpAddress'] as { IpAddress: string[] };
  assert.equal(await ids({ PublicIpAddresses: JSON.stringify(IpAddress) }), [id]);
  assert.equal(await ids({ InstanceTypeFamily: 'ecs.g7' }), [id]);
  const until = { Key: 'CreationEndTime', Value: '2026-01-01T00:00Z' };
  assert.equal(await ids({ Filter: [until] }), [id]);
  assert.is(
    await world.code('DescribeInstances', { Filter: [{ ...until, Value: 'now' }] }),
    'InvalidParameter',
  );
});

const FILE = {
  DiskDeviceMapping: [{ OSSBucket: 'images', OSSObject: 'disk.qcow2', Format: 'QCOW2', DiskImageSize: 30 }],
};

test('a disk file becomes an image that can be launched', async () => {
  const { ImageId } = await world.call('ImportImage', { ...FILE, ImageName: 'imported', Platform: 'Debian' });
  assert.is((await world.image(String(ImageId)))?.['Status'], 'Creating');
  await world.seconds(900);
  const image = await world.image(String(ImageId));
  assert.is(image?.['Status'], 'Available');
  assert.is(image?.['Size'], 30);
  const launch = { ImageId, ImageFamily: undefined, InstanceType: 'ecs.g6.large' };
  const id = await world.running(launch);
  assert.is((await world.instance(id))?.['Status'], 'Running');
  const role = { ...FILE, RoleName: 'none' };
  assert.is(await world.code('ImportImage', role), 'NoSetRoletoECSServiceAccount');
  assert.is(await world.code('ImportImage', { ...FILE, DryRun: true }), 'DryRunOperation');
});

test('a published image is seen by everybody and copied by nobody else', async () => {
  const { imageId } = await world.imageOf();
  const seen = async () =>
    list(await world.call('DescribeImages', { ImageId: imageId }, CONSUMER), 'Images', 'Image').length;
  assert.is(await seen(), 0);
  await world.call('ModifyImageSharePermission', { ImageId: imageId, IsPublic: true });
  assert.is(await seen(), 1);
  const groups = await world.call('DescribeImageSharePermission', { ImageId: imageId });
  assert.equal(list(groups, 'ShareGroups', 'ShareGroup'), [{ Group: 'all' }]);
  const copy = { ImageId: imageId, DestinationRegionId: 'cn-shanghai' };
  assert.is(await world.code('CopyImage', copy, CONSUMER), 'OperationDenied.CommunityImage');
  await world.call('ModifyImageShareGroupPermission', { ImageId: imageId, RemoveGroup: ['all'] });
  assert.is(await seen(), 0);
});

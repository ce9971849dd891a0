import { assert, suite } from '../../kit/index.ts';
import type { Switches } from '../../../simulator/switches.ts';
import { LAUNCH, list, Stepped } from './calls.ts';

const test = suite('hostile switches of what calls answer');
let world: Stepped;

const hostile = (switches: Partial<Switches>) => {
  Object.assign(world.simulator.simulation.core.switches, switches);
};
const TAG = { Key: 'purpose', Value: 'switches' };

test.before.each(async () => {
  world = await Stepped.start();
});
test.after.each(() => world.end());

test('describeLagMs: a new snapshot is not seen at first', async () => {
  hostile({ describeLagMs: 60_000 });
  const InstanceId = await world.running();
  await world.call('CreateImage', { InstanceId });
  const snapshots = async () =>
    list(await world.call('DescribeSnapshots', { InstanceId }), 'Snapshots', 'Snapshot').length;
  assert.is(await snapshots(), 0);
  await world.seconds(60);
  assert.is(await snapshots(), 1);
});

test('changeLagMs: attributes, tags and shares of an image are shown as they were at first', async () => {
  hostile({ changeLagMs: 10_000 });
  const { imageId } = await world.imageOf({ Description: 'before', Tag: [TAG] });
  const accounts = async () => {
    const answer = await world.call('DescribeImageSharePermission', { ImageId: imageId });
    return list(answer, 'Accounts', 'Account').length;
  };
  const byTag = async (Key: string) =>
    list(await world.call('DescribeImages', { Tag: [{ Key }] }), 'Images', 'Image').length;
  await world.call('ModifyImageAttribute', { ImageId: imageId, Description: 'after' });
  await world.call('TagResources', {
    ResourceType: 'image',
    ResourceId: [imageId],
    Tag: [{ Key: 'new', Value: '1' }],
  });
  await world.call('ModifyImageSharePermission', { ImageId: imageId, AddAccount: ['2000000000000002'] });
  assert.is((await world.image(imageId))?.['Description'], 'before');
  assert.equal([await byTag('new'), await byTag('purpose'), await accounts()], [0, 1, 0]);
  await world.seconds(10);
  assert.is((await world.image(imageId))?.['Description'], 'after');
  assert.equal([await byTag('new'), await byTag('purpose'), await accounts()], [1, 1, 1]);
});

test('invocationLagMs: a new invocation is not shown at first', async () => {
  hostile({ invocationLagMs: 10_000 });
  const id = await world.running();
  const command = { Type: 'RunShellScript', CommandContent: 'true', InstanceId: [id] };
  const invokeId = String((await world.call('RunCommand', command))['InvokeId']);
  assert.is(await world.result(invokeId), undefined);
  await world.seconds(10);
  assert.ok(await world.result(invokeId));
});

for (const tagged of [false, true]) {
  test(`imageTagsOnSnapshots ${tagged}: snapshots ${tagged ? 'have' : 'lack'} the tags of their image`, async () => {
    hostile({ imageTagsOnSnapshots: tagged });
    const { imageId } = await world.imageOf({ Tag: [TAG] });
    await world.call('CopyImage', { ImageId: imageId, DestinationRegionId: 'cn-shanghai', Tag: [TAG] });
    for (const RegionId of ['cn-hangzhou', 'cn-shanghai']) {
      const answer = await world.call('DescribeSnapshots', { RegionId, Tag: [TAG] });
      assert.is(list(answer, 'Snapshots', 'Snapshot').length, tagged ? 1 : 0);
    }
  });
}

test('imageStatusAll off: only the list of all names shows every image', async () => {
  hostile({ imageStatusAll: false });
  assert.is(await world.code('DescribeImages', { Status: 'ALL' }), 'InvalidParameter');
  const Status = 'Creating,Waiting,Available,UnAvailable,CreateFailed,Deprecated';
  assert.is(await world.code('DescribeImages', { Status }), undefined);
});

test('unreadyImageNotFound: an image that cannot be launched yet does not exist for RunInstances', async () => {
  const InstanceId = await world.running();
  const { ImageId } = await world.call('CreateImage', { InstanceId });
  const launch = { ...LAUNCH, ImageFamily: undefined, ImageId };
  assert.is(await world.code('RunInstances', launch), 'IncorrectImageStatus');
  hostile({ unreadyImageNotFound: true });
  assert.is(await world.code('RunInstances', launch), 'InvalidImageId.NotFound');
  await world.seconds(600);
  assert.is(await world.code('RunInstances', launch), undefined);
});

for (const shown of [false, true]) {
  test(`rebootShowsRunning ${shown}: a reboot is ${shown ? 'not seen' : 'seen'} in the status`, async () => {
    hostile({ rebootShowsRunning: shown });
    const id = await world.running();
    const bootId = world.simulator.simulation.instances.find(id)?.instance.bootId;
    await world.call('RebootInstance', { InstanceId: id });
    const seen = new Set<string>();
    for (let second = 0; second < 60; second++) {
      await world.seconds(1);
      seen.add(String((await world.instance(id))?.['Status']));
    }
    assert.equal(
      [...seen].toSorted((a, b) => a.localeCompare(b)),
      shown ? ['Running'] : ['Running', 'Starting', 'Stopping'],
    );
    assert.is.not(world.simulator.simulation.instances.find(id)?.instance.bootId, bootId);
  });
}

test('deletionOfUnknownFails: what is gone cannot be deleted again', async () => {
  for (const [on, codes] of [
    [false, [undefined, undefined]],
    [true, ['InvalidImageId.NotFound', 'InvalidSnapshotId.NotFound']],
  ] as const) {
    hostile({ deletionOfUnknownFails: on });
    const image = await world.code('DeleteImage', { ImageId: 'm-none' });
    const snapshot = await world.code('DeleteSnapshot', { SnapshotId: 's-none' });
    assert.equal([image, snapshot], codes);
  }
});

test('networkBusyMs: group and vSwitch stay in use after their last instance has gone', async () => {
  hostile({ networkBusyMs: 60_000 });
  const VpcId = String((await world.call('CreateVpc', {}, { version: '2016-04-28' }))['VpcId']);
  await world.seconds(30);
  const part = { VpcId, ZoneId: 'cn-hangzhou-h', CidrBlock: '172.16.0.0/24' };
  const VSwitchId = String((await world.call('CreateVSwitch', part, { version: '2016-04-28' }))['VSwitchId']);
  await world.seconds(30);
  const SecurityGroupId = String((await world.call('CreateSecurityGroup', { VpcId }))['SecurityGroupId']);
  const InstanceId = await world.running({ VSwitchId, SecurityGroupId });
  await world.call('DeleteInstance', { InstanceId, Force: true });
  await world.seconds(30);
  assert.is(await world.instance(InstanceId), undefined);
  const codes = async () => [
    await world.code('DeleteSecurityGroup', { SecurityGroupId }),
    await world.code('DeleteVSwitch', { VSwitchId }, { version: '2016-04-28' }),
  ];
  assert.equal(await codes(), ['DependencyViolation', 'DependencyViolation']);
  await world.seconds(60);
  assert.equal(await codes(), [undefined, undefined]);
});

test('longShareListsCut: of more than ten accounts the first ten are taken, or the call is refused', async () => {
  const { imageId } = await world.imageOf();
  const others = [...world.simulator.world.accounts.keys()].filter((uid) => uid !== '1000000000000001');
  const other = others[0] ?? '';
  const AddAccount = [...Array.from({ length: 10 }, () => other), 'not-looked-at'];
  const share = () => world.code('ModifyImageSharePermission', { ImageId: imageId, AddAccount });
  assert.is(await share(), undefined);
  hostile({ longShareListsCut: false });
  assert.is(await share(), 'InvalidParameter');
});

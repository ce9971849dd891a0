import { assert, suite } from '../../kit/index.ts';
import type { Switches } from '../../../simulator/switches.ts';
import { LAUNCH, list, Stepped } from './calls.ts';

const test = suite('hostile switches of the simulator');
let world: Stepped;

const hostile = (switches: Partial<Switches>) => {
  Object.assign(world.simulator.simulation.core.switches, switches);
};

test.before.each(async () => {
  world = await Stepped.start({ guests: { rules: [{ match: /sleep/, exitCode: 0, hangs: true }] } });
});
test.after.each(() => world.end());

test('describeLagMs: a new instance is not seen at first', async () => {
  hostile({ describeLagMs: 60_000 });
  const id = await world.launch();
  assert.is(await world.instance(id), undefined);
  assert.equal(list(await world.call('DescribeDisks', { InstanceId: id }), 'Disks', 'Disk'), []);
  await world.seconds(60);
  assert.ok(await world.instance(id));
});

test('imageTagLagMs: a new image is seen by id but not by tag', async () => {
  hostile({ imageTagLagMs: 60_000 });
  const instanceId = await world.running();
  const Tag = [{ Key: 'a', Value: 'b' }];
  const { ImageId } = await world.call('CreateImage', { InstanceId: instanceId, Tag });
  const byTag = async () =>
    list(await world.call('DescribeImages', { Tag, Status: 'ALL' }), 'Images', 'Image').length;
  assert.ok(await world.image(String(ImageId)));
  assert.is(await byTag(), 0);
  await world.seconds(60);
  assert.is(await byTag(), 1);
});

test('usableBeforeAvailable and availableBeforeLaunchableMs: an image can be launched later than it says', async () => {
  hostile({ usableBeforeAvailable: false, availableBeforeLaunchableMs: 30_000 });
  const instanceId = await world.running();
  const id = String((await world.call('CreateImage', { InstanceId: instanceId }))['ImageId']);
  await world.seconds(400);
  assert.is((await world.image(id))?.['Usable'], false);
  await world.seconds(10);
  assert.is((await world.image(id))?.['Status'], 'Available');
  const launch = { ...LAUNCH, ImageFamily: undefined, ImageId: id };
  assert.is(await world.code('RunInstances', launch), 'IncorrectImageStatus');
  await world.seconds(30);
  assert.is(await world.code('RunInstances', launch), undefined);
});

test('concurrentCopies off: a second copy of the same image is refused until the first is done', async () => {
  hostile({ concurrentCopies: false, copiesDropTags: true });
  const { imageId } = await world.imageOf();
  const copy = { ImageId: imageId, Tag: [{ Key: 'a', Value: 'b' }] };
  const first = await world.call('CopyImage', { ...copy, DestinationRegionId: 'cn-shanghai' });
  const second = () => world.code('CopyImage', { ...copy, DestinationRegionId: 'ap-southeast-1' });
  assert.is(await second(), 'OperationDenied.ImageCopyConflict');
  await world.seconds(3600);
  assert.is(await second(), undefined);
  const image = await world.image(String(first['ImageId']), 'cn-shanghai');
  assert.equal(image?.['Tags'], { Tag: [] });
});

test('stopInvocationKills off: the task is shown as stopped while its script goes on', async () => {
  hostile({ stopInvocationKills: false });
  const id = await world.running();
  const command = { Type: 'RunShellScript', CommandContent: 'sleep', InstanceId: [id], Timeout: 1000 };
  const invokeId = String((await world.call('RunCommand', command))['InvokeId']);
  await world.seconds(5);
  await world.call('StopInvocation', { InvokeId: invokeId });
  await world.seconds(60);
  assert.is((await world.result(invokeId))?.['InvocationStatus'], 'Terminated');
  const agent = await world.call('DescribeCloudAssistantStatus', { InstanceId: [id] });
  const [status] = list(agent, 'InstanceCloudAssistantStatusSet', 'InstanceCloudAssistantStatus');
  assert.is(status?.['ActiveTaskCount'], 1);
});

test('commandsDeliveredTwice: the guest starts a script twice', async () => {
  hostile({ commandsDeliveredTwice: true });
  const id = await world.running();
  await world.call('RunCommand', { Type: 'RunShellScript', CommandContent: 'sleep', InstanceId: [id] });
  await world.seconds(5);
  const starts = world.simulator.ledger.events.filter(
    ({ kind, what }) => kind === 'command' && what === 'started',
  );
  assert.is(starts.length, 2);
});

test('imageIdList off: several ids in one text match nothing', async () => {
  hostile({ imageIdList: false });
  const { imageId } = await world.imageOf();
  const find = async (ImageId: string) =>
    list(await world.call('DescribeImages', { ImageId }), 'Images', 'Image').length;
  assert.is(await find(`${imageId},m-other`), 0);
  assert.is(await find(imageId), 1);
});

test('heartbeatStaleMs: the time of the last heartbeat is older than it was', async () => {
  const id = await world.running();
  const beat = async () => {
    const answer = await world.call('DescribeCloudAssistantStatus', { InstanceId: [id] });
    const [status] = list(answer, 'InstanceCloudAssistantStatusSet', 'InstanceCloudAssistantStatus');
    return Date.parse(String(status?.['LastHeartbeatTime']));
  };
  const real = await beat();
  hostile({ heartbeatStaleMs: 120_000 });
  assert.is(await beat(), real - 120_000);
});

test('nvmeWaitsForDetection: NVMe support is refused while the image is checked', async () => {
  hostile({ nvmeWaitsForDetection: true });
  const { imageId } = await world.imageOf({ DetectionStrategy: 'Standard' });
  const modify = () =>
    world.code('ModifyImageAttribute', { ImageId: imageId, Features: { NvmeSupport: 'supported' } });
  assert.is(await modify(), 'InvalidStatus.ImageIsDetecting');
  await world.seconds(600);
  assert.is(await modify(), undefined);
});

test('emptyFamilyOmitsImage: an empty family answers 200 without an Image', async () => {
  hostile({ emptyFamilyOmitsImage: true });
  const answer = await world.call('DescribeImageFromFamily', { ImageFamily: 'none' });
  assert.equal(Object.keys(answer), ['RequestId']);
});

test('callsPerMinute: an API is refused until the next minute, per API, region and account', async () => {
  hostile({ callsPerMinute: 10 });
  const code = (RegionId = 'cn-hangzhou', options = {}) =>
    world.code('DescribeInstances', { RegionId }, options);
  for (let call = 0; call < 10; call++) assert.is(await code(), undefined);
  assert.is(await code(), 'Throttling.User');
  assert.is(await code('cn-shanghai'), undefined);
  assert.is(await world.code('DescribeDisks', {}), undefined);
  const other = { accessKeyId: 'consumer-key', accessKeySecret: 'consumer-secret' };
  assert.is(await code('cn-hangzhou', other), undefined);
  await world.seconds(59);
  assert.is(await code(), 'Throttling.User');
  await world.seconds(1);
  assert.is(await code(), undefined);
});

test('tagListingLimit: ListTagResources sees only so many resources', async () => {
  hostile({ tagListingLimit: 3 });
  await world.call('RunInstances', { ...LAUNCH, Amount: 5, Tag: [{ Key: 'a', Value: 'b' }] });
  const answer = await world.call('ListTagResources', { ResourceType: 'instance', Tag: [{ Key: 'a' }] });
  assert.is(list(answer, 'TagResources', 'TagResource').length, 3);
});

test('changeFailsImage off: an image survives a change of its source', async () => {
  hostile({ changeFailsImage: false });
  const id = await world.running();
  const image = String((await world.call('CreateImage', { InstanceId: id }))['ImageId']);
  await world.call('StopInstance', { InstanceId: id });
  await world.seconds(600);
  assert.is((await world.image(image))?.['Status'], 'Available');
});

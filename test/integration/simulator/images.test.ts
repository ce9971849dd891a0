import { assert, suite } from '../../kit/index.ts';
import { list, Stepped } from './calls.ts';

const test = suite('simulated images');
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start();
});
test.after.each(() => world.end());

async function stopped(): Promise<string> {
  const id = await world.running();
  await world.call('StopInstance', { InstanceId: id });
  await world.seconds(30);
  return id;
}

test('an image is Creating with progress, Usable before the end, then Available', async () => {
  const instanceId = await stopped();
  const { ImageId } = await world.call('CreateImage', { InstanceId: instanceId, ImageName: 'web-1' });
  const id = String(ImageId);
  assert.is((await world.image(id))?.['Status'], 'Creating');
  assert.is((await world.image(id))?.['Progress'], '0%');
  assert.is((await world.image(id))?.['Usable'], false);
  await world.seconds(205);
  assert.is((await world.image(id))?.['Progress'], '50%');
  assert.is((await world.image(id))?.['Usable'], true);
  assert.is(await world.code('RunInstances', { ...launch(), ImageId: id }), undefined);
  await world.seconds(210);
  const image = await world.image(id);
  assert.is(image?.['Status'], 'Available');
  assert.is(image?.['Progress'], '100%');
  assert.is(image?.['ImageOwnerAlias'], 'self');
});

function launch() {
  return {
    VSwitchId: 'vsw-bp1sample0000000000h',
    SecurityGroupId: 'sg-bp1sample000000000000',
    InstanceType: 'ecs.g7.large',
  };
}

test('a new image is invisible without a status filter until it is Available', async () => {
  const id = String((await world.call('CreateImage', { InstanceId: await stopped() }))['ImageId']);
  const seen = async () =>
    list(await world.call('DescribeImages', { ImageId: id }), 'Images', 'Image').length;
  assert.is(await seen(), 0);
  const listed = await world.call('DescribeImages', { ImageId: id, Status: 'Creating,Waiting' });
  assert.is(list(listed, 'Images', 'Image').length, 1);
  await world.seconds(600);
  assert.is(await seen(), 1);
});

test('the image has a snapshot per disk, without the tags of the image', async () => {
  const { imageId } = await world.imageOf({ Tag: [{ Key: 'a', Value: 'b' }] });
  const image = await world.image(imageId);
  assert.equal(image?.['Tags'], { Tag: [{ TagKey: 'a', TagValue: 'b' }] });
  const [mapping] = list(image ?? {}, 'DiskDeviceMappings', 'DiskDeviceMapping');
  const found = await world.call('DescribeSnapshots', {
    SnapshotIds: JSON.stringify([mapping?.['SnapshotId']]),
  });
  const [snapshot] = list(found, 'Snapshots', 'Snapshot');
  assert.is(snapshot?.['Status'], 'accomplished');
  assert.is(snapshot?.['Usage'], 'image');
  assert.equal(snapshot?.['Tags'], { Tag: [] });
});

test('names are unique in a region; other rules of names have their codes', async () => {
  const { instanceId } = await world.imageOf({ ImageName: 'web-1' });
  const code = (parameters: object) => world.code('CreateImage', { InstanceId: instanceId, ...parameters });
  assert.is(await code({ ImageName: 'web-1' }), 'InvalidImageName.Duplicated');
  assert.is(await code({ ImageName: '1web' }), 'InvalidImageName.Malformed');
  assert.is(await code({ ImageName: 'aliyun-web' }), 'InvalidImageName.Malformed');
  assert.is(await code({ ImageName: 'web.2' }), 'InvalidImageName.Malformed');
  assert.is(await code({ ImageFamily: 'acs:web' }), 'InvalidImageFamily.Malformed');
  assert.is(await code({ ImageName: 'web-2', DryRun: true }), 'DryRunOperation');
});

test('a source that moves is refused, and a change of it while it is captured makes the image fail', async () => {
  const id = await world.launch();
  assert.is(await world.code('CreateImage', { InstanceId: id }), 'IncorrectInstanceStatus');
  await world.seconds(60);
  const image = String((await world.call('CreateImage', { InstanceId: id }))['ImageId']);
  assert.is(await world.code('CreateImage', { InstanceId: id }), 'IncorrectDiskStatus.CreatingSnapshot');
  await world.call('StopInstance', { InstanceId: id });
  assert.is((await world.image(image))?.['Status'], 'CreateFailed');
});

test('DeleteImage accepts an unknown id, needs Force while used, and leaves the snapshot', async () => {
  const { imageId } = await world.imageOf();
  const snapshotId = list(await world.call('DescribeSnapshots', {}), 'Snapshots', 'Snapshot')[0]?.[
    'SnapshotId'
  ];
  const user = await world.launch({ ImageFamily: undefined, ImageId: imageId });
  assert.is(await world.code('DeleteImage', { ImageId: 'm-unknown' }), undefined);
  assert.is(await world.code('DeleteImage', { ImageId: imageId }), 'ImageUsingByInstance');
  assert.is(await world.code('DeleteSnapshot', { SnapshotId: snapshotId }), 'SnapshotCreatedImage');
  assert.is(await world.code('DeleteImage', { ImageId: imageId, Force: true }), undefined);
  assert.is(await world.image(imageId), undefined);
  assert.is(await world.code('DeleteSnapshot', { SnapshotId: snapshotId }), 'SnapshotCreatedDisk');
  await world.seconds(60);
  await world.call('DeleteInstance', { InstanceId: user, Force: true });
  await world.seconds(10);
  assert.is(await world.code('DeleteSnapshot', { SnapshotId: snapshotId }), undefined);
  assert.equal(list(await world.call('DescribeSnapshots', {}), 'Snapshots', 'Snapshot'), []);
});

test('an image of snapshots needs one system disk, and an accomplished snapshot', async () => {
  const { instanceId } = await world.imageOf();
  const [disk] = list(await world.call('DescribeDisks', { InstanceId: instanceId }), 'Disks', 'Disk');
  const made = await world.call('CreateSnapshot', { DiskId: disk?.['DiskId'], SnapshotName: 'repair' });
  const SnapshotId = made['SnapshotId'];
  assert.is(await world.code('CreateImage', { SnapshotId }), 'InvalidSnapshotId.NotReady');
  await world.seconds(600);
  const image = await world.call('CreateImage', { SnapshotId, ImageName: 'of-snapshot' });
  await world.seconds(600);
  assert.is((await world.image(String(image['ImageId'])))?.['Status'], 'Available');
  assert.is(await world.code('CreateImage', {}), 'MissingParameter');
  assert.is(await world.code('CreateImage', { SnapshotId: 's-none' }), 'InvalidSnapshotId.NotFound');
});

test('families resolve to the newest Available image; deprecating it rolls back', async () => {
  const { instanceId, imageId: first } = await world.imageOf({ ImageFamily: 'web' });
  const second = String(
    (await world.call('CreateImage', { InstanceId: instanceId, ImageFamily: 'web' }))['ImageId'],
  );
  const resolve = async () => {
    const { Image } = await world.call('DescribeImageFromFamily', { ImageFamily: 'web' });
    return (Image as Record<string, unknown>)['ImageId'];
  };
  assert.is(await resolve(), first);
  await world.seconds(600);
  assert.is(await resolve(), second);
  await world.call('ModifyImageAttribute', { ImageId: second, Status: 'Deprecated' });
  assert.is(await resolve(), first);
  assert.equal((await world.call('DescribeImageFromFamily', { ImageFamily: 'none' }))['Image'], {});
});

test('attributes: NVMe can be set afterwards, IMDS goes to v2 only, a family cannot be emptied', async () => {
  const { imageId } = await world.imageOf({ ImageFamily: 'web' });
  const modify = (parameters: object) =>
    world.code('ModifyImageAttribute', { ImageId: imageId, ...parameters });
  assert.is(await modify({ Features: { NvmeSupport: 'unsupported' } }), undefined);
  assert.is(await modify({ Features: { ImdsSupport: 'v1' } }), 'InvalidParameter');
  assert.is(await modify({ ImageFamily: '' }), 'InvalidParameter');
  assert.is(await modify({ ImageName: 'web.3', Description: 'a new name' }), undefined);
  const image = await world.image(imageId);
  assert.is(image?.['ImageName'], 'web.3');
  assert.is((image?.['Features'] as Record<string, unknown> | undefined)?.['NvmeSupport'], 'unsupported');
});

test('the image check runs after the image is Available and writes its own tags', async () => {
  const { imageId } = await world.imageOf({ DetectionStrategy: 'Standard' });
  const detection = async () => (await world.image(imageId))?.['DetectionOptions'] as Record<string, unknown>;
  assert.is((await detection())['Status'], 'Processing');
  await world.seconds(600);
  assert.is((await detection())['Status'], 'Finished');
  const tags = list((await world.image(imageId)) ?? {}, 'Tags', 'Tag').map(({ TagKey }) => TagKey);
  assert.ok(tags.includes('acs:ecs:image:osVersion'));
});

test('DescribeImages: names match in part, ids may be a list, public images belong to the system', async () => {
  const { imageId } = await world.imageOf({ ImageName: 'web-server' });
  const ids = async (parameters: Record<string, unknown>) => {
    const answer = await world.call('DescribeImages', parameters);
    return list(answer, 'Images', 'Image').map(({ ImageId }) => ImageId);
  };
  assert.equal(await ids({ ImageName: 'server' }), [imageId]);
  assert.equal(await ids({ ImageOwnerAlias: 'self' }), [imageId]);
  assert.is((await ids({ ImageOwnerAlias: 'system', PageSize: 100 })).length, 6);
  assert.is((await ids({ ImageId: `${imageId},debian_12_x64_20G_alibase_20251201.vhd` })).length, 2);
  assert.is(await world.code('DescribeImages', { Status: 'ALL,Available' }), 'InvalidParameter');
});

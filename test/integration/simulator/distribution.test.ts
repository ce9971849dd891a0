import { assert, suite } from '../../kit/index.ts';
import { list, Stepped } from './calls.ts';

const test = suite('simulated copies and shares');
const CONSUMER = { accessKeyId: 'consumer-key', accessKeySecret: 'consumer-secret' };
const CONSUMER_UID = '2000000000000002';
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start();
});
test.after.each(() => world.end());

const copy = async (imageId: string, parameters: object = {}) => {
  const answer = await world.call('CopyImage', {
    ImageId: imageId,
    DestinationRegionId: 'cn-shanghai',
    ...parameters,
  });
  return String(answer['ImageId']);
};

test('a copy appears in the destination, Available much later, without family and tags of the source', async () => {
  const { imageId } = await world.imageOf({ ImageFamily: 'web', Tag: [{ Key: 'source', Value: '1' }] });
  const id = await copy(imageId, { DestinationImageName: 'web.1', Tag: [{ Key: 'copy', Value: '1' }] });
  assert.is((await world.image(id, 'cn-shanghai'))?.['Status'], 'Creating');
  await world.seconds(1800);
  const image = await world.image(id, 'cn-shanghai');
  assert.is(image?.['Status'], 'Creating');
  assert.is(image?.['Usable'], false);
  await world.seconds(1800);
  const done = await world.image(id, 'cn-shanghai');
  assert.is(done?.['Status'], 'Available');
  assert.is(done?.['IsCopied'], true);
  assert.is(done?.['ImageFamily'], '');
  assert.equal(done?.['Tags'], { Tag: [{ TagKey: 'copy', TagValue: '1' }] });
  assert.is(await world.image(id), undefined);
});

test('five copies run into a region at once, the next one waits for a slot', async () => {
  const { imageId } = await world.imageOf();
  const ids: string[] = [];
  for (let count = 0; count < 6; count++) ids.push(await copy(imageId));
  const states = async () => {
    const images = await Promise.all(ids.map((id) => world.image(id, 'cn-shanghai')));
    return images.map((image) => image?.['Status']);
  };
  assert.equal(await states(), ['Creating', 'Creating', 'Creating', 'Creating', 'Creating', 'Waiting']);
  await world.call('CancelCopyImage', { RegionId: 'cn-shanghai', ImageId: ids[0] });
  assert.equal(await states(), [undefined, 'Creating', 'Creating', 'Creating', 'Creating', 'Creating']);
});

test('a copying source and its copy cannot be deleted; cancelling removes the copy and its snapshot', async () => {
  const { imageId } = await world.imageOf();
  const id = await copy(imageId);
  assert.is(
    await world.code('DeleteImage', { ImageId: imageId, Force: true }),
    'OperationDenied.ImageCopying',
  );
  const remove = { RegionId: 'cn-shanghai', ImageId: id };
  assert.is(await world.code('DeleteImage', remove), 'OperationDenied.ImageCopying');
  assert.is(await world.code('CancelCopyImage', { ImageId: imageId }), 'ImageCreatedNotFromCopy');
  assert.is(await world.code('CancelCopyImage', { ImageId: id }), 'InvalidImageId.NotFound');
  assert.is(await world.code('CancelCopyImage', remove), undefined);
  const snapshots = await world.call('DescribeSnapshots', { RegionId: 'cn-shanghai' });
  assert.equal(list(snapshots, 'Snapshots', 'Snapshot'), []);
  assert.is(await world.code('DeleteImage', { ImageId: imageId, Force: true }), undefined);
});

test('copies are refused: not Available, own region, unknown region, key without encryption', async () => {
  const { instanceId, imageId } = await world.imageOf();
  const code = (parameters: object) => world.code('CopyImage', { ImageId: imageId, ...parameters });
  const young = (await world.call('CreateImage', { InstanceId: instanceId }))['ImageId'];
  assert.is(await code({ ImageId: young, DestinationRegionId: 'cn-shanghai' }), 'IncorrectImageStatus');
  assert.is(await code({}), 'IncorrectDestinationRegion');
  assert.is(await code({ DestinationRegionId: 'cn-nowhere' }), 'DestinationRegion.NotFound');
  const withKey = { DestinationRegionId: 'cn-shanghai', KMSKeyId: 'key-1' };
  assert.is(await code(withKey), 'InvalidEncrypted.NotMatchKmsKeyId');
  const done = await copy(imageId);
  await world.seconds(3600);
  const cancel = world.code('CancelCopyImage', { RegionId: 'cn-shanghai', ImageId: done });
  assert.is(await cancel, 'IncorrectImageStatus');
});

test('a shared image is seen by the other account as belonging to others, and copied only within its region', async () => {
  const { imageId } = await world.imageOf({ ImageFamily: 'web' });
  const seen = async () => {
    const answer = await world.call('DescribeImages', { ImageId: imageId }, CONSUMER);
    return list(answer, 'Images', 'Image')[0];
  };
  assert.is(await seen(), undefined);
  await world.call('ModifyImageSharePermission', { ImageId: imageId, AddAccount: [CONSUMER_UID] });
  assert.is((await seen())?.['ImageOwnerAlias'], 'others');
  const family = await world.call(
    'DescribeImageFromFamily',
    { ImageFamily: 'acs:1000000000000001:web' },
    CONSUMER,
  );
  assert.is((family['Image'] as Record<string, unknown>)['ImageId'], imageId);
  const away = { ImageId: imageId, DestinationRegionId: 'cn-shanghai' };
  assert.is(await world.code('CopyImage', away, CONSUMER), 'OperationDenied.SameRegionOnly');
  const removal = { ImageId: imageId, Force: true };
  assert.is(await world.code('DeleteImage', removal), 'ImageUseShared');
  assert.is(
    await world.code('ModifyImageAttribute', { ImageId: imageId, Status: 'Deprecated' }),
    'ImageUseShared',
  );
  await world.call('ModifyImageSharePermission', { ImageId: imageId, RemoveAccount: [CONSUMER_UID] });
  assert.is(await seen(), undefined);
  assert.is(await world.code('DeleteImage', removal), undefined);
});

test('shares: own account, unknown account and an image in the making are refused', async () => {
  const { instanceId, imageId } = await world.imageOf();
  const share = (uid: string, id: unknown = imageId) =>
    world.code('ModifyImageSharePermission', { ImageId: id, AddAccount: [uid] });
  assert.is(await share('1000000000000001'), 'InvalidAccount.Forbbiden');
  assert.is(await share('9999999999999999'), 'InvalidAccount.NotFound');
  const young = (await world.call('CreateImage', { InstanceId: instanceId }))['ImageId'];
  assert.is(await share(CONSUMER_UID, young), 'OperationDenied.InvalidImageStatus');
});

test('of more than ten accounts in a call the rest is silently ignored', async () => {
  const { imageId } = await world.imageOf();
  const uids = Array.from({ length: 12 }, (_, index) => `30000000000000${String(index).padStart(2, '0')}`);
  const [account] = world.simulator.world.accounts.values();
  assert.ok(account);
  for (const uid of uids) world.simulator.world.accounts.set(uid, { ...account, uid });
  await world.call('ModifyImageSharePermission', { ImageId: imageId, AddAccount: uids });
  const answer = await world.call('DescribeImageSharePermission', { ImageId: imageId, PageSize: 100 });
  assert.equal(
    list(answer, 'Accounts', 'Account').map(({ AliyunId }) => AliyunId),
    uids.slice(0, 10),
  );
});

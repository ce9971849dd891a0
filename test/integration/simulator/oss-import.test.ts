import { objectOfBytes, objectOfZeros } from '../../../simulator/oss/object-content.ts';
import type { BucketRecord, ObjectRecord } from '../../../simulator/world/bucket-record.ts';
import { assert, suite } from '../../kit/index.ts';
import { Stepped } from './calls.ts';

const test = suite('images of disk files in OSS');
let world: Stepped;

const GIB = 2 ** 30;
const zeros = (key: string, size: number, more: Partial<ObjectRecord> = {}) => ({
  ...objectOfZeros(size, { key, modifiedAt: 0 }),
  ...more,
});
const bytes = (key: string, content: string) =>
  objectOfBytes(Buffer.from(content, 'latin1'), { key, modifiedAt: 0 });

test.before(async () => {
  world = await Stepped.start();
  const { buckets } = world.simulator.world;
  const bucket = (name: string, more: Partial<BucketRecord>, ...objects: ObjectRecord[]) =>
    buckets.set(name, {
      name,
      accountUid: '1000000000000001',
      regionId: 'cn-hangzhou',
      acl: 'private',
      createdAt: 0,
      tags: {},
      objects: new Map(objects.map((object) => [object.key, object])),
      ...more,
    });
  bucket(
    'files',
    {},
    zeros('a.raw', 3 * GIB - 1),
    zeros('a.bin', GIB),
    zeros('cold.raw', GIB, { storageClass: 'Archive' }),
    bytes('empty.raw', ''),
    bytes('real.img', 'QFI\u00fb and more'),
    bytes('text.qcow2', 'no disk at all'),
    bytes('fixed.vhd', `${'x'.repeat(1024)}conectix${'x'.repeat(504)}`),
  );
  bucket('elsewhere', { regionId: 'cn-shanghai' }, zeros('a.raw', GIB));
  bucket('foreign', { accountUid: '2000000000000002' }, zeros('a.raw', GIB));
  bucket('public', { accountUid: '2000000000000002', acl: 'public-read' }, zeros('a.raw', GIB));
});
test.after(() => world.end());

const mapping = (OSSBucket: string, OSSObject: string, more: object = {}) => ({
  DiskDeviceMapping: [{ OSSBucket, OSSObject, ...more }],
});

/** What a dry run says of a file; `DryRunOperation` when nothing is wrong with it. */
const verdict = (bucket: string, object: string, more: object = {}) =>
  world.code('ImportImage', { ...mapping(bucket, object, more), DryRun: true });

test('the file must be in a bucket of the region that the account may read', async () => {
  assert.is(await verdict('files', 'a.raw'), 'DryRunOperation');
  assert.is(await verdict('public', 'a.raw'), 'DryRunOperation');
  assert.is(await verdict('foreign', 'a.raw'), 'InvalidOSS.NotAuthorized');
  assert.is(await verdict('elsewhere', 'a.raw'), 'InvalidOSSBucket.NotFound');
  assert.is(await verdict('nonesuch', 'a.raw'), 'InvalidOSSBucket.NotFound');
  assert.is(await verdict('No_Bucket', 'a.raw'), 'InvalidOSSBucket.Malformed');
  assert.is(await verdict('files', 'none.raw'), 'InvalidOSSObject.NotFound');
  assert.is(await verdict('files', '/a.raw'), 'InvalidOSSObject.Malformed');
  assert.is(await verdict('files', 'cold.raw'), 'InvalidOSSObject.NeedRestore');
  assert.is(await verdict('files', 'empty.raw'), 'InvalidOSSObject.Size');
  const missing = await world.code('ImportImage', { DiskDeviceMapping: [{ OSSBucket: 'files' }] });
  assert.is(missing, 'MissingParameter');
});

test('the format is that of the file, or must be given', async () => {
  assert.is(await verdict('files', 'a.raw', { Format: 'ISO' }), 'InvalidImageFormat.Malformed');
  assert.is(await verdict('files', 'a.bin'), 'UnsupportedSuffix.OSSObject');
  assert.is(await verdict('files', 'a.bin', { Format: 'raw' }), 'DryRunOperation');
  assert.is(await verdict('files', 'real.img'), 'DryRunOperation');
  assert.is(await verdict('files', 'real.img', { Format: 'VHD' }), 'InvalidImageFormat.Malformed');
  assert.is(await verdict('files', 'text.qcow2', { Format: 'QCOW2' }), 'InvalidImageFormat.Malformed');
  assert.is(await verdict('files', 'fixed.vhd', { Format: 'VHD' }), 'DryRunOperation');
});

const sizeOf = async (bucket: string, object: string, more: object = {}) => {
  const { ImageId } = await world.call('ImportImage', mapping(bucket, object, more));
  await world.seconds(900);
  return (await world.image(String(ImageId)))?.['Size'];
};

test('the disk is no smaller than the file; without a size it is that of a raw one', async () => {
  assert.is(await verdict('files', 'a.raw', { DiskImageSize: 2 }), 'InvalidImageSize');
  assert.is(await verdict('files', 'a.raw', { DiskImageSize: 3 }), 'DryRunOperation');
  assert.is(await sizeOf('files', 'a.raw'), 3);
  assert.is(await sizeOf('images', 'disk.qcow2'), 40);
  assert.is(await sizeOf('images', 'disk.qcow2', { DiskImageSize: 20 }), 20);
});

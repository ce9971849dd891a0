import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DEFAULT_WORLD, readWorld, readWorldFile } from '../../../simulator/world/load.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('buckets of a world file');
const text = readFileSync(DEFAULT_WORLD, 'utf8');
const rest = text.slice(0, text.indexOf('\nbuckets:'));
const worldWith = (buckets: string) => readWorld(`${rest}\nbuckets:\n${buckets}`);

test('the default world has one, for builds and imports', () => {
  const bucket = readWorldFile(DEFAULT_WORLD).buckets.get('images');
  assert.equal(bucket?.tags, { allowImageBuilderAccess: 'true' });
  assert.is(bucket?.accountUid, '1000000000000001');
  assert.equal([...(bucket?.objects.keys() ?? [])], ['hello.txt', 'disk.qcow2']);
});

test('an object is a text, Base64, a size, or a file beside the world', () => {
  const parent = mkdtempSync(join(tmpdir(), 'world-'));
  try {
    writeFileSync(join(parent, 'data.bin'), Buffer.from([0, 255]));
    const objects = [
      '{ key: a, text: "ü", contentType: text/plain }',
      '{ key: b, base64: AP8= }',
      '{ key: c, size: 5000000000, storageClass: Archive }',
      '{ key: d/e, file: data.bin }',
    ];
    const bucket = `  - { name: files, region: cn-shanghai, account: "2000000000000002", acl: public-read, objects: [${objects.join(', ')}] }`;
    writeFileSync(join(parent, 'world.yaml'), `${rest}\nbuckets:\n${bucket}`);
    const files = readWorldFile(join(parent, 'world.yaml')).buckets.get('files');
    assert.equal(
      [files?.regionId, files?.accountUid, files?.acl],
      ['cn-shanghai', '2000000000000002', 'public-read'],
    );
    const found = [...(files?.objects.values() ?? [])];
    assert.equal(
      found.map(({ size }) => size),
      [2, 2, 5_000_000_000, 2],
    );
    assert.is(found[1]?.etag, found[3]?.etag);
    assert.is(found[0]?.contentType, 'text/plain');
    assert.is(found[2]?.storageClass, 'Archive');
  } finally {
    rmSync(parent, { recursive: true });
  }
});

const bucket = (more: string) => () => worldWith(`  - { name: files, region: cn-hangzhou, ${more} }`);

test('a mistake names its place', () => {
  assert.throws(
    () => worldWith('  - { name: Files, region: cn-hangzhou }'),
    /buckets\[0\]\.name: expected 3 to 63/,
  );
  assert.throws(() => worldWith('  - { name: files, region: mars }'), /buckets\[0\]\.region: no such region/);
  assert.throws(bucket('account: "1"'), /buckets\[0\]\.account: no such account/);
  assert.throws(bucket('acl: public'), /acl: expected one of private, public-read/);
  assert.throws(bucket('tags: { a: 1 }'), /tags\.a: expected a text/);
  assert.throws(bucket('tags: [a]'), /tags: expected a mapping/);
  assert.throws(bucket('colour: red'), /"colour" is not known/);
  assert.throws(bucket('objects: [{ key: a }]'), /objects\[0\]: expected one of text, base64, file, size/);
  assert.throws(bucket('objects: [{ key: a, text: a, size: 1 }]'), /expected one of/);
  assert.throws(bucket('objects: [{ key: /a, text: a }]'), /objects\[0\]\.key: expected/);
  assert.throws(bucket('objects: [{ key: a, base64: "%" }]'), /base64: expected Base64/);
  assert.throws(bucket('objects: [{ key: a, size: -1 }]'), /size: expected a number of bytes/);
  assert.throws(bucket('objects: [{ key: a, file: none }]'), /file: a world that is no file/);
  assert.throws(
    bucket('objects: [{ key: a, text: a }, { key: a, text: b }]'),
    /another object with this key/,
  );
  const twice = '  - { name: files, region: cn-hangzhou }\n  - { name: files, region: cn-shanghai }';
  assert.throws(() => worldWith(twice), /names are unique/);
});

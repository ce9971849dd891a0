import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { objectOfBytes, objectOfZeros, type ObjectFacts } from '../oss/object-content.ts';
import { isBucketName, isObjectKey, type ObjectRecord } from './bucket-record.ts';
import type { Node } from './node.ts';
import type { World } from './world.ts';

/** Buckets of a world file exist from long before the simulator starts. */
const CREATED_AT = Date.UTC(2026, 0, 1);

/**
 * Reads buckets with their objects into `world`. Files of objects are looked for in `directory`, that of the world
 * file; undefined when the world comes from a text.
 */
export function readBuckets(nodes: Node[], world: World, directory: string | undefined): void {
  for (const node of nodes) readBucket(node, world, directory);
}

function readBucket(node: Node, world: World, directory: string | undefined): void {
  const [firstAccount] = world.accounts.keys();
  const name = node.get('name').text();
  if (!isBucketName(name))
    node.get('name').fail('expected 3 to 63 lower-case letters, digits and hyphens, no hyphen at an end');
  if (world.buckets.has(name)) node.get('name').fail(`there is another bucket ${name}; names are unique`);
  const accountUid = node.get('account').text(firstAccount);
  const regionId = node.get('region').text();
  if (!world.accounts.has(accountUid)) node.get('account').fail('no such account');
  if (!world.regions.has(regionId)) node.get('region').fail('no such region');
  const tags = node.get('tags');
  const objects = new Map<string, ObjectRecord>();
  for (const item of node.get('objects').list()) {
    const object = readObject(item, directory);
    if (objects.has(object.key)) item.get('key').fail('there is another object with this key');
    objects.set(object.key, object);
  }
  world.buckets.set(name, {
    name,
    accountUid,
    regionId,
    acl: node.get('acl').oneOf(['private', 'public-read'], 'private'),
    createdAt: CREATED_AT,
    tags: Object.fromEntries(tags.members().map(([key, value]) => [key, value.text()])),
    objects,
  });
  node.end();
}

function readObject(node: Node, directory: string | undefined): ObjectRecord {
  const key = node.get('key').text();
  if (!isObjectKey(key)) node.get('key').fail('expected at most 1023 bytes, not beginning with a slash');
  const contentType = node.get('contentType').text('application/octet-stream');
  const storageClass = node.get('storageClass').oneOf(['Standard', 'IA', 'Archive'], 'Standard');
  const object = readContent(node, { key, modifiedAt: CREATED_AT, contentType, storageClass }, directory);
  node.end();
  return object;
}

function readContent(node: Node, facts: ObjectFacts, directory: string | undefined): ObjectRecord {
  const sources = (['text', 'base64', 'file', 'size'] as const).filter((name) => node.get(name).exists);
  const [source, ...more] = sources;
  if (source === undefined || more.length > 0) node.fail('expected one of text, base64, file, size');
  const place = node.get(source);
  switch (source) {
    case 'text':
      return objectOfBytes(Buffer.from(place.text()), facts);
    case 'base64':
      return objectOfBytes(bytesOf(place), facts);
    case 'file':
      return objectOfBytes(contentOf(place, directory), facts);
    case 'size': {
      const size = place.number();
      if (!Number.isSafeInteger(size) || size < 0) place.fail('expected a number of bytes');
      return objectOfZeros(size, facts);
    }
    default:
      return source satisfies never;
  }
}

function bytesOf(node: Node): Buffer {
  const text = node.text().replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) node.fail('expected Base64');
  return Buffer.from(text, 'base64');
}

function contentOf(node: Node, directory: string | undefined): Buffer {
  if (directory === undefined) node.fail('a world that is no file has no files beside it');
  try {
    return readFileSync(resolve(directory, node.text()));
  } catch (error) {
    return node.fail(error instanceof Error ? error.message : String(error));
  }
}

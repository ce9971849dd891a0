import type { SimulatorHandle } from '../handle.ts';
import { type BucketRecord, isBucketName, isObjectKey, type ObjectRecord } from '../world/bucket-record.ts';
import { objectOfBytes, objectOfZeros } from './object-content.ts';

type Body = Readonly<Record<string, unknown>>;

/** `GET /_simulator/buckets`: all of them; contents are left out. */
export function listBuckets({ world }: SimulatorHandle): unknown {
  return { buckets: [...world.buckets.values()].map(stateOfBucket) };
}

/** A bucket as plain data, of contents only their kind. */
export function stateOfBucket({ objects, ...bucket }: BucketRecord): unknown {
  return { ...bucket, objects: [...objects.values()].map(stateOfObject) };
}

function stateOfObject(object: ObjectRecord): unknown {
  return { ...object, content: object.content.kind };
}

/**
 * `POST /_simulator/buckets` makes a bucket or changes one; `POST /_simulator/buckets/NAME` puts an object into it.
 *
 * @throws Error naming the member that is wrong.
 */
export function changeBucket(simulator: SimulatorHandle, body: Body, [name]: string[]): unknown {
  return name === undefined ? makeBucket(simulator, body) : addObject(simulator, body, name);
}

/** `DELETE /_simulator/buckets/NAME`, with everything in it. */
export function removeBucket(
  { world, simulation }: SimulatorHandle,
  _body: Body,
  [name = '']: string[],
): void {
  if (!world.buckets.delete(name)) throw new Error(`No bucket ${name}`);
  simulation.core.changed();
}

function makeBucket({ world, oss, simulation }: SimulatorHandle, body: Body): unknown {
  const name = text(body, 'name');
  if (!isBucketName(name))
    throw new Error('name must be 3 to 63 lower-case letters, digits and hyphens, no hyphen at an end');
  const known = world.buckets.get(name);
  const [firstAccount = ''] = world.accounts.keys();
  const accountUid = text(body, 'account', known?.accountUid ?? firstAccount);
  const regionId = text(body, 'region', known?.regionId);
  const acl = text(body, 'acl', known?.acl ?? 'private');
  if (!world.accounts.has(accountUid)) throw new Error(`account: no account ${accountUid}`);
  if (!world.regions.has(regionId)) throw new Error(`region: no region ${regionId}`);
  if (acl !== 'private' && acl !== 'public-read') throw new Error('acl must be private or public-read');
  const bucket: BucketRecord = {
    name,
    accountUid,
    regionId,
    acl,
    createdAt: known?.createdAt ?? simulation.core.timeline.now(),
    tags: body['tags'] === undefined ? (known?.tags ?? {}) : textsOf(body['tags']),
    objects: known?.objects ?? new Map<string, ObjectRecord>(),
  };
  oss.setBucket(bucket);
  return stateOfBucket(bucket);
}

function addObject({ world, simulation }: SimulatorHandle, body: Body, name: string): unknown {
  const bucket = world.buckets.get(name);
  if (bucket === undefined) throw new Error(`No bucket ${name}`);
  const key = text(body, 'key');
  if (!isObjectKey(key)) throw new Error('key must have at most 1023 bytes and not begin with a slash');
  const storageClass = text(body, 'storageClass', 'Standard');
  if (storageClass !== 'Standard' && storageClass !== 'IA' && storageClass !== 'Archive')
    throw new Error('storageClass must be Standard, IA or Archive');
  const modifiedAt = simulation.core.timeline.now();
  const facts = {
    key,
    modifiedAt,
    storageClass,
    contentType: text(body, 'contentType', 'text/plain'),
  } as const;
  const { size } = body;
  if (size !== undefined && !(Number.isSafeInteger(size) && Number(size) >= 0))
    throw new Error('size must be a number of bytes');
  const object =
    size === undefined ? objectOfBytes(bytesOf(body), facts) : objectOfZeros(Number(size), facts);
  bucket.objects.set(key, object);
  simulation.core.changed();
  return stateOfObject(object);
}

function bytesOf(body: Body): Buffer {
  if (body['base64'] !== undefined) return Buffer.from(text(body, 'base64'), 'base64');
  if (body['text'] !== undefined) return Buffer.from(text(body, 'text'));
  throw new Error('an object needs text, base64 or size');
}

function text(body: Body, name: string, fallback?: string): string {
  const value = body[name] ?? fallback;
  if (typeof value !== 'string') throw new Error(`${name} must be a text`);
  return value;
}

function textsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) throw new Error('tags must be an object');
  for (const [name, member] of Object.entries(value))
    if (typeof member !== 'string') throw new Error(`tags.${name} must be a text`);
  return value as Record<string, string>;
}

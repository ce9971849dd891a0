import type { BucketRecord, ObjectRecord } from '../world/bucket-record.ts';
import { emptyAnswer, type OssAnswer } from './answer.ts';
import { type ContentDigest, piecesOf } from './object-content.ts';
import { noSuchKey, OssError } from './oss-error.ts';
import { readRange } from './range.ts';
import { type OssRequest, queryValue } from './request.ts';

/** Stored with an object when they come with its upload, and sent back with it. */
const STORED = ['cache-control', 'content-disposition', 'content-encoding', 'expires'];

/** Parameters that replace headers of the answer to GetObject. */
const REPLACED = [
  'content-type',
  'content-language',
  'expires',
  'cache-control',
  'content-disposition',
  'content-encoding',
];

function objectOf(bucket: BucketRecord, key: string): ObjectRecord {
  return bucket.objects.get(key) ?? fail(noSuchKey(key));
}

function fail(error: OssError): never {
  throw error;
}

/** GetObject. @throws OssError `NoSuchKey`, `InvalidRange`, `InvalidObjectState`, `PreconditionFailed`. */
export function getObject(request: OssRequest, bucket: BucketRecord): OssAnswer {
  const object = objectOf(bucket, request.address.key);
  if (object.storageClass === 'Archive') {
    const message = "The operation is not valid for the object's state";
    throw new OssError(403, 'InvalidObjectState', message, { Key: object.key });
  }
  const unchanged = checkConditions(request, object);
  if (unchanged !== undefined) return unchanged;
  const { range, 'x-oss-range-behavior': behavior } = request.headers;
  const part = readRange(range, object.size, behavior);
  const { start, end } = part ?? { start: 0, end: object.size };
  const replaced = REPLACED.flatMap((name) => {
    const value = queryValue(request, `response-${name}`);
    return value === undefined ? [] : [[name, value] as const];
  });
  const headers = {
    ...headersOf(object),
    ...Object.fromEntries(replaced),
    ...(part !== undefined && { 'content-range': `bytes ${start}-${end - 1}/${object.size}` }),
  };
  return {
    status: part === undefined ? 200 : 206,
    headers,
    body: piecesOf(object.content, start, end),
    length: end - start,
  };
}

/** HeadObject, also in its short form GetObjectMeta. @throws OssError `NoSuchKey`, `PreconditionFailed`. */
export function headObject(request: OssRequest, bucket: BucketRecord): OssAnswer {
  const object = objectOf(bucket, request.address.key);
  const unchanged = checkConditions(request, object);
  return unchanged ?? { status: 200, headers: headersOf(object), body: [], length: object.size };
}

/** The answer that nothing has changed, when the caller asks for that. @throws OssError `PreconditionFailed`. */
function checkConditions({ headers }: OssRequest, { etag, modifiedAt }: ObjectRecord): OssAnswer | undefined {
  const isNamed = (list: string) => list.split(',').some((tag) => tag.trim().replaceAll('"', '') === etag);
  // Times of the header have no fractions.
  const modified = Math.floor(modifiedAt / 1000) * 1000;
  const match = headers['if-match'];
  const notMatch = headers['if-none-match'];
  const since = Date.parse(headers['if-modified-since'] ?? '');
  const unmodified = Date.parse(headers['if-unmodified-since'] ?? '');
  const refused =
    match !== undefined && !isNamed(match) ? 'If-Match' : modified > unmodified ? 'If-Unmodified-Since' : '';
  if (refused !== '') {
    const message = 'At least one of the pre-conditions you specified did not hold.';
    throw new OssError(412, 'PreconditionFailed', message, { Condition: refused });
  }
  const isKnown = notMatch === undefined ? modified <= since : isNamed(notMatch);
  return isKnown ? emptyAnswer(304, { etag: `"${etag}"` }) : undefined;
}

function headersOf(object: ObjectRecord): Record<string, string> {
  const { etag, crc64, modifiedAt, storageClass, contentType, headers } = object;
  return {
    ...headers,
    'content-type': contentType,
    etag: `"${etag}"`,
    'last-modified': new Date(modifiedAt).toUTCString(),
    'accept-ranges': 'bytes',
    'x-oss-object-type': etag.includes('-') ? 'Multipart' : 'Normal',
    'x-oss-storage-class': storageClass,
    ...(crc64 !== undefined && {
      'x-oss-hash-crc64ecma': crc64,
      'content-md5': Buffer.from(etag, 'hex').toString('base64'),
    }),
  };
}

/**
 * What can be refused of a PutObject before its body is read.
 *
 * @throws OssError `FileAlreadyExists`, `InvalidDigest`.
 */
export function checkPut({ headers, address }: OssRequest, bucket: BucketRecord): void {
  if (headers['x-oss-forbid-overwrite'] === 'true' && bucket.objects.has(address.key)) {
    const message = 'The object you specified already exists and can not be overwritten.';
    throw new OssError(409, 'FileAlreadyExists', message);
  }
  const md5 = headers['content-md5'];
  if (md5 !== undefined && Buffer.from(md5, 'base64').length !== 16) throw invalidDigest(md5);
}

/** PutObject: replaces an object of the same key. @throws OssError `InvalidDigest` when the content is another. */
export function putObject(
  { headers, address }: OssRequest,
  bucket: BucketRecord,
  content: ContentDigest,
  now: number,
): OssAnswer {
  const kept = Object.entries(headers).filter(
    ([name]) => STORED.includes(name) || name.startsWith('x-oss-meta-'),
  );
  const type = headers['content-type'];
  const storageClass = (['IA', 'Archive'] as const).find((name) => name === headers['x-oss-storage-class']);
  const object = content.finish({
    key: address.key,
    modifiedAt: now,
    headers: Object.fromEntries(kept),
    ...(type !== undefined && { contentType: type }),
    ...(storageClass !== undefined && { storageClass }),
  });
  const md5 = Buffer.from(object.etag, 'hex').toString('base64');
  const sent = headers['content-md5'];
  if (sent !== undefined && sent !== md5) throw invalidDigest(sent);
  bucket.objects.set(object.key, object);
  return emptyAnswer(200, {
    etag: `"${object.etag}"`,
    'content-md5': md5,
    'x-oss-hash-crc64ecma': object.crc64 ?? '',
  });
}

function invalidDigest(sent: string): OssError {
  const message = 'The Content-MD5 you specified was invalid.';
  return new OssError(400, 'InvalidDigest', message, { 'Content-MD5': sent });
}

/** DeleteObject: an object that does not exist is no error. */
export function deleteObject({ address }: OssRequest, bucket: BucketRecord): OssAnswer {
  bucket.objects.delete(address.key);
  return emptyAnswer(204);
}

import { createHmac } from 'node:crypto';

import type { OssRequest } from './request.ts';

/** Parameters of the query that say what a request does, and are therefore signed. */
const SUB_RESOURCES = new Set(
  [
    'acl append asyncFetch bucketInfo callback callback-var cloudboxes cname comp',
    'continuation-token cors delete encryption endTime group inventory inventoryId lifecycle link',
    'live location logging metaQuery objectInfo objectMeta partNumber policy position qos qosInfo',
    'referer regionList replication replicationLocation replicationProgress requestPayment',
    'resourceGroup response-cache-control response-content-disposition response-content-encoding',
    'response-content-language response-content-type response-expires restore security-token',
    'sequential startTime stat status symlink tagging transferAcceleration uploadId uploads',
    'versionId versioning versions vod website worm wormExtend wormId x-oss-process',
    'x-oss-request-payer x-oss-traffic-limit',
  ].flatMap((line) => line.split(' ')),
);

/**
 * What the older signature covers: method, Content-MD5, Content-Type, a date, every `x-oss-` header, and the object
 * with the sub-resources of the query. `date` is the request's own, or the expiry of a signed URL.
 *
 * Source: *Include a V1 signature in a URL* and *in the header* of the OSS documentation; the names of sub-resources
 * are those of the official SDKs (`oss2/auth.py`, `signer/v1.py`).
 */
export function stringToSignV1({ method, headers, address, query }: OssRequest, date: string): string {
  const ossHeaders = Object.entries(headers)
    .filter(([name]) => name.startsWith('x-oss-'))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}:${value.trim()}\n`);
  const subResources = query
    .filter(([name]) => SUB_RESOURCES.has(name))
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
    .toSorted();
  const resource = address.bucket === undefined ? '/' : `/${address.bucket}/${address.key}`;
  return [
    method,
    headers['content-md5'] ?? '',
    headers['content-type'] ?? '',
    date,
    `${ossHeaders.join('')}${resource}${subResources.length > 0 ? `?${subResources.join('&')}` : ''}`,
  ].join('\n');
}

/** The signature, in Base64. */
export function signV1(secret: string, stringToSign: string): string {
  return createHmac('sha1', secret).update(stringToSign).digest('base64');
}

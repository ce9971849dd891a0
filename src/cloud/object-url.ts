import { createHash, createHmac } from 'node:crypto';

import type { Endpoint } from './endpoints.ts';
import type { AccessKey } from './port.ts';

export interface ObjectURLParts {
  readonly method: 'GET' | 'PUT';
  readonly regionID: string;
  readonly bucket: string;
  readonly object: string;
  readonly validSeconds: number;
  /** `bucket.host/object` or `host/bucket/object`. */
  readonly style: 'VirtualHost' | 'Path';
}

const ALGORITHM = 'OSS4-HMAC-SHA256';

/**
 * A signed URL of Object Storage Service, signature version 4 (API page "Include a V4 signature in a URL"). Only the
 * method, the object and the query are signed, so the request must carry no `Content-Type` or `x-oss-` header.
 */
export function objectURL(parts: ObjectURLParts, endpoint: Endpoint, key: AccessKey, nowMs: number): string {
  const { method, regionID, bucket, object, validSeconds, style } = parts;
  const time = new Date(nowMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const scope = `${day}/${regionID}/oss/aliyun_v4_request`;
  const path = encodePath(object);
  const query = [
    ['x-oss-credential', `${key.accessKeyID}/${scope}`],
    ['x-oss-date', time],
    ['x-oss-expires', String(validSeconds)],
    ...(key.securityToken === undefined ? [] : [['x-oss-security-token', key.securityToken]]),
    ['x-oss-signature-version', ALGORITHM],
  ]
    .map(([name = '', value = '']) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
  // No signed headers: two empty lines.
  const canonical = [method, `/${encode(bucket)}/${path}`, query, '', '', 'UNSIGNED-PAYLOAD'].join('\n');
  const digest = createHash('sha256').update(canonical, 'utf8').digest('hex');
  const signingKey = [day, regionID, 'oss', 'aliyun_v4_request'].reduce<Buffer>(
    (secret, part) => hmac(secret, part),
    Buffer.from(`aliyun_v4${key.accessKeySecret}`, 'utf8'),
  );
  const signature = hmac(signingKey, [ALGORITHM, time, scope, digest].join('\n')).toString('hex');
  const place = style === 'Path' ? `${endpoint.host}/${encode(bucket)}` : `${bucket}.${endpoint.host}`;
  return `${endpoint.protocol}://${place}/${path}?${query}&x-oss-signature=${signature}`;
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

function encodePath(object: string): string {
  return object.split('/').map(encode).join('/');
}

/** Percent-encoding of RFC 3986. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

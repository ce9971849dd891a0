import { createHash, createHmac } from 'node:crypto';

import { canonicalQueryV4, encodePath } from './encoding.ts';
import type { OssRequest } from './request.ts';

export const V4_ALGORITHM = 'OSS4-HMAC-SHA256';

/** `ID/20260101/cn-hangzhou/oss/aliyun_v4_request`, taken apart. */
export interface CredentialV4 {
  keyId: string;
  /** yyyyMMdd */
  date: string;
  region: string;
}

/** Undefined for a text of another form. A key id may not have a slash. */
export function readCredentialV4(text: string): CredentialV4 | undefined {
  const parts = /^([^/]+)\/(\d{8})\/([a-z0-9-]+)\/oss\/aliyun_v4_request$/.exec(text);
  if (parts === null) return undefined;
  const [, keyId = '', date = '', region = ''] = parts;
  return { keyId, date, region };
}

/** What a signature says of itself. */
export interface ClaimV4 {
  credential: CredentialV4;
  /** yyyyMMdd'T'HHmmss'Z' */
  date: string;
  /** Further headers that are signed, in lower case. */
  additionalHeaders: readonly string[];
  /** The hash of the body as declared, which is `UNSIGNED-PAYLOAD` in every official SDK. */
  payloadHash: string;
}

/** Covers the request in all its parts but the body: every parameter of the query, the chosen headers, the object. */
export function canonicalRequestV4(request: OssRequest, claim: ClaimV4): string {
  const { method, headers, address, query } = request;
  const resource = address.bucket === undefined ? '/' : `/${address.bucket}/${address.key}`;
  const isSigned = (name: string) =>
    name.startsWith('x-oss-') ||
    name === 'content-type' ||
    name === 'content-md5' ||
    claim.additionalHeaders.includes(name);
  const signed = Object.entries(headers)
    .filter(([name]) => isSigned(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}:${value.trim()}\n`);
  return [
    method,
    encodePath(resource),
    canonicalQueryV4(query.filter(([name]) => name !== 'x-oss-signature')),
    signed.join(''),
    claim.additionalHeaders.toSorted().join(';'),
    claim.payloadHash,
  ].join('\n');
}

/**
 * What is signed with the derived key.
 *
 * Source: *V4 signatures in presigned URLs* and *in the header* of the OSS documentation; details as the official SDKs
 * have them (`signer/v4.py` of `alibabacloud-oss-v2`), whose published vectors the unit test holds.
 */
export function stringToSignV4(claim: ClaimV4, canonicalRequest: string): string {
  const { date, region } = claim.credential;
  const hash = createHash('sha256').update(canonicalRequest).digest('hex');
  return [V4_ALGORITHM, claim.date, `${date}/${region}/oss/aliyun_v4_request`, hash].join('\n');
}

/** The signature, in hexadecimal. */
export function signV4(secret: string, { date, region }: CredentialV4, stringToSign: string): string {
  const scope = [date, region, 'oss', 'aliyun_v4_request'];
  const key = scope.reduce<string | Buffer>(derive, `aliyun_v4${secret}`);
  return derive(key, stringToSign).toString('hex');
}

function derive(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

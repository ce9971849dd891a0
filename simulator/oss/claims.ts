import { accessDenied, invalidArgument } from './oss-error.ts';
import { type OssRequest, queryValue } from './request.ts';
import { signV1, stringToSignV1 } from './signature-v1.ts';
import {
  canonicalRequestV4,
  type ClaimV4,
  readCredentialV4,
  signV4,
  stringToSignV4,
  V4_ALGORITHM,
} from './signature-v4.ts';
import { dateOfIso8601, dateOfSeconds } from './times.ts';

/** What a signature claims, whichever of the four forms it has. Times are milliseconds since the epoch. */
export interface OssClaim {
  keyId: string;
  signature: string;
  securityToken: string | undefined;
  /** For how long it holds: either a time of signing with a tolerance, or a period. */
  validity: { signedAt: number } | { from: number | undefined; until: number };
  /** The region that it was made for, in the forms that name one. */
  region: string | undefined;
  /** What the server signs to compare. */
  stringToSign: string;
  /** Only in the newer forms. */
  canonicalRequest: string | undefined;
  sign(secret: string): string;
}

/** The longest life of a signed URL of the newer form, in seconds. */
const LONGEST_V4_SECONDS = 604_800;

/**
 * Reads the signature of a request; undefined when it has none.
 *
 * @throws OssError when a part is absent or malformed.
 */
export function readClaim(request: OssRequest): OssClaim | undefined {
  const { authorization } = request.headers;
  if (queryValue(request, 'x-oss-signature-version') !== undefined) return urlV4(request);
  if (['OSSAccessKeyId', 'Signature'].some((name) => queryValue(request, name) !== undefined))
    return urlV1(request);
  if (authorization === undefined) return undefined;
  if (authorization.startsWith(`${V4_ALGORITHM} `)) return headerV4(request, authorization);
  if (authorization.startsWith('OSS ')) return headerV1(request, authorization);
  throw invalidArgument(
    'Authorization header is invalid.',
    'Authorization',
    authorization.split(' ')[0] ?? '',
  );
}

function urlV1(request: OssRequest): OssClaim {
  const [keyId, expires, signature] = ['OSSAccessKeyId', 'Expires', 'Signature'].map(
    (name) => queryValue(request, name) ?? '',
  );
  if (!keyId || !expires || !signature) {
    const needed = 'the Signature, Expires and OSSAccessKeyId parameters';
    throw accessDenied(`Query-string authentication requires ${needed}`);
  }
  const until = dateOfSeconds(expires);
  if (until === undefined) throw accessDenied(`Invalid date (should be seconds since epoch): ${expires}`);
  const stringToSign = stringToSignV1(request, expires);
  return {
    keyId,
    signature,
    securityToken: queryValue(request, 'security-token'),
    validity: { from: undefined, until },
    region: undefined,
    stringToSign,
    canonicalRequest: undefined,
    sign: (secret) => signV1(secret, stringToSign),
  };
}

function headerV1(request: OssRequest, authorization: string): OssClaim {
  const { headers } = request;
  const [, keyId, signature] = /^OSS ([^:]+):(\S+)$/.exec(authorization) ?? [];
  if (keyId === undefined || signature === undefined)
    throw invalidArgument('Authorization header is invalid.', 'Authorization', 'OSS');
  const date = headers['x-oss-date'] ?? headers['date'] ?? '';
  const signedAt = Date.parse(date);
  if (Number.isNaN(signedAt)) throw accessDenied('OSS authentication requires a valid Date.');
  const stringToSign = stringToSignV1(request, date);
  return {
    keyId,
    signature,
    // One SDK (`alibabacloud-oss-v2`) leaves out the prefix in this form.
    securityToken: headers['x-oss-security-token'] ?? headers['security-token'],
    validity: { signedAt },
    region: undefined,
    stringToSign,
    canonicalRequest: undefined,
    sign: (secret) => signV1(secret, stringToSign),
  };
}

function urlV4(request: OssRequest): OssClaim {
  const required = (name: string, ec?: string): string => {
    const value = queryValue(request, name) ?? '';
    if (value === '') throw invalidArgument(`${name} is missing.`, name, '', ec);
    return value;
  };
  const version = required('x-oss-signature-version');
  if (version !== V4_ALGORITHM)
    throw invalidArgument('The signature version is not supported.', 'x-oss-signature-version', version);
  const date = required('x-oss-date');
  const expires = required('x-oss-expires', '0002-00000215');
  const seconds = /^\d+$/.test(expires) ? Number(expires) : 0;
  if (seconds < 1 || seconds > LONGEST_V4_SECONDS) {
    const message = `x-oss-expires must be from 1 to ${LONGEST_V4_SECONDS}.`;
    throw invalidArgument(message, 'x-oss-expires', expires, '0002-00000232');
  }
  const from = timeOf(date);
  return claimV4(request, {
    credential: required('x-oss-credential', '0002-00000217'),
    signature: required('x-oss-signature'),
    additional: queryValue(request, 'x-oss-additional-headers') ?? '',
    date,
    securityToken: queryValue(request, 'x-oss-security-token'),
    validity: { from, until: from + seconds * 1000 },
  });
}

function headerV4(request: OssRequest, authorization: string): OssClaim {
  const { headers } = request;
  // Some SDKs write a space after the commas, and the parts in another order.
  const parts = new Map(
    authorization
      .slice(V4_ALGORITHM.length)
      .split(',')
      .map((part) => part.trim().split(/=(.*)/s, 2) as [string, string]),
  );
  const [credential, signature] = [parts.get('Credential') ?? '', parts.get('Signature') ?? ''];
  if (credential === '' || signature === '')
    throw invalidArgument('Authorization header is invalid.', 'Authorization', V4_ALGORITHM);
  const date = headers['x-oss-date'] ?? '';
  return claimV4(request, {
    credential,
    signature,
    additional: parts.get('AdditionalHeaders') ?? '',
    date,
    securityToken: headers['x-oss-security-token'],
    validity: { signedAt: timeOf(date) },
  });
}

function timeOf(date: string): number {
  const time = dateOfIso8601(date);
  if (time === undefined) throw invalidArgument('x-oss-date is invalid.', 'x-oss-date', date);
  return time;
}

interface PartsV4 {
  credential: string;
  signature: string;
  additional: string;
  date: string;
  securityToken: string | undefined;
  validity: OssClaim['validity'];
}

function claimV4(request: OssRequest, parts: PartsV4): OssClaim {
  const credential = readCredentialV4(parts.credential);
  if (credential === undefined) {
    const message = 'The credential is not of the form KEY/DATE/REGION/oss/aliyun_v4_request.';
    throw invalidArgument(message, 'x-oss-credential', parts.credential, '0002-00000224');
  }
  if (!parts.date.startsWith(credential.date))
    throw invalidArgument('The date of the credential is another one.', 'x-oss-date', parts.date);
  const claim: ClaimV4 = {
    credential,
    date: parts.date,
    additionalHeaders: parts.additional.split(';').filter((name) => name !== ''),
    payloadHash: request.headers['x-oss-content-sha256'] ?? 'UNSIGNED-PAYLOAD',
  };
  const canonicalRequest = canonicalRequestV4(request, claim);
  const stringToSign = stringToSignV4(claim, canonicalRequest);
  return {
    keyId: credential.keyId,
    signature: parts.signature,
    securityToken: parts.securityToken,
    validity: parts.validity,
    region: credential.region,
    stringToSign,
    canonicalRequest,
    sign: (secret) => signV4(secret, credential, stringToSign),
  };
}

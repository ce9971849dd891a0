import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

import { ApiError, missingProtocolParameter } from './api-error.ts';
import { canonicalQuery, type RpcRequest } from './rpc-request.ts';
import type { Claim } from './signature.ts';

const ALGORITHM = 'ACS3-HMAC-SHA256';
/** Headers that must be signed whenever they are sent; besides them every `x-acs-` header must be. */
const ALWAYS_SIGNED = ['host', 'content-type'];

/**
 * Reads an `Authorization: ACS3-HMAC-SHA256` header. Undefined when the request carries none.
 *
 * Source of the algorithm: signature of `@alicloud/openapi-core` (`OpenApiUtil.getAuthorization`).
 */
export function readAcs3(request: RpcRequest): Claim | undefined {
  const header = request.http.headers['authorization'];
  if (header === undefined) return undefined;
  const parts = /^(\S+) Credential=([^,]*),\s*SignedHeaders=([^,]*),\s*Signature=([0-9a-fA-F]*)$/.exec(
    header,
  );
  if (parts === null || parts[1] !== ALGORITHM) {
    throw new ApiError(
      400,
      'IncompleteSignature',
      'The request signature does not conform to ACS3-HMAC-SHA256.',
    );
  }
  const [, , keyId = '', signedHeaders = '', signature = ''] = parts;
  const { headers } = request.http;
  const date = headers['x-acs-date'];
  if (date === undefined) throw missingProtocolParameter('Timestamp');
  const nonce = headers['x-acs-signature-nonce'];
  if (nonce === undefined) throw missingProtocolParameter('SignatureNonce');
  return {
    keyId,
    timestamp: date,
    nonce,
    securityToken: headers['x-acs-security-token'],
    verify: (secret) => verify(request, signedHeaders.split(';'), signature, secret),
  };
}

function verify(request: RpcRequest, signedHeaders: string[], signature: string, secret: string): void {
  const { headers, method, body } = request.http;
  const missing = Object.keys(headers)
    .filter((name) => name.startsWith('x-acs-') || ALWAYS_SIGNED.includes(name))
    .find((name) => !signedHeaders.includes(name));
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const canonicalRequest = [
    method,
    request.path,
    canonicalQuery(request.query),
    signedHeaders.map((name) => `${name}:${headerOf(headers, name)}\n`).join(''),
    signedHeaders.join(';'),
    headers['x-acs-content-sha256'] ?? '',
  ].join('\n');
  const stringToSign = `${ALGORITHM}\n${createHash('sha256').update(canonicalRequest).digest('hex')}`;
  const expected = createHmac('sha256', secret).update(stringToSign).digest();
  const sent = Buffer.from(signature, 'hex');
  const matches = sent.length === expected.length && timingSafeEqual(sent, expected);
  if (matches && missing === undefined && headers['x-acs-content-sha256'] === bodyHash) return;
  throw new ApiError(
    400,
    'SignatureDoesNotMatch',
    `Specified signature does not match our calculation. server string to sign is ${stringToSign}, ` +
      `server canonical request is ${canonicalRequest}`,
  );
}

/** Names come from the caller; `constructor` must not find what every object has. */
function headerOf(headers: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(headers, name) ? (headers[name] ?? '').trim() : '';
}

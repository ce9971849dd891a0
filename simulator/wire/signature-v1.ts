import { createHmac, timingSafeEqual } from 'node:crypto';

import { ApiError, missingProtocolParameter } from './api-error.ts';
import { canonicalQuery, encodeRfc3986, type RpcRequest } from './rpc-request.ts';
import type { Claim } from './signature.ts';

const DIGESTS: Record<string, string> = { 'HMAC-SHA1': 'sha1', 'HMAC-SHA256': 'sha256' };

/**
 * Reads the older RPC signature, which travels among the parameters. It covers every other parameter, those of a
 * form body included, empty ones too.
 *
 * Source of the algorithm: `OpenApiUtil.getRPCSignature` of `@alicloud/openapi-core`.
 *
 * @throws ApiError when a part of the signature is absent or its method is not known.
 */
export function readV1(request: RpcRequest): Claim {
  const required = (name: string): string => {
    const value = request.parameters.get(name) ?? '';
    if (value === '') throw missingProtocolParameter(name);
    return value;
  };
  const keyId = required('AccessKeyId');
  const signature = required('Signature');
  const method = required('SignatureMethod').toUpperCase();
  const digest = Object.hasOwn(DIGESTS, method) ? DIGESTS[method] : undefined;
  if (digest === undefined) {
    throw new ApiError(400, 'InvalidSignatureMethod', 'Specified signature method is not valid.');
  }
  return {
    keyId,
    timestamp: required('Timestamp'),
    nonce: required('SignatureNonce'),
    securityToken: request.parameters.get('SecurityToken'),
    verify: (secret) => verify(request, signature, digest, secret),
  };
}

function verify(request: RpcRequest, signature: string, digest: string, secret: string): void {
  const signed = [...request.parameters].filter(([name]) => name !== 'Signature');
  const stringToSign = `${request.http.method}&${encodeRfc3986('/')}&${encodeRfc3986(canonicalQuery(signed))}`;
  const expected = createHmac(digest, `${secret}&`).update(stringToSign).digest();
  const sent = Buffer.from(signature, 'base64');
  if (sent.length === expected.length && timingSafeEqual(sent, expected)) return;
  throw new ApiError(
    400,
    'SignatureDoesNotMatch',
    `Specified signature is not matched with our calculation. server string to sign is:${stringToSign}`,
  );
}

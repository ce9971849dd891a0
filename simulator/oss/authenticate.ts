import { timingSafeEqual } from 'node:crypto';

import type { AccessKey } from '../wire/authenticate.ts';
import { type OssClaim, readClaim } from './claims.ts';
import { accessDenied, invalidArgument, OssError } from './oss-error.ts';
import type { OssRequest } from './request.ts';

/** How far the time of a request may be from the server's, in milliseconds. */
const TIME_TOLERANCE_MS = 15 * 60_000;

/**
 * The key that signed the request; undefined when nothing did. Times are those of the machine, as for other calls.
 *
 * @throws OssError: `AccessDenied` when the signature has expired, `RequestTimeTooSkewed`, `InvalidAccessKeyId`,
 * `SignatureDoesNotMatch`, `SecurityTokenExpired`, `InvalidSecurityToken`.
 */
export function authenticate(
  request: OssRequest,
  keys: ReadonlyMap<string, AccessKey>,
  now: number,
): AccessKey | undefined {
  const claim = readClaim(request);
  if (claim === undefined) return undefined;
  checkTime(claim, now);
  const key = keys.get(claim.keyId);
  if (key === undefined) throw unknownKey(claim.keyId, 'does not exist in our records.');
  if (!key.enabled) throw unknownKey(claim.keyId, 'is disabled.');
  checkRegion(request, claim);
  checkSignature(claim, key.secret);
  checkToken(key, claim, now);
  return key;
}

function unknownKey(id: string, what: string): OssError {
  const message = `The OSS Access Key Id you provided ${what}`;
  return new OssError(403, 'InvalidAccessKeyId', message, { OSSAccessKeyId: id }, '0002-00000902');
}

function checkTime({ validity }: OssClaim, now: number): void {
  const ServerTime = new Date(now).toISOString();
  if ('signedAt' in validity) {
    if (Math.abs(validity.signedAt - now) <= TIME_TOLERANCE_MS) return;
    const message = 'The difference between the request time and the current time is too large.';
    throw new OssError(403, 'RequestTimeTooSkewed', message, {
      MaxAllowedSkewMilliseconds: String(TIME_TOLERANCE_MS),
      RequestTime: new Date(validity.signedAt).toISOString(),
      ServerTime,
    });
  }
  const { from, until } = validity;
  if (from !== undefined && from - now > TIME_TOLERANCE_MS)
    throw accessDenied('Request is not valid yet.', { ServerTime });
  if (until > now) return;
  throw accessDenied('Request has expired.', { Expires: new Date(until).toISOString(), ServerTime });
}

/** A signature is made for one region; at an endpoint it must be that one's. */
function checkRegion({ address }: OssRequest, { region }: OssClaim): void {
  if (region === undefined || address.region === undefined || region === address.region) return;
  throw invalidArgument('The region of the credential is not the one of the endpoint.', 'region', region);
}

function checkSignature(claim: OssClaim, secret: string): void {
  const [sent, expected] = [Buffer.from(claim.signature), Buffer.from(claim.sign(secret))];
  if (sent.length === expected.length && timingSafeEqual(sent, expected)) return;
  const message =
    'The request signature we calculated does not match the signature you provided. ' +
    'Check your key and signing method.';
  const { keyId, signature, stringToSign, canonicalRequest } = claim;
  const details = {
    OSSAccessKeyId: keyId,
    SignatureProvided: signature,
    StringToSign: stringToSign,
    ...(canonicalRequest !== undefined && { CanonicalRequest: canonicalRequest }),
  };
  throw new OssError(403, 'SignatureDoesNotMatch', message, details, '0002-00000040');
}

function checkToken({ id, session }: AccessKey, { securityToken = '' }: OssClaim, now: number): void {
  if (session === undefined) {
    if (securityToken === '') return;
    throw new OssError(403, 'InvalidSecurityToken', 'The security token you provided is invalid.');
  }
  if (securityToken === '') {
    const hint = 'The Security Token may be lost to specify that it is a STS Access Id.';
    throw unknownKey(id, `does not exist in our records. ${hint}`);
  }
  if (securityToken !== session.token)
    throw new OssError(403, 'InvalidSecurityToken', 'The security token you provided is invalid.');
  if (session.expiresAt <= now)
    throw new OssError(403, 'SecurityTokenExpired', 'The security token you provided has expired.');
}

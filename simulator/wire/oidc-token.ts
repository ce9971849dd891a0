import { createPublicKey, verify } from 'node:crypto';

import type { OidcProvider } from '../world/identity.ts';
import { ApiError } from './api-error.ts';

/** What a token says. Times are milliseconds since the epoch. */
export interface OidcToken {
  issuer: string;
  subject: string;
  audience: string[];
  issuedAt: number;
  expiresAt: number;
}

interface Algorithm {
  digest: string;
  keyType: 'rsa' | 'ec';
}

/** Signature algorithms of RFC 7518 that are checked. */
const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  RS256: { digest: 'sha256', keyType: 'rsa' },
  RS384: { digest: 'sha384', keyType: 'rsa' },
  RS512: { digest: 'sha512', keyType: 'rsa' },
  ES256: { digest: 'sha256', keyType: 'ec' },
};

/**
 * Reads a token of a provider and checks issuer, audience, time and, when the provider has keys, the signature.
 *
 * @throws ApiError `AuthenticationFail.OIDCToken.` with what is wrong.
 */
export function readOidcToken(text: string, provider: OidcProvider, now: number): OidcToken {
  const [head = '', body = '', signature = '', ...rest] = text.split('.');
  const header = members(head);
  const claims = members(body);
  if (text.length > 20_000 || header === undefined || claims === undefined || rest.length > 0) invalid();
  const { iss, aud, exp, iat, sub } = claims;
  if (iss !== provider.issuer) {
    refuse('IssuerNotMatch', "The issuer in the OIDC Token doesn't match the OIDC Provider registered.");
  }
  const audience = (Array.isArray(aud) ? aud : [aud]).filter((item) => typeof item === 'string');
  if (!audience.some((item) => provider.clientIds.includes(item))) {
    refuse('AudienceNotMatch', 'Invalid audience.');
  }
  if (!isTime(exp) || !isTime(iat) || typeof sub !== 'string') invalid();
  if (exp * 1000 <= now) refuse('Expired', 'This JsonWebToken is expired.');
  if (!isSigned(`${head}.${body}`, signature, header['alg'], provider.publicKeys)) invalid();
  return {
    issuer: provider.issuer,
    subject: sub,
    audience,
    issuedAt: iat * 1000,
    expiresAt: exp * 1000,
  };
}

function isSigned(text: string, signature: string, alg: unknown, keys: readonly string[]): boolean {
  if (keys.length === 0) return true;
  const algorithm = typeof alg === 'string' && Object.hasOwn(ALGORITHMS, alg) ? ALGORITHMS[alg] : undefined;
  if (algorithm === undefined) return false;
  const sent = Buffer.from(signature, 'base64url');
  return keys
    .map((pem) => createPublicKey(pem))
    .filter((key) => key.asymmetricKeyType === algorithm.keyType)
    .some((key) => verify(algorithm.digest, Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, sent));
}

function members(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** Seconds since the epoch that an answer can spell with four digits of the year. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < 253_402_300_800;
}

function invalid(): never {
  refuse('Invalid', 'The OIDC Token is invalid.');
}

function refuse(what: string, message: string): never {
  throw new ApiError(400, `AuthenticationFail.OIDCToken.${what}`, message);
}

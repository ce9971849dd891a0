import { ApiError, missingProtocolParameter } from './api-error.ts';
import type { RpcRequest } from './rpc-request.ts';
import type { Claim } from './signature.ts';
import { readAcs3 } from './signature-acs3.ts';
import { readV1 } from './signature-v1.ts';

/** An access key, of a user or of a role session. */
export interface AccessKey {
  id: string;
  secret: string;
  accountUid: string;
  /** Name of the RAM user; empty for the account itself. */
  userName: string;
  enabled: boolean;
  /** Present on the keys of a role session: must come with every request. */
  session?: { token: string; roleArn: string; sessionName: string; expiresAt: number };
}

/** How far the time of a request may be from the server's, in milliseconds. */
const TIME_TOLERANCE_MS = 15 * 60_000;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/**
 * Checks who calls. Times are those of the machine, not of the simulated cloud: clients sign with their own clock
 * whatever the cloud's clock does.
 */
export class Authenticator {
  readonly #keys: ReadonlyMap<string, AccessKey>;
  readonly #wallNow: () => number;
  readonly #nonces = new Map<string, number>();
  #prunedAt = 0;

  constructor(keys: ReadonlyMap<string, AccessKey>, wallNow: () => number) {
    this.#keys = keys;
    this.#wallNow = wallNow;
  }

  /**
   * The key that signed the request.
   *
   * @throws ApiError with the gateway's code: unknown or disabled key, wrong signature, time out of bounds, nonce
   * used before, expired or absent security token.
   */
  authenticate(request: RpcRequest): AccessKey {
    const claim = readAcs3(request) ?? readV1(request);
    this.#checkTime(claim);
    const key = this.#keys.get(claim.keyId);
    if (key === undefined) {
      throw new ApiError(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
    }
    if (!key.enabled)
      throw new ApiError(400, 'InvalidAccessKeyId.Inactive', 'Specified access key is disabled.');
    claim.verify(key.secret);
    this.#checkToken(key, claim);
    this.#useNonce(`${key.id}/${claim.nonce}`);
    return key;
  }

  #checkTime(claim: Claim): void {
    const time = TIMESTAMP.test(claim.timestamp) ? Date.parse(claim.timestamp) : Number.NaN;
    if (Number.isNaN(time)) {
      throw new ApiError(
        400,
        'InvalidTimeStamp.Format',
        'Specified time stamp or date value is not well formatted.',
      );
    }
    if (Math.abs(time - this.#wallNow()) > TIME_TOLERANCE_MS) {
      throw new ApiError(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
    }
  }

  #checkToken(key: AccessKey, claim: Claim): void {
    const { session } = key;
    if (session === undefined) {
      if (claim.securityToken === undefined || claim.securityToken === '') return;
      throw new ApiError(
        400,
        'InvalidSecurityToken.MismatchWithAccessKey',
        'Specified SecurityToken mismatch with the AccessKey.',
      );
    }
    if (claim.securityToken === undefined || claim.securityToken === '') {
      throw missingProtocolParameter('SecurityToken');
    }
    if (claim.securityToken !== session.token) {
      throw new ApiError(400, 'InvalidSecurityToken.Malformed', 'Specified SecurityToken is malformed.');
    }
    if (session.expiresAt <= this.#wallNow()) {
      throw new ApiError(400, 'InvalidSecurityToken.Expired', 'Specified SecurityToken is expired.');
    }
  }

  #useNonce(nonce: string): void {
    const now = this.#wallNow();
    if (now - this.#prunedAt > TIME_TOLERANCE_MS) {
      for (const [known, until] of this.#nonces) if (until < now) this.#nonces.delete(known);
      this.#prunedAt = now;
    }
    if (this.#nonces.has(nonce)) {
      throw new ApiError(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
    }
    this.#nonces.set(nonce, now + 2 * TIME_TOLERANCE_MS);
  }
}

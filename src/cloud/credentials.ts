import { createHash } from 'node:crypto';

import type { Clock } from '../runtime/clock.ts';
import type { AccessKey } from './port.ts';
import { CloudError, isCloudError } from './port/error.ts';

/** Credentials as they sign a request. */
export interface SigningKey extends AccessKey {
  /** Wall time at which they end, in epoch milliseconds; undefined for keys without end. */
  expiresAtMs?: number | undefined;
}

/** Where signing keys come from. */
export interface CredentialProvider {
  /** Opaque; equal for equal credentials, and nothing can be learnt from it. */
  readonly identity: string;
  /**
   * A key that is valid now.
   *
   * @throws {CloudError} class `Denied`, code `CredentialsUnavailable`, definite, when there is none.
   */
  get(): Promise<SigningKey>;
  /** The service says that the key has expired: whether the next {@link get} may give another one. */
  rejected(key: SigningKey): boolean;
}

/** The error for credentials that are not there. `message` must hold no secret. */
export function credentialsUnavailable(message: string, cause?: unknown): CloudError {
  return new CloudError(
    message,
    { class: 'Denied', code: 'CredentialsUnavailable', definite: true },
    { cause },
  );
}

/**
 * An access key, or an STS token, as it stands.
 *
 * @throws {CloudError} code `CredentialsUnavailable` when a part is empty or holds white space or control characters
 *   (the usual traces of a wrongly encoded Secret).
 */
export function fixedCredentials(key: AccessKey): CredentialProvider {
  const fixed: SigningKey = {
    accessKeyID: checked(key.accessKeyID, 'accessKeyID'),
    accessKeySecret: checked(key.accessKeySecret, 'accessKeySecret'),
    securityToken: key.securityToken ? checked(key.securityToken, 'securityToken') : undefined,
  };
  return {
    identity: identityOf('key', fixed.accessKeyID, fixed.accessKeySecret, fixed.securityToken ?? ''),
    get: () => Promise.resolve(fixed),
    rejected: () => false,
  };
}

/** Reads an access key from an environment, by the names that all Alibaba Cloud tools use; undefined without one. */
export function accessKeyFromEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): AccessKey | undefined {
  const accessKeyID = env['ALIBABA_CLOUD_ACCESS_KEY_ID'];
  const accessKeySecret = env['ALIBABA_CLOUD_ACCESS_KEY_SECRET'];
  if (!accessKeyID || !accessKeySecret) return undefined;
  return { accessKeyID, accessKeySecret, securityToken: env['ALIBABA_CLOUD_SECURITY_TOKEN'] || undefined };
}

/** The name of credentials that {@link CredentialProvider.identity} wants, made of all that tells them apart. */
export function identityOf(kind: string, ...parts: string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, ...parts]))
    .digest('hex')
    .slice(0, 32);
}

export interface RenewalOptions {
  identity: string;
  /** Obtains a key that expires; called at most once at a time. */
  fetch: () => Promise<SigningKey>;
  /** The wall clock. */
  wall: Clock;
  /** How long before its end a key is renewed. Default 15 minutes, at most a quarter of its life. */
  aheadMs?: number | undefined;
}

/** Time between two tries to renew while the old key still holds. */
const RETRY_MS = 30_000;

/**
 * Keeps a key that expires fresh: callers share one fetch, a key near its end is renewed while it still serves, and a
 * failed renewal is noticed by callers only once the old key has ended.
 */
export function renewedCredentials({
  identity,
  fetch,
  wall,
  aheadMs = 900_000,
}: RenewalOptions): CredentialProvider {
  let key: SigningKey | undefined;
  let renewAtMs = 0;
  let pending: Promise<SigningKey> | undefined;

  const renew = (): Promise<SigningKey> => {
    pending ??= fetch()
      .then(
        (fresh) => {
          key = fresh;
          const life = (fresh.expiresAtMs ?? Number.POSITIVE_INFINITY) - wall.now();
          renewAtMs = wall.now() + life - Math.min(aheadMs, life / 4);
          return fresh;
        },
        (error: unknown) => {
          renewAtMs = wall.now() + RETRY_MS;
          throw isCloudError(error)
            ? error
            : credentialsUnavailable('The credentials could not be obtained', error);
        },
      )
      .finally(() => {
        pending = undefined;
      });
    return pending;
  };

  return {
    identity,
    async get() {
      const now = wall.now();
      if (key === undefined || (key.expiresAtMs !== undefined && key.expiresAtMs <= now))
        return await renew();
      // Ahead of the end; the old key serves meanwhile, and a failure is tried again.
      if (now >= renewAtMs && pending === undefined) renew().catch(() => {});
      return key;
    },
    rejected(refused) {
      if (key === refused) key = undefined;
      return true;
    },
  };
}

function checked(value: string, name: string): string {
  if (value === '') throw credentialsUnavailable(`The credentials have no ${name}`);
  if (/[\s\p{Cc}]/u.test(value))
    throw credentialsUnavailable(`The ${name} of the credentials holds white space or control characters`);
  return value;
}

import { NotReady, Refused } from '../../build/failure.ts';
import type { PlannedSecret } from '../../build/plan.ts';
import { isKubeError, SECRETS, type Secret } from '../../kube/port.ts';
import type { BuildSession } from './session.ts';

/** The value of one key of a Secret, with the version that it was read from. */
export interface SecretValue {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly resourceVersion: string;
}

/** Values are kept for one look at a build and no longer. */
const READ = new WeakMap<BuildSession, Map<string, Secret>>();

/**
 * The Secret as it is now.
 *
 * @throws Refused when the operator may not read it, NotReady when it does not exist.
 */
export async function readSecret(session: BuildSession, name: string): Promise<Secret> {
  const known = READ.get(session) ?? new Map<string, Secret>();
  READ.set(session, known);
  const kept = known.get(name);
  if (kept !== undefined) return kept;
  const { namespace = '' } = session.build.metadata;
  try {
    const secret = await session.deps.client.get(SECRETS, { namespace, name }, { signal: session.signal });
    known.set(name, secret);
    return secret;
  } catch (error) {
    if (isKubeError(error, 'NotFound')) throw new NotReady(`Secret '${name}' does not exist`);
    if (!isKubeError(error, 'Forbidden')) throw error;
    throw new Refused(
      'AccessDenied',
      `the operator may not read Secret '${name}': a Role in namespace '${namespace}' must allow it the verb get on ` +
        `secrets, resourceNames [${name}]`,
    );
  }
}

/** The value of a key of a Secret. @throws NotReady also when the Secret has no such key. */
export async function readSecretValue(
  session: BuildSession,
  { name, key }: Pick<PlannedSecret, 'name' | 'key'>,
): Promise<SecretValue> {
  const secret = await readSecret(session, name);
  const encoded = secret.data?.[key];
  if (encoded === undefined) throw new NotReady(`Secret '${name}' has no key '${key}'`);
  return {
    name,
    bytes: Buffer.from(encoded, 'base64'),
    resourceVersion: secret.metadata.resourceVersion ?? '',
  };
}

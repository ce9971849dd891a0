import type { RequestOptions } from 'node:https';

import { type Clock, sleep } from '../runtime/clock.ts';
import { asFields, type Fields, textField } from './kubeconfig-file.ts';

/**
 * Authentication that needs code of `@kubernetes/client-node`. Each part of it is imported when a kubeconfig first
 * asks for it, so the other ways of authentication do not pay for loading it.
 */

/** A program may ask a person or a slow identity provider; beyond this it counts as failed. */
const PLUGIN_TIMEOUT_MS = 60_000;

export interface IssuedCredentials {
  readonly token: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

export interface Authenticator {
  current(): Promise<IssuedCredentials>;
  /** The last credential was refused: obtain another. */
  renew(): void;
}

interface ClientNodeAuthenticator {
  applyAuthentication(user: never, options: RequestOptions): Promise<void>;
}

/**
 * Runs an exec credential plugin (`client.authentication.k8s.io`). Its answer is used until the expiry that it names,
 * or until refused. One run at a time.
 */
export function execAuthenticator(exec: Fields, cluster: Fields, clock: Clock): Authenticator {
  if (!textField(exec, 'command')) throw new Error('The exec section of the kubeconfig user has no command');
  const user = {
    name: 'user',
    exec: { ...exec, args: exec['args'] ?? [], env: execEnvironment(exec, cluster) },
  };
  let client: Promise<ClientNodeAuthenticator> | undefined;
  return shared(clock, {
    obtain: async () => issuedBy(await (client ??= loadExecAuth()), user),
    renew: () => {
      client = undefined;
    },
  });
}

async function loadExecAuth(): Promise<ClientNodeAuthenticator> {
  const { ExecAuth } = await import('@kubernetes/client-node/dist/exec_auth.js');
  return new ExecAuth();
}

/** OpenID Connect with ID token and refresh token, as kubectl's `oidc` provider. */
export function oidcAuthenticator(provider: Fields, clock: Clock): Authenticator {
  const user = { name: 'user', authProvider: { name: 'oidc', config: { ...asFields(provider['config']) } } };
  return shared(clock, {
    obtain: async () => {
      const { OpenIDConnectAuth } = await import('@kubernetes/client-node/dist/oidc_auth.js');
      // A new one each time reads the expiry out of the ID token that the last refresh put into `user`. One that is
      // kept remembers the remaining seconds as if they were a date, and refreshes at every request.
      return issuedBy(new OpenIDConnectAuth(), user);
    },
    renew: () => {},
  });
}

async function issuedBy(client: ClientNodeAuthenticator, user: object): Promise<IssuedCredentials> {
  const options: RequestOptions & { headers: Record<string, string> } = { headers: {} };
  await client.applyAuthentication(user as never, options);
  return {
    token: options.headers['Authorization']?.replace(/^Bearer /, ''),
    cert: pem(options.cert),
    key: pem(options.key),
  };
}

function pem(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** One call at a time, bounded in time, with a message that says what failed and quotes no output. */
function shared(
  clock: Clock,
  source: { obtain(): Promise<IssuedCredentials>; renew(): void },
): Authenticator {
  let running: Promise<IssuedCredentials> | undefined;
  return {
    current() {
      running ??= limited(clock, source.obtain())
        .catch((error: unknown) => {
          source.renew();
          throw new Error('The authentication plugin of the kubeconfig failed', { cause: error });
        })
        .finally(() => {
          running = undefined;
        });
      return running;
    },
    renew: () => source.renew(),
  };
}

async function limited<T>(clock: Clock, work: Promise<T>): Promise<T> {
  const done = new AbortController();
  const late = sleep(clock, PLUGIN_TIMEOUT_MS, done.signal).then(() => {
    throw new Error(`No answer within ${PLUGIN_TIMEOUT_MS / 1000} s`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    done.abort();
  }
}

/** Source: `k8s.io/client-go` `plugin/pkg/client/auth/exec/exec.go` (KUBERNETES_EXEC_INFO). */
function execEnvironment(exec: Fields, cluster: Fields): { name: string; value: string }[] {
  const own = Array.isArray(exec['env']) ? (exec['env'] as { name: string; value: string }[]) : [];
  const info = {
    kind: 'ExecCredential',
    apiVersion: textField(exec, 'apiVersion') ?? 'client.authentication.k8s.io/v1',
    spec: {
      interactive: false,
      ...(exec['provideClusterInfo'] === true && {
        cluster: {
          server: cluster['server'],
          'tls-server-name': cluster['tls-server-name'],
          'insecure-skip-tls-verify': cluster['insecure-skip-tls-verify'],
          'certificate-authority-data': cluster['certificate-authority-data'],
        },
      }),
    },
  };
  return [...own, { name: 'KUBERNETES_EXEC_INFO', value: JSON.stringify(info) }];
}

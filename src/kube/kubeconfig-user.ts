import type { Clock } from '../runtime/clock.ts';
import { type Authenticator, execAuthenticator, oidcAuthenticator } from './auth-plugins.ts';
import { FreshFile } from './fresh-file.ts';
import { asFields, type Fields, textField } from './kubeconfig-file.ts';
import { pemSource } from './pem-source.ts';

type Headers = Record<string, string | readonly string[]>;

export interface UserCredentials {
  readonly headers: Readonly<Headers>;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

export interface UserCredentialSource {
  current(): Promise<UserCredentials>;
  renew(): void;
}

/**
 * The credentials of a `user` entry of a kubeconfig. A token file wins over a token, and both over plugins: the order
 * of `k8s.io/client-go` `tools/clientcmd/client_config.go` (getUserIdentificationPartialConfig).
 *
 * @throws Error when the entry asks for an authentication that is not supported.
 */
export function userCredentials(user: Fields, cluster: Fields, clock: Clock): UserCredentialSource {
  const cert = pemSource(user, 'client-certificate', clock);
  const key = pemSource(user, 'client-key', clock);
  const tokenPath = textField(user, 'tokenFile');
  const tokenFile = tokenPath ? new FreshFile(tokenPath, clock) : undefined;
  const plugin = tokenFile === undefined && !user['token'] ? pluginOf(user, cluster, clock) : undefined;
  const fixed = { ...impersonation(user), ...fixedAuthorization(user) };

  return {
    async current() {
      const [certText, keyText, fileToken, issued] = await Promise.all([
        cert?.text(),
        key?.text(),
        tokenFile?.text(),
        plugin?.current(),
      ]);
      const token = fileToken?.trim() ?? issued?.token;
      const headers = token ? { ...fixed, authorization: `Bearer ${token}` } : fixed;
      return { headers, cert: issued?.cert ?? certText, key: issued?.key ?? keyText };
    },
    renew() {
      for (const source of [cert, key, tokenFile]) source?.expire();
      plugin?.renew();
    },
  };
}

function pluginOf(user: Fields, cluster: Fields, clock: Clock): Authenticator | undefined {
  const exec = asFields(user['exec']);
  if (exec !== undefined) return execAuthenticator(exec, cluster, clock);
  const provider = asFields(user['auth-provider']);
  if (provider === undefined) return undefined;
  const name = textField(provider, 'name') ?? '';
  if (name === 'oidc') return oidcAuthenticator(provider, clock);
  throw new Error(`The kubeconfig auth-provider "${name}" is not supported; use an exec plugin`);
}

function fixedAuthorization(user: Fields): Headers {
  const token = textField(user, 'token');
  if (token) return { authorization: `Bearer ${token}` };
  const name = textField(user, 'username');
  if (!name) return {};
  const pair = `${name}:${textField(user, 'password') ?? ''}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** Source: Kubernetes documentation, "Authenticating", section "User impersonation". */
function impersonation(user: Fields): Headers {
  const headers: Headers = {};
  const name = textField(user, 'as');
  if (!name) return headers;
  headers['impersonate-user'] = name;
  const uid = textField(user, 'as-uid');
  if (uid) headers['impersonate-uid'] = uid;
  const groups = texts(user['as-groups']);
  if (groups.length > 0) headers['impersonate-group'] = groups;
  for (const [key, values] of Object.entries(asFields(user['as-user-extra']) ?? {})) {
    headers[`impersonate-extra-${encodeURIComponent(key.toLowerCase())}`] = texts(values);
  }
  return headers;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

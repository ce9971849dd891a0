import type { Clock } from '../runtime/clock.ts';
import { type ClusterAccess, StableTls } from './access.ts';
import { type Fields, readKubeconfig, textField } from './kubeconfig-file.ts';
import { type UserCredentials, userCredentials } from './kubeconfig-user.ts';
import { pemSource } from './pem-source.ts';

export interface KubeconfigOptions {
  /** Files in order of precedence, as in the environment variable KUBECONFIG. */
  paths: readonly string[];
  /** Instead of the current context. */
  context?: string;
  clock: Clock;
}

/**
 * Access by a kubeconfig: client certificate, token, token file, basic authentication, exec plugin, the `oidc`
 * provider, impersonation, `proxy-url` (HTTP), `tls-server-name`, `insecure-skip-tls-verify`. Files that it names are
 * read again each minute; plugins run again when their credential expired or was refused.
 *
 * @throws Error when the files cannot be used; the message holds no secret.
 */
export async function kubeconfigAccess(options: KubeconfigOptions): Promise<ClusterAccess> {
  const { clock } = options;
  const context = await readKubeconfig(options.paths, options.context);
  const server = serverOf(context.cluster, context.name);
  const user = userCredentials(context.user, context.cluster, clock);
  const authority = pemSource(context.cluster, 'certificate-authority', clock);
  const proxyUrl = proxyOf(context.cluster);
  const servername = textField(context.cluster, 'tls-server-name');
  const insecure = context.cluster['insecure-skip-tls-verify'] === true;
  const stable = new StableTls();

  return {
    server,
    namespace: context.namespace,
    ...(proxyUrl !== undefined && { proxyUrl }),
    async credentials() {
      const [ca, credentials] = await Promise.all([authority?.text(), user.current()]);
      const tls = stable.of({
        ...(ca !== undefined && { ca }),
        ...pair(credentials),
        ...(servername !== undefined && { servername }),
        ...(insecure && { rejectUnauthorized: false }),
      });
      return { headers: credentials.headers, tls };
    },
    renew() {
      authority?.expire();
      user.renew();
    },
  };
}

function pair({ cert, key }: UserCredentials): { cert?: string; key?: string } {
  return cert !== undefined && key !== undefined ? { cert, key } : {};
}

function serverOf(cluster: Fields, context: string): URL {
  const server = textField(cluster, 'server') ?? '';
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new Error(`The cluster of kubeconfig context "${context}" has no usable server: "${server}"`);
  }
  return url;
}

function proxyOf(cluster: Fields): string | undefined {
  const proxy = textField(cluster, 'proxy-url');
  if (proxy === undefined || proxy === '') return undefined;
  if (!/^https?:\/\//.test(proxy)) {
    throw new Error(
      'The kubeconfig field proxy-url must start with http:// or https://; others are not supported',
    );
  }
  return proxy;
}

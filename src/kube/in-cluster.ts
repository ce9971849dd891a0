import { readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';

import type { Clock } from '../runtime/clock.ts';
import { type ClusterAccess, StableTls } from './access.ts';
import { FreshFile } from './fresh-file.ts';

const SERVICE_ACCOUNT_DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount';

export interface InClusterOptions {
  /** `KUBERNETES_SERVICE_HOST` and `KUBERNETES_SERVICE_PORT` are read. */
  env: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  /** Where the service account is mounted. */
  directory?: string;
}

/** True when the environment is that of a pod with access to the API server. */
export function isInCluster(env: InClusterOptions['env']): boolean {
  return Boolean(env['KUBERNETES_SERVICE_HOST'] && env['KUBERNETES_SERVICE_PORT']);
}

/**
 * Access by the pod's service account. Token and CA are read again when they are older than a minute, and at once
 * after a 401.
 *
 * @throws Error when the environment is not that of a pod. Source: `k8s.io/client-go` `rest/config.go`
 * (InClusterConfig).
 */
export async function inClusterAccess(options: InClusterOptions): Promise<ClusterAccess> {
  const { env, clock, directory = SERVICE_ACCOUNT_DIRECTORY } = options;
  const host = env['KUBERNETES_SERVICE_HOST'];
  const port = env['KUBERNETES_SERVICE_PORT'];
  if (!host || !port) {
    throw new Error('Not in a pod: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not both set');
  }
  const token = new FreshFile(join(directory, 'token'), clock);
  const ca = new FreshFile(join(directory, 'ca.crt'), clock);
  const tls = new StableTls();
  return {
    server: new URL(`https://${isIPv6(host) ? `[${host}]` : host}:${port}`),
    namespace: await namespaceIn(directory),
    async credentials() {
      const [tokenText, caText] = await Promise.all([token.text(), ca.text()]);
      return { headers: { authorization: `Bearer ${tokenText.trim()}` }, tls: tls.of({ ca: caText }) };
    },
    renew() {
      token.expire();
      ca.expire();
    },
  };
}

async function namespaceIn(directory: string): Promise<string | undefined> {
  try {
    return (await readFile(join(directory, 'namespace'), 'utf8')).trim();
  } catch {
    return undefined;
  }
}

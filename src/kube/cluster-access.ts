import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

import type { Clock } from '../runtime/clock.ts';
import type { ClusterAccess } from './access.ts';
import { inClusterAccess, isInCluster } from './in-cluster.ts';

export interface ClusterAccessOptions {
  env: Readonly<Record<string, string | undefined>>;
  clock: Clock;
  /** A kubeconfig that was asked for explicitly. */
  kubeconfig?: string;
  context?: string;
}

/**
 * Finds the way to the API server: the explicit kubeconfig, else the environment variable KUBECONFIG, else the pod's
 * service account, else `~/.kube/config`. The order of controller-runtime (`pkg/client/config/config.go`). The
 * kubeconfig code is loaded only when a kubeconfig is used.
 *
 * @throws Error when there is none, or the one found cannot be used.
 */
export async function clusterAccess(options: ClusterAccessOptions): Promise<ClusterAccess> {
  const { env, clock, kubeconfig, context } = options;
  const paths = kubeconfig ? [kubeconfig] : (env['KUBECONFIG'] ?? '').split(delimiter).filter(Boolean);
  if (paths.length === 0 && isInCluster(env)) return inClusterAccess({ env, clock });
  if (paths.length === 0) paths.push(...(await homeConfig(env['HOME'])));
  if (paths.length === 0) {
    throw new Error('No Kubernetes API server: give --kubeconfig or KUBECONFIG, or run in a pod');
  }
  const { kubeconfigAccess } = await import('./kubeconfig.ts');
  return kubeconfigAccess({ paths, clock, ...(context !== undefined && { context }) });
}

async function homeConfig(home: string | undefined): Promise<string[]> {
  if (!home) return [];
  const path = join(home, '.kube', 'config');
  try {
    await access(path);
    return [path];
  } catch {
    return [];
  }
}

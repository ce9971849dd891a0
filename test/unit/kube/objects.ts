import type { ConfigMap } from '../../../src/kube/resources.ts';

/** A ConfigMap `ns/<name>` as the API server would send it. */
export function configMap(
  name: string,
  version: number,
  { uid = `uid-${name}`, value = '' }: { uid?: string; value?: string } = {},
): ConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace: 'ns', uid, resourceVersion: String(version) },
    data: { value },
  };
}

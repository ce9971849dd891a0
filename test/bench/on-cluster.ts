import { type ControlPlane, startControlPlane } from '../control-plane/index.ts';
import { installOperator } from '../kit/operator-process.ts';
import { AUDITED } from '../scenario/operator/audit.ts';
import { Cluster } from '../scenario/operator/cluster.ts';
import { type BundledOperator, bundledOperator } from './bundled-operator.ts';

/** Measures on a control plane of its own, with the operator's rights installed and no operator running. */
export async function onCluster<T>(
  measure: (plane: ControlPlane, cluster: Cluster, operator: BundledOperator) => Promise<T>,
): Promise<T> {
  const plane = await startControlPlane(AUDITED);
  const cluster = new Cluster(plane);
  const operator = await bundledOperator();
  try {
    await installOperator(plane);
    return await measure(plane, cluster, operator);
  } finally {
    cluster.close();
    await operator.remove();
    await plane.stop();
  }
}

import { exchange } from './exchange.ts';
import type { Credentials } from './kubeconfig.ts';
import { startProgram, type ProgramSettings } from './program.ts';
import type { Supervised } from './supervisor.ts';

export interface ControllerManagerSettings extends ProgramSettings {
  readonly url: string;
  /** A member of `system:masters`, in both forms. */
  readonly admin: Credentials;
  readonly kubeconfigPath: string;
}

const NAMESPACE = 'kube-system';
const PROBE = 'garbage-collector-probe';

/**
 * Starts a kube-controller-manager that collects garbage and empties namespaces that are being deleted, nothing
 * else. Resolves once it has collected an object whose owner does not exist: it is at work then.
 *
 * It learns of kinds that are installed later only after up to 30 s (`garbagecollector.Sync` in
 * `pkg/controller/garbagecollector`), and empties a namespace no sooner than 5 s after its deletion
 * (`namespaceDeletionGracePeriod` in `pkg/controller/namespace`).
 */
export async function startControllerManager(settings: ControllerManagerSettings): Promise<Supervised> {
  const { url, admin, kubeconfigPath } = settings;
  const args = [
    `--kubeconfig=${kubeconfigPath}`,
    '--controllers=garbage-collector-controller,namespace-controller',
    '--leader-elect=false',
    '--secure-port=0',
  ];
  const objects = `${url}/api/v1/namespaces/${NAMESPACE}/configmaps`;
  const { status, body } = await exchange(objects, { ...admin, body: JSON.stringify(orphan()) });
  if (status !== 201 && status !== 409) throw new Error(`Cannot create ${NAMESPACE}/${PROBE}: ${body}`);
  const isReady = async () => (await exchange(`${objects}/${PROBE}`, admin)).status === 404;
  return startProgram('kube-controller-manager', settings, args, isReady);
}

function orphan() {
  const owner = { apiVersion: 'v1', kind: 'ConfigMap', name: 'absent', uid: crypto.randomUUID() };
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: PROBE, namespace: NAMESPACE, ownerReferences: [owner] },
  };
}

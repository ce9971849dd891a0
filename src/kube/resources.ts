import type { ConfigMap, KubeObject, ObjectReference, ResourceType, Secret } from './port.ts';

export type { ConfigMap } from './port.ts';

/** Kubernetes' own kinds, as far as the operator reads or writes them. */

export interface Namespace extends KubeObject {
  status?: { phase?: 'Active' | 'Terminating' };
}

/** `events.k8s.io/v1` Event. */
export interface Event extends KubeObject {
  /** MicroTime. */
  eventTime: string;
  reportingController: string;
  reportingInstance: string;
  action: string;
  reason: string;
  regarding: ObjectReference;
  related?: ObjectReference;
  note: string;
  type: 'Normal' | 'Warning';
  series?: { count: number; lastObservedTime: string };
}

/** `coordination.k8s.io/v1` Lease. */
export interface Lease extends KubeObject {
  spec?: {
    holderIdentity?: string;
    leaseDurationSeconds?: number;
    /** MicroTime. */
    acquireTime?: string;
    /** MicroTime. */
    renewTime?: string;
    leaseTransitions?: number;
  };
}

export const SECRETS: ResourceType<Secret> = core('secrets', 'Secret');
export const CONFIG_MAPS: ResourceType<ConfigMap> = core('configmaps', 'ConfigMap');
export const NAMESPACES: ResourceType<Namespace> = { ...core('namespaces', 'Namespace'), namespaced: false };

export const EVENTS: ResourceType<Event> = {
  group: 'events.k8s.io',
  version: 'v1',
  plural: 'events',
  kind: 'Event',
  namespaced: true,
};

export const LEASES: ResourceType<Lease> = {
  group: 'coordination.k8s.io',
  version: 'v1',
  plural: 'leases',
  kind: 'Lease',
  namespaced: true,
};

function core(plural: string, kind: string): ResourceType {
  return { group: '', version: 'v1', plural, kind, namespaced: true };
}

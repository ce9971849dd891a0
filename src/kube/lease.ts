import {
  LeaseConflict,
  type LeaseRecord,
  type LeaseStore,
  type StoredLease,
} from '../runtime/lease-store.ts';
import { microTime, parseTime } from './micro-time.ts';
import { apiVersionOf, isKubeError, type ObjectMeta, type ObjectRef } from './port.ts';
import { collectionPath, objectPath } from './resource-path.ts';
import { LEASES, type Lease } from './resources.ts';
import type { Transport } from './transport.ts';

/** An election that waits longer for one answer than its retry period gains nothing from it. */
const TIMEOUT_MS = 5000;

/**
 * A {@link LeaseStore} in one `coordination.k8s.io/v1` Lease. Goes over connections of its own, past the write limit
 * and without repeats, so that nothing else the operator does delays a renewal.
 */
export class KubeLeaseStore implements LeaseStore {
  readonly #transport: Transport;
  readonly #ref: Required<ObjectRef>;
  /**
   * Sent with each replacement. The uid, because the API server makes a Lease that is gone anew when it is replaced,
   * whatever the resourceVersion. The rest is what others put there and a replacement would drop.
   */
  #kept: Pick<ObjectMeta, 'uid' | 'labels' | 'annotations' | 'ownerReferences'> = {};

  constructor(transport: Transport, ref: Required<ObjectRef>) {
    this.#transport = transport;
    this.#ref = ref;
  }

  async get(signal: AbortSignal): Promise<StoredLease | undefined> {
    try {
      return this.#stored(await this.#send('GET', objectPath(LEASES, this.#ref), signal));
    } catch (error) {
      if (isKubeError(error, 'NotFound')) return undefined;
      throw error;
    }
  }

  async create(record: LeaseRecord, signal: AbortSignal): Promise<StoredLease> {
    try {
      const path = collectionPath(LEASES, this.#ref.namespace);
      return this.#stored(await this.#send('POST', path, signal, this.#lease(record)));
    } catch (error) {
      if (isKubeError(error, 'AlreadyExists')) throw new LeaseConflict(undefined, { cause: error });
      throw error;
    }
  }

  async update(record: LeaseRecord, version: string, signal: AbortSignal): Promise<StoredLease> {
    try {
      const path = objectPath(LEASES, this.#ref);
      return this.#stored(await this.#send('PUT', path, signal, this.#lease(record, version)));
    } catch (error) {
      const lost = isKubeError(error, 'Conflict') || isKubeError(error, 'NotFound');
      if (lost) throw new LeaseConflict(undefined, { cause: error });
      throw error;
    }
  }

  #send(method: 'GET' | 'POST' | 'PUT', path: string, signal: AbortSignal, body?: Lease): Promise<Lease> {
    return this.#transport.json<Lease>({
      method,
      path,
      signal,
      lane: 'lease',
      repeats: 0,
      timeoutMs: TIMEOUT_MS,
      ...(body !== undefined && { body }),
    });
  }

  #lease(record: LeaseRecord, resourceVersion?: string): Lease {
    return {
      apiVersion: apiVersionOf(LEASES),
      kind: LEASES.kind,
      metadata: { ...(resourceVersion !== undefined && { ...this.#kept, resourceVersion }), ...this.#ref },
      spec: {
        holderIdentity: record.holderIdentity,
        leaseDurationSeconds: record.leaseDurationSeconds,
        leaseTransitions: record.leaseTransitions,
        // 0 stands for "none", which the API expresses by leaving the field out.
        ...(record.acquireTime > 0 && { acquireTime: microTime(record.acquireTime) }),
        ...(record.renewTime > 0 && { renewTime: microTime(record.renewTime) }),
      },
    };
  }

  #stored({ metadata, spec = {} }: Lease): StoredLease {
    const { uid, labels, annotations, ownerReferences } = metadata;
    this.#kept = {
      ...(uid && { uid }),
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ...(ownerReferences && { ownerReferences }),
    };
    return {
      holderIdentity: spec.holderIdentity ?? '',
      leaseDurationSeconds: spec.leaseDurationSeconds ?? 1,
      acquireTime: parseTime(spec.acquireTime),
      renewTime: parseTime(spec.renewTime),
      leaseTransitions: spec.leaseTransitions ?? 0,
      version: metadata.resourceVersion ?? '',
    };
  }
}

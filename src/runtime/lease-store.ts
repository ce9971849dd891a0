/**
 * Where leader election keeps its record. The rules of the election are in `leader-election.ts` and know nothing of
 * Kubernetes; an implementation maps the record to one `coordination.k8s.io/v1` Lease.
 */

/**
 * The `spec` of a Lease. The two times inform people (`kubectl get lease`); no rule of the election compares them
 * with a clock, because the clocks of two machines differ.
 *
 * Source: `k8s.io/client-go` `tools/leaderelection/resourcelock/interface.go` (LeaderElectionRecord).
 */
export interface LeaseRecord {
  /** Who leads. Empty when nobody does: a leader that stops in order leaves it empty. */
  readonly holderIdentity: string;
  /** How long others wait after they saw the last change. Whole seconds, at least 1. */
  readonly leaseDurationSeconds: number;
  /** When this holder took the lease: wall time in milliseconds since the epoch. 0 when the Lease has none. */
  readonly acquireTime: number;
  /** When the holder last renewed: wall time in milliseconds since the epoch. 0 when the Lease has none. */
  readonly renewTime: number;
  /** How often the lease went from one holder to another. */
  readonly leaseTransitions: number;
}

/** A record as it was read from, or accepted by, the store. */
export interface StoredLease extends LeaseRecord {
  /** Changes with every write. Opaque: `metadata.resourceVersion` of the Lease. */
  readonly version: string;
}

/**
 * One lease under optimistic concurrency.
 *
 * Every call reaches the server itself (never a cache), is tried once (the election repeats it) and rejects with
 * the signal's reason once the signal aborts. Failures other than {@link LeaseConflict} are passed on as they are:
 * the election treats each of them as "not renewed this time".
 */
export interface LeaseStore {
  /** The lease as it is now; undefined when there is none. */
  get(signal: AbortSignal): Promise<StoredLease | undefined>;
  /** @throws LeaseConflict when the lease exists by now. */
  create(record: LeaseRecord, signal: AbortSignal): Promise<StoredLease>;
  /** Replaces the record. @throws LeaseConflict when the stored version is not `version`, or the lease is gone. */
  update(record: LeaseRecord, version: string, signal: AbortSignal): Promise<StoredLease>;
}

/** Another process wrote the lease since it was read. */
export class LeaseConflict extends Error {
  constructor(message = 'The lease was written by another process', options?: ErrorOptions) {
    super(message, options);
    this.name = 'LeaseConflict';
  }
}

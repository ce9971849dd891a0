import type { Clock } from './clock.ts';
import type { LeaseRecord, StoredLease } from './lease-store.ts';

/**
 * The lease as this process last saw it, and since when it has looked like that. All that may be concluded about the
 * life of another leader is in here; the times that stand in the lease are not looked at.
 */
export class ObservedLease {
  readonly #clock: Clock;
  readonly #defaultDurationMs: number;
  #lease: StoredLease | undefined;
  #changedAt = 0;

  /** `defaultDurationMs` stands in for a duration that is missing from the lease. */
  constructor(clock: Clock, defaultDurationMs: number) {
    this.#clock = clock;
    this.#defaultDurationMs = defaultDurationMs;
  }

  /** @throws Error before the first {@link see}. */
  get lease(): StoredLease {
    if (this.#lease === undefined) throw new Error('The lease was not seen yet');
    return this.#lease;
  }

  /** Notes what was read. @returns whether the record changed; a new version alone (a label, say) is no sign of life. */
  see(lease: StoredLease): boolean {
    const changed = this.#lease === undefined || !sameRecord(this.#lease, lease);
    this.#lease = lease;
    if (changed) this.#changedAt = this.#clock.monotonic();
    return changed;
  }

  /** Whether `identity` may take the lease. */
  isFree(identity: string): boolean {
    return this.leftMs(identity) <= 0;
  }

  /** How long `identity` has to wait if nothing changes any more; 0 or less when the lease is free. */
  leftMs(identity: string): number {
    if (this.#lease === undefined) return 0;
    const { holderIdentity, leaseDurationSeconds } = this.#lease;
    if (holderIdentity === '' || holderIdentity === identity) return 0;
    const durationMs = leaseDurationSeconds > 0 ? leaseDurationSeconds * 1000 : this.#defaultDurationMs;
    return this.#changedAt + durationMs - this.#clock.monotonic();
  }
}

function sameRecord(a: LeaseRecord, b: LeaseRecord): boolean {
  return (
    a.holderIdentity === b.holderIdentity &&
    a.leaseDurationSeconds === b.leaseDurationSeconds &&
    a.acquireTime === b.acquireTime &&
    a.renewTime === b.renewTime &&
    a.leaseTransitions === b.leaseTransitions
  );
}

import { sleep, type Clock } from './clock.ts';
import { withDeadline } from './deadline.ts';
import { LeadershipLost, type Leadership } from './leadership.ts';
import { LeaseConflict, type LeaseRecord, type LeaseStore, type StoredLease } from './lease-store.ts';
import { electionTiming, type ElectionTiming } from './election-timing.ts';
import { ObservedLease } from './observed-lease.ts';
import { silentLogger, type Logger } from './logger.ts';

export interface LeaderElectionOptions {
  readonly store: LeaseStore;
  /** Unique to this process, for example host name plus a random part. */
  readonly identity: string;
  /** The wall clock; only its monotonic time decides anything. */
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly timing?: Partial<ElectionTiming>;
  readonly log?: Logger;
  /** Told when this process begins and ceases to lead; must not throw. */
  readonly onLeading?: (leads: boolean) => void;
}

/**
 * Elects one leader over a lease, by the rules of client-go (`tools/leaderelection/leaderelection.go`):
 *
 * - The times in the lease are never compared with a clock. A follower takes over when it has seen no *change* for
 *   the lease duration on its own monotonic clock, or when the lease has no holder.
 * - A leader that has not renewed for the renew deadline is deposed. The deadline counts from the moment before the
 *   last successful renewal was *sent*, so it is over before any follower's wait is. {@link isHeld} looks at the
 *   clock, not at a timer: when a blocked event loop wakes too late it is false at once.
 * - A lease found in other hands deposes at once.
 *
 * Two deviations, both so that a follower takes over within 2 s of a leader that released: followers look twice per
 * retry period, and exactly when the lease runs out. An object leads at most once.
 */
export class LeaderElection implements Leadership {
  /** Aborts, with a {@link LeadershipLost}, when leadership is lost; not when it is released. */
  readonly lost: AbortSignal;
  readonly #store: LeaseStore;
  readonly #identity: string;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #timing: ElectionTiming;
  readonly #log: Logger;
  readonly #onLeading: (leads: boolean) => void;
  readonly #observed: ObservedLease;
  readonly #deposed = new AbortController();
  readonly #keeping = new AbortController();
  #state: 'following' | 'leading' | 'over' = 'following';
  /** Monotonic milliseconds. */
  #heldUntil = -Infinity;

  /** @throws RangeError when the timing contradicts itself. */
  constructor(options: LeaderElectionOptions) {
    this.#store = options.store;
    this.#identity = options.identity;
    this.#clock = options.clock;
    this.#random = options.random;
    this.#timing = electionTiming(options.timing);
    this.#log = (options.log ?? silentLogger).child({ identity: options.identity });
    this.#onLeading = options.onLeading ?? (() => {});
    this.#observed = new ObservedLease(options.clock, this.#timing.leaseDurationMs);
    this.lost = this.#deposed.signal;
    this.#onLeading(false);
  }

  isHeld(): boolean {
    if (this.#state !== 'leading') return false;
    if (this.#clock.monotonic() < this.#heldUntil) return true;
    this.#depose(new LeadershipLost('The lease was not renewed in time'));
    return false;
  }

  assertHeld(): void {
    if (!this.isHeld()) throw new LeadershipLost('This process does not lead');
  }

  /** A health check: a process that lost leadership should have exited. */
  check(): string | undefined {
    this.isHeld();
    return this.lost.aborted ? 'leadership was lost' : undefined;
  }

  /**
   * Follows until this process leads; then resolves and keeps renewing in the background. Failures of the store are
   * logged and tried again. Rejects with the signal's reason, and with {@link LeadershipLost} when the lease ran out
   * before this process came to use it.
   */
  async acquire(signal: AbortSignal): Promise<void> {
    if (this.#state !== 'following') throw new Error('An election is held once');
    this.#log.info('Waiting to lead');
    while (!(await this.#tryAcquire(signal))) {
      await sleep(this.#clock, this.#untilNextLook(), signal);
    }
    this.assertHeld();
    this.#log.info('Leading');
    this.#onLeading(true);
    void this.#keep(this.#keeping.signal);
  }

  /**
   * Gives the lease up, so that a follower need not wait. Only to be called when all work has stopped. Never rejects:
   * what cannot be released runs out by itself.
   */
  async release(): Promise<void> {
    if (!this.#stopKeeping()) return;
    const record = (base: LeaseRecord): LeaseRecord => ({
      ...this.#record(base),
      holderIdentity: '',
      // As client-go does: a follower that keeps the duration it reads must not wait for a lease nobody holds.
      leaseDurationSeconds: 1,
    });
    const never = new AbortController().signal;
    try {
      const write = (signal: AbortSignal) => this.#write(record, signal);
      await withDeadline(this.#clock, this.#timing.retryPeriodMs, never, write);
      this.#log.info('Released the lease');
    } catch (error) {
      this.#log.warn({ error }, 'Leaving the lease to run out');
    }
  }

  /** Ceases to lead without giving the lease up: work that could not be stopped may still write. */
  abandon(): void {
    this.#stopKeeping();
  }

  /** @returns whether this process led until now. */
  #stopKeeping(): boolean {
    // A renewal that is still on its way has an older version than the release, so one of the two is refused.
    this.#keeping.abort(new Error('Leadership ends'));
    const held = this.isHeld();
    this.#state = 'over';
    if (held) this.#onLeading(false);
    return held;
  }

  async #tryAcquire(signal: AbortSignal): Promise<boolean> {
    try {
      return await withDeadline(this.#clock, this.#timing.renewDeadlineMs / 2, signal, (bounded) =>
        this.#lookAndTake(bounded),
      );
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof LeaseConflict) this.#log.debug('Another process was faster');
      else this.#log.warn({ error }, 'Could not reach the lease');
      return false;
    }
  }

  async #lookAndTake(signal: AbortSignal): Promise<boolean> {
    const lease = await this.#store.get(signal);
    if (lease !== undefined && this.#observed.see(lease)) {
      this.#log.debug({ leader: lease.holderIdentity }, 'The lease changed');
    }
    if (lease !== undefined && !this.#observed.isFree(this.#identity)) return false;
    const sentAt = this.#clock.monotonic();
    const taken =
      lease === undefined
        ? await this.#store.create(this.#record(undefined), signal)
        : await this.#store.update(this.#record(lease), lease.version, signal);
    // Nobody waits for this answer any more; the lease then runs out, or is found our own.
    signal.throwIfAborted();
    this.#state = 'leading';
    this.#renewed(taken, sentAt);
    return true;
  }

  #untilNextLook(): number {
    const regular = (this.#timing.retryPeriodMs / 2) * (1 + 0.2 * this.#random());
    const left = this.#observed.leftMs(this.#identity);
    return left > 0 ? Math.min(regular, left) : regular;
  }

  async #keep(stop: AbortSignal): Promise<void> {
    try {
      while (this.isHeld()) {
        const left = this.#heldUntil - this.#clock.monotonic();
        await sleep(this.#clock, Math.min(this.#timing.retryPeriodMs, left), stop);
        if (this.isHeld()) await this.#renew(stop);
      }
    } catch (error) {
      if (!stop.aborted)
        this.#depose(new LeadershipLost('The renewal of the lease broke down', { cause: error }));
    }
  }

  async #renew(stop: AbortSignal): Promise<void> {
    const sentAt = this.#clock.monotonic();
    // Half of the deadline at most, so that one hung connection leaves time for another try.
    const limitMs = Math.min(this.#timing.renewDeadlineMs / 2, this.#heldUntil - sentAt);
    try {
      const write = (signal: AbortSignal) => this.#write((base) => this.#record(base), signal);
      this.#renewed(await withDeadline(this.#clock, limitMs, stop, write), sentAt);
    } catch (error) {
      stop.throwIfAborted();
      if (error instanceof LeadershipLost) this.#depose(error);
      else this.#log.warn({ error }, 'Could not renew the lease');
    }
  }

  /** Writes over what was seen last; when that is out of date, looks once and writes again if it is still ours. */
  async #write(next: (base: LeaseRecord) => LeaseRecord, signal: AbortSignal): Promise<StoredLease> {
    const last = this.#observed.lease;
    try {
      return await this.#store.update(next(last), last.version, signal);
    } catch (error) {
      if (!(error instanceof LeaseConflict)) throw error;
    }
    const lease = await this.#store.get(signal);
    if (lease === undefined) return this.#store.create(next(last), signal);
    if (lease.holderIdentity !== this.#identity) {
      throw new LeadershipLost(`The lease is held by ${lease.holderIdentity || 'nobody'}`);
    }
    return this.#store.update(next(lease), lease.version, signal);
  }

  #renewed(lease: StoredLease, sentAt: number): void {
    this.#observed.see(lease);
    // An answer that comes after the deadline does not revive: others may already have been told "not held".
    if (this.#heldUntil !== -Infinity && !this.isHeld()) return;
    this.#heldUntil = sentAt + this.#timing.renewDeadlineMs;
  }

  #record(base: LeaseRecord | undefined): LeaseRecord {
    const now = this.#clock.now();
    const ours = base?.holderIdentity === this.#identity;
    return {
      holderIdentity: this.#identity,
      leaseDurationSeconds: this.#timing.leaseDurationMs / 1000,
      acquireTime: ours ? base.acquireTime : now,
      renewTime: now,
      leaseTransitions: base === undefined ? 0 : base.leaseTransitions + (ours ? 0 : 1),
    };
  }

  #depose(reason: LeadershipLost): void {
    if (this.#state !== 'leading') return;
    this.#state = 'over';
    this.#log.error({ error: reason }, 'Lost leadership');
    this.#onLeading(false);
    this.#deposed.abort(reason);
  }
}

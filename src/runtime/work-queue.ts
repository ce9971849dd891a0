import { backoffDelay, checkBackoffPolicy, type BackoffPolicy } from './backoff.ts';
import type { Clock } from './clock.ts';
import { DelayTimer } from './delay-timer.ts';
import { LinkedQueue } from './linked-queue.ts';
import { TokenBucket } from './token-bucket.ts';
import { newEntry, outranks, type Entry } from './work-queue-entry.ts';
import {
  noWorkQueueMetrics,
  type Priority,
  type WorkQueueGauges,
  type WorkQueueMetrics,
} from './work-queue-metrics.ts';

export interface WorkQueueOptions {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Delay of a key after its own failures. Default: 1 s doubling to 5 min, spread by a fifth. */
  readonly backoff?: BackoffPolicy;
  /** Limits the retries of all keys together. Default: 10 per second, 100 at once (client-go's figures). */
  readonly bucket?: TokenBucket;
  readonly metrics?: WorkQueueMetrics;
}

const DEFAULT_BACKOFF: BackoffPolicy = { baseMs: 1000, maxMs: 300_000, jitter: 0.2 };
const DEFAULT_BUCKET = { ratePerSecond: 10, burst: 100 };

interface Waiter {
  resolve(key: string | undefined): void;
}

/**
 * Decides which key is worked on next, with the semantics of client-go's rate-limited work queue
 * (`k8s.io/client-go/util/workqueue`) and the two priorities of controller-runtime's.
 *
 * Guarantees: a key waits at most once and is never handed out while a run of it is in progress; added during its
 * run, it is handed out once more afterwards. `high` goes before `low`, within a priority first in, first out; a
 * waiting key has the highest priority it was added with, that of a delay counting once the delay is over. A run, and
 * an earlier delay, replace a later delay. No operation depends on the number of keys by more than its logarithm; all
 * delays share one timer.
 *
 * Not for several consumers with different duties: whoever calls {@link get} must call {@link done}.
 */
export class WorkQueue implements WorkQueueGauges {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #backoff: BackoffPolicy;
  readonly #bucket: TokenBucket;
  readonly #metrics: WorkQueueMetrics;

  /** A key is dropped as soon as it is idle and has not failed. */
  readonly #entries = new Map<string, Entry>();
  readonly #waiting = { high: new LinkedQueue<Entry>(), low: new LinkedQueue<Entry>() };
  readonly #running = new Set<Entry>();
  readonly #delayed: DelayTimer<Entry>;
  readonly #waiters: Waiter[] = [];
  #shutDown: 'no' | 'drain' | 'drop' = 'no';
  readonly #stopped = Promise.withResolvers<void>();

  constructor(options: WorkQueueOptions) {
    this.#clock = options.clock;
    this.#random = options.random;
    this.#backoff = options.backoff ?? DEFAULT_BACKOFF;
    checkBackoffPolicy(this.#backoff);
    this.#bucket = options.bucket ?? new TokenBucket({ clock: options.clock, ...DEFAULT_BUCKET });
    this.#metrics = options.metrics ?? noWorkQueueMetrics;
    this.#delayed = new DelayTimer(options.clock, (entry) => this.#makeDirty(entry, entry.delayPriority));
    this.#metrics.watch(this);
  }

  /** Wants a run of `key` now. Ignored after {@link shutDown}. */
  add(key: string, priority: Priority = 'high'): void {
    if (this.#shutDown === 'no') this.#makeDirty(this.#entry(key), priority);
  }

  /**
   * Wants a run of `key` at the latest in `delayMs` (≤ 0 = now). Does nothing when an earlier run is already on its
   * way.
   *
   * @throws RangeError when `delayMs` is not finite: such a key would never come back.
   */
  addAfter(key: string, delayMs: number, priority: Priority = 'high'): void {
    if (!Number.isFinite(delayMs)) throw new RangeError(`A delay must be finite, not ${delayMs}`);
    if (delayMs <= 0) {
      this.add(key, priority);
      return;
    }
    if (this.#shutDown !== 'no') return;
    this.#metrics.retried();
    this.#delay(this.#entry(key), delayMs, priority);
  }

  /**
   * Counts a failure of `key` and wants another run after the longest of: the back-off of this key, the wait for the
   * shared bucket, `atLeastMs` (what a server asked for). Keeps the priority that the failed run had.
   *
   * @returns the delay in milliseconds; 0 when a run is already on its way, for then nothing is booked.
   */
  retry(key: string, atLeastMs = 0): number {
    if (this.#shutDown !== 'no') return 0;
    const entry = this.#entry(key);
    entry.failures++;
    this.#metrics.retried();
    if (entry.dirty) return 0;
    const own = backoffDelay(this.#backoff, entry.failures, this.#random);
    const delayMs = Math.max(own, this.#bucket.reserve(), Number.isFinite(atLeastMs) ? atLeastMs : 0);
    this.#delay(entry, delayMs, entry.runPriority);
    return delayMs;
  }

  /** Forgets the failures of `key`, so that its next back-off is the shortest again. Runs on their way stay. */
  forget(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    entry.failures = 0;
    this.#dropIfIdle(entry);
  }

  /** Failures of `key` in a row. */
  failures(key: string): number {
    return this.#entries.get(key)?.failures ?? 0;
  }

  /**
   * The next key, now being run; waits for one. Undefined once the queue is shut down and has nothing left to hand
   * out. Rejects with the signal's reason when it aborts before a key was there.
   */
  get(signal?: AbortSignal): Promise<string | undefined> {
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    const entry = this.#waiting.high.shift() ?? this.#waiting.low.shift();
    if (entry !== undefined) return Promise.resolve(this.#handOut(entry));
    if (this.#shutDown !== 'no') return Promise.resolve(undefined);
    return this.#wait(signal);
  }

  /** Ends the run of `key`. @throws Error when no run of it is in progress. */
  done(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined || !entry.running) throw new Error(`No run of ${key} is in progress`);
    entry.running = false;
    this.#running.delete(entry);
    this.#metrics.worked((this.#clock.monotonic() - entry.runningSince) / 1000);
    if (entry.dirty) this.#enqueue(entry);
    this.#dropIfIdle(entry);
    this.#resolveIfStopped();
  }

  /**
   * Takes in no further keys and drops all delays. With `drain`, keys that wait are still handed out (client-go's
   * rule); with `drop` they are not: the next process finds them in its own first list.
   *
   * @returns when nothing waits and no run is in progress any more.
   */
  shutDown(waiting: 'drain' | 'drop' = 'drain'): Promise<void> {
    if (this.#shutDown !== 'drop') this.#shutDown = waiting;
    for (const entry of this.#delayed.clear()) this.#dropIfIdle(entry);
    if (waiting === 'drop') this.#dropWaiting();
    for (const waiter of this.#waiters.splice(0)) waiter.resolve(undefined);
    this.#resolveIfStopped();
    return this.#stopped.promise;
  }

  depth(priority: Priority): number {
    return this.#waiting[priority].size;
  }

  unfinishedSeconds(): number {
    const now = this.#clock.monotonic();
    let total = 0;
    for (const entry of this.#running) total += now - entry.runningSince;
    return total / 1000;
  }

  longestRunningSeconds(): number {
    // A Set keeps the order of insertion, so the first one started first.
    const [first] = this.#running;
    return first === undefined ? 0 : (this.#clock.monotonic() - first.runningSince) / 1000;
  }

  /** Keys the queue remembers: waiting, delayed, running, or failed and not forgotten. */
  get size(): number {
    return this.#entries.size;
  }

  #entry(key: string): Entry {
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const entry = newEntry(key);
    this.#entries.set(key, entry);
    return entry;
  }

  #dropIfIdle(entry: Entry): void {
    if (entry.dirty || entry.running || entry.failures > 0 || entry.heapIndex >= 0) return;
    this.#entries.delete(entry.key);
  }

  #makeDirty(entry: Entry, priority: Priority): void {
    if (entry.dirty) {
      this.#promote(entry, priority);
      return;
    }
    entry.priority = priority;
    entry.dirty = true;
    entry.dirtySince = this.#clock.monotonic();
    this.#metrics.added();
    if (!entry.running) this.#enqueue(entry);
  }

  #promote(entry: Entry, priority: Priority): void {
    if (!outranks(priority, entry.priority)) return;
    entry.priority = 'high';
    if (entry.running) return;
    this.#waiting.low.remove(entry);
    this.#waiting.high.push(entry);
  }

  #enqueue(entry: Entry): void {
    if (this.#shutDown === 'drop') {
      entry.dirty = false;
      return;
    }
    const waiter = this.#waiters.shift();
    if (waiter === undefined) this.#waiting[entry.priority].push(entry);
    else waiter.resolve(this.#handOut(entry));
  }

  #handOut(entry: Entry): string {
    // Until here a delay may still raise a key that a resync put behind the fresh changes.
    this.#delayed.cancel(entry);
    entry.dirty = false;
    entry.running = true;
    entry.runPriority = entry.priority;
    entry.runningSince = this.#clock.monotonic();
    this.#running.add(entry);
    this.#metrics.waited((entry.runningSince - entry.dirtySince) / 1000);
    return entry.key;
  }

  #wait(signal: AbortSignal | undefined): Promise<string | undefined> {
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.#waiters.splice(this.#waiters.indexOf(waiter), 1);
        reject(signal?.reason as Error);
      };
      const waiter: Waiter = {
        resolve(key) {
          signal?.removeEventListener('abort', onAbort);
          resolve(key);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiters.push(waiter);
    });
  }

  #delay(entry: Entry, delayMs: number, priority: Priority): void {
    if (entry.dirty && !outranks(priority, entry.priority)) return;
    if (entry.heapIndex < 0 || outranks(priority, entry.delayPriority)) entry.delayPriority = priority;
    this.#delayed.schedule(entry, delayMs);
  }

  #dropWaiting(): void {
    for (const queue of [this.#waiting.high, this.#waiting.low]) {
      for (let entry = queue.shift(); entry !== undefined; entry = queue.shift()) {
        entry.dirty = false;
        this.#dropIfIdle(entry);
      }
    }
  }

  #resolveIfStopped(): void {
    if (this.#shutDown === 'no' || this.#running.size > 0) return;
    if (this.#waiting.high.size + this.#waiting.low.size === 0) this.#stopped.resolve();
  }
}

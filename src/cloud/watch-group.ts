import type { Clock, Timer } from '../runtime/clock.ts';
import { chunks } from './decode.ts';
import { alignedAfter, paceOf, SLOWEST_MS } from './poll-pace.ts';
import { CloudError } from './port/error.ts';
import { WatchEntry } from './watch-entry.ts';
import type { WatchSource } from './watch-source.ts';

/** How long an API is spared after it was throttled. */
const SPARE_MS = 5 * 60_000;
/** A due time further away than this can only come from a clock that was set back. */
const FURTHEST_MS = 11 * 60_000;

/** All watches of one kind in one region through one set of credentials. Looks only while there are any. */
export class WatchGroup<T> {
  readonly #clock: Clock;
  readonly #source: WatchSource<T>;
  readonly #tell: (owners: Iterable<string>) => void;
  readonly #entries = new Map<string, WatchEntry<T>>();
  #timer: Timer | undefined;
  #throttledAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, source: WatchSource<T>, tell: (owners: Iterable<string>) => void) {
    this.#clock = clock;
    this.#source = source;
    this.#tell = tell;
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  entry(key: string): WatchEntry<T> | undefined {
    return this.#entries.get(key);
  }

  watch(owner: string, key: string, since: number): void {
    const entry = this.#entries.get(key) ?? new WatchEntry<T>(key);
    this.#entries.set(key, entry);
    if (!entry.want(owner, since) || this.#isFinal(entry)) return;
    const now = this.#clock.now();
    const age = entry.asOf === undefined ? 0 : entry.age(now);
    entry.dueAt = Math.min(entry.dueAt, alignedAfter(now, paceOf(age, this.#widened())));
    this.#arm();
  }

  unwatch(owner: string, key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    entry.interests.delete(owner);
    if (entry.interests.size > 0) return;
    this.#entries.delete(key);
    this.#arm();
  }

  close(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#entries.clear();
  }

  #isFinal(entry: WatchEntry<T>): boolean {
    return entry.value !== undefined && this.#source.isFinal(entry.value);
  }

  /** The fastest paces are halved while they would cost more than two pages, or the API was throttled of late. */
  #widened(): boolean {
    const pages = Math.ceil(this.#entries.size / this.#source.keysPerCall);
    return pages > 2 || this.#clock.monotonic() - this.#throttledAt < SPARE_MS;
  }

  #arm(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    const now = this.#clock.now();
    let next = Number.POSITIVE_INFINITY;
    for (const entry of this.#entries.values()) {
      if (entry.inFlight) continue;
      if (Number.isFinite(entry.dueAt) && entry.dueAt - now > FURTHEST_MS)
        entry.dueAt = alignedAfter(now, SLOWEST_MS);
      next = Math.min(next, entry.dueAt);
    }
    if (Number.isFinite(next)) this.#timer = this.#clock.setTimer(next - now, () => this.#lookAtDue());
  }

  #lookAtDue(): void {
    const now = this.#clock.now();
    const idle = [...this.#entries.values()].filter(
      (entry) => !entry.inFlight && Number.isFinite(entry.dueAt),
    );
    const order = idle.toSorted((a, b) => a.dueAt - b.dueAt);
    const due = order.filter((entry) => entry.dueAt <= now).length;
    // What fits on the same pages costs nothing and is seen earlier.
    const looked = due === 0 ? [] : order.slice(0, this.#source.alongside(due));
    for (const batch of chunks(looked, Math.min(looked.length, this.#source.batchSize))) {
      for (const entry of batch) entry.inFlight = true;
      void this.#look(batch, now).then(() => {
        for (const entry of batch) entry.inFlight = false;
        this.#arm();
      });
    }
    this.#arm();
  }

  async #look(entries: readonly WatchEntry<T>[], asOf: number): Promise<void> {
    try {
      const { seen, failed } = await this.#source.look(entries.map(({ key }) => key));
      const owners = entries.flatMap((entry) => {
        const error = failed.get(entry.key);
        return error === undefined ? this.#saw(entry, seen.get(entry.key), asOf) : this.#failed(entry, error);
      });
      this.#tell(new Set(owners));
    } catch (thrown) {
      const error = thrown instanceof CloudError ? thrown : unexpected(thrown);
      if (entries.length > 1 && (error.class === 'Invalid' || error.class === 'NotFound')) {
        // One key may spoil it for all.
        const middle = Math.ceil(entries.length / 2);
        await Promise.all([
          this.#look(entries.slice(0, middle), asOf),
          this.#look(entries.slice(middle), asOf),
        ]);
        return;
      }
      this.#tell(new Set(entries.flatMap((entry) => this.#failed(entry, error))));
    }
  }

  #saw(entry: WatchEntry<T>, value: T | undefined, asOf: number): string[] {
    if (!this.#isWatched(entry)) return [];
    const owners = entry.saw(value, asOf);
    const now = this.#clock.now();
    const pace = paceOf(entry.age(now), this.#widened());
    entry.dueAt = this.#isFinal(entry) ? Number.POSITIVE_INFINITY : alignedAfter(now, pace);
    return owners;
  }

  #failed(entry: WatchEntry<T>, error: CloudError): string[] {
    if (error.class === 'Throttled') this.#throttledAt = this.#clock.monotonic();
    if (!this.#isWatched(entry)) return [];
    const now = this.#clock.now();
    const owners = entry.failed(error, now);
    const pace = paceOf(entry.age(now), this.#widened());
    entry.dueAt = alignedAfter(now + restAfter(error, entry.failures), pace);
    return owners;
  }

  /** False when the last owner left during the look (and perhaps another one came, with a new entry). */
  #isWatched(entry: WatchEntry<T>): boolean {
    return this.#entries.get(entry.key) === entry;
  }
}

/** How long a target is left alone after a failed look, in milliseconds. */
function restAfter(error: CloudError, failures: number): number {
  if (error.class === 'Throttled') return error.retryAfterMs ?? SLOWEST_MS;
  if (error.class !== 'Transient') return SLOWEST_MS;
  return Math.min(SLOWEST_MS, 1000 * 2 ** Math.min(failures - 1, 5));
}

/** Anything but a CloudError is a defect of ours; it must not stop the polling. */
function unexpected(thrown: unknown): CloudError {
  const facts = { class: 'Transient', code: 'ClientError', definite: false } as const;
  return new CloudError('A look at the cloud failed', facts, { cause: thrown });
}

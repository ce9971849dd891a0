import type { Clock } from '../runtime/clock.ts';
import { CloudError, isCloudError } from './port/error.ts';
import type { Sightings, WatchSource } from './watch-source.ts';

/** One way to get many things in few calls. What it does not list is asked for singly. */
export type Listing<T> = (ids: readonly string[]) => Promise<readonly T[]>;

export interface LadderOptions<T> {
  clock: Clock;
  idOf: (item: T) => string;
  /** Ways to list, the best first. */
  listings: readonly Listing<T>[];
  /** The thing, or undefined when it is absent. */
  single: (id: string) => Promise<T | undefined>;
  /** Up to so many are asked for singly at once. */
  few: number;
  /** Things that one call of a listing answers for. */
  keysPerCall: number;
  /** Whether a working listing would have shown this thing. */
  shouldBeListed: (item: T) => boolean;
  isFinal: (item: T) => boolean;
}

/** How long a way that missed what it should have listed is not used. */
const DISTRUST_MS = 10 * 60_000;

/**
 * A source for things that the service lists in ways that may not hold what they promise (undocumented lists of ids,
 * tag filters that see 1000 records, states that are listed late). It uses the best way; what is missing is asked for
 * singly, so an answer is never wrong; and a way that misses half of what it should show is left for ten minutes.
 */
export class LookupLadder<T> implements WatchSource<T> {
  readonly batchSize = 1000;
  readonly keysPerCall: number;
  readonly #options: LadderOptions<T>;
  /** Per listing, the monotonic time until which it is not used. */
  readonly #distrusted: number[];

  constructor(options: LadderOptions<T>) {
    this.#options = options;
    this.keysPerCall = options.keysPerCall;
    this.#distrusted = options.listings.map(() => 0);
  }

  isFinal(value: T): boolean {
    return this.#options.isFinal(value);
  }

  alongside(due: number): number {
    const { few, keysPerCall } = this.#options;
    if (due <= few || this.#trusted() < 0) return due;
    return Math.ceil(due / keysPerCall) * keysPerCall;
  }

  async look(ids: readonly string[]): Promise<Sightings<T>> {
    const way = this.#trusted();
    const listing = this.#options.listings[way];
    if (ids.length <= this.#options.few || listing === undefined) return await this.#singly(ids);

    const listed = await this.#list(way, listing, ids);
    const missing = ids.filter((id) => !listed.has(id));
    const rest = await this.#singly(missing);
    const missed = [...rest.seen.values()].filter((item) => this.#options.shouldBeListed(item)).length;
    if (missed * 2 >= ids.length) this.#distrust(way);
    return { seen: new Map([...listed, ...rest.seen]), failed: rest.failed };
  }

  async #list(way: number, listing: Listing<T>, ids: readonly string[]): Promise<Map<string, T>> {
    const wanted = new Set(ids);
    try {
      const items = await listing(ids);
      const found = items.map((item): [string, T] => [this.#options.idOf(item), item]);
      return new Map(found.filter(([id]) => wanted.has(id)));
    } catch (error) {
      // The service does not take such a question; asking singly does.
      if (!isCloudError(error, 'Invalid', 'NotFound')) throw error;
      this.#distrust(way);
      return new Map();
    }
  }

  async #singly(ids: readonly string[]): Promise<Sightings<T>> {
    const result: Sightings<T> = { seen: new Map(), failed: new Map() };
    const one = async (id: string) => {
      try {
        const item = await this.#options.single(id);
        if (item !== undefined) result.seen.set(id, item);
      } catch (error) {
        if (!(error instanceof CloudError)) throw error;
        result.failed.set(id, error);
      }
    };
    await Promise.all(ids.map(one));
    return result;
  }

  #trusted(): number {
    const now = this.#options.clock.monotonic();
    return this.#distrusted.findIndex((until) => until <= now);
  }

  #distrust(way: number): void {
    this.#distrusted[way] = this.#options.clock.monotonic() + DISTRUST_MS;
  }
}

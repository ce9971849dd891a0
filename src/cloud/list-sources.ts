import type { Clock } from '../runtime/clock.ts';
import type { Tags } from './port/call.ts';
import { CloudError } from './port/error.ts';
import type { ListKind, WatchedLists } from './port/watch.ts';
import { hasTags, TAG } from './tags.ts';
import type { SourceContext } from './thing-sources.ts';
import type { Sightings, WatchSource } from './watch-source.ts';

/** Resources that a tag filter sees at most. A listing that long may be cut. */
const SEEN_BY_TAG = 1000;
/** How long a cluster whose listing was that long is listed selector by selector. */
const TOO_MANY_MS = 10 * 60_000;

type Item<K extends ListKind> = WatchedLists[K][number];

/** How each kind of list is looked at. */
export const LIST_SOURCES: {
  readonly [K in ListKind]: (context: SourceContext) => WatchSource<WatchedLists[K]>;
} = {
  instances: ({ clock, cloud, regionID }) =>
    new TagListing<Item<'instances'>>(clock, (tags) => cloud().describeInstances({ regionID, tags })),
  images: ({ clock, cloud, regionID }) =>
    new TagListing<Item<'images'>>(clock, (tags) =>
      cloud().describeImages({ regionID, tags, ownerAlias: 'self' }),
    ),
  snapshots: ({ clock, cloud, regionID }) =>
    new TagListing<Item<'snapshots'>>(clock, (tags) => cloud().describeSnapshots({ regionID, tags })),
  invocations: ({ clock, cloud, regionID }) =>
    new TagListing<Item<'invocations'>>(clock, (tags) => cloud().describeInvocations({ regionID, tags })),
};

/** The key of a selector, and back. */
export function selectorKey(tags: Tags): string {
  return JSON.stringify(Object.entries(tags).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function tagsOfKey(key: string): Tags {
  return Object.fromEntries(JSON.parse(key) as [string, string][]);
}

/** Lists by tags: selectors of one cluster share one listing by the cluster tag, unless that may be cut. */
class TagListing<T extends { tags: Tags }> implements WatchSource<readonly T[]> {
  readonly batchSize = Number.POSITIVE_INFINITY;
  readonly keysPerCall = Number.POSITIVE_INFINITY;
  readonly #clock: Clock;
  readonly #list: (tags: Tags) => Promise<readonly T[]>;
  /** Cluster id → monotonic time until which it is not listed as a whole. */
  readonly #tooMany = new Map<string, number>();

  constructor(clock: Clock, list: (tags: Tags) => Promise<readonly T[]>) {
    this.#clock = clock;
    this.#list = list;
  }

  isFinal(): boolean {
    return false;
  }

  alongside(due: number): number {
    return due > 1 && this.#tooMany.size === 0 ? Number.POSITIVE_INFINITY : due;
  }

  async look(keys: readonly string[]): Promise<Sightings<readonly T[]>> {
    const result: Sightings<readonly T[]> = { seen: new Map(), failed: new Map() };
    const byCluster = Map.groupBy(keys, (key) => tagsOfKey(key)[TAG.cluster] ?? '');
    await Promise.all([...byCluster].map(([cluster, some]) => this.#lookAtCluster(cluster, some, result)));
    return result;
  }

  async #lookAtCluster(cluster: string, keys: string[], result: Sightings<readonly T[]>): Promise<void> {
    const whole = cluster !== '' && keys.length > 1 && !this.#isTooMany(cluster);
    if (whole && (await this.#together(cluster, keys, result))) return;
    await Promise.all(
      keys.map((key) =>
        noting(result, [key], async () => void result.seen.set(key, await this.#list(tagsOfKey(key)))),
      ),
    );
  }

  /** False when the listing may be cut, so that it proves nothing. */
  async #together(cluster: string, keys: string[], result: Sightings<readonly T[]>): Promise<boolean> {
    let complete = true;
    await noting(result, keys, async () => {
      const all = await this.#list({ [TAG.cluster]: cluster });
      complete = all.length < SEEN_BY_TAG;
      if (!complete) this.#tooMany.set(cluster, this.#clock.monotonic() + TOO_MANY_MS);
      for (const key of complete ? keys : []) {
        const wanted = tagsOfKey(key);
        result.seen.set(
          key,
          all.filter((item) => hasTags(item.tags, wanted)),
        );
      }
    });
    return complete;
  }

  #isTooMany(cluster: string): boolean {
    const until = this.#tooMany.get(cluster) ?? 0;
    if (until > this.#clock.monotonic()) return true;
    this.#tooMany.delete(cluster);
    return false;
  }
}

async function noting<T>(
  result: Sightings<T>,
  keys: readonly string[],
  look: () => Promise<void>,
): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    for (const key of keys) result.failed.set(key, error);
  }
}

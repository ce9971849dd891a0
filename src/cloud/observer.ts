import type { Clock } from '../runtime/clock.ts';
import { LIST_SOURCES, selectorKey } from './list-sources.ts';
import type { Cloud, Observer } from './port.ts';
import type { Tags } from './port/call.ts';
import type { ListKind, Observation, Target, ThingKind, Watch, Watched, WatchKind } from './port/watch.ts';
import { type SourceContext, THING_SOURCES } from './thing-sources.ts';
import { WatchGroup } from './watch-group.ts';
import type { WatchSource } from './watch-source.ts';

export interface ObserverOptions {
  /** The cloud clock. */
  clock: Clock;
  /** The cloud through which polling calls are made for watches declared through another of the same identity. */
  pollingCloud?: ((cloud: Cloud) => Cloud) | undefined;
  /** Tags that everything of this installation carries, if known: lets commands and images be listed by them. */
  clusterTags?: Tags | undefined;
}

type AnyGroup = WatchGroup<Watched[WatchKind]>;

interface Owner {
  onChange: () => void;
  /** Group id → keys watched there. */
  watched: Map<string, Set<string>>;
}

const UNKNOWN: Observation<never> = { value: undefined, asOf: undefined, error: undefined };

/** {@link Observer} over any {@link Cloud}. */
export class CloudObserver implements Observer {
  readonly #clock: Clock;
  readonly #pollingCloud: (cloud: Cloud) => Cloud;
  readonly #clusterTags: Tags | undefined;
  readonly #groups = new Map<string, AnyGroup>();
  readonly #owners = new Map<string, Owner>();
  #closed = false;

  constructor({ clock, pollingCloud = (cloud) => cloud, clusterTags }: ObserverOptions) {
    this.#clock = clock;
    this.#pollingCloud = pollingCloud;
    this.#clusterTags = clusterTags;
  }

  declare(name: string, cloud: Cloud, watches: readonly Watch[], onChange: () => void): void {
    if (this.#closed) return;
    const before = this.#owners.get(name)?.watched ?? new Map<string, Set<string>>();
    const watched = new Map<string, Set<string>>();
    this.#owners.set(name, { onChange, watched });
    for (const watch of watches) {
      const id = groupID(cloud, watch);
      const key = keyOf(watch);
      this.#groupOf(id, cloud, watch).watch(name, key, watch.since);
      watched.set(id, (watched.get(id) ?? new Set()).add(key));
    }
    this.#drop(name, before, watched);
  }

  forget(name: string): void {
    const owner = this.#owners.get(name);
    if (owner === undefined) return;
    this.#owners.delete(name);
    this.#drop(name, owner.watched, new Map());
  }

  read<K extends WatchKind>(cloud: Cloud, target: Target<K>): Observation<K> {
    const entry = this.#groups.get(groupID(cloud, target))?.entry(keyOf(target));
    return entry?.observation<K>() ?? UNKNOWN;
  }

  /** Stops looking, for good. Idempotent. */
  close(): void {
    this.#closed = true;
    for (const group of this.#groups.values()) group.close();
    this.#groups.clear();
    this.#owners.clear();
  }

  #drop(name: string, before: Map<string, Set<string>>, kept: Map<string, Set<string>>): void {
    for (const [id, keys] of before) {
      const group = this.#groups.get(id);
      for (const key of keys) if (!kept.get(id)?.has(key)) group?.unwatch(name, key);
      if (group?.isEmpty) {
        group.close();
        this.#groups.delete(id);
      }
    }
  }

  #groupOf(id: string, cloud: Cloud, { kind, regionID }: Watch): AnyGroup {
    let group = this.#groups.get(id);
    if (group === undefined) {
      const source = sourceOf(kind, {
        clock: this.#clock,
        cloud: () => this.#pollingCloud(cloud),
        regionID,
        clusterTags: this.#clusterTags,
      });
      group = new WatchGroup(this.#clock, source, (owners) => {
        for (const owner of owners) this.#owners.get(owner)?.onChange();
      });
      this.#groups.set(id, group);
    }
    return group;
  }
}

function groupID(cloud: Cloud, { kind, regionID }: { kind: WatchKind; regionID: string }): string {
  return `${cloud.identity}/${regionID}/${kind}`;
}

function keyOf(target: { id: string } | { tags: Tags }): string {
  return 'tags' in target ? selectorKey(target.tags) : target.id;
}

function sourceOf(kind: WatchKind, context: SourceContext): WatchSource<Watched[WatchKind]> {
  const make = kind in THING_SOURCES ? THING_SOURCES[kind as ThingKind] : LIST_SOURCES[kind as ListKind];
  return make(context);
}

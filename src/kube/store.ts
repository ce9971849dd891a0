import { type IndexFunction, IndexSet } from './index-set.ts';
import { ingestion, type IngestOptions } from './ingest.ts';
import { type ListDifference, listDifference } from './list-difference.ts';
import {
  type EventSource,
  keyOf,
  type KubeObject,
  type Store,
  type StoreEvent,
  type StoreHandler,
} from './port.ts';
import { isCovered } from './resource-version.ts';

export interface ObjectStoreOptions<T extends KubeObject> extends IngestOptions<T> {
  /** Index functions by name, for {@link ObjectStore.byIndex}. */
  indexes?: Readonly<Record<string, IndexFunction<T>>>;
  /** Told what a handler threw. */
  onHandlerError?: (error: unknown) => void;
}

/** A key whose answer from the API server is newer than what the watch has shown. */
interface Overlaid<T> {
  /** What the watch says. */
  fed: T | undefined;
  /** Resource version of the answer that readers see instead. */
  readonly version: string;
}

/**
 * The cache of one resource type. A reflector feeds it; controllers read it and put answers of their own writes over
 * it, so that they never decide on a state older than what they wrote themselves.
 *
 * An overlay ends as soon as the feed has progressed to its version, by whatever event or bookmark: everything up to
 * there has then been shown by the feed, a deletion included. So an answer that arrives late, for an object that is
 * gone meanwhile, is not taken in at all.
 */
export class ObjectStore<T extends KubeObject> implements Store<T> {
  /** Prepares an object for the cache; changes the object given. */
  readonly ingest: (object: T) => T;
  readonly #objects = new Map<string, T>();
  readonly #overlaid = new Map<string, Overlaid<T>>();
  readonly #indexes: IndexSet<T>;
  readonly #handlers = new Set<StoreHandler<T>>();
  readonly #onHandlerError: (error: unknown) => void;
  #version: string | undefined;

  constructor(options: ObjectStoreOptions<T>) {
    this.ingest = ingestion(options);
    this.#indexes = new IndexSet(options.indexes);
    this.#onHandlerError = options.onHandlerError ?? (() => {});
  }

  get(key: string): T | undefined {
    return this.#objects.get(key);
  }

  list(): Iterable<T> {
    return this.#objects.values();
  }

  get size(): number {
    return this.#objects.size;
  }

  byIndex(index: string, value: string): T[] {
    const found: T[] = [];
    for (const key of this.#indexes.keys(index, value)) {
      const object = this.#objects.get(key);
      if (object !== undefined) found.push(object);
    }
    return found;
  }

  overlay(object: T): void {
    const version = object.metadata.resourceVersion ?? '';
    if (isCovered(version, this.#version)) return;
    const key = keyOf(object);
    const before = this.#overlaid.get(key);
    if (before !== undefined && isCovered(version, before.version)) return;
    this.#overlaid.set(key, { fed: before === undefined ? this.#objects.get(key) : before.fed, version });
    this.#show(key, this.ingest({ ...object }));
  }

  subscribe(handler: StoreHandler<T>): () => void {
    this.#handlers.add(handler);
    return () => void this.#handlers.delete(handler);
  }

  /** For the feed: everything up to this version is in the store. */
  get version(): string | undefined {
    return this.#version;
  }

  /** For the feed: the whole truth as of `version`, ingested. */
  replaceAll(objects: Iterable<T>, version: string): ListDifference {
    const events: StoreEvent<T>[] = [];
    const kept = new Set<string>();
    for (const object of objects) {
      const key = keyOf(object);
      kept.add(key);
      this.#feed(key, object, 'list', events);
    }
    for (const key of this.#objects.keys()) {
      if (!kept.has(key)) this.#feed(key, undefined, 'list', events);
    }
    this.advance(version);
    this.#emit(events);
    return listDifference(events);
  }

  /** For the feed: the object, ingested, was added or changed. */
  put(object: T): void {
    const events: StoreEvent<T>[] = [];
    this.#feed(keyOf(object), object, 'watch', events);
    this.advance(object.metadata.resourceVersion ?? '');
    this.#emit(events);
  }

  /** For the feed: the object was deleted; this was its last state, ingested. */
  remove(object: T): void {
    const events: StoreEvent<T>[] = [];
    const key = keyOf(object);
    if (this.#fed(key)?.metadata.uid === object.metadata.uid) {
      this.#feed(key, undefined, 'watch', events, object);
    }
    this.advance(object.metadata.resourceVersion ?? '');
    this.#emit(events);
  }

  /** For the feed: nothing else has changed up to `version`. */
  advance(version: string): void {
    this.#version = version;
    for (const [key, overlaid] of this.#overlaid) {
      if (!isCovered(overlaid.version, version)) continue;
      this.#overlaid.delete(key);
      this.#show(key, overlaid.fed);
    }
  }

  #fed(key: string): T | undefined {
    const overlaid = this.#overlaid.get(key);
    return overlaid === undefined ? this.#objects.get(key) : overlaid.fed;
  }

  #feed(key: string, next: T | undefined, source: EventSource, events: StoreEvent<T>[], last?: T): void {
    const old = this.#fed(key);
    if (old === undefined && next === undefined) return;
    if (old !== undefined && next !== undefined && isSame(old, next)) return;
    const overlaid = this.#overlaid.get(key);
    if (overlaid === undefined) this.#show(key, next);
    else overlaid.fed = next;
    if (old !== undefined && next !== undefined && old.metadata.uid === next.metadata.uid) {
      events.push({ type: 'update', key, old, new: next, source });
      return;
    }
    if (old !== undefined) events.push({ type: 'delete', key, old: last ?? old, source });
    if (next !== undefined) events.push({ type: 'add', key, new: next, source });
  }

  #show(key: string, next: T | undefined): void {
    const old = this.#objects.get(key);
    if (old === next) return;
    if (old !== undefined) this.#indexes.remove(key, old);
    if (next === undefined) {
      this.#objects.delete(key);
      return;
    }
    this.#objects.set(key, next);
    this.#indexes.add(key, next);
  }

  #emit(events: readonly StoreEvent<T>[]): void {
    for (const event of events) {
      for (const handler of this.#handlers) {
        try {
          handler(event);
        } catch (error) {
          this.#onHandlerError(error);
        }
      }
    }
  }
}

function isSame(a: KubeObject, b: KubeObject): boolean {
  return a.metadata.uid === b.metadata.uid && a.metadata.resourceVersion === b.metadata.resourceVersion;
}

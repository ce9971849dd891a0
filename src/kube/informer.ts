import type { RunContext, Runnable } from '../runtime/runnable.ts';
import { onAbort } from '../runtime/runnable.ts';
import type { IndexFunction } from './index-set.ts';
import type { KubeObject, ResourceType, Store, StoreHandler } from './port.ts';
import { Reflector, type ReflectorOptions } from './reflector.ts';
import type { ReflectorHooks } from './reflector-hooks.ts';
import { ObjectStore } from './store.ts';

export interface InformerOptions<T extends KubeObject>
  extends Pick<ReflectorOptions<T>, 'transport' | 'type' | 'clock' | 'random'> {
  /** One watch for each; empty: one watch over all namespaces. */
  readonly namespaces: readonly string[];
  readonly indexes?: Readonly<Record<string, IndexFunction<T>>>;
  readonly project?: (object: T) => T;
  readonly hooks?: ReflectorHooks;
  readonly onHandlerError?: (error: unknown) => void;
}

/**
 * A cache of one resource type in the namespaces that the operator watches, with the reflectors that feed it. Reads
 * like one store, however many namespaces there are.
 */
export class Informer<T extends KubeObject> implements Store<T>, Runnable {
  readonly name: string;
  readonly type: ResourceType<T>;
  readonly #stores = new Map<string, ObjectStore<T>>();
  readonly #reflectors: Reflector<T>[] = [];
  readonly #all: boolean;

  constructor(options: InformerOptions<T>) {
    const { namespaces, indexes = {}, project, onHandlerError, ...rest } = options;
    this.type = options.type;
    this.name = `cache of ${options.type.plural}`;
    this.#all = namespaces.length === 0;
    for (const namespace of this.#all ? [''] : new Set(namespaces)) {
      const store = new ObjectStore<T>({
        type: options.type,
        indexes,
        ...(project === undefined ? {} : { project }),
        ...(onHandlerError === undefined ? {} : { onHandlerError }),
      });
      this.#stores.set(namespace, store);
      this.#reflectors.push(new Reflector<T>({ ...rest, store, ...(namespace === '' ? {} : { namespace }) }));
    }
  }

  /** Ready when every namespace has been listed once. */
  async run({ stop, ready }: Pick<RunContext, 'stop' | 'ready'>): Promise<void> {
    const stopped = new Promise<void>((resolve) => onAbort(stop, resolve));
    for (const reflector of this.#reflectors) reflector.start();
    const synced = Promise.all(this.#reflectors.map((reflector) => reflector.hasSynced));
    // A stop before the first list rejects it; that is no failure.
    synced.then(ready, () => {});
    await stopped;
    await Promise.all(this.#reflectors.map((reflector) => reflector.stop()));
  }

  get(key: string): T | undefined {
    return this.#storeOf(key.slice(0, Math.max(0, key.indexOf('/'))))?.get(key);
  }

  *list(): Generator<T> {
    for (const store of this.#stores.values()) yield* store.list();
  }

  get size(): number {
    return [...this.#stores.values()].reduce((sum, store) => sum + store.size, 0);
  }

  byIndex(index: string, value: string): T[] {
    return [...this.#stores.values()].flatMap((store) => store.byIndex(index, value));
  }

  overlay(object: T): void {
    this.#storeOf(object.metadata.namespace ?? '')?.overlay(object);
  }

  subscribe(handler: StoreHandler<T>): () => void {
    const ends = [...this.#stores.values()].map((store) => store.subscribe(handler));
    return () => ends.forEach((end) => end());
  }

  #storeOf(namespace: string): ObjectStore<T> | undefined {
    return this.#stores.get(this.#all ? '' : namespace);
  }
}

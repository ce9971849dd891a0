import {
  isKubeError,
  type KubeClient,
  type KubeObject,
  type ResourceType,
  type Store,
} from '../kube/port.ts';
import { StaleViewError } from '../runtime/failure.ts';

/** Stops a process that is not, or not safely, the leader from writing. */
export interface WriteGuard {
  /** @throws when this process may not write now. */
  assertHeld(): void;
}

/**
 * The one way that a status is written: server-side apply of the full set of our fields, on the version of the object
 * that the decision was made on. The answer goes over the store, so that the next reconcile sees its own write.
 *
 * @throws StaleViewError when the object was written or deleted since: drop the decision and decide again.
 */
export class StatusWriter {
  readonly #client: Pick<KubeClient, 'applyStatus'>;
  readonly #guard: WriteGuard;
  readonly #stores: ReadonlyMap<string, Pick<Store<KubeObject>, 'overlay'>>;

  /** `stores` by the plural of the type: where answers go over the cache. */
  constructor(
    client: Pick<KubeClient, 'applyStatus'>,
    guard: WriteGuard,
    stores: ReadonlyMap<string, Pick<Store<KubeObject>, 'overlay'>>,
  ) {
    this.#client = client;
    this.#guard = guard;
    this.#stores = stores;
  }

  async write<T extends KubeObject>(
    type: ResourceType<T>,
    object: T,
    status: unknown,
    signal: AbortSignal,
  ): Promise<T> {
    this.#guard.assertHeld();
    try {
      const stored = await this.#client.applyStatus(type, object, status, { signal });
      this.#stores.get(type.plural)?.overlay(stored);
      return stored;
    } catch (error) {
      if (isKubeError(error, 'Conflict') || isKubeError(error, 'NotFound')) {
        throw new StaleViewError(`The ${type.kind} changed since it was read`, { cause: error });
      }
      throw error;
    }
  }
}

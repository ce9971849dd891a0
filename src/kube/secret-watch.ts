import type { Clock } from '../runtime/clock.ts';
import type { ObjectRef, Secret, Secrets, SecretState } from './port.ts';
import { nameSelector } from './resource-path.ts';
import { Reflector } from './reflector.ts';
import type { ReflectorState } from './reflector-hooks.ts';
import { SECRETS } from './resources.ts';
import { ObjectStore } from './store.ts';
import type { Transport } from './transport.ts';

export interface SecretWatchOptions {
  transport: Transport;
  clock: Clock;
  /** 0 ≤ x < 1. */
  random: () => number;
}

/** How often a refused Secret is tried again: nothing tells us when a Role appears. */
const DENIED_RETRY_MS = 60_000;

interface Watched {
  readonly ref: Required<ObjectRef>;
  readonly referrers: Set<string>;
  readonly store: ObjectStore<Secret>;
  readonly reflector: Reflector<Secret>;
  denied: boolean;
  stopped: boolean;
}

/**
 * Watches the Secrets that somebody references, each by its name (which a Role limited by `resourceNames` allows), from
 * the first reference to the last. No other Secret is ever read, and nothing of a Secret is kept without a reference.
 */
export class SecretWatches implements Secrets {
  readonly #options: SecretWatchOptions;
  readonly #watched = new Map<string, Watched>();
  readonly #handlers = new Set<(namespace: string, name: string) => void>();
  readonly #stopping = new Set<Promise<void>>();
  #stopped = false;

  constructor(options: SecretWatchOptions) {
    this.#options = options;
  }

  setReferences(referrer: string, secrets: readonly Required<ObjectRef>[]): void {
    if (this.#stopped) return;
    const wanted = new Set<string>();
    for (const ref of secrets) {
      const key = keyOfSecret(ref.namespace, ref.name);
      wanted.add(key);
      const watched = this.#watched.get(key) ?? this.#start(key, ref);
      watched.referrers.add(referrer);
    }
    for (const [key, watched] of this.#watched) {
      if (wanted.has(key) || !watched.referrers.delete(referrer)) continue;
      if (watched.referrers.size === 0) this.#end(key, watched);
    }
  }

  get(namespace: string, name: string): SecretState {
    const key = keyOfSecret(namespace, name);
    const watched = this.#watched.get(key);
    if (watched === undefined) return { state: 'Pending' };
    if (watched.denied) return { state: 'AccessDenied', message: deniedMessage(namespace, name) };
    const secret = watched.store.get(key);
    if (secret !== undefined) return { state: 'Present', secret };
    return { state: watched.store.version === undefined ? 'Pending' : 'Absent' };
  }

  referrers(namespace: string, name: string): readonly string[] {
    return [...(this.#watched.get(keyOfSecret(namespace, name))?.referrers ?? [])];
  }

  onChange(handler: (namespace: string, name: string) => void): () => void {
    this.#handlers.add(handler);
    return () => void this.#handlers.delete(handler);
  }

  /** Number of open watches. */
  get size(): number {
    return this.#watched.size;
  }

  /**
   * Ends every watch, and starts no other; resolves when all are closed. What was known stays readable for reconciles
   * that are still finishing.
   */
  async stop(): Promise<void> {
    this.#stopped = true;
    const ending = [...this.#watched.values()].map(({ reflector }) => reflector.stop());
    await Promise.all([...ending, ...this.#stopping]);
  }

  #start(key: string, ref: Required<ObjectRef>): Watched {
    const { transport, clock, random } = this.#options;
    const store = new ObjectStore<Secret>({ type: SECRETS });
    const reflector = new Reflector<Secret>({
      transport,
      clock,
      random,
      store,
      type: SECRETS,
      namespace: ref.namespace,
      fieldSelector: nameSelector(ref.name),
      deniedRetryMs: DENIED_RETRY_MS,
      hooks: {
        onState: (state) => this.#note(watched, state),
        // Says so too when the first list found no such Secret.
        onList: () => this.#changed(watched),
      },
    });
    store.subscribe((event) => {
      if (event.source === 'watch') this.#changed(watched);
    });
    const watched: Watched = { ref, referrers: new Set(), store, reflector, denied: false, stopped: false };
    this.#watched.set(key, watched);
    reflector.start();
    return watched;
  }

  #end(key: string, watched: Watched): void {
    watched.stopped = true;
    this.#watched.delete(key);
    const stopping = watched.reflector.stop().finally(() => this.#stopping.delete(stopping));
    this.#stopping.add(stopping);
  }

  #note(watched: Watched, state: ReflectorState): void {
    const refused = state.phase === 'Denied' && state.error.status === 403;
    // An unreachable server says nothing about permissions: what was known before stays.
    if (!refused && state.phase !== 'Watching') return;
    if (watched.denied === refused) return;
    watched.denied = refused;
    this.#changed(watched);
  }

  #changed({ ref, stopped }: Watched): void {
    if (stopped) return;
    for (const handler of this.#handlers) {
      try {
        handler(ref.namespace, ref.name);
      } catch {
        // One handler must not keep the others, nor the watch, from going on; handlers only take note.
      }
    }
  }
}

function deniedMessage(namespace: string, name: string): string {
  return (
    `The operator may not read Secret ${namespace}/${name}: a Role in namespace ${namespace} must allow it ` +
    `the verbs get, list and watch on secrets, resourceNames [${name}]`
  );
}

function keyOfSecret(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

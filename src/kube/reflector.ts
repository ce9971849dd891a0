import { type Clock, sleep } from '../runtime/clock.ts';
import { type AttemptEnd, endOfRefusal, endOfWatch } from './attempt-end.ts';
import { listPages } from './list-pages.ts';
import { KubeError, type KubeObject, type ResourceType } from './port.ts';
import { ReconnectDelay } from './reconnect-delay.ts';
import type { ReflectorHooks, ReflectorState, RelistCause } from './reflector-hooks.ts';
import { collectionPath } from './resource-path.ts';
import { compareVersions } from './resource-version.ts';
import type { ObjectStore } from './store.ts';
import type { Transport } from './transport.ts';
import { BrokenStream, type WatchEvent } from './watch-event.ts';
import { readWatch } from './watch-stream.ts';

export interface ReflectorOptions<T extends KubeObject> {
  transport: Transport;
  type: ResourceType<T>;
  store: ObjectStore<T>;
  clock: Clock;
  /** 0 ≤ x < 1. */
  random: () => number;
  /** All namespaces when absent. */
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
  hooks?: ReflectorHooks;
  /** Objects per page of a list. */
  pageSize?: number;
  /** A watch that brings no byte for so long is replaced. Servers send a bookmark about every minute. */
  silenceMs?: number;
  /** After 401 and 403 the next attempt comes after so long, instead of the usual delay. */
  deniedRetryMs?: number;
}

const SILENCE_MS = 90_000;
/** Servers end watches after this, at random so that the watches of many clients spread. Seconds. */
const WATCH_SECONDS = { min: 300, max: 600 };
/** How much later than agreed the server may end a watch. */
const OVERDUE_MS = 30_000;

/**
 * Keeps a store equal to one resource type of the API server, from {@link start} to {@link stop}, through every kind of
 * failure: lists in pages, then watches from the list's version with bookmarks. A watch that ended is resumed from the
 * last version seen; when it cannot be, everything is listed again and compared. Attempts are spaced by a jittered,
 * growing delay whatever ended the last one.
 *
 * Guarantees: every object that exists long enough to be listed or watched reaches the store; a change is reported once
 * and in order; nothing reaches the store after `stop()` was called, and nothing stays open after it resolved.
 */
export class Reflector<T extends KubeObject> {
  /** Resolves when the store has been filled for the first time; rejects when stopped before. */
  readonly hasSynced: Promise<void>;
  readonly #options: ReflectorOptions<T>;
  readonly #hooks: ReflectorHooks;
  readonly #delay: ReconnectDelay;
  readonly #stop = new AbortController();
  readonly #synced = Promise.withResolvers<void>();
  #running: Promise<void> | undefined;
  #state: ReflectorState = { phase: 'Idle' };
  #relist: RelistCause | undefined = 'start';
  #heardAt: number;
  #staleSince: number | undefined;

  constructor(options: ReflectorOptions<T>) {
    this.#options = options;
    this.#hooks = options.hooks ?? {};
    this.#delay = new ReconnectDelay(options.random);
    this.#heardAt = options.clock.monotonic();
    this.#staleSince = this.#heardAt;
    this.hasSynced = this.#synced.promise;
    // Whoever does not wait for it must not be ended by its rejection.
    this.hasSynced.catch(() => {});
  }

  /** @throws Error when called twice. */
  start(): void {
    if (this.#running !== undefined)
      throw new Error(`The reflector of ${this.#options.type.plural} runs already`);
    this.#running = this.#run();
  }

  /** Resolves when everything is closed. May be called at any moment and more than once. */
  async stop(): Promise<void> {
    if (!this.#stop.signal.aborted) {
      this.#stop.abort(new Error(`The reflector of ${this.#options.type.plural} was stopped`));
      this.#synced.reject(this.#stop.signal.reason as Error);
      this.#enter({ phase: 'Stopped' });
    }
    await this.#running;
  }

  get state(): ReflectorState {
    return this.#state;
  }

  /** Milliseconds since the server last said anything (list, event, bookmark), or since this object was made. */
  lastEventAgeMs(): number {
    return this.#options.clock.monotonic() - this.#heardAt;
  }

  /** For how many milliseconds the store has been without a feed; 0 while the watch is open. */
  lagMs(): number {
    return this.#staleSince === undefined ? 0 : this.#options.clock.monotonic() - this.#staleSince;
  }

  async #run(): Promise<void> {
    const { clock } = this.#options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const { end, livedMs } = await this.#attempt();
      if (signal.aborted) return;
      this.#staleSince ??= clock.monotonic();
      this.#relist = end.relist ?? this.#relist;
      if (end.error !== undefined) this.#enter(failed(end.error));
      const delay = this.#delayAfter(end, livedMs);
      this.#hooks.onEnd?.(end.cause, delay);
      await sleep(clock, delay, signal).catch(() => {});
    }
  }

  /** Lists if need be, then watches until that ends. Never rejects. */
  async #attempt(): Promise<{ end: AttemptEnd; livedMs: number }> {
    const { clock } = this.#options;
    let openedAt: number | undefined;
    try {
      if (this.#relist !== undefined) await this.#list(this.#relist);
      this.#stop.signal.throwIfAborted();
      const seconds = this.#watchSeconds();
      const response = await this.#open(seconds);
      openedAt = clock.monotonic();
      this.#staleSince = undefined;
      this.#enter({ phase: 'Watching' });
      const how = await readWatch<T>(response, {
        call: `WATCH ${this.#path}`,
        clock,
        signal: this.#stop.signal,
        silenceMs: this.#options.silenceMs ?? SILENCE_MS,
        maxAgeMs: seconds * 1000 + OVERDUE_MS,
        onEvent: (event) => this.#take(event),
      });
      return { end: endOfWatch(how), livedMs: clock.monotonic() - openedAt };
    } catch (error) {
      return { end: endOfRefusal(error), livedMs: 0 };
    }
  }

  async #list(cause: RelistCause): Promise<void> {
    const { transport, type, store, pageSize, namespace, labelSelector, fieldSelector } = this.#options;
    const { signal } = this.#stop;
    // A failure stays visible until something succeeded.
    if (!('error' in this.#state)) this.#enter({ phase: 'Listing' });
    const { items, resourceVersion } = await listPages(transport, type, {
      ingest: store.ingest,
      signal,
      ...defined({ pageSize, namespace, labelSelector, fieldSelector }),
    });
    signal.throwIfAborted();
    if (resourceVersion === '') throw new BrokenStream('A list has no resourceVersion');
    this.#heardAt = this.#options.clock.monotonic();
    const difference = store.replaceAll(items, resourceVersion);
    this.#relist = undefined;
    this.#hooks.onList?.(cause, difference);
    this.#synced.resolve();
  }

  #open(timeoutSeconds: number) {
    const { transport, store, labelSelector, fieldSelector } = this.#options;
    return transport.stream({
      method: 'GET',
      path: this.#path,
      query: {
        watch: true,
        allowWatchBookmarks: true,
        resourceVersion: store.version,
        timeoutSeconds,
        labelSelector,
        fieldSelector,
      },
      signal: this.#stop.signal,
      // The delays between attempts are decided here and nowhere else.
      repeats: 0,
    });
  }

  #take(event: Exclude<WatchEvent<T>, { type: 'ERROR' }>): void {
    const { store, clock } = this.#options;
    this.#heardAt = clock.monotonic();
    if (store.version !== undefined && (compareVersions(event.version, store.version) ?? 0) < 0) {
      throw new BrokenStream('The watch went back to an older version');
    }
    if (event.type === 'BOOKMARK') store.advance(event.version);
    else if (event.type === 'DELETED') store.remove(store.ingest(event.object));
    else store.put(store.ingest(event.object));
    this.#hooks.onEvent?.(event.type);
  }

  #delayAfter(end: AttemptEnd, livedMs: number): number {
    const { deniedRetryMs, random } = this.#options;
    const delay = this.#delay.next(livedMs, end.cause === 'closed', end.retryAfterMs);
    if (end.cause !== 'denied' || deniedRetryMs === undefined) return delay;
    return deniedRetryMs * (1 + random() / 10);
  }

  #watchSeconds(): number {
    const { min, max } = WATCH_SECONDS;
    return min + Math.floor(this.#options.random() * (max - min + 1));
  }

  get #path(): string {
    return collectionPath(this.#options.type, this.#options.namespace);
  }

  #enter(state: ReflectorState): void {
    if (this.#state.phase === 'Stopped') return;
    const same = state.phase === this.#state.phase && message(state) === message(this.#state);
    this.#state = state;
    if (!same) this.#hooks.onState?.(state);
  }
}

function failed(error: Error): ReflectorState {
  const denied = error instanceof KubeError && (error.status === 401 || error.status === 403);
  return denied ? { phase: 'Denied', error } : { phase: 'Failing', error };
}

function message(state: ReflectorState): string | undefined {
  return 'error' in state ? state.error.message : undefined;
}

/** Without the fields that are undefined, which options of this type may not be. */
function defined<O extends object>(fields: O): { [K in keyof O]?: Exclude<O[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

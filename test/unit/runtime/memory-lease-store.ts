import {
  LeaseConflict,
  type LeaseRecord,
  type LeaseStore,
  type StoredLease,
} from '../../../src/runtime/lease-store.ts';

/** How a request to the store ends, when a test wants it to end otherwise than well. */
export type Fault = 'unreachable' | 'hang' | 'answer lost' | 'answer to a write lost';

/** One lease in memory, as an API server keeps it, for any number of candidates. */
export class MemoryLeaseStore {
  lease: StoredLease | undefined;
  #version = 0;
  writes = 0;

  /** The connection of one candidate; each has its own faults. */
  connect(): Connection {
    return new Connection(this);
  }

  put(record: LeaseRecord): StoredLease {
    this.lease = { ...record, version: String(++this.#version) };
    this.writes++;
    return this.lease;
  }

  remove(): void {
    this.lease = undefined;
  }

  /** As an administrator who edits a label. */
  touch(): void {
    if (this.lease !== undefined) this.put(this.lease);
  }
}

export class Connection implements LeaseStore {
  readonly #store: MemoryLeaseStore;
  fault: Fault | undefined;
  /** What answers wait for. */
  slow: Promise<void> = Promise.resolve();
  /** Called when an answer is on its way. */
  afterAnswer: (() => void) | undefined;
  readonly calls: string[] = [];

  constructor(store: MemoryLeaseStore) {
    this.#store = store;
  }

  get(signal: AbortSignal): Promise<StoredLease | undefined> {
    return this.#call('get', signal, () => this.#store.lease);
  }

  create(record: LeaseRecord, signal: AbortSignal): Promise<StoredLease> {
    return this.#call('create', signal, () => {
      if (this.#store.lease !== undefined) throw new LeaseConflict();
      return this.#store.put(record);
    });
  }

  update(record: LeaseRecord, version: string, signal: AbortSignal): Promise<StoredLease> {
    return this.#call('update', signal, () => {
      if (this.#store.lease?.version !== version) throw new LeaseConflict();
      return this.#store.put(record);
    });
  }

  async #call<T>(name: string, signal: AbortSignal, act: () => T): Promise<T> {
    this.calls.push(name);
    signal.throwIfAborted();
    await this.slow;
    if (this.fault === 'unreachable') throw new Error('connection refused');
    if (this.fault === 'hang') return untilAborted(signal);
    const result = act();
    if (this.fault === 'answer lost') return untilAborted(signal);
    if (this.fault === 'answer to a write lost' && name !== 'get') return untilAborted(signal);
    this.afterAnswer?.();
    return result;
  }
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

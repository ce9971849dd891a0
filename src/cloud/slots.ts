import type { Clock } from '../runtime/clock.ts';
import type { Slots } from './port.ts';

interface Waiting {
  holder: string;
  namespace: string;
  onGranted: () => void;
}

interface Pool {
  limit: number;
  /** Holder → namespace. */
  holders: Map<string, string>;
  waiting: Waiting[];
}

/** {@link Slots} in memory. A free place goes to the waiting namespace that has the fewest, then to who came first. */
export class MemorySlots implements Slots {
  readonly #clock: Clock;
  readonly #pools = new Map<string, Pool>();

  /** The clock only serves to call back outside of the caller's call. */
  constructor(clock: Clock) {
    this.#clock = clock;
  }

  claim(pool: string, limit: number, holder: string, namespace: string, onGranted: () => void): boolean {
    const state = this.#poolOf(pool);
    state.limit = limit;
    if (state.holders.has(holder)) {
      state.holders.set(holder, namespace);
      return true;
    }
    const place = state.waiting.find((one) => one.holder === holder);
    if (place === undefined) state.waiting.push({ holder, namespace, onGranted });
    else place.onGranted = onGranted;
    this.#grant(state, holder);
    return state.holders.has(holder);
  }

  hold(pool: string, holder: string): void {
    const state = this.#poolOf(pool);
    state.waiting = state.waiting.filter((one) => one.holder !== holder);
    if (!state.holders.has(holder)) state.holders.set(holder, '');
  }

  release(pool: string, holder: string): void {
    const state = this.#pools.get(pool);
    if (state === undefined) return;
    state.holders.delete(holder);
    state.waiting = state.waiting.filter((one) => one.holder !== holder);
    this.#grant(state, undefined);
    if (state.holders.size === 0 && state.waiting.length === 0) this.#pools.delete(pool);
  }

  #poolOf(name: string): Pool {
    let pool = this.#pools.get(name);
    if (pool === undefined) {
      pool = { limit: 0, holders: new Map(), waiting: [] };
      this.#pools.set(name, pool);
    }
    return pool;
  }

  /** Gives out free places; `asking` learns it from the return value and is not called. */
  #grant(pool: Pool, asking: string | undefined): void {
    while (pool.holders.size < pool.limit && pool.waiting.length > 0) {
      const held = (namespace: string) =>
        [...pool.holders.values()].filter((one) => one === namespace).length;
      const [next] = pool.waiting.toSorted((a, b) => held(a.namespace) - held(b.namespace));
      if (next === undefined) return;
      pool.waiting = pool.waiting.filter((one) => one !== next);
      pool.holders.set(next.holder, next.namespace);
      if (next.holder !== asking) this.#clock.setTimer(0, () => next.onGranted());
    }
  }
}

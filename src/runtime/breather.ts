import type { Clock } from './clock.ts';

/** How long workers may keep the event loop to themselves, in milliseconds. */
const SHARE_MS = 10;

/**
 * Lets sockets and timers have their turn. Reconciles that find nothing to do never leave the microtask queue, so a
 * thousand of them in a row would hold up probes, watches and the renewal of the lease.
 */
export class Breather {
  readonly #clock: Clock;
  #last: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#last = clock.monotonic();
  }

  /** Undefined while the share is not used up; else a promise that resolves after a turn of the event loop. */
  breathe(): Promise<void> | undefined {
    const now = this.#clock.monotonic();
    if (now - this.#last < SHARE_MS) return undefined;
    this.#last = now;
    return new Promise((resolve) => setImmediate(resolve));
  }
}

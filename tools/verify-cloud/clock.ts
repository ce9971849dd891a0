/** Time as the checks use it; a test steps it together with the simulator's. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Resolves after so many milliseconds. @throws the reason of the signal when it is aborted before. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own time. */
export const machineClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason as Error);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, ms);
      signal?.addEventListener('abort', stop, { once: true });
    }),
};

/** When something came, in milliseconds from the first look: after the last look in vain, not after the first good one. */
export interface Delay {
  readonly missedMs: number;
  readonly afterMs: number;
}

/** How a wait went. */
export interface Awaited<T> extends Delay {
  readonly value: NonNullable<T>;
}

export interface WaitOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly deadlineMs: number;
  readonly everyMs?: number;
  /** For the error. */
  readonly what: string;
}

/** Looks until something is there. @throws Error naming what was awaited when the deadline has passed. */
export async function until<T>(look: () => Promise<T>, options: WaitOptions): Promise<Awaited<T>> {
  const { clock, signal, deadlineMs, everyMs = 2000, what } = options;
  const start = clock.now();
  let missedMs = 0;
  for (;;) {
    const value = await look();
    const afterMs = clock.now() - start;
    if (value) return { value, missedMs, afterMs };
    missedMs = afterMs;
    if (afterMs >= deadlineMs) throw new Error(`waited ${Math.round(deadlineMs / 1000)} s for ${what}`);
    await clock.sleep(everyMs, signal);
  }
}

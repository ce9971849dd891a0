/**
 * Time as an argument. Nothing outside this file and the composition root reads the machine's clock, so every
 * rule about time is proven with a stepped clock and no test sleeps.
 *
 * The operator holds two of them: *wall* (Kubernetes, leases, signatures, logs) and *cloud* (polling, deadlines,
 * back-off towards ECS). They are equal in production.
 */
export interface Clock {
  /** Milliseconds since the Unix epoch. May jump when the machine's clock is set. */
  now(): number;
  /** Milliseconds since an arbitrary origin. Never goes back; use it for durations and leases. */
  monotonic(): number;
  /** Calls `run` once, `delayMs` (clamped to 0 … 2³¹−1) from now, unless cancelled. `run` must not throw. */
  setTimer(delayMs: number, run: () => void): Timer;
}

/** A pending call of {@link Clock.setTimer}. Cancelling twice, or after it fired, does nothing. */
export interface Timer {
  cancel(): void;
}

const MAX_DELAY_MS = 2 ** 31 - 1;

/** The machine's clock. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    setTimer(delayMs, run) {
      const handle = setTimeout(run, Math.min(Math.max(0, delayMs), MAX_DELAY_MS));
      return { cancel: () => clearTimeout(handle) };
    },
  };
}

/**
 * A clock that runs `rate` times as fast as `base`, and shows `epochMs` at the moment it is made. With it the
 * cloud clock follows a simulator whose time is scaled.
 */
export function scaledClock(base: Clock, rate: number, epochMs: number = base.now()): Clock {
  if (!(rate > 0)) throw new RangeError(`The rate of a clock must be above 0, not ${rate}`);
  const origin = base.monotonic();
  const elapsed = () => (base.monotonic() - origin) * rate;
  return {
    now: () => epochMs + elapsed(),
    monotonic: elapsed,
    setTimer: (delayMs, run) => base.setTimer(delayMs / rate, run),
  };
}

/**
 * Resolves after `delayMs`, or rejects with the signal's reason when `signal` aborts first. Leaves no timer and no
 * listener behind either way.
 */
export function sleep(clock: Clock, delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const onAbort = () => {
      timer.cancel();
      reject(signal?.reason as Error);
    };
    const timer = clock.setTimer(delayMs, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

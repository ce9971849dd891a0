/** How long to wait after failures in a row. All times in milliseconds. */
export interface BackoffPolicy {
  /** The shortest delay, after the first failure. Above 0. */
  readonly baseMs: number;
  /** The longest delay, jitter included. Not below `baseMs`. */
  readonly maxMs: number;
  /** Spread as a share of the delay, 0 … 1, so that what failed together does not come back together. */
  readonly jitter: number;
}

/** @throws RangeError when the policy contradicts itself. */
export function checkBackoffPolicy({ baseMs, maxMs, jitter }: BackoffPolicy): void {
  if (!(baseMs > 0 && Number.isFinite(maxMs) && maxMs >= baseMs)) {
    throw new RangeError(`A back-off needs 0 < base ≤ max, not ${baseMs} ms and ${maxMs} ms`);
  }
  if (!(jitter >= 0 && jitter <= 1)) throw new RangeError(`Jitter must lie within 0 … 1, not ${jitter}`);
}

/**
 * The delay after `failures` (≥ 1) failures in a row: `baseMs` doubled with each further one, then stretched by up
 * to `jitter`. Always within `baseMs` … `maxMs`. The doubling stops below `maxMs` far enough that the longest delays
 * are spread as well: a cap applied after the jitter would gather all of them in one instant.
 */
export function backoffDelay(policy: BackoffPolicy, failures: number, random: () => number): number {
  const { baseMs, maxMs, jitter } = policy;
  const ceiling = Math.max(baseMs, maxMs / (1 + jitter));
  // 2 ** 1024 is Infinity, which the ceiling turns into an ordinary delay.
  const nominal = Math.min(ceiling, baseMs * 2 ** (Math.max(1, failures) - 1));
  return Math.min(maxMs, nominal * (1 + jitter * random()));
}

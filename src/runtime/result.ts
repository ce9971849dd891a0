import type { Priority } from './work-queue-metrics.ts';

/** What a reconcile that did not fail wants next. Made by {@link done} and {@link requeueAfter}. */
export type Result = Done | RequeueAfter;

interface Done {
  readonly kind: 'done';
}

interface RequeueAfter {
  readonly kind: 'requeueAfter';
  readonly delayMs: number;
  readonly jitter: number;
  readonly priority: Priority;
}

/** Nothing more to do until something changes. */
export const done: Result = Object.freeze({ kind: 'done' });

/**
 * Come back in `delayMs`, or earlier if something changes before. `jitter` (0 … 1, default 0.1) stretches the delay
 * by up to that share, so that keys that started together drift apart. A polled step keeps `high`; a drift check that
 * may wait behind real changes says `low`.
 *
 * @throws RangeError unless `delayMs` is finite and above 0: "again at once" without a cause is a hot loop.
 */
export function requeueAfter(
  delayMs: number,
  { jitter = 0.1, priority = 'high' }: { jitter?: number; priority?: Priority } = {},
): Result {
  if (!(delayMs > 0 && Number.isFinite(delayMs))) {
    throw new RangeError(`A requeue delay must be finite and above 0, not ${delayMs}`);
  }
  if (!(jitter >= 0 && jitter <= 1)) throw new RangeError(`Jitter must lie within 0 … 1, not ${jitter}`);
  return { kind: 'requeueAfter', delayMs, jitter, priority };
}

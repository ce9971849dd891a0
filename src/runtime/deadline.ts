import type { Clock } from './clock.ts';
import { onAbort } from './runnable.ts';

/** A call took longer than it was given. */
export class DeadlineExceeded extends Error {
  constructor(limitMs: number) {
    super(`No answer within ${limitMs} ms`);
    this.name = 'DeadlineExceeded';
  }
}

/**
 * Gives `call` a signal that aborts after `limitMs` or together with `parent`, and rejects with the reason of the
 * abort even when `call` ignores the signal. What the call does after that is lost: whoever uses this must be able to
 * live with an effect whose outcome was never heard.
 */
export async function withDeadline<T>(
  clock: Clock,
  limitMs: number,
  parent: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  parent.throwIfAborted();
  const abort = new AbortController();
  const aborted = Promise.withResolvers<never>();
  abort.signal.addEventListener('abort', () => aborted.reject(abort.signal.reason as Error), { once: true });
  const timer = clock.setTimer(limitMs, () => abort.abort(new DeadlineExceeded(limitMs)));
  const forget = onAbort(parent, () => abort.abort(parent.reason));
  try {
    return await Promise.race([call(abort.signal), aborted.promise]);
  } finally {
    timer.cancel();
    forget();
  }
}

/** Waits for `promise` for at most `limitMs`. @returns whether it settled in time; its rejection is passed on. */
export async function settlesWithin(
  clock: Clock,
  limitMs: number,
  promise: Promise<unknown>,
): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = clock.setTimer(limitMs, () => late.resolve(false));
  try {
    return await Promise.race([promise.then(() => true), late.promise]);
  } finally {
    timer.cancel();
  }
}

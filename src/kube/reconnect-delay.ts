import { backoffDelay, type BackoffPolicy } from '../runtime/backoff.ts';

/** 800 ms doubling to 30 s: client-go's reflector (`tools/cache/reflector.go`), and kube-rs after it. */
const POLICY: BackoffPolicy = { baseMs: 800, maxMs: 30_000, jitter: 0.5 };

/** A connection that lived for so long starts the doubling over. */
const HEALTHY_MS = 120_000;

/**
 * A connection that the server ended in order after so long is renewed at once: servers end each watch after some
 * minutes, and a change should not have to wait for us then.
 */
const ORDERLY_MS = 30_000;

/** A server that asks for more is looked at anyway. */
const MAX_RETRY_AFTER_MS = 300_000;

/** How long to wait before the next attempt to list or watch. Every attempt is counted, whatever ended it. */
export class ReconnectDelay {
  readonly #random: () => number;
  #failures = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /**
   * The delay in milliseconds after an attempt that held for `livedMs`. `inOrder` when the server ended it as agreed;
   * `retryAfterMs` is what it asked for.
   */
  next(livedMs: number, inOrder: boolean, retryAfterMs = 0): number {
    if (livedMs >= HEALTHY_MS) this.#failures = 0;
    if (inOrder && livedMs >= ORDERLY_MS) return 0;
    this.#failures++;
    const own = backoffDelay(POLICY, this.#failures, this.#random);
    return Math.max(own, Math.min(retryAfterMs, MAX_RETRY_AFTER_MS));
  }
}

import { sleep, type Clock } from './clock.ts';

export interface TokenBucketOptions {
  readonly clock: Clock;
  /** Tokens added per second. Above 0. */
  readonly ratePerSecond: number;
  /** How many tokens may be spent at once after a quiet time. At least 1. */
  readonly burst: number;
}

/**
 * A rate limit: at most `burst + ratePerSecond × t` tokens are handed out within any `t` seconds. Holds no timer of
 * its own. Tokens can be booked ahead, as in `golang.org/x/time/rate`, on which client-go's queue is built.
 */
export class TokenBucket {
  readonly #clock: Clock;
  readonly #perMs: number;
  readonly #burst: number;
  /** Below zero while tokens are booked ahead. */
  #tokens: number;
  #filledAt: number;

  constructor({ clock, ratePerSecond, burst }: TokenBucketOptions) {
    if (!(ratePerSecond > 0 && burst >= 1)) {
      throw new RangeError(`A token bucket needs rate > 0 and burst ≥ 1, not ${ratePerSecond} and ${burst}`);
    }
    this.#clock = clock;
    this.#perMs = ratePerSecond / 1000;
    this.#burst = burst;
    this.#tokens = burst;
    this.#filledAt = clock.monotonic();
  }

  /** Books a token for good and returns in how many milliseconds it may be spent (0 = now). */
  reserve(): number {
    this.#refill();
    this.#tokens -= 1;
    return this.#tokens >= 0 ? 0 : -this.#tokens / this.#perMs;
  }

  /** Takes a token if one is there now. */
  tryTake(): boolean {
    this.#refill();
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }

  /**
   * Takes a token, in order of the calls, waiting for it if need be. Rejects with the signal's reason; the token is
   * then given back.
   */
  async take(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const waitMs = this.reserve();
    if (waitMs === 0) return;
    try {
      await sleep(this.#clock, waitMs, signal);
    } catch (error) {
      this.#tokens = Math.min(this.#burst, this.#tokens + 1);
      throw error;
    }
  }

  #refill(): void {
    const now = this.#clock.monotonic();
    this.#tokens = Math.min(this.#burst, this.#tokens + (now - this.#filledAt) * this.#perMs);
    this.#filledAt = now;
  }
}

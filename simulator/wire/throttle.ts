import { ApiError } from './api-error.ts';

const MINUTE_MS = 60_000;

/** Limits, and the counts of the minute, as plain data. */
export interface SavedThrottle {
  limits: [api: string, limit: number][];
  windows: [key: string, window: { minute: number; calls: number }][];
}

/**
 * Counts calls per account, region and API in windows of one minute of simulated time. A call beyond the limit is
 * refused until the next minute. Source: "API throttling" of the ECS documentation; the thresholds are not published.
 */
export class Throttle {
  readonly #windows = new Map<string, { minute: number; calls: number }>();
  /** Limits of single actions, by `Product.Action`; they win over the general one. */
  readonly limits = new Map<string, number>();

  /** @throws ApiError `Throttling.User`. */
  count(scope: string, api: string, now: number, generalLimit: number): void {
    const limit = this.limits.get(api) ?? generalLimit;
    const minute = Math.floor(now / MINUTE_MS);
    const key = `${scope}/${api}`;
    const window = this.#windows.get(key);
    if (window === undefined || window.minute !== minute) {
      this.#windows.set(key, { minute, calls: 1 });
      return;
    }
    window.calls++;
    if (limit > 0 && window.calls > limit) {
      throw new ApiError(400, 'Throttling.User', 'Request was denied due to user flow control.');
    }
  }

  /** Windows of earlier minutes than that of `now` count for nothing and are left out. */
  save(now: number): SavedThrottle {
    const current = Math.floor(now / MINUTE_MS);
    return {
      limits: [...this.limits],
      windows: [...this.#windows].filter(([, { minute }]) => minute === current),
    };
  }

  restore({ limits, windows }: SavedThrottle): void {
    for (const [api, limit] of limits) this.limits.set(api, limit);
    for (const [key, window] of windows) this.#windows.set(key, { ...window });
  }
}

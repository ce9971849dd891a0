const MINUTE_MS = 60_000;
/** Time between two calls while an API is tried out after it was throttled. */
export const PROBE_INTERVAL_MS = 1000;

/**
 * Whether one API of one account and region may be called. Times are of the clock's `monotonic()`, except where they
 * say "wall": minutes are the wall's.
 */
export class ApiWindow {
  #closedUntil = 0;
  #nextProbe = 0;
  #probingUntil = 0;

  /** A throttled answer came. Closes until the next minute, or for what the service asked if that is longer. */
  throttled(mono: number, wallMs: number, retryAfterMs = 0): void {
    const toMinute = MINUTE_MS - (wallMs % MINUTE_MS);
    const closedFor = Math.max(toMinute, Math.min(retryAfterMs, 10 * MINUTE_MS));
    this.#closedUntil = Math.max(this.#closedUntil, mono + closedFor);
    this.#nextProbe = this.#closedUntil;
    this.#probingUntil = this.#closedUntil + MINUTE_MS;
  }

  /** How long the call that is `position` in line (0 first) will have to wait. */
  wait(mono: number, position: number): number {
    if (mono >= this.#probingUntil) return 0;
    return Math.max(0, Math.max(this.#closedUntil, this.#nextProbe) - mono) + position * PROBE_INTERVAL_MS;
  }

  /** A call starts now. */
  started(mono: number): void {
    if (mono < this.#probingUntil) this.#nextProbe = mono + PROBE_INTERVAL_MS;
  }
}

import { sleep, type Clock } from './clock.ts';
import type { RunContext, Runnable } from './runnable.ts';

/** Between two beats. Two a second cost nothing and see every block that matters. */
const BEAT_MS = 500;
/** What {@link EventLoopMonitor.lagSeconds} looks back on. */
const WINDOW_MS = 30_000;

/**
 * Measures by how much timers come late because something kept the event loop busy. That delays lease renewals,
 * watches and probes alike.
 */
export class EventLoopMonitor implements Runnable {
  readonly name = 'event loop monitor';
  readonly #clock: Clock;
  readonly #stuckAfterMs: number;
  #expected: number | undefined;
  #lastLagMs = 0;
  /** Worst lags of the present window and of the one before. */
  #worst = 0;
  #worstBefore = 0;
  #windowEnds = 0;

  /** `stuckAfterMs`: a lag above it makes {@link check} fail. Default 5 s. */
  constructor(clock: Clock, stuckAfterMs = 5000) {
    this.#clock = clock;
    this.#stuckAfterMs = stuckAfterMs;
  }

  async run({ stop, ready }: Pick<RunContext, 'stop' | 'ready'>): Promise<void> {
    ready();
    this.#windowEnds = this.#clock.monotonic() + WINDOW_MS;
    try {
      while (!stop.aborted) {
        this.#expected = this.#clock.monotonic() + BEAT_MS;
        await sleep(this.#clock, BEAT_MS, stop);
        this.#beat();
      }
    } catch (error) {
      if (!stop.aborted) throw error;
    } finally {
      this.#expected = undefined;
    }
  }

  /** The worst lag of the last 30 to 60 s, in seconds; includes a block that is not over for the timers yet. */
  lagSeconds(): number {
    return Math.max(this.#worst, this.#worstBefore, this.#overdueMs()) / 1000;
  }

  /**
   * A health check: fails while the loop does not turn, and for one beat after a block. Probes that hit it several
   * times in a row have met a loop that is of no use.
   */
  check(): string | undefined {
    const lagMs = Math.max(this.#lastLagMs, this.#overdueMs());
    return lagMs > this.#stuckAfterMs ? `the event loop was blocked for ${Math.round(lagMs)} ms` : undefined;
  }

  #overdueMs(): number {
    return this.#expected === undefined ? 0 : Math.max(0, this.#clock.monotonic() - this.#expected);
  }

  #beat(): void {
    this.#lastLagMs = this.#overdueMs();
    const now = this.#clock.monotonic();
    if (now >= this.#windowEnds) {
      this.#worstBefore = this.#worst;
      this.#worst = 0;
      this.#windowEnds = now + WINDOW_MS;
    }
    this.#worst = Math.max(this.#worst, this.#lastLagMs);
  }
}

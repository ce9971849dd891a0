import type { Clock, Timer } from '../../src/runtime/clock.ts';

/**
 * A clock that moves only when a test moves it. `step` fires due timers in order of their due time and lets the
 * promises they settle run before the next one fires, as real time would.
 */
export class SteppedClock implements Clock {
  #now: number;
  #mono = 0;
  #next = 0;
  readonly #timers = new Map<number, { due: number; run: () => void }>();

  constructor(epochMs = Date.UTC(2026, 0, 1)) {
    this.#now = epochMs;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#mono;
  }

  setTimer(delayMs: number, run: () => void): Timer {
    const id = this.#next++;
    this.#timers.set(id, { due: this.#mono + Math.max(0, delayMs), run });
    return { cancel: () => void this.#timers.delete(id) };
  }

  /** Timers that have not fired. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Milliseconds until the next timer fires; undefined without one. */
  get nextIn(): number | undefined {
    const dues = [...this.#timers.values()].map((timer) => timer.due);
    return dues.length === 0 ? undefined : Math.min(...dues) - this.#mono;
  }

  /** Moves time forward by `ms`, firing what becomes due on the way. */
  async step(ms: number): Promise<void> {
    const end = this.#mono + ms;
    await settle();
    for (;;) {
      const due = [...this.#timers].filter(([, timer]) => timer.due <= end);
      const first = due.toSorted(([a, x], [b, y]) => x.due - y.due || a - b)[0];
      if (first === undefined) break;
      this.#timers.delete(first[0]);
      this.#moveTo(Math.max(first[1].due, this.#mono));
      first[1].run();
      await settle();
    }
    this.#moveTo(end);
  }

  /** Sets the wall time without touching the monotonic one, as an administrator or NTP does. */
  setWall(epochMs: number): void {
    this.#now = epochMs;
  }

  #moveTo(mono: number): void {
    this.#now += mono - this.#mono;
    this.#mono = mono;
  }
}

/** Lets everything that only waits for promises run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

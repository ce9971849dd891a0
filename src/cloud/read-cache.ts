import type { Clock } from '../runtime/clock.ts';
import { unlessAborted } from './abort.ts';
import type { CallOptions } from './port/call.ts';

interface Entry {
  answer: Promise<unknown>;
  /** Of `monotonic()`. */
  freshUntil: number;
}

/** Entries beyond which the ones that are over are dropped. */
const SWEEP_ABOVE = 500;

/**
 * Answers that many builds ask for alike, each kept for a while. Callers who ask while a request is under way share
 * it; a failure is not kept.
 */
export class ReadCache {
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * The answer to `question`, at most `keepMs` of the clock old. `live` asks anew (and keeps the answer). One caller's
   * signal ends that caller's waiting only.
   */
  get<T>(
    question: unknown,
    keepMs: number,
    fetch: () => Promise<T>,
    { live, signal }: CallOptions = {},
  ): Promise<T> {
    const key = JSON.stringify(question);
    const now = this.#clock.monotonic();
    const kept = this.#entries.get(key);
    if (!live && kept !== undefined && now < kept.freshUntil)
      return unlessAborted(kept.answer as Promise<T>, signal);

    const answer = fetch();
    const entry = { answer, freshUntil: now + keepMs };
    if (this.#entries.size > SWEEP_ABOVE) this.#sweep(now);
    this.#entries.set(key, entry);
    answer.catch(() => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    });
    return unlessAborted(answer, signal);
  }

  #sweep(now: number): void {
    for (const [key, { freshUntil }] of this.#entries) if (freshUntil <= now) this.#entries.delete(key);
  }
}

import { readFile } from 'node:fs/promises';

import type { Clock } from '../runtime/clock.ts';

/** How old a copy may get. The kubelet replaces a projected token at 80 % of its life, which is at least 10 min. */
const MAX_AGE_MS = 60_000;

/**
 * The text of a small file that somebody replaces now and then, such as a mounted token or certificate. Read at most
 * once a minute, and at once after {@link expire}.
 *
 * A file that cannot be read any more keeps its last text: a replacement in progress must not fail a request. Only
 * the first read can reject.
 */
export class FreshFile {
  readonly #path: string;
  readonly #clock: Clock;
  #text: string | undefined;
  #readAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<string> | undefined;
  #expiries = 0;

  constructor(path: string, clock: Clock) {
    this.#path = path;
    this.#clock = clock;
  }

  text(): Promise<string> {
    const age = this.#clock.monotonic() - this.#readAt;
    if (this.#text !== undefined && age < MAX_AGE_MS) return Promise.resolve(this.#text);
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** Makes the next {@link text} read the file. */
  expire(): void {
    this.#readAt = Number.NEGATIVE_INFINITY;
    this.#expiries++;
  }

  async #read(): Promise<string> {
    const startedAt = this.#clock.monotonic();
    const expiries = this.#expiries;
    try {
      this.#text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (this.#text === undefined) throw error;
    }
    if (expiries === this.#expiries) this.#readAt = startedAt;
    return this.#text;
  }
}

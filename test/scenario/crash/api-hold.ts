import type { ApiWrite } from './api-write.ts';

export interface HoldRule {
  readonly matches: (write: ApiWrite) => boolean;
  /** Before the write has arrived, or after it was done and before its answer left. */
  readonly when: 'before' | 'after';
  /** Which of the matching writes, counted from 1. */
  readonly nth?: number;
}

/** One write to the API server that stands still at a chosen moment. */
export class ApiHold {
  readonly #rule: HoldRule;
  readonly #hit = Promise.withResolvers<void>();
  readonly #released = Promise.withResolvers<void>();
  #seen = 0;

  constructor(rule: HoldRule) {
    this.#rule = rule;
  }

  /** Resolves once the write stands still. */
  get hit(): Promise<void> {
    return this.#hit.promise;
  }

  /** Lets the write go on; a write that was never reached is not held any more. */
  release(): void {
    this.#released.resolve();
  }

  /** For the proxy: whether this is the write. Counts. */
  strikes(write: ApiWrite): boolean {
    const { matches, nth = 1 } = this.#rule;
    return matches(write) && ++this.#seen === nth;
  }

  /** For the proxy: stands still where the rule says `before`. */
  async before(): Promise<void> {
    if (this.#rule.when === 'before') await this.#stand();
  }

  /** For the proxy: the same for `after`. @returns true when the answer is not to be sent. */
  async after(): Promise<boolean> {
    if (this.#rule.when === 'before') return false;
    await this.#stand();
    return true;
  }

  #stand(): Promise<void> {
    this.#hit.resolve();
    return this.#released.promise;
  }
}

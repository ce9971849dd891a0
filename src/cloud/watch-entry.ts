import type { CloudError } from './port/error.ts';
import type { Observation, WatchKind } from './port/watch.ts';

/** One owner's interest in a target. */
interface Interest {
  /** Cloud time at which what the owner waits for began. */
  since: number;
  /** The owner has not been told of a look that began after `since`. */
  owed: boolean;
}

/** How long trouble of the service may last before owners hear of it, in milliseconds of the cloud clock. */
const PATIENCE_MS = 60_000;

/** What is known of one target, and who wants to know. Times are of the cloud clock's `now()`. */
export class WatchEntry<T> {
  readonly key: string;
  readonly interests = new Map<string, Interest>();
  /** When to look next; infinite when the state is final. */
  dueAt = Number.POSITIVE_INFINITY;
  inFlight = false;
  /** Looks that failed in a row. */
  failures = 0;
  value: T | undefined;
  asOf: number | undefined;
  error: CloudError | undefined;
  #text: string | undefined;
  #failingSince = 0;
  /** Owners were told of this error. */
  #told: string | undefined;

  constructor(key: string) {
    this.key = key;
  }

  /** Registers or updates an interest. True when a new look is wanted because of it. */
  want(owner: string, since: number): boolean {
    const old = this.interests.get(owner);
    const owed = this.asOf === undefined || this.asOf < since;
    this.interests.set(owner, { since, owed });
    return owed || old === undefined;
  }

  /** Age of what the most eager owner waits for. */
  age(now: number): number {
    return now - Math.max(...[...this.interests.values()].map(({ since }) => since));
  }

  /** Takes in a look that began at `asOf`. Returns the owners to tell. */
  saw(value: T | undefined, asOf: number): string[] {
    const text = JSON.stringify(value);
    const changed = this.asOf === undefined || text !== this.#text || this.#told !== undefined;
    this.value = value;
    this.asOf = asOf;
    this.error = undefined;
    this.failures = 0;
    this.#text = text;
    this.#told = undefined;
    return [...this.interests]
      .filter(([, interest]) => this.#settle(interest, asOf) || changed)
      .map(([owner]) => owner);
  }

  /** Takes in a look that failed. Returns the owners to tell. */
  failed(error: CloudError, now: number): string[] {
    if (this.failures === 0) this.#failingSince = now;
    this.failures++;
    this.error = error;
    const passing = error.class === 'Throttled' || error.class === 'Transient';
    const name = `${error.class} ${error.code}`;
    if (name === this.#told || (passing && now - this.#failingSince < PATIENCE_MS)) return [];
    this.#told = name;
    return [...this.interests.keys()];
  }

  observation<K extends WatchKind>(): Observation<K> {
    return { value: this.value as Observation<K>['value'], asOf: this.asOf, error: this.error };
  }

  #settle(interest: Interest, asOf: number): boolean {
    if (!interest.owed || asOf < interest.since) return false;
    interest.owed = false;
    return true;
  }
}

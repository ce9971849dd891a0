import type { CloudError } from './port/error.ts';

/** What one look brought. A key in neither map is absent. */
export interface Sightings<T> {
  seen: Map<string, T>;
  /** Keys that could not be looked at, and why. */
  failed: Map<string, CloudError>;
}

/** How the things of one kind in one region are looked at. Keys are ids, or tag selectors for lists. */
export interface WatchSource<T> {
  /** Most keys in one {@link WatchSource.look}; more are looked at side by side. */
  readonly batchSize: number;
  /** Keys that one API call answers for: more than two such pages and looking gets rarer. */
  readonly keysPerCall: number;
  /** How many keys can be looked at for the price of `due` of them. At least `due`. */
  alongside(due: number): number;
  /** True when this state never changes again. */
  isFinal(value: T): boolean;
  /**
   * @throws {CloudError} when nothing could be looked at. The group then tries halves where the error may be the
   *   fault of one key.
   */
  look(keys: readonly string[]): Promise<Sightings<T>>;
}

/** Sightings of a plain listing. */
export function sightings<T>(items: readonly T[], idOf: (item: T) => string): Sightings<T> {
  return { seen: new Map(items.map((item) => [idOf(item), item])), failed: new Map() };
}

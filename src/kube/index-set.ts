/** Yields the values under which an object is found; none leaves it out of the index. Must be a pure function. */
export type IndexFunction<T> = (object: T) => readonly string[];

/** Keeps, per index and value, the keys of the objects that yield the value. */
export class IndexSet<T> {
  readonly #indexes = new Map<string, { valuesOf: IndexFunction<T>; keys: Map<string, Set<string>> }>();

  constructor(functions: Readonly<Record<string, IndexFunction<T>>> = {}) {
    for (const [name, valuesOf] of Object.entries(functions)) {
      this.#indexes.set(name, { valuesOf, keys: new Map() });
    }
  }

  add(key: string, object: T): void {
    for (const { valuesOf, keys } of this.#indexes.values()) {
      for (const value of valuesOf(object)) {
        const found = keys.get(value);
        if (found === undefined) keys.set(value, new Set([key]));
        else found.add(key);
      }
    }
  }

  /** `object` is the one that was added under `key`. */
  remove(key: string, object: T): void {
    for (const { valuesOf, keys } of this.#indexes.values()) {
      for (const value of valuesOf(object)) {
        const found = keys.get(value);
        found?.delete(key);
        if (found?.size === 0) keys.delete(value);
      }
    }
  }

  /** @throws RangeError for an index that was not declared. */
  keys(index: string, value: string): Iterable<string> {
    const found = this.#indexes.get(index);
    if (found === undefined) throw new RangeError(`There is no index "${index}"`);
    return found.keys.get(value) ?? [];
  }
}

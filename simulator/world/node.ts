/** A place in a world file, for reading it strictly: every mistake names its place. */
export class Node {
  readonly #value: unknown;
  readonly #path: string;
  readonly #seen = new Set<string>();

  constructor(value: unknown, path: string) {
    this.#value = value;
    this.#path = path;
  }

  /** @throws Error naming the place. */
  fail(expected: string): never {
    throw new Error(`${this.#path}: ${expected}`);
  }

  get(name: string): Node {
    const value = this.#value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) this.fail('expected a mapping');
    this.#seen.add(name);
    return new Node((value as Record<string, unknown>)[name], `${this.#path}.${name}`);
  }

  get exists(): boolean {
    return this.#value !== undefined && this.#value !== null;
  }

  get isText(): boolean {
    return typeof this.#value === 'string';
  }

  /** Call when everything known has been read. @throws Error for a member that nothing has asked for. */
  end(): void {
    const unknown = Object.keys(this.#value as object).find((name) => !this.#seen.has(name));
    if (unknown !== undefined)
      this.fail(`"${unknown}" is not known here; known are ${[...this.#seen].join(', ')}`);
  }

  text(fallback?: string): string {
    if (!this.exists && fallback !== undefined) return fallback;
    if (typeof this.#value !== 'string') this.fail('expected a text');
    return this.#value;
  }

  oneOf<const T extends string>(values: readonly T[], fallback?: T): T {
    const value = this.text(fallback);
    return (
      values.find((candidate) => candidate === value) ?? this.fail(`expected one of ${values.join(', ')}`)
    );
  }

  number(fallback?: number): number {
    if (!this.exists && fallback !== undefined) return fallback;
    if (typeof this.#value !== 'number') this.fail('expected a number');
    return this.#value;
  }

  flag(fallback: boolean): boolean {
    if (!this.exists) return fallback;
    if (typeof this.#value !== 'boolean') this.fail('expected true or false');
    return this.#value;
  }

  /** Milliseconds since the epoch. YAML may already have made a date of it. */
  time(): number {
    const time = this.#value instanceof Date ? this.#value.getTime() : Date.parse(this.text());
    return Number.isNaN(time) ? this.fail('expected a time such as 2026-01-01T00:00:00Z') : time;
  }

  list(): Node[] {
    if (!this.exists) return [];
    if (!Array.isArray(this.#value)) this.fail('expected a list');
    return this.#value.map((item, index) => new Node(item, `${this.#path}[${index}]`));
  }

  /** Every member of a mapping with free names; none when it is absent. */
  members(): [name: string, value: Node][] {
    if (!this.exists) return [];
    const value = this.#value;
    if (typeof value !== 'object' || Array.isArray(value)) this.fail('expected a mapping');
    return Object.keys(value as object).map((name) => [name, this.get(name)]);
  }

  texts(fallback: string[] = []): string[] {
    return this.exists ? this.list().map((item) => item.text()) : fallback;
  }
}

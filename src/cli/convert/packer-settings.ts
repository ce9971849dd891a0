import type { JSONNode } from './json-text.ts';

/** The settings of a builder or provisioner. What was asked for is remembered, so that the rest can be noted. */
export class PackerSettings {
  readonly #entries: ReadonlyMap<string, { readonly offset: number; readonly value: JSONNode }>;
  readonly #seen = new Set<string>();
  readonly offset: number;

  constructor(node: JSONNode, overrides?: JSONNode) {
    const own = node.kind === 'object' ? node.entries : new Map<string, never>();
    const over = overrides?.kind === 'object' ? overrides.entries : new Map<string, never>();
    this.#entries = new Map([...own, ...over]);
    this.offset = node.offset;
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  node(name: string): JSONNode | undefined {
    this.#seen.add(name);
    return this.#entries.get(name)?.value;
  }

  /** Offset of the key, of the whole when it is not there. */
  offsetOf(name: string): number {
    return this.#entries.get(name)?.offset ?? this.offset;
  }

  /** A text, or a number or Boolean as one: Packer takes either for the other. */
  text(name: string): string | undefined {
    return textOf(this.node(name));
  }

  /** A list of texts; a single text counts as a list of one. */
  list(name: string): readonly { readonly text: string; readonly offset: number }[] | undefined {
    const node = this.node(name);
    if (node === undefined || node.kind === 'null') return undefined;
    const items = node.kind === 'array' ? node.items : [node];
    return items.flatMap((item) => {
      const text = textOf(item);
      return text === undefined ? [] : [{ text, offset: item.offset }];
    });
  }

  flag(name: string): boolean {
    return this.text(name)?.trim().toLowerCase() === 'true';
  }

  /** A map of texts. */
  map(name: string): readonly { readonly key: string; readonly text: string; readonly offset: number }[] {
    const node = this.node(name);
    if (node?.kind !== 'object') return [];
    return [...node.entries].flatMap(([key, { value, offset }]) => {
      const text = textOf(value);
      return text === undefined ? [] : [{ key, text, offset }];
    });
  }

  /** Names that nobody has asked for, keys that begin with `_` (comments) aside. */
  rest(): readonly { readonly name: string; readonly offset: number }[] {
    return [...this.#entries]
      .filter(([name]) => !this.#seen.has(name) && !name.startsWith('_'))
      .map(([name, { offset }]) => ({ name, offset }));
  }
}

/** A text, a number or a Boolean as the text that Packer makes of it. */
export function textOf(node: JSONNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  return node.kind === 'string' || node.kind === 'number' || node.kind === 'boolean'
    ? String(node.value)
    : undefined;
}

/** Seconds of a duration such as `10s` or `1h30m`; undefined when it is none. A number alone is nanoseconds in Packer. */
export function secondsOf(text: string): number | undefined {
  if (!/^(?:[0-9]+(?:\.[0-9]+)?(?:h|m|s|ms))+$/.test(text)) return undefined;
  const unit: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };
  const sum = [...text.matchAll(/([0-9.]+)(ms|h|m|s)/g)].reduce(
    (all, [, digits, name = '']) => all + Number(digits) * (unit[name] ?? 0),
    0,
  );
  return Math.ceil(sum);
}

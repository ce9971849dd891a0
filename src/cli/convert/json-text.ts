/** A value of a JSON text, with where it stands. */
export type JSONNode =
  | { readonly kind: 'object'; readonly offset: number; readonly entries: ReadonlyMap<string, JSONEntry> }
  | { readonly kind: 'array'; readonly offset: number; readonly items: readonly JSONNode[] }
  | { readonly kind: 'string'; readonly offset: number; readonly value: string }
  | { readonly kind: 'number'; readonly offset: number; readonly value: number }
  | { readonly kind: 'boolean'; readonly offset: number; readonly value: boolean }
  | { readonly kind: 'null'; readonly offset: number };

export interface JSONEntry {
  /** Offset of the key. */
  readonly offset: number;
  readonly value: JSONNode;
}

export type JSONReading =
  | { readonly root: JSONNode; readonly problem?: undefined }
  | { readonly problem: { readonly offset: number; readonly message: string }; readonly root?: undefined };

const MAX_DEPTH = 200;
const BLANKS = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /true|false|null/y;

class Wrong extends Error {
  readonly offset: number;
  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** Reads a JSON text. Of keys that stand twice the last one counts, as everywhere. Never throws. */
export function readJSON(text: string): JSONReading {
  const reader = new Reader(text);
  try {
    const root = reader.value(0);
    reader.skip();
    if (reader.at < text.length) throw new Wrong(reader.at, 'holds something behind the end of the value');
    return { root };
  } catch (error) {
    if (error instanceof Wrong)
      return { problem: { offset: error.offset, message: `is not valid JSON: ${error.message}` } };
    throw error;
  }
}

class Reader {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  skip(): void {
    BLANKS.lastIndex = this.at;
    BLANKS.exec(this.#text);
    this.at = BLANKS.lastIndex;
  }

  value(depth: number): JSONNode {
    if (depth > MAX_DEPTH) throw new Wrong(this.at, 'is nested too deeply');
    this.skip();
    const offset = this.at;
    switch (this.#text[this.at]) {
      case '{':
        return { kind: 'object', offset, entries: this.#entries(depth) };
      case '[':
        return { kind: 'array', offset, items: this.#items(depth) };
      case '"':
        return { kind: 'string', offset, value: this.#string() };
      default:
        return this.#scalar(offset);
    }
  }

  #scalar(offset: number): JSONNode {
    const number = this.#match(NUMBER);
    if (number !== undefined) return { kind: 'number', offset, value: Number(number) };
    const word = this.#match(WORD);
    if (word === 'null') return { kind: 'null', offset };
    if (word !== undefined) return { kind: 'boolean', offset, value: word === 'true' };
    throw new Wrong(offset, this.#text.length === offset ? 'it ends too early' : 'a value must stand here');
  }

  #entries(depth: number): Map<string, JSONEntry> {
    const entries = new Map<string, JSONEntry>();
    this.at += 1;
    this.skip();
    if (this.#take('}')) return entries;
    for (;;) {
      this.skip();
      const offset = this.at;
      if (this.#text[offset] !== '"') throw new Wrong(offset, 'a key in double quotes must stand here');
      const key = this.#string();
      this.skip();
      if (!this.#take(':')) throw new Wrong(this.at, "':' must stand here");
      entries.set(key, { offset, value: this.value(depth + 1) });
      this.skip();
      if (this.#take('}')) return entries;
      if (!this.#take(',')) throw new Wrong(this.at, "',' or '}' must stand here");
    }
  }

  #items(depth: number): JSONNode[] {
    const items: JSONNode[] = [];
    this.at += 1;
    this.skip();
    if (this.#take(']')) return items;
    for (;;) {
      items.push(this.value(depth + 1));
      this.skip();
      if (this.#take(']')) return items;
      if (!this.#take(',')) throw new Wrong(this.at, "',' or ']' must stand here");
    }
  }

  #string(): string {
    const start = this.at;
    let end = start + 1;
    while (end < this.#text.length && this.#text[end] !== '"') end += this.#text[end] === '\\' ? 2 : 1;
    this.at = end + 1;
    try {
      return JSON.parse(this.#text.slice(start, this.at)) as string;
    } catch {
      throw new Wrong(start, 'this text is not closed, or has a character that must be escaped');
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text);
    if (match === null) return undefined;
    this.at += match[0].length;
    return match[0];
  }

  #take(character: string): boolean {
    if (this.#text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }
}

import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';

import { problemAt, type TextPlace } from './check-text.ts';
import { nearest } from './did-you-mean.ts';
import { MAX_PROBLEMS, positionOf, type Problem } from './problem.ts';
import { shorten } from './shorten.ts';
import type { YAMLDocument } from './yaml-document.ts';
import { offsetInContent } from './yaml-position.ts';

/** Characters that all texts of a content may have together; aliases can make them longer than the content. */
const MAX_EXPANDED_CHARACTERS = 65_536;

/** A value below a key. */
export interface Entry {
  readonly key: Scalar;
  /** Not an alias. */
  readonly value: unknown;
}

/** Text of a node, and the node for places. */
export interface ReadText {
  readonly text: string;
  readonly place: TextPlace;
}

/** Reads nodes as what a component needs, and keeps what is wrong with them. One for each content. */
export class YAMLReader {
  readonly problems: Problem[] = [];
  /** How many problems there were, more than are kept. */
  found = 0;
  readonly #document: YAMLDocument;
  readonly #path: string;
  #characters = 0;
  #task: string | undefined;

  constructor(document: YAMLDocument, path: string) {
    this.#document = document;
    this.#path = path;
  }

  /** Names the task that the problems from now on are in. */
  enter(task: string | undefined): void {
    this.#task = task;
  }

  report(node: unknown, message: string, code?: string): void {
    this.found += 1;
    if (this.problems.length >= MAX_PROBLEMS) return;
    this.problems.push({
      ...problemAt(this.placeOf(node), message),
      ...(code === undefined ? {} : { code }),
    });
  }

  /** Place of a node, and of the offsets of its text. */
  placeOf(node: unknown, text?: string): TextPlace {
    const { content } = this.#document;
    const task = this.#task;
    return {
      path: this.#path,
      ...(task === undefined ? {} : { task }),
      locate: (offset) => {
        const start = offsetOf(node);
        if (offset === undefined || text === undefined) return positionOf(content, start);
        if (!isScalar(node)) return positionOf(content, start);
        return positionOf(content, offsetInContent(content, node, text, offset));
      },
    };
  }

  /**
   * What stands below the keys of a mapping. Other keys than the allowed and keys given twice are reported; a key that
   * is nearly an allowed one stands for it afterwards.
   */
  entriesOf(node: unknown, what: string, allowed?: readonly string[]): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    if (!isMap(node)) {
      this.report(node, `${what} must be a mapping, but is ${describe(node)}`);
      return entries;
    }
    const unknown: [string, Entry][] = [];
    for (const { key, value } of node.items) {
      const keyNode = this.#document.resolve(key);
      if (!isScalar(keyNode)) {
        this.report(key, `must be a name, but is ${describe(keyNode)}`);
        continue;
      }
      const name = this.#document.textOf(keyNode);
      const entry = { key: keyNode, value: this.#document.resolve(value) };
      const earlier = entries.get(name);
      if (earlier !== undefined) {
        const { line } = positionOf(this.#document.content, offsetOf(earlier.key));
        this.report(keyNode, `'${shorten(name)}' is given twice, first in line ${line}`);
      } else if (allowed === undefined || allowed.includes(name)) entries.set(name, entry);
      else unknown.push([name, entry]);
    }
    for (const [name, entry] of unknown) {
      const near = nearest(name, allowed ?? []);
      const hint = near === undefined ? `allowed are ${allowed?.join(', ')}` : `did you mean '${near}'?`;
      this.report(entry.key, `'${shorten(name)}' is not known in ${what}: ${hint}`);
      if (near !== undefined && !entries.has(near)) entries.set(near, entry);
    }
    return entries;
  }

  /** The items of a list; `undefined` when it is none. */
  itemsOf(node: unknown): unknown[] | undefined {
    return isSeq(node) ? node.items.map((item) => this.#document.resolve(item)) : undefined;
  }

  /** The text of a scalar as it is written, a number's too. Anything else is reported. */
  textOf(node: unknown, what: string): ReadText | undefined {
    if (isScalar(node) && !isEmpty(node)) return this.#counted(node, this.#document.textOf(node), what);
    this.report(node, `${what} must be a text, but is ${describe(node)}${quoteHint(node)}`);
    return undefined;
  }

  /** A whole number in a range, quoted or not. */
  integerOf(node: unknown, what: string, { min, max }: { min: number; max: number }): number | undefined {
    const text = isScalar(node) ? this.#document.textOf(node) : '';
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    const but = isScalar(node) && !isEmpty(node) ? `'${shorten(text)}'` : describe(node);
    this.report(node, `${what} must be a whole number from ${min} to ${max}, but is ${but}`);
    return undefined;
  }

  /** `true` or `false`, quoted or not. */
  booleanOf(node: unknown, what: string): boolean | undefined {
    const text = isScalar(node) ? this.#document.textOf(node) : '';
    if (/^(true|True|TRUE)$/.test(text)) return true;
    if (/^(false|False|FALSE)$/.test(text)) return false;
    const but = isScalar(node) && !isEmpty(node) ? `'${shorten(text)}'` : describe(node);
    this.report(node, `${what} must be true or false, but is ${but}`);
    return undefined;
  }

  #counted(node: Node, text: string, label: string): ReadText | undefined {
    this.#characters += text.length;
    if (this.#characters <= MAX_EXPANDED_CHARACTERS)
      return { text, place: { ...this.placeOf(node, text), label } };
    const before = this.#characters - text.length;
    const message = `the texts of the component have more than ${MAX_EXPANDED_CHARACTERS} characters, aliases written out`;
    if (before <= MAX_EXPANDED_CHARACTERS) this.report(node, message);
    return undefined;
  }
}

/** A value that is not there: nothing behind the colon, `~` or `null`. */
export function isEmpty(node: unknown): boolean {
  if (node === null || node === undefined) return true;
  return isScalar(node) && node.type === 'PLAIN' && /^(|~|null|Null|NULL)$/.test(node.source ?? '');
}

function describe(node: unknown): string {
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  return isEmpty(node) ? 'empty' : 'a text';
}

function quoteHint(node: unknown): string {
  const isFlow = (isMap(node) || isSeq(node)) && node.flow === true;
  return isFlow ? '; a text that begins with a brace or bracket must be in quotes' : '';
}

function offsetOf(node: unknown): number {
  const range = (node as Node | null | undefined)?.range;
  return range?.[0] ?? 0;
}

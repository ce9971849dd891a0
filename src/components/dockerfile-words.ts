import { isBlank, skipBlanks } from './dockerfile-lines.ts';

/** A part of a word: text as it is, or a variable whose value takes its place. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'variable';
      readonly name: string;
      /** What decides between the variable and `word`, as in a POSIX shell. */
      readonly operator?: '-' | ':-' | '+' | ':+';
      readonly word?: readonly Segment[];
      readonly written: string;
    };

export interface Word {
  readonly segments: readonly Segment[];
  /** Offset of its first character in the text. */
  readonly offset: number;
  readonly end: number;
}

export interface WordTrouble {
  readonly offset: number;
  readonly message: string;
}

/** What came of reading words; what was read before the trouble is of no use. */
export type Read<Result> =
  | { readonly result: Result; readonly trouble?: undefined }
  | { readonly trouble: WordTrouble; readonly result?: undefined };

interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
  trouble?: WordTrouble;
}

/** Names that a shell and the system know as variables. */
export const VARIABLE_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const OPERATOR = /:?[-+]/y;
/** Double braces keep their blanks: `{{ install.stdout }}` is one word. */
const BRACES = /\{\{[^{}\n"'\\]*\}\}/y;
const MAX_DEPTH = 20;

/** All words of a text, as Docker splits them: blanks separate, unless quoted or behind a backslash. */
export function readWords(text: string): Read<Word[]> {
  const words: Word[] = [];
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    const read = readWord(text, at);
    if (read.result === undefined) return read;
    words.push(read.result);
    at = skipBlanks(text, read.result.end);
  }
  return { result: words };
}

/** The word that begins at an offset and ends before the next blank. */
export function readWord(text: string, offset: number): Read<Word> {
  return readUntil(text, offset, isBlank);
}

/** All of a text as one word, blanks included, for example what follows WORKDIR. */
export function readWhole(text: string, offset = 0): Read<Word> {
  return readUntil(text, offset, () => false);
}

/**
 * The text of a word when the value of every variable in it is known; otherwise the first variable that is not.
 * `valueOf` answers undefined for a variable that only the guest knows.
 */
export function evaluate(
  segments: readonly Segment[],
  valueOf: (name: string) => string | undefined,
):
  | { readonly text: string; readonly unknown?: undefined }
  | { readonly unknown: string; readonly text?: undefined } {
  let text = '';
  for (const segment of segments) {
    if (segment.kind === 'text') {
      text += segment.text;
      continue;
    }
    const value = valueOf(segment.name);
    if (value === undefined) return { unknown: segment.written };
    const { operator, word = [] } = segment;
    const counts = operator?.startsWith(':') === true ? value !== '' : true;
    const takesWord = operator !== undefined && operator.endsWith('+') === counts;
    if (!takesWord) {
      text += operator?.endsWith('+') === true ? '' : value;
      continue;
    }
    const inner = evaluate(word, valueOf);
    if (inner.unknown !== undefined) return inner;
    text += inner.text;
  }
  return { text };
}

function readUntil(
  text: string,
  offset: number,
  stops: (character: string | undefined) => boolean,
): Read<Word> {
  const cursor: Cursor = { text, at: offset, depth: 0 };
  const segments = readSegments(cursor, stops);
  if (cursor.trouble !== undefined) return { trouble: cursor.trouble };
  return { result: { segments, offset, end: cursor.at } };
}

function readSegments(cursor: Cursor, stops: (character: string | undefined) => boolean): Segment[] {
  const segments: Segment[] = [];
  while (cursor.at < cursor.text.length && cursor.trouble === undefined) {
    const character = cursor.text[cursor.at];
    if (stops(character)) break;
    if (character === "'") readSingleQuotes(cursor, segments);
    else if (character === '"') readDoubleQuotes(cursor, segments);
    else if (character === '$') readDollar(cursor, segments);
    else if (character === '\\') {
      addText(segments, cursor.text[cursor.at + 1] ?? '');
      cursor.at += 2;
    } else {
      const braces = match(cursor, BRACES);
      addText(segments, braces ?? character ?? '');
      cursor.at += braces?.length ?? 1;
    }
  }
  cursor.at = Math.min(cursor.at, cursor.text.length);
  return segments;
}

function readSingleQuotes(cursor: Cursor, segments: Segment[]): void {
  const end = cursor.text.indexOf("'", cursor.at + 1);
  if (end < 0) return stop(cursor, 'the single quote that opens here is never closed');
  addText(segments, cursor.text.slice(cursor.at + 1, end));
  cursor.at = end + 1;
}

function readDoubleQuotes(cursor: Cursor, segments: Segment[]): void {
  const start = cursor.at;
  cursor.at += 1;
  addText(segments, '');
  while (cursor.trouble === undefined) {
    const character = cursor.text[cursor.at];
    if (character === undefined) {
      cursor.at = start;
      return stop(cursor, 'the double quote that opens here is never closed');
    }
    if (character === '"') break;
    if (character === '$') {
      readDollar(cursor, segments);
      continue;
    }
    const next = cursor.text[cursor.at + 1];
    const escapes = character === '\\' && (next === '"' || next === '\\' || next === '$');
    addText(segments, escapes ? next : character);
    cursor.at += escapes ? 2 : 1;
  }
  cursor.at += 1;
}

function readDollar(cursor: Cursor, segments: Segment[]): void {
  const start = cursor.at;
  cursor.at += 1;
  const next = cursor.text[cursor.at];
  if (next === '{') return readBracedVariable(cursor, segments, start);
  const name = match(cursor, NAME);
  if (name !== undefined) {
    cursor.at += name.length;
    segments.push({ kind: 'variable', name, written: `$${name}` });
  } else if (next === '(') {
    cursor.at = start;
    stop(cursor, "'$(' runs no command here, only in RUN; for these characters as they are write '\\$('");
  } else if (next !== undefined && '0123456789@*#!?$-'.includes(next)) {
    cursor.at = start;
    stop(
      cursor,
      `'$${next}' is no variable here; for a dollar sign as it is write '\\$' or use single quotes`,
    );
  } else addText(segments, '$');
}

function readBracedVariable(cursor: Cursor, segments: Segment[], start: number): void {
  const refuse = (message: string) => {
    cursor.at = start;
    stop(cursor, message);
  };
  cursor.at += 1;
  const name = match(cursor, NAME);
  if (name === undefined) return refuse("'${' must be followed by the name of a variable and '}'");
  cursor.at += name.length;
  const operator = match(cursor, OPERATOR) as '-' | ':-' | '+' | ':+' | undefined;
  if (operator === undefined) {
    if (cursor.text[cursor.at] !== '}') {
      return refuse(`'\${${name}' must be closed by '}' or go on with one of ':-', '-', ':+' and '+'`);
    }
    cursor.at += 1;
    segments.push({ kind: 'variable', name, written: cursor.text.slice(start, cursor.at) });
    return;
  }
  cursor.at += operator.length;
  cursor.depth += 1;
  if (cursor.depth > MAX_DEPTH) return refuse(`variables may be nested at most ${MAX_DEPTH} deep`);
  const word = readSegments(cursor, (character) => character === '}');
  cursor.depth -= 1;
  if (cursor.trouble !== undefined) return;
  if (cursor.text[cursor.at] !== '}') return refuse(`'\${${name}${operator}' is never closed by '}'`);
  cursor.at += 1;
  segments.push({ kind: 'variable', name, operator, word, written: cursor.text.slice(start, cursor.at) });
}

function match(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  return pattern.exec(cursor.text)?.[0];
}

function stop(cursor: Cursor, message: string): void {
  cursor.trouble ??= { offset: cursor.at, message };
}

function addText(segments: Segment[], text: string): void {
  const last = segments.at(-1);
  if (last?.kind === 'text') segments[segments.length - 1] = { kind: 'text', text: last.text + text };
  else segments.push({ kind: 'text', text });
}

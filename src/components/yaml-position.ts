import type { Scalar } from 'yaml';

/**
 * Where a character of a scalar's text stands in the content: exact for every character but blanks and line ends,
 * which YAML folds, strips and adds. For these it is the next character that is none, or the end.
 */
export function offsetInContent(content: string, scalar: Scalar, text: string, offset: number): number {
  const [start, end] = scalar.range ?? [0, content.length];
  const { from, to, style } = bodyOf(content, scalar, start, end);
  let wanted = countVisible(text, offset);
  let position = from;
  while (position < to) {
    const { length, text: decoded } = unitAt(content, position, style);
    const visible = countVisible(decoded, decoded.length);
    if (visible > wanted) return position;
    wanted -= visible;
    position += length;
  }
  return Math.min(to, content.length);
}

type Style = 'verbatim' | 'single' | 'double';

function bodyOf(
  content: string,
  { type }: Scalar,
  start: number,
  end: number,
): { from: number; to: number; style: Style } {
  switch (type) {
    case 'QUOTE_SINGLE':
      return { from: start + 1, to: end - 1, style: 'single' };
    case 'QUOTE_DOUBLE':
      return { from: start + 1, to: end - 1, style: 'double' };
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED': {
      const headerEnd = content.indexOf('\n', start);
      return { from: headerEnd < 0 ? end : headerEnd + 1, to: end, style: 'verbatim' };
    }
    default:
      return { from: start, to: end, style: 'verbatim' };
  }
}

/** Digits that follow the letter of an escape. */
const ESCAPE_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const BLANK_ESCAPES = new Set([' ', '\t', 'n', 't', 'r', '\n', '\r']);

/** What stands at a position for one character of the text, and how long it is. */
function unitAt(content: string, position: number, style: Style): { length: number; text: string } {
  const character = content[position] ?? '';
  if (style === 'single' && character === "'") return { length: 2, text: "'" };
  if (style !== 'double' || character !== '\\') return { length: 1, text: character };
  const letter = content[position + 1] ?? '';
  const digits = ESCAPE_DIGITS[letter];
  if (digits === undefined) return { length: 2, text: BLANK_ESCAPES.has(letter) ? ' ' : 'x' };
  const code = Number.parseInt(content.slice(position + 2, position + 2 + digits), 16);
  return { length: 2 + digits, text: code <= 0x10ffff ? String.fromCodePoint(code) : 'x' };
}

/** UTF-16 units before an offset that are neither blanks nor line ends. */
function countVisible(text: string, offset: number): number {
  let count = 0;
  for (let index = 0; index < offset; index++) {
    const unit = text.charCodeAt(index);
    if (unit !== 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) count += 1;
  }
  return count;
}

/** A place in a content, from 1; columns count UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One command of a Dockerfile content: its lines joined, comments and blank lines inside left out. */
export interface Instruction extends Place {
  /** In capitals; verbs may be written in either case. */
  readonly verb: string;
  readonly writtenVerb: string;
  /** What follows the verb, without the blanks around it. */
  readonly text: string;
  /** Where a character of `text` stands in the content. */
  readonly placeOf: (offset: number) => Place;
  /** A blank line that was skipped because the line before it is continued. */
  readonly blankLine?: number;
}

/** A piece of the joined text, and where it comes from. */
interface Piece extends Place {
  readonly offset: number;
}

const CONTINUED = /(^|[^\\])\\[ \t]*$/;

/**
 * Splits a content as Docker's parser does: a backslash at the end of a line (blanks may follow it) continues the line;
 * lines that begin with `#` are comments, also between continued lines; blank lines between them are skipped. Line ends
 * may be LF or CRLF, and a byte order mark before the first line is not part of it.
 */
export function splitInstructions(content: string): Instruction[] {
  const lines = withoutMark(content)
    .split('\n')
    .map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const instructions: Instruction[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    if (isSkipped(lines[index] ?? '')) continue;
    const { joined, pieces, last, blankLine } = join(lines, index);
    const verbStart = skipBlanks(joined, 0);
    if (verbStart < joined.length) instructions.push(toInstruction(joined, verbStart, pieces, blankLine));
    index = last;
  }
  return instructions;
}

/** The content without a byte order mark before it, as columns are counted. */
export function withoutMark(content: string): string {
  return content.startsWith('\uFEFF') ? content.slice(1) : content;
}

/** True for the characters that separate words. */
export function isBlank(character: string | undefined): boolean {
  return (
    character === ' ' || character === '\t' || character === '\v' || character === '\f' || character === '\r'
  );
}

/** Offset of the first character from `offset` on that is not blank. */
export function skipBlanks(text: string, offset: number): number {
  let at = offset;
  while (isBlank(text[at])) at += 1;
  return at;
}

function isSkipped(line: string): boolean {
  const start = skipBlanks(line, 0);
  return start === line.length || line[start] === '#';
}

function join(lines: readonly string[], first: number) {
  const pieces: Piece[] = [];
  let joined = '';
  let blankLine: number | undefined;
  let last = first;
  for (let index = first; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (index > first && isSkipped(line)) {
      if (!line.includes('#')) blankLine ??= index + 1;
      last = index;
      continue;
    }
    const start = index === first ? skipBlanks(line, 0) : 0;
    const continued = CONTINUED.exec(line);
    const end = continued === null ? line.length : continued.index + (continued[1] ?? '').length;
    pieces.push({ offset: joined.length, line: index + 1, column: start + 1 });
    joined += line.slice(start, end);
    last = index;
    if (continued === null) break;
  }
  return { joined, pieces, last, ...(blankLine === undefined ? {} : { blankLine }) };
}

function toInstruction(
  joined: string,
  verbStart: number,
  pieces: readonly Piece[],
  blankLine?: number,
): Instruction {
  let verbEnd = verbStart;
  while (verbEnd < joined.length && !isBlank(joined[verbEnd])) verbEnd += 1;
  const start = skipBlanks(joined, verbEnd);
  let end = joined.length;
  while (end > start && isBlank(joined[end - 1])) end -= 1;
  const writtenVerb = joined.slice(verbStart, verbEnd);
  return {
    verb: writtenVerb.toUpperCase(),
    writtenVerb,
    text: joined.slice(start, end),
    placeOf: (offset) => placeIn(pieces, start + offset),
    ...placeIn(pieces, verbStart),
    ...(blankLine === undefined ? {} : { blankLine }),
  };
}

function placeIn(pieces: readonly Piece[], offset: number): Place {
  const piece = pieces.findLast((one) => one.offset <= offset) ?? { offset: 0, line: 1, column: 1 };
  return { line: piece.line, column: piece.column + offset - piece.offset };
}

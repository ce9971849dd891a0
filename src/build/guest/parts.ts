import { shellQuote } from '../../components/shell-quote.ts';
import type { GuestText } from './guest-task.ts';
import { guestPieces, isOutput, isReadable } from './texts.ts';

/** Texts that a task needs in the guest, each a file of that name: `payload`, `user`, `directory`… */
export type Parts = Readonly<Record<string, GuestText | Uint8Array>>;

/** A plain text up to this many characters is written with printf, a longer one as a here-document. */
const WORD_CHARACTERS = 200;

/**
 * Shell lines that put the parts together below `$n` and can be read by people; undefined when a part cannot stand in
 * a command. Needs the functions `text` and `out` of the wrapper.
 */
export function readableParts(
  parts: Parts,
  delimiter: string,
  nameOf: (index: number) => string,
): string[] | undefined {
  const lines: string[] = [];
  for (const [name, content] of Object.entries(parts)) {
    const pieces = guestPieces(content);
    lines.push('{');
    // An empty file for an empty text.
    lines.push(':');
    for (const piece of pieces) {
      if (isOutput(piece)) lines.push(outputLine(piece, nameOf));
      else if (piece instanceof Uint8Array || !isReadable(piece)) return undefined;
      else if (piece === '') continue;
      else if (piece.length <= WORD_CHARACTERS && !piece.includes('\n'))
        lines.push(`printf %s ${shellQuote(piece)}`);
      else if (piece.split('\n').includes(delimiter)) return undefined;
      else lines.push(`text <<'${delimiter}'`, piece, delimiter);
    }
    lines.push(`} >"$n/${name}"`);
  }
  return lines;
}

/** Parts as bytes: shell lines that put them together, followed by everything that is known of them. */
export interface Bundle {
  readonly bytes: Buffer;
  /** How many of the bytes are shell lines. */
  readonly lineBytes: number;
}

/** The same as bytes for any content. Needs the functions `piece` and `out` of the wrapper. */
export function bundleParts(parts: Parts, nameOf: (index: number) => string): Bundle {
  const lines: string[] = [];
  const literals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    lines.push('{ :');
    for (const piece of guestPieces(content)) {
      if (isOutput(piece)) lines.push(outputLine(piece, nameOf));
      else {
        const bytes = Buffer.from(piece as string);
        if (bytes.length > 0) lines.push(`piece ${offset} ${bytes.length}`);
        literals.push(bytes);
        offset += bytes.length;
      }
    }
    lines.push(`} >"$n/${name}"`);
  }
  const head = Buffer.from(`${lines.join('\n')}\n`);
  return { bytes: Buffer.concat([head, ...literals]), lineBytes: head.length };
}

function outputLine(
  { outputOf, quote }: { outputOf: number; quote?: true },
  nameOf: (index: number) => string,
): string {
  return `out ${outputOf} ${quote === true ? 'quote' : 'plain'} ${shellQuote(nameOf(outputOf))}`;
}

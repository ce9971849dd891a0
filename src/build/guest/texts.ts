import { powerShellQuote, shellQuote } from '../../components/shell-quote.ts';
import { piecesOf, type RenderedText } from '../../components/rendered.ts';
import type { GuestPiece, GuestText } from './guest-task.ts';

/**
 * A text with the values of its secrets in it; what is left are outputs of earlier tasks. `valueOf` knows the value of
 * each secret by its position in the plan.
 */
export function fillSecrets(
  text: RenderedText,
  valueOf: (secret: number) => string,
  osType: 'Linux' | 'Windows' = 'Linux',
): GuestText {
  const quote = osType === 'Linux' ? shellQuote : powerShellQuote;
  const filled = piecesOf(text).map((piece): GuestPiece => {
    if (typeof piece === 'string' || 'outputOf' in piece) return piece;
    const value = valueOf(piece.secret);
    return piece.quote === true ? quote(value) : value;
  });
  return joined(filled);
}

/** The pieces with neighbouring plain texts joined and empty ones left out; one plain text is no list. */
export function joined(pieces: readonly GuestPiece[]): GuestText {
  const result: GuestPiece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece === '') continue;
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  if (result.length === 0) return '';
  const [only] = result;
  return result.length === 1 && typeof only === 'string' ? only : result;
}

/** The pieces of what a task holds; bytes are one piece. */
export function guestPieces(content: GuestText | Uint8Array): readonly (GuestPiece | Uint8Array)[] {
  return typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
}

/** True when the guest has to fill in outputs. */
export function hasOutputs(content: GuestText | Uint8Array): boolean {
  return guestPieces(content).some((piece) => isOutput(piece));
}

export function isOutput(piece: GuestPiece | Uint8Array): piece is Extract<GuestPiece, object> {
  return typeof piece !== 'string' && !(piece instanceof Uint8Array);
}

/** Bytes of the parts that are known. */
export function literalBytes(content: GuestText | Uint8Array): number {
  let bytes = 0;
  for (const piece of guestPieces(content)) {
    if (typeof piece === 'string') bytes += Buffer.byteLength(piece);
    else if (piece instanceof Uint8Array) bytes += piece.length;
  }
  return bytes;
}

/**
 * True when the text can stand in a command as it is. Control characters cannot: NUL ends a command, and nobody says
 * that an agent leaves carriage returns alone.
 */
export function isReadable(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(text) && text.isWellFormed();
}

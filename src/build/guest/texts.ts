import type { GuestPiece, GuestText } from './guest-task.ts';

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

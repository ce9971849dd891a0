/** A piece of a text of a Packer template: as it is, or something that Packer fills in. */
export type PackerPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'user' | 'env'; readonly name: string }
  /** `{{ .Path }}` and other values that a provisioner gives. */
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'function'; readonly name: string; readonly written: string };

const ACTION = /\{\{-?\s*((?:"(?:[^"\\]|\\.)*"|`[^`]*`|[^"`{}]){0,500}?)\s*-?\}\}/g;
const STRING = /^(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`)$/;
const CALL = /^(user|env)\s+(?:"((?:[^"\\]|\\.)*)"|`([^`]*)`)$/;

/** Takes a text apart as Packer's template engine does. Never throws. */
export function packerPieces(text: string): PackerPiece[] {
  const pieces: PackerPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(ACTION)) {
    const [written, action = ''] = match;
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    end = match.index + written.length;
    pieces.push(pieceOf(action, written));
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

function pieceOf(action: string, written: string): PackerPiece {
  const string = STRING.exec(action);
  if (string !== null) return { kind: 'text', text: string[1] ?? string[2] ?? '' };
  const call = CALL.exec(action);
  if (call !== null) {
    return { kind: call[1] === 'env' ? 'env' : 'user', name: call[2] ?? call[3] ?? '' };
  }
  const field = /^\.([A-Za-z]+)$/.exec(action);
  if (field !== null) return { kind: 'field', name: field[1] ?? '' };
  return { kind: 'function', name: /^[A-Za-z_]*/.exec(action)?.[0] ?? '', written };
}

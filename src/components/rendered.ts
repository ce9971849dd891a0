import type { Task } from './task.ts';

/**
 * A text in which every parameter has its value. What only the guest knows (outputs of earlier tasks) and what only
 * the delivery may know (secrets) is left as pieces, so that a value can never be mistaken for a reference.
 */
export type RenderedText = string | readonly TextPiece[];

export type TextPiece = string | OutputPiece | SecretPiece;

/** The standard output of an earlier task, without the line ends at its end. */
export interface OutputPiece {
  /** Position of that task in the whole build, from 0. */
  readonly outputOf: number;
  /** As one word of a POSIX shell (`| quote`). */
  readonly quote?: true;
}

/** The value of a sensitive parameter. */
export interface SecretPiece {
  /** Position in the plan's list of secrets, from 0. */
  readonly secret: number;
  readonly quote?: true;
}

export type RenderedTask = Task<RenderedText>;

/** True when nothing is left to fill in. */
export function isPlain(text: RenderedText): text is string {
  return typeof text === 'string';
}

/** The pieces of a text; a plain text is one piece. */
export function piecesOf(text: RenderedText): readonly TextPiece[] {
  return typeof text === 'string' ? [text] : text;
}

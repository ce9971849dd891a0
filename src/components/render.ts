import type { OSType } from './component.ts';
import type { ParameterValues } from './parameters.ts';
import { type Reference, referencesIn } from './references.ts';
import type { RenderedTask, RenderedText, TextPiece } from './rendered.ts';
import { powerShellQuote, shellQuote } from './shell-quote.ts';
import type { ObjectKey, Task } from './task.ts';
import { mapTexts } from './task-texts.ts';

export interface RenderOptions {
  /** Position of the first of these tasks in the whole build, from 0. */
  readonly firstIndex: number;
  /** Position of a Secret's key in the plan's list of secrets, from 0. Called once per use. */
  readonly secretIndexOf: (key: ObjectKey) => number;
  /** Decides what `| quote` means outside of scripts; `Linux` when absent. */
  readonly osType?: OSType;
}

/**
 * Puts values in place of references: plain text substitution, as in Image Builder. A value is never searched for
 * references. What only the guest or the delivery knows becomes a piece. `| quote` on a known value makes one word of
 * a POSIX shell, or of PowerShell in a task for Windows. A reference to what `values` and `tasks` do not have stays as
 * it is; `checkReferences` has refused it before.
 */
export function renderTasks(
  tasks: readonly Task[],
  values: ParameterValues,
  { firstIndex, secretIndexOf, osType = 'Linux' }: RenderOptions,
): RenderedTask[] {
  const indexOf = new Map<string, number>();
  const forShell = remembering(shellQuote);
  const forPowerShell = remembering(powerShellQuote);
  return tasks.map((task, index) => {
    const windows = osType === 'Windows' || task.action === 'RunPowerShellCommand';
    const quote = windows ? forPowerShell : forShell;
    const pieceOf = (reference: Reference): TextPiece | undefined => {
      const marked = reference.quote ? ({ quote: true } as const) : {};
      if (reference.kind === 'output') {
        const output = indexOf.get(reference.name);
        return output === undefined ? undefined : { outputOf: firstIndex + output, ...marked };
      }
      const value = values.get(reference.name);
      if (value === undefined) return undefined;
      if ('secret' in value) return { secret: secretIndexOf(value.secret), ...marked };
      return reference.quote ? quote(value.text) : value.text;
    };
    const rendered = mapTexts(task, (text) => renderText(text, pieceOf));
    if (!indexOf.has(task.name)) indexOf.set(task.name, index);
    return rendered;
  });
}

/** The same function, asked once for each word: a long value that stands in a thousand places takes its memory once. */
function remembering(quote: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const quoted = known.get(word) ?? quote(word);
    known.set(word, quoted);
    return quoted;
  };
}

function renderText(text: string, pieceOf: (reference: Reference) => TextPiece | undefined): RenderedText {
  const pieces: TextPiece[] = [];
  let plain = '';
  let position = 0;
  for (const reference of referencesIn(text)) {
    const piece = pieceOf(reference);
    if (piece === undefined) continue;
    plain += text.slice(position, reference.offset);
    position = reference.end;
    if (typeof piece === 'string') plain += piece;
    else {
      if (plain !== '') pieces.push(plain);
      plain = '';
      pieces.push(piece);
    }
  }
  plain += text.slice(position);
  if (pieces.length === 0) return plain;
  return plain === '' ? pieces : [...pieces, plain];
}

import { MAX_TEXT_BYTES } from './actions.ts';
import { type Problem, positionOf } from './problem.ts';

/** Where a text stands, for messages. */
export interface TextPlace {
  readonly path: string;
  readonly task?: string;
  /** Name of the property for messages, where the path does not end with it. */
  readonly label?: string;
  /**
   * Line and column, from 1, of an offset of the text within the field at `path`, for a text that is only a part of
   * it; without an offset, of the text as a whole. When absent, the text is the whole field.
   */
  readonly locate?: (offset?: number) => { readonly line: number; readonly column: number };
}

/** A problem of a whole text, or at one offset of it. */
export function problemAt(place: TextPlace, message: string, at?: { text: string; offset: number }): Problem {
  const { path, task, locate } = place;
  const position =
    locate !== undefined ? locate(at?.offset) : at === undefined ? undefined : positionOf(at.text, at.offset);
  return { path, ...(task === undefined ? {} : { task }), ...position, message };
}

/** A problem whose message goes on where the name of the property ends: `must be …`, `may not …`. */
export function wrongText(place: TextPlace, message: string, at?: { text: string; offset: number }): Problem {
  return problemAt(place, place.label === undefined ? message : `${place.label} ${message}`, at);
}

/** What the schema cannot see in the text of a script or file; references aside. */
export function checkText(text: string, place: TextPlace): Problem[] {
  const problems: Problem[] = [];
  // No text has more bytes than three for each of its units.
  const bytes = text.length * 3 <= MAX_TEXT_BYTES ? 0 : utf8Length(text);
  if (bytes > MAX_TEXT_BYTES)
    problems.push(wrongText(place, `must be at most ${MAX_TEXT_BYTES} bytes in UTF-8, not ${bytes}`));
  const nul = text.indexOf('\0');
  if (nul >= 0) problems.push(wrongText(place, 'may not contain a NUL character', { text, offset: nul }));
  return problems;
}

/** What is wrong in a script beyond {@link checkText}. PowerShell takes the line ends of Windows. */
export function checkScript(
  script: string,
  place: TextPlace,
  shell: 'POSIX' | 'PowerShell' = 'POSIX',
): Problem[] {
  const problems = checkText(script, place);
  const at = (offset: number) => ({ text: script, offset });
  const carriageReturn = script.indexOf('\r\n');
  if (carriageReturn >= 0 && shell === 'POSIX') {
    const message =
      'lines must end with LF: a shell takes the CR of Windows line ends as part of the command';
    problems.push(wrongText(place, message, at(carriageReturn)));
  }
  if (script.startsWith('\uFEFF'))
    problems.push(wrongText(place, 'may not start with a byte order mark', at(0)));
  if (script.trim() === '') problems.push(wrongText(place, 'must hold a command, not only blanks'));
  return problems;
}

/** Bytes of a text in UTF-8; a lone surrogate counts as the three bytes of its replacement. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && isLow(text.charCodeAt(index + 1))) {
      bytes += 4;
      index += 1;
    } else bytes += 3;
  }
  return bytes;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

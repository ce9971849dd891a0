import { type Problem, positionOf } from './problem.ts';
import { referencesIn } from './references.ts';

/** Bytes of one script or file: Image Builder's limit for one command, and what one RunCommand can carry. */
export const MAX_TEXT_BYTES = 16_384;

/** Where a text stands, for messages. */
export interface TextPlace {
  readonly path: string;
  readonly task: string;
}

/** What the schema cannot see in the text of a script or file. */
export function checkText(text: string, place: TextPlace): Problem[] {
  const problems: Problem[] = [];
  const report = (message: string, offset?: number) =>
    problems.push({ ...place, message, ...(offset === undefined ? {} : positionOf(text, offset)) });

  const bytes = utf8Length(text);
  if (bytes > MAX_TEXT_BYTES) report(`must be at most ${MAX_TEXT_BYTES} bytes in UTF-8, not ${bytes}`);
  const nul = text.indexOf('\0');
  if (nul >= 0) report('may not contain a NUL character', nul);
  for (const { name, offset } of referencesIn(text)) {
    const what = name.endsWith('.stdout') ? 'an output of a task' : 'a parameter';
    report(`'{{ ${name} }}' refers to ${what} that the component does not declare`, offset);
  }
  return problems;
}

/** What is wrong in a script beyond {@link checkText}. */
export function checkScript(script: string, place: TextPlace): Problem[] {
  const problems = checkText(script, place);
  const carriageReturn = script.indexOf('\r\n');
  if (carriageReturn >= 0) {
    const message =
      'lines must end with LF: a shell takes the CR of Windows line ends as part of the command';
    problems.push({ ...place, message, ...positionOf(script, carriageReturn) });
  }
  if (script.startsWith('\uFEFF')) {
    problems.push({ ...place, message: 'may not start with a byte order mark', line: 1, column: 1 });
  }
  if (script.trim() === '') problems.push({ ...place, message: 'must hold a command, not only blanks' });
  return problems;
}

/** Bytes of a text in UTF-8; a lone surrogate counts as the three bytes of its replacement. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

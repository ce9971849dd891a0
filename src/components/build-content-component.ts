import { REFERENCE_NAME } from './references.ts';
import { COMPONENT_REFERENCE_FORM, parseComponentReference } from './component-reference.ts';
import type { BuildItem, ContentParameter } from './build-content.ts';
import { type Instruction, isBlank, skipBlanks } from './dockerfile-lines.ts';
import { refuse, refuseEmpty, type State } from './dockerfile-state.ts';
import type { Read } from './dockerfile-words.ts';
import { shorten } from './shorten.ts';

interface LineWord {
  readonly text: string;
  readonly offset: number;
  /** Offset behind its last character, a closing quote included. */
  readonly end: number;
  /** Quotes make a value of what would be a name. */
  readonly quoted: boolean;
}

const CODE = 'InvalidCommandContent.COMPONENT';
const FORM = "a component and, for each of its parameters, '--name value'";

/** Reads `COMPONENT reference --name value …`. Undefined, and noted, when something in it is wrong. */
export function readComponentLine(
  state: State,
  instruction: Instruction,
): Extract<BuildItem, { kind: 'component' }> | undefined {
  if (refuseEmpty(state, instruction, FORM)) return undefined;
  const problems = state.problems.length;
  const refuseContent = (message: string, offset: number) =>
    refuse(state, instruction, CODE, message, offset);
  const { result: words, trouble } = readLineWords(instruction.text);
  if (words === undefined) {
    refuseContent(trouble.message, trouble.offset);
    return undefined;
  }
  const [first, ...rest] = words;
  const reference = parseComponentReference(first?.text ?? '');
  if (reference === undefined) {
    refuseContent(
      `'${shorten(first?.text ?? '')}' names no component; it must be ${COMPONENT_REFERENCE_FORM}`,
      0,
    );
  }
  const parameters = readParameters(rest, instruction, refuseContent);
  if (reference === undefined || state.problems.length > problems) return undefined;
  return { kind: 'component', reference, parameters, line: instruction.line, column: instruction.column };
}

function readParameters(
  words: readonly LineWord[],
  instruction: Instruction,
  refuseContent: (message: string, offset: number) => void,
): ContentParameter[] {
  const parameters = new Map<string, ContentParameter>();
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) continue;
    const { text, offset } = word;
    if (!isName(word)) {
      refuseContent(
        `'${shorten(text)}' belongs to no parameter; a value with blanks must stand in double quotes`,
        offset,
      );
      continue;
    }
    const name = text.slice(2);
    if (!REFERENCE_NAME.test(name)) {
      const hint = name.includes('=') ? "'--name value', with a blank instead of '='" : "'--name value'";
      refuseContent(`'${shorten(text)}' is no name of a parameter; write ${hint}`, offset);
      continue;
    }
    const value = words[index + 1];
    if (value === undefined || isName(value)) {
      refuseContent(
        `parameter '${name}' has no value; one that begins with '--' must stand in quotes`,
        offset,
      );
      continue;
    }
    index += 1;
    // Otherwise `--dir C:\Temp\` would take in the line behind it without a word.
    if (instruction.placeOf(value.end - 1).line > instruction.placeOf(value.offset).line) {
      refuseContent(
        `the value of '${name}' goes on in the next line, since a backslash at the end of a line continues it; one that ` +
          `ends with a backslash must stand in double quotes, as in "C:\\Temp\\\\"`,
        value.offset,
      );
      continue;
    }
    if (parameters.has(name)) refuseContent(`parameter '${name}' is given twice`, offset);
    const { line, column } = instruction.placeOf(offset);
    parameters.set(name, { name, value: value.text, line, column });
  }
  return [...parameters.values()];
}

function isName({ text, quoted }: LineWord): boolean {
  return !quoted && text.startsWith('--');
}

/**
 * Words of a COMPONENT line. Blanks separate; either kind of quotes keeps them together. A backslash is itself, as
 * values may be paths of Windows, but for `\"` and `\\` in double quotes. Values are taken as they are: no variables.
 */
function readLineWords(text: string): Read<LineWord[]> {
  const words: LineWord[] = [];
  let at = 0;
  while (at < text.length) {
    const offset = at;
    const quoted = text[at] === '"' || text[at] === "'";
    let word = '';
    while (at < text.length && !isBlank(text[at])) {
      const character = text[at] ?? '';
      if (character !== '"' && character !== "'") {
        word += character;
        at += 1;
        continue;
      }
      const opening = at;
      at += 1;
      while (at < text.length && text[at] !== character) {
        const escapes =
          character === '"' && text[at] === '\\' && (text[at + 1] === '"' || text[at + 1] === '\\');
        if (escapes) at += 1;
        word += text[at] ?? '';
        at += 1;
      }
      if (at >= text.length) {
        return { trouble: { offset: opening, message: 'the quote that opens here is never closed' } };
      }
      at += 1;
    }
    words.push({ text: word, offset, end: at, quoted });
    at = skipBlanks(text, at);
  }
  return { result: words };
}

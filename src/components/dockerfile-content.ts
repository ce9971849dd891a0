import { MAX_CONTENT_BYTES, MAX_TASKS } from './actions.ts';
import { checkReferences } from './check-references.ts';
import { utf8Length } from './check-text.ts';
import type { Parsed } from './component.ts';
import { COMMANDS } from './dockerfile-commands.ts';
import { hereDocument } from './dockerfile-here-document.ts';
import { type Instruction, splitInstructions, withoutMark } from './dockerfile-lines.ts';
import { lowerStart } from './dockerfile-start.ts';
import { type State, warn } from './dockerfile-state.ts';
import { type Problem, positionOf } from './problem.ts';
import type { Task } from './task.ts';

/** Alibaba's codes for a content that is wrong as a whole. */
export interface ContentCodes {
  readonly length: string;
  readonly content: string;
}

/** Splits a content into its commands. Undefined, and noted, when it is too long to be worth reading. */
export function openContent(content: string, state: State, codes: ContentCodes): Instruction[] | undefined {
  const { path, problems } = state;
  // No text has more bytes than three for each of its units.
  const bytes = content.length * 3 <= MAX_CONTENT_BYTES ? 0 : utf8Length(content);
  if (bytes > MAX_CONTENT_BYTES) {
    const message = `must be at most ${MAX_CONTENT_BYTES} bytes in UTF-8, but has ${bytes}`;
    problems.push({ path, code: codes.length, message });
    return undefined;
  }
  const text = withoutMark(content);
  const wrong = text.search(/\0|\r(?!\n|$)/);
  if (wrong >= 0) {
    const what = text[wrong] === '\0' ? 'a NUL character' : 'a carriage return within a line';
    problems.push({
      path,
      ...positionOf(text, wrong),
      code: codes.content,
      message: `may not contain ${what}`,
    });
  }
  const escape = /^#[ \t]*escape[ \t]*=/i.test(text);
  if (escape) {
    const message = "the directive 'escape' does not work here: a line is continued by '\\'";
    problems.push({ path, line: 1, column: 1, code: codes.content, message });
  }
  return splitInstructions(content);
}

/**
 * Goes through the commands in order. `other` gets those that {@link COMMANDS} does not have or that are not taken
 * here. What stands in a here-document is left out, for it is no command.
 */
export function lowerInstructions(
  state: State,
  instructions: readonly Instruction[],
  isTaken: (verb: string) => boolean,
  other: (instruction: Instruction) => void,
): void {
  checkCount(state, instructions);
  const count = Math.min(instructions.length, MAX_TASKS);
  for (let index = 0; index < count; index += 1) {
    const instruction = instructions[index];
    if (instruction === undefined) continue;
    const { verb, text, blankLine } = instruction;
    if (blankLine !== undefined) {
      warn(
        state,
        instruction,
        `goes on behind the blank line ${blankLine}, since the line before ends with '\\'`,
      );
    }
    const lower = isTaken(verb) ? COMMANDS.get(verb) : undefined;
    if (lower === undefined) other(instruction);
    else lower(state, instruction);
    const document = verb === 'RUN' || verb === 'COPY' ? hereDocument(text) : undefined;
    if (document === undefined) continue;
    const closing = instructions.findIndex(
      (one, at) => at > index && one.writtenVerb === document.delimiter && one.text === '',
    );
    if (closing > index) index = closing;
  }
  lowerStart(state);
}

/** Some of the tasks that the commands have become, with the references among them checked. */
export function closeTasks(state: State, from = 0, to = state.tasks.length): Task[] {
  const { problems, warnings } = checkReferences(state.drafts.slice(from, to), [], () => ({
    path: state.path,
  }));
  state.problems.push(...problems);
  state.warnings.push(...warnings);
  return state.tasks.slice(from, to);
}

/** What came of a content: `result`, unless something in it is wrong. Problems are in the order of their places. */
export function finish<Result>(state: State, result: Result): Parsed<Result> {
  const warnings = inOrder(state.warnings);
  return state.problems.length > 0 ? { problems: inOrder(state.problems), warnings } : { result, warnings };
}

function checkCount({ path, problems }: State, instructions: readonly Instruction[]): void {
  const excess = instructions[MAX_TASKS];
  if (excess === undefined) return;
  const { line, column } = excess;
  const message = `must hold at most ${MAX_TASKS} commands, but holds ${instructions.length}`;
  problems.push({ path, line, column, code: 'InvalidImageTemplateCommandSize.ExceededMaxNumber', message });
}

/** A user with a wrong reference is met again by every command that runs as it; it is told once. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const distinct = new Map<string, Problem>();
  for (const problem of problems) {
    const key = `${problem.line} ${problem.column} ${problem.message}`;
    if (!distinct.has(key)) distinct.set(key, problem);
  }
  return [...distinct.values()].toSorted(
    (left, right) => (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0),
  );
}

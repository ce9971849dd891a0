/** Something wrong in a component, with the place where its author finds it. */
export interface Problem {
  /** Path of the field, for example `spec.tasks[2].runShellCommand.commandContent`. */
  readonly path: string;
  /** Name of the task, when the problem is inside one. */
  readonly task?: string;
  /** Line and column within the field's text, from 1. */
  readonly line?: number;
  readonly column?: number;
  /** Alibaba's validation code for it, where there is one, for example `NotSupportedCommand.FROM`. */
  readonly code?: string;
  /** What is wrong and what is allowed, without a period. */
  readonly message: string;
}

/** Line and column, from 1, of an offset in a text. Columns count UTF-16 units, as editors do. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/**
 * Problems of one kind that are kept; whoever has more reads the rest after mending these. A script of 16 KiB can hold
 * thousands of wrong references, a component hundreds of such scripts.
 */
export const MAX_PROBLEMS = 100;
/** Problems that one message names. */
const NAMED_PROBLEMS = 5;

/** The first of several messages, and how many more there are, as one text for a status. */
export function firstOf(messages: readonly string[]): string {
  const more = messages.length - NAMED_PROBLEMS;
  return [...messages.slice(0, NAMED_PROBLEMS), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

/** `task 'install', line 3, column 8 (spec.tasks[0].runShellCommand.commandContent): …` */
export function describeProblem({ path, task, line, column, message }: Problem): string {
  const place = [
    ...(task === undefined ? [] : [`task '${task}'`]),
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ].join(', ');
  return place === '' ? `${path}: ${message}` : `${place} (${path}): ${message}`;
}

import type { DraftTask } from './check-references.ts';
import { checkTask, type PlaceOf } from './check-task.ts';
import type { OSType } from './component.ts';
import type { Command } from './dockerfile-exec-form.ts';
import type { Instruction } from './dockerfile-lines.ts';
import { evaluate, type Segment } from './dockerfile-words.ts';
import type { Problem } from './problem.ts';
import { DEFAULT_TIMEOUT_SECONDS, type Task } from './task.ts';

/** A task without what all tasks of a Dockerfile content have alike. */
type Bare<Kind> = Kind extends Task ? Omit<Kind, 'name' | 'timeoutSeconds'> : never;
export type BareTask = Bare<Task>;

/** CMD or ENTRYPOINT: the last one of each counts. */
export interface StartCommand {
  readonly instruction: Instruction;
  readonly command: Command;
}

/** What the commands so far have come to. */
export interface State {
  readonly path: string;
  readonly osType: OSType;
  readonly tasks: Task[];
  /** The same tasks as their author wrote them, for the check of references. */
  readonly drafts: DraftTask[];
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly labels: Map<string, string>;
  /** Variables set by ENV; undefined when only the guest knows the value. */
  readonly environment: Map<string, string | undefined>;
  workingDir?: string;
  username?: string;
  /** The command that set `username`. */
  user?: Instruction;
  command?: StartCommand;
  entrypoint?: StartCommand;
}

export function newState(path: string, osType: OSType): State {
  return {
    path,
    osType,
    tasks: [],
    drafts: [],
    problems: [],
    warnings: [],
    labels: new Map(),
    environment: new Map(),
  };
}

/** Notes a problem of a command, at its verb or at an offset of what follows it. */
export function refuse(
  state: State,
  instruction: Instruction,
  code: string | undefined,
  message: string,
  offset?: number,
): void {
  state.problems.push(problemOf(state, instruction, message, offset, code));
}

/** Notes something that is allowed but hardly meant. */
export function warn(state: State, instruction: Instruction, message: string, offset?: number): void {
  state.warnings.push(problemOf(state, instruction, message, offset));
}

/**
 * The text of a word, with the values of variables that ENV has set before. Undefined, and noted, when a value is known
 * only in the guest.
 */
export function knownText(
  state: State,
  instruction: Instruction,
  segments: readonly Segment[],
  offset = 0,
): string | undefined {
  const { text, unknown } = evaluate(segments, (name) => state.environment.get(name));
  if (text !== undefined) return text;
  const message =
    `'${unknown}' has no value that is known before the build; here only variables count that an ENV before ` +
    `sets to a text or to other such variables`;
  refuse(state, instruction, contentCode(instruction), message, offset);
  return undefined;
}

/** Adds the task that a command has become, named after its verb and line. */
export function addTask(state: State, instruction: Instruction, bare: BareTask): void {
  const name = `${instruction.verb.toLowerCase()}-${instruction.line}`;
  const task = { ...bare, name, timeoutSeconds: DEFAULT_TIMEOUT_SECONDS } as Task;
  const code = contentCode(instruction);
  const placeOf = placesOf(state, instruction, (property) => textOf(task, property));
  state.problems.push(...checkTask(task, state.osType, placeOf).map((problem) => ({ code, ...problem })));
  const written = asWritten(task, instruction, state.user);
  state.tasks.push(task);
  state.drafts.push({
    name,
    task: written,
    placeOf: placesOf(state, instruction, (property) => textOf(written, property)),
  });
}

/** Alibaba's code for what stands behind a verb. */
export function contentCode({ verb }: Instruction): string {
  return `InvalidCommandContent.${verb}`;
}

/** Refuses a verb with nothing behind it; true when it did. */
export function refuseEmpty(state: State, instruction: Instruction, form: string): boolean {
  if (instruction.text !== '') return false;
  refuse(
    state,
    instruction,
    `EmptyCommandContent.${instruction.verb}`,
    `${instruction.verb} must be followed by ${form}`,
  );
  return true;
}

/**
 * The task with the author's text in place of what was made from it, so that references are told as they were written
 * and where. The working directory is left out: WORKDIR has a task of its own.
 */
function asWritten(task: Task, instruction: Instruction, user: Instruction | undefined): Task {
  const { text } = instruction;
  if (task.action === 'WebDownload') return { ...task, sourcePath: text, destinationDir: '' };
  if (task.action !== 'RunShellCommand') return task;
  const { workingDir: _, username, ...rest } = task;
  return {
    ...rest,
    commandContent: text,
    ...(username === undefined ? {} : { username: user?.text ?? username }),
  };
}

function placesOf(
  { path, user }: State,
  instruction: Instruction,
  written: (property: string) => unknown,
): PlaceOf {
  return (property) => {
    const source = property === 'username' ? (user ?? instruction) : instruction;
    const isExact = written(property) === source.text;
    return {
      path,
      locate: (offset) => {
        const { line, column } = isExact && offset !== undefined ? source.placeOf(offset) : source;
        return { line, column };
      },
    };
  };
}

function textOf(task: Task, property: string): unknown {
  return (task as unknown as Record<string, unknown>)[property];
}

function problemOf(
  { path }: State,
  instruction: Instruction,
  message: string,
  offset?: number,
  code?: string,
): Problem {
  const { line, column } = offset === undefined ? instruction : instruction.placeOf(offset);
  return { path, line, column, ...(code === undefined ? {} : { code }), message };
}

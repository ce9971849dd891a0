/** What a command may use of the process. */
export interface CommandIO {
  /** A file; `-` is standard input. @throws InputError when it cannot be read. */
  readonly read: (path: string) => Promise<GivenFile>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** The files of the System catalogue. */
  readonly catalogFiles: () => readonly { readonly path: string; readonly text: string }[];
}

/** A file as it was given. */
export interface GivenFile {
  readonly bytes: Uint8Array;
  /** Whether its owner may execute it. */
  readonly executable: boolean;
}

/** One command of `kubectl-imagesmith`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help. */
  readonly usage: string;
  /** Flags that take a value, and those that do not. */
  readonly flags: Readonly<Record<string, 'value' | 'switch'>>;
  /** @returns the exit code: 0 fine, 1 something is wrong with what was given, 2 wrong usage. */
  readonly run: (args: CommandArguments, io: CommandIO) => Promise<number>;
}

export interface CommandArguments {
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string | true>>;
}

/** The command line was not understood; the message says what is allowed. */
export class UsageError extends Error {}

/** Something that was given cannot be read; the message begins with its name. */
export class InputError extends Error {}

/** The value of a flag that knows a few; the first of them when it is absent. @throws UsageError for others. */
export function choice<Value extends string>(
  args: CommandArguments,
  name: string,
  allowed: readonly [Value, ...Value[]],
): Value {
  return optionalChoice(args, name, allowed) ?? allowed[0];
}

/** The value of a flag that knows a few; undefined when it is absent. @throws UsageError for others. */
export function optionalChoice<Value extends string>(
  { flags }: CommandArguments,
  name: string,
  allowed: readonly Value[],
): Value | undefined {
  const given = flags[name];
  if (given === undefined) return undefined;
  const found = allowed.find((value) => value === given);
  if (found === undefined)
    throw new UsageError(`--${name} must be one of ${allowed.join(', ')}, not '${String(given)}'`);
  return found;
}

/** The value of a flag that takes any text. */
export function textFlag({ flags }: CommandArguments, name: string): string | undefined {
  const given = flags[name];
  return typeof given === 'string' ? given : undefined;
}

import { readArguments } from './arguments.ts';
import { type CommandIO, InputError, UsageError } from './command.ts';
import { COMMANDS } from './commands/index.ts';

/** Runs one command line. Whatever was given, it does not throw. @returns the exit code. */
export async function run(argv: readonly string[], io: CommandIO, version: string): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined) {
    io.err(overview());
    return 2;
  }
  if (isHelp(name)) return help(rest, io);
  if (name === '--version') {
    io.out(`kubectl-imagesmith ${version}\n`);
    return 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) return unknownCommand(name, io);
  const end = rest.indexOf('--');
  if ((end < 0 ? rest : rest.slice(0, end)).some((word) => word === '--help' || word === '-h')) {
    io.out(`${command.usage}\n`);
    return 0;
  }
  try {
    return await command.run(readArguments(command, rest), io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message}\nSee 'kubectl imagesmith ${name} --help'.\n`);
      return 2;
    }
    if (error instanceof InputError) io.err(`${error.message}\n`);
    else io.err(`kubectl-imagesmith ${name} has failed, which is a mistake of its own: ${traceOf(error)}\n`);
    return 1;
  }
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h' || word === 'help';
}

function help([name]: readonly string[], io: CommandIO): number {
  if (name === undefined) {
    io.out(overview());
    return 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) return unknownCommand(name, io);
  io.out(`${command.usage}\n`);
  return 0;
}

function unknownCommand(name: string, io: CommandIO): number {
  io.err(`There is no command '${name}'.\n\n${overview()}`);
  return 2;
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return `Works with Imagesmith's objects; no cluster is needed.

  kubectl imagesmith COMMAND [options]

${lines.join('\n')}

'kubectl imagesmith COMMAND --help' tells more.
`;
}

import { type Command, type CommandArguments, UsageError } from './command.ts';

/**
 * Reads the words after the name of a command: `--flag VALUE`, `--flag=VALUE`, `-o` for `--output` and `-n` for
 * `--namespace` as kubectl has them, switches, and `--` before words that look like flags.
 *
 * @throws UsageError for a flag that the command does not know, that stands twice or whose value is missing.
 */
export function readArguments({ name, flags: known }: Command, given: readonly string[]): CommandArguments {
  const words: string[] = [];
  const flags: Record<string, string | true> = {};
  for (let at = 0; at < given.length; at++) {
    const word = longForm(given[at] ?? '');
    if (word === '--') {
      words.push(...given.slice(at + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      words.push(word);
      continue;
    }
    const [flag = '', ...rest] = word.replace(/^--?/, '').split('=');
    const kind = Object.hasOwn(known, flag) ? known[flag] : undefined;
    if (kind === undefined) {
      const all = Object.keys(known).map((one) => `--${one}`);
      throw new UsageError(
        `${name} has no flag ${word.split('=', 1)[0] ?? ''}; it has ${all.length === 0 ? 'none' : all.join(', ')}`,
      );
    }
    if (flags[flag] !== undefined) throw new UsageError(`--${flag} is given twice`);
    if (kind === 'switch') {
      if (rest.length > 0) throw new UsageError(`--${flag} takes no value`);
      flags[flag] = true;
      continue;
    }
    const value = rest.length > 0 ? rest.join('=') : given[++at];
    if (value === undefined || value === '') throw new UsageError(`--${flag} needs a value`);
    flags[flag] = value;
  }
  return { words, flags };
}

/** kubectl's short flags. */
const SHORT: Readonly<Record<string, string>> = { o: 'output', n: 'namespace' };

function longForm(word: string): string {
  const [, letter = '', rest = ''] = /^-([a-z])(=.*)?$/s.exec(word) ?? [];
  const flag = SHORT[letter];
  return flag === undefined ? word : `--${flag}${rest}`;
}

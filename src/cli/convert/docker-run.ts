import { readCommand, readStrings } from '../../components/dockerfile-exec-form.ts';
import { scriptWord } from '../../components/dockerfile-shell.ts';
import type { State } from '../../components/dockerfile-state.ts';
import { shellQuote } from '../../components/shell-quote.ts';
import { carriedScript, mustBeCarried, SCRIPT_TIMEOUT_SECONDS, withPrelude } from './carried-script.ts';
import type { SpecTask } from './component-objects.ts';
import { type DockerInstruction, withLineEnds } from './docker-instructions.ts';
import { RUN_OPTIONS } from './docker-verbs.ts';

/** What SHELL has said: the program and its options, the last of which takes the command. */
export interface Shell {
  readonly words: readonly string[];
}

export function shellOf(text: string): Shell | undefined {
  const words = readStrings(text);
  return words === undefined || words.length === 0 ? undefined : { words };
}

/** The tasks that a RUN becomes; `prelude` are lines that set the arguments of the build. */
export function runTasks(
  instruction: DockerInstruction,
  { workingDir, username }: State,
  shell: Shell | undefined,
  prelude: readonly string[],
  note: (message: string) => void,
): SpecTask[] {
  const name = `run-${instruction.line}`;
  const { text, offset } = withoutOptions(instruction.text, note);
  if (text === '') {
    note('RUN is left out: it holds no command');
    return [];
  }
  const rest = { ...instruction, text, placeOf: (at: number) => instruction.placeOf(at + offset) };
  const script = scriptOf(rest, shell);
  if (script === undefined) {
    note('RUN is left out: it is neither a shell command nor a JSON array of strings');
    return [];
  }
  const where = {
    ...(workingDir === undefined ? {} : { workingDir }),
    ...(username === undefined ? {} : { username }),
  };
  if (mustBeCarried(script))
    return carriedScript(
      name,
      { bytes: new TextEncoder().encode(script) },
      { before: prelude, ...where, ...(script.startsWith('#!') ? {} : { interpreter: '/bin/sh' }) },
    );
  return [
    {
      name,
      timeoutSeconds: SCRIPT_TIMEOUT_SECONDS,
      runShellCommand: { commandContent: withPrelude(script, prelude), ...where },
    },
  ];
}

function withoutOptions(given: string, note: (message: string) => void): { text: string; offset: number } {
  let offset = 0;
  for (;;) {
    const [whole, name = ''] = /^--([a-z]+)(?:=\S*)?\s*/.exec(given.slice(offset)) ?? [];
    if (whole === undefined) return { text: given.slice(offset), offset };
    note(`'--${name}' of RUN ${RUN_OPTIONS[name] ?? 'is left out: it is not known'}`);
    offset += whole.length;
  }
}

function scriptOf(instruction: DockerInstruction, shell: Shell | undefined): string | undefined {
  const { text, documents } = instruction;
  const [first] = documents;
  // A command that is nothing but a here-document is a script.
  if (first !== undefined && documents.length === 1 && text === first.opening) {
    const program = first.body.startsWith('#!') ? '' : shebangOf(shell);
    return program === undefined ? inShell(first.body, shell) : program + first.body;
  }
  const bodies = documents.map(({ body, delimiter }) => `${body}${delimiter}\n`).join('');
  if (bodies !== '') return inShell(`${text.replaceAll('<<-', '<<')}\n${bodies}`, shell);
  const command = readCommand(text);
  if (command === undefined) return undefined;
  if (command.form === 'exec') return command.words.map(scriptWord).join(' ');
  return inShell(withLineEnds(instruction), shell);
}

function inShell(script: string, shell: Shell | undefined): string {
  const shebang = shebangOf(shell);
  if (shebang !== undefined) return `${shebang}${script}`;
  return `${(shell?.words ?? []).map(shellQuote).join(' ')} ${shellQuote(script)}\n`;
}

const SET_OPTION = /^-[aefuvx]+$/;

/** First lines that make a script run as by this shell; undefined when no lines can. */
function shebangOf(shell: Shell | undefined): string | undefined {
  if (shell === undefined) return '';
  const [program = '', ...options] = shell.words;
  if (!/^(\/\S+\/)?(ba|da|z|k|a)?sh$/.test(program)) return undefined;
  const path = program.startsWith('/') ? program : `/bin/${program}`;
  const sets: string[] = [];
  for (let at = 0; at < options.length; at++) {
    const option = options[at] ?? '';
    const isLast = at === options.length - 1;
    if (isLast && option === '-c') return `#!${path}\n${sets.map((set) => `set ${set}\n`).join('')}`;
    if (option === '-o' && /^[a-z]+$/.test(options[at + 1] ?? '')) {
      at += 1;
      if (at === options.length - 1) return undefined;
      sets.push(`-o ${options[at] ?? ''}`);
    } else if (/^-[aefuvx]*o$/.test(option) && /^[a-z]+$/.test(options[at + 1] ?? '')) {
      at += 1;
      sets.push(`${option} ${options[at] ?? ''}`);
    } else if (SET_OPTION.test(option)) sets.push(option);
    else if (isLast && /^-[aefuvx]+c$/.test(option)) {
      const set = option.replace('c', '');
      return `#!${path}\n${[...sets, set].map((one) => `set ${one}\n`).join('')}`;
    } else return undefined;
  }
  return undefined;
}

import { shellQuote } from '../../components/shell-quote.ts';
import { type Around, carriedScript, isShellScript, mustBeCarried, withPrelude } from './carried-script.ts';
import type { SpecTask } from './component-objects.ts';
import {
  environmentOf,
  goodCodesOf,
  ignoreTransport,
  limitsOf,
  pauseTask,
  shellLines,
} from './packer-common.ts';
import { type PackerContext, stemOf } from './packer-context.ts';
import type { PackerSettings } from './packer-settings.ts';

const INLINE_SHEBANG = '/bin/sh -e';
const REBOOT =
  /^\s*(?:sudo\s+(?:-\S+\s+)*)?(?:reboot(?:\s+(?:-f|--force|now))*|shutdown\s+-r(?:\s+\S+)?|systemctl\s+reboot|init\s+6)\s*(?:&\s*)?;?\s*$/;

interface Piece {
  readonly name: string;
  readonly offset: number;
  readonly text?: string;
  readonly bytes?: Uint8Array;
  /** Holds references; otherwise double braces in it are its own. */
  readonly isFilled: boolean;
}

/** The tasks of a `shell` provisioner. */
export async function shellTasks(settings: PackerSettings, context: PackerContext): Promise<SpecTask[]> {
  ignoreTransport(settings);
  const before = pauseTask('pause_before', settings, context);
  const around = {
    options: limitsOf(settings, context),
    goodCodes: goodCodesOf(settings),
    ...whoOf(settings, context),
  };
  const exports = shellLines(environmentOf(settings, context));
  const disconnects = settings.flag('expect_disconnect');
  const pieces = [...inlinePieces(settings, context), ...(await scriptPieces(settings, context))];
  const tasks: SpecTask[] = [];
  for (const piece of pieces) {
    const { name, text, offset } = piece;
    const { script, reboots } =
      text === undefined ? { script: undefined, reboots: false } : withoutReboot(text);
    if (script !== undefined && /^\s*(?:sudo\s+)?(?:reboot|shutdown\s+-r)\b/m.test(script))
      context.note(
        offset,
        `'${name}' reboots the machine in its midst: split it there, with a reboot task between`,
      );
    tasks.push(
      ...runTasks({ ...piece, ...(script === undefined ? {} : { text: script }) }, exports, around, context),
    );
    if (!reboots && !disconnects) continue;
    tasks.push({ name: context.name(`reboot-after-${name}`), reboot: {} });
    if (reboots) continue;
    const message = `'expect_disconnect' has become a reboot after '${name}': take it out if nothing there reboots`;
    context.note(settings.offsetOf('expect_disconnect'), message);
  }
  if (!['inline', 'script', 'scripts'].some((name) => settings.has(name)))
    context.note(settings.offset, 'this shell provisioner holds no script');
  tasks.push(...pauseTask('pause_after', settings, context));
  context.noteRest(settings, 'a shell provisioner');
  return [...before, ...tasks];
}

function runTasks(
  { name, text, bytes, isFilled }: Piece,
  exports: readonly string[],
  { interpreter, ...around }: Around & Who,
  { builder }: PackerContext,
): SpecTask[] {
  if (text === undefined)
    return carriedScript(name, { bytes: bytes ?? new Uint8Array() }, { ...around, before: exports });
  if (text.replace(/^#!.*/, '').trim() === '') return [];
  const lines = text.includes('PACKER_BUILD') ? [...ofPacker(builder), ...exports] : exports;
  const script = interpreter === undefined ? text : withInterpreter(text, interpreter);
  if (!isFilled && mustBeCarried(script))
    return carriedScript(name, { bytes: new TextEncoder().encode(script) }, { ...around, before: lines });
  const holdsLines = isShellScript(script);
  const whole = holdsLines ? withPrelude(script, lines) : script;
  if (around.goodCodes?.length || (!holdsLines && lines.length > 0))
    return carriedScript(name, { text: whole }, { ...around, before: holdsLines ? [] : lines });
  const { options, username, workingDir } = around;
  return [
    { name, ...options, runShellCommand: { commandContent: whole, ...whereOf({ username, workingDir }) } },
  ];
}

/** Makes a script one that this program runs, as `bash -x {{ .Path }}` does. */
function withInterpreter(script: string, interpreter: string): string {
  const [program = '', ...options] = interpreter.split(/\s+/);
  const path = program.startsWith('/') ? program : `/bin/${program}`;
  // The first line of a script takes one option alone.
  const letters = options.map((option) => option.slice(1)).join('');
  return `#!${path}${letters === '' ? '' : ` -${letters}`}\n${script.replace(/^#!.*\n?/, '')}`;
}

function whereOf({
  username,
  workingDir,
}: {
  username: string | undefined;
  workingDir: string | undefined;
}): {
  username?: string;
  workingDir?: string;
} {
  return {
    ...(workingDir === undefined ? {} : { workingDir }),
    ...(username === undefined ? {} : { username }),
  };
}

function inlinePieces(settings: PackerSettings, context: PackerContext): Piece[] {
  const inline = settings.list('inline');
  const shebang = settings.text('inline_shebang') ?? INLINE_SHEBANG;
  if (inline === undefined) return [];
  const filled = inline.map(({ text, offset }) => context.variables.filled(text, offset));
  const offset = settings.offsetOf('inline');
  const lines = filled.flatMap((line) => (line === undefined ? [] : [line]));
  if (lines.length === 0) return [];
  const text = `#!${shebang}\n${lines.map((line) => `${line.text}\n`).join('')}`.replaceAll('\r\n', '\n');
  const ambiguous = lines.some((line) => line.ambiguous);
  if (ambiguous && context.variables.parameters.length > 0)
    context.note(offset, 'double braces of the script itself look like references here: check them');
  return [
    {
      name: context.name(`shell-${context.place(settings.offset).line}`),
      offset,
      text,
      isFilled: !ambiguous,
    },
  ];
}

async function scriptPieces(settings: PackerSettings, context: PackerContext): Promise<Piece[]> {
  const named = [...(settings.list('script') ?? []), ...(settings.list('scripts') ?? [])];
  const binary = settings.flag('binary');
  const pieces: Piece[] = [];
  for (const { text: path, offset } of named) {
    const script = await context.script(path, offset, binary);
    if (script === undefined) continue;
    const name = context.name(stemOf(script.path) || 'script');
    if (script.text === undefined) {
      pieces.push({ name, offset, bytes: script.bytes, isFilled: false });
      continue;
    }
    const hidden = context.variables.hideSecrets(script.text, offset);
    pieces.push({ name, offset, text: hidden ?? script.text, isFilled: hidden !== undefined });
  }
  return pieces;
}

/** Packer's own variables, for scripts that look at them. */
function ofPacker(builder: string): string[] {
  return [`export PACKER_BUILD_NAME=${shellQuote(builder)}`, "export PACKER_BUILDER_TYPE='alicloud-ecs'"];
}

/** A reboot as the last command is what Packer has in place of a reboot task. */
function withoutReboot(script: string): { script: string; reboots: boolean } {
  const lines = script.trimEnd().split('\n');
  if (!REBOOT.test(lines.at(-1) ?? '')) return { script, reboots: false };
  return { script: `${lines.slice(0, -1).join('\n')}\n`, reboots: true };
}

interface Who {
  readonly username?: string;
  readonly workingDir?: string;
  readonly interpreter?: string;
}

/** Who runs the script: Packer's user, unless `execute_command` makes it somebody else. */
function whoOf(settings: PackerSettings, context: PackerContext): Who {
  const command = settings.text('execute_command');
  const user =
    context.user === undefined ? {} : { username: context.user, workingDir: `/home/${context.user}` };
  if (command === undefined) return user;
  const offset = settings.offsetOf('execute_command');
  const plain = command.slice(0, 500).replaceAll(/\{\{\s*\.(\w+)\s*\}\}/g, '<$1>');
  const interpreter =
    /(?:^|\s)((?:\/\S+\/)?(?:ba|da|k|z)?sh(?:\s+-[a-z]+)*)\s+['"]?(?:<Vars>\s*)?<Path>/.exec(plain)?.[1];
  const other = /\bsudo\s+(?:\S+\s+)*?(?:-u|--user)[ =]?(\S+)/.exec(plain)?.[1];
  const run = interpreter === undefined || interpreter.endsWith('-c') ? {} : { interpreter };
  if (other !== undefined) return other === 'root' ? run : { username: other, ...run };
  if (/\bsudo\b/.test(plain) || /\bsu\s+(?:-\s+)?(?:root\b)/.test(plain)) return run;
  if (!/<Path>/.test(plain) || !/^[\s\w<>;&|.+/'"=-]*$/.test(plain))
    context.note(
      offset,
      "'execute_command' is left out: the script is run by the interpreter that its first line names",
    );
  return { ...user, ...run };
}

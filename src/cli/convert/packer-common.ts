import { scriptWord } from '../../components/dockerfile-shell.ts';
import { VARIABLE_NAME } from '../../components/dockerfile-words.ts';
import { powerShellQuote } from '../../components/shell-quote.ts';
import { referencesIn, showReference } from '../../components/references.ts';
import { SCRIPT_TIMEOUT_SECONDS } from './carried-script.ts';
import type { SpecTask } from './component-objects.ts';
import { SECRET_NAME } from './secrets.ts';
import type { PackerContext } from './packer-context.ts';
import { packerPieces } from './packer-text.ts';
import { type PackerSettings, secondsOf } from './packer-settings.ts';

/** Settings that say how Packer gets a script into the guest, which is Cloud Assistant's business here. */
const OF_TRANSPORT = [
  'type',
  'remote_folder',
  'remote_file',
  'remote_path',
  'remote_env_var_path',
  'start_retry_timeout',
  'skip_clean',
  'use_env_var_file',
  'env_var_format',
  'execution_policy',
  'debug_mode',
  'use_pwsh',
];

/** Marks what needs no note. */
export function ignoreTransport(settings: PackerSettings): void {
  for (const name of OF_TRANSPORT) settings.node(name);
}

/** `timeout` and `max_retries`, which every provisioner has. */
export function limitsOf(
  settings: PackerSettings,
  context: PackerContext,
): Pick<SpecTask, 'timeoutSeconds' | 'retries'> {
  const timeout = settings.text('timeout');
  const seconds = timeout === undefined ? undefined : secondsOf(timeout);
  if (timeout !== undefined && seconds === undefined)
    context.note(
      settings.offsetOf('timeout'),
      `'timeout' is left out: '${timeout}' is no duration such as '10m'`,
    );
  const retries = Number(settings.text('max_retries') ?? '0');
  const some = Number.isInteger(retries) && retries > 0;
  if (some && retries > 10)
    context.note(settings.offsetOf('max_retries'), "'max_retries' has become 10, the most there can be");
  return {
    timeoutSeconds:
      seconds === undefined || seconds === 0
        ? SCRIPT_TIMEOUT_SECONDS
        : Math.min(Math.max(seconds, 1), 86_400),
    ...(some ? { retries: Math.min(retries, 10) } : {}),
  };
}

/** `pause_before` and `pause_after` as tasks that wait. */
export function pauseTask(setting: string, settings: PackerSettings, context: PackerContext): SpecTask[] {
  const text = settings.text(setting);
  if (text === undefined) return [];
  const seconds = secondsOf(text);
  if (seconds === undefined || seconds === 0 || seconds > 80_000) {
    if (seconds !== 0)
      context.note(
        settings.offsetOf(setting),
        `'${setting}' is left out: '${text}' is no duration such as '10s'`,
      );
    return [];
  }
  const name = context.name('pause');
  const timeoutSeconds = seconds + 60;
  if (context.osType === 'Windows')
    return [
      { name, timeoutSeconds, runPowerShellCommand: { commandContent: `Start-Sleep -Seconds ${seconds}\n` } },
    ];
  return [{ name, timeoutSeconds, runShellCommand: { commandContent: `sleep ${seconds}\n` } }];
}

interface EnvironmentVariable {
  readonly name: string;
  /** With references. */
  readonly value: string;
}

/** `environment_vars` and `env`. Values of variables that are called like secrets become sensitive parameters. */
export function environmentOf(settings: PackerSettings, context: PackerContext): EnvironmentVariable[] {
  const listed = (settings.list('environment_vars') ?? []).map(({ text, offset }) => {
    const [name = '', ...value] = text.split('=');
    return { name: name.trim(), value: value.join('='), offset };
  });
  const mapped = settings.map('env').map(({ key, text, offset }) => ({ name: key, value: text, offset }));
  return [...listed, ...mapped].flatMap(({ name, value, offset }) => {
    if (!VARIABLE_NAME.test(name)) {
      context.note(offset, `an environment variable is left out: '${name.slice(0, 60)}' is no name`);
      return [];
    }
    const isLiteral = packerPieces(value).every(({ kind }) => kind === 'text');
    if (isLiteral && value !== '' && SECRET_NAME.test(name))
      return [{ name, value: `{{ ${context.variables.secretParameter(name, value, offset)} }}` }];
    const filled = context.variables.filled(value, offset);
    return filled === undefined ? [] : [{ name, value: filled.text }];
  });
}

export function shellLines(variables: readonly EnvironmentVariable[]): string[] {
  return variables.map(({ name, value }) => `export ${name}=${scriptWord(value)}`);
}

export function powerShellLines(variables: readonly EnvironmentVariable[]): string[] {
  return variables.map(({ name, value }) => `$Env:${name} = ${powerShellWord(value)}`);
}

/** A text as an expression of PowerShell; the values of references in it are quoted too. */
function powerShellWord(text: string): string {
  const parts: string[] = [];
  let end = 0;
  for (const reference of referencesIn(text)) {
    if (reference.offset > end) parts.push(powerShellQuote(text.slice(end, reference.offset)));
    parts.push(showReference({ ...reference, quote: true }));
    end = reference.end;
  }
  if (end < text.length || parts.length === 0) parts.push(powerShellQuote(text.slice(end)));
  return parts.join(' + ');
}

/** `valid_exit_codes` other than 0 alone. Undefined when they cannot be had. */
export function goodCodesOf(settings: PackerSettings): number[] {
  const codes = (settings.list('valid_exit_codes') ?? []).map(({ text }) => Number(text));
  return codes.filter((code) => Number.isInteger(code) && code !== 0);
}

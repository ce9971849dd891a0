import { hasCloudAssistantNames } from '../../components/cloud-assistant-names.ts';
import { MAX_TEXT_BYTES } from '../../components/actions.ts';
import { utf8Length } from '../../components/check-text.ts';
import { referencesIn } from '../../components/references.ts';
import { base64Of, CARRIED_DIR_WINDOWS } from './carried-script.ts';
import type { SpecTask } from './component-objects.ts';
import {
  environmentOf,
  goodCodesOf,
  ignoreTransport,
  limitsOf,
  pauseTask,
  powerShellLines,
} from './packer-common.ts';
import { type PackerContext, stemOf } from './packer-context.ts';
import { type PackerSettings, secondsOf } from './packer-settings.ts';

interface Piece {
  readonly name: string;
  readonly content: { readonly text: string } | { readonly bytes: Uint8Array };
  readonly isFilled: boolean;
}

/** The tasks of a `powershell` provisioner. */
export async function powerShellTasks(settings: PackerSettings, context: PackerContext): Promise<SpecTask[]> {
  ignoreTransport(settings);
  const before = pauseTask('pause_before', settings, context);
  const limits = limitsOf(settings, context);
  const environment = powerShellLines(environmentOf(settings, context));
  const goodCodes = goodCodesOf(settings);
  noteUser(settings, context);
  const pieces = [...inlinePieces(settings, context), ...(await scriptPieces(settings, context))];
  const tasks = pieces.flatMap(({ name, content, isFilled }): SpecTask[] => {
    const text = 'text' in content ? content.text : undefined;
    const literal =
      text === undefined || (!isFilled && isReadOtherwise(text)) || utf8Length(text) > MAX_TEXT_BYTES;
    // A script with parameters must begin with `param`, so nothing may stand before it.
    const apart =
      literal ||
      goodCodes.length > 0 ||
      (environment.length > 0 && /^(?:\s|#[^\n]*\n)*param\s*\(/i.test(text));
    if (!apart)
      return [
        { name, ...limits, runPowerShellCommand: { commandContent: [...environment, text].join('\n') } },
      ];
    return carried(name, content, literal, environment, goodCodes, limits);
  });
  tasks.push(...pauseTask('pause_after', settings, context));
  context.noteRest(settings, 'a powershell provisioner');
  return [...before, ...tasks];
}

function isReadOtherwise(text: string): boolean {
  return referencesIn(text).length > 0 || hasCloudAssistantNames(text) || text.startsWith('\uFEFF');
}

function carried(
  name: string,
  content: Piece['content'],
  literal: boolean,
  environment: readonly string[],
  goodCodes: readonly number[],
  limits: Partial<SpecTask>,
): SpecTask[] {
  const path = `${CARRIED_DIR_WINDOWS}\\${name}.ps1`;
  const bytes = 'bytes' in content ? content.bytes : new TextEncoder().encode(content.text);
  const file = literal || 'bytes' in content ? { binaryContent: base64Of(bytes) } : { content: content.text };
  const good =
    goodCodes.length === 0 ? [] : [`if (${[0, ...goodCodes].join(', ')} -contains $LASTEXITCODE) { exit 0 }`];
  return [
    { name: `${name.slice(0, 54)}-script`, writeFile: { destinationPath: path, ...file } },
    {
      name,
      ...limits,
      runPowerShellCommand: {
        commandContent: [...environment, `& '${path}'`, ...good, 'exit $LASTEXITCODE', ''].join('\n'),
      },
    },
    {
      name: `${name.slice(0, 54)}-removed`,
      runPowerShellCommand: { commandContent: `Remove-Item -Force '${path}'\n` },
    },
  ];
}

function inlinePieces(settings: PackerSettings, context: PackerContext): Piece[] {
  const inline = settings.list('inline');
  if (inline === undefined) return [];
  const lines = inline.flatMap(({ text, offset }) => context.variables.filled(text, offset) ?? []);
  if (lines.length === 0) return [];
  const text = lines.map((line) => `${line.text}\n`).join('');
  const name = context.name(`powershell-${context.place(settings.offset).line}`);
  return [{ name, content: { text }, isFilled: !lines.some(({ ambiguous }) => ambiguous) }];
}

async function scriptPieces(settings: PackerSettings, context: PackerContext): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const { text: path, offset } of [
    ...(settings.list('script') ?? []),
    ...(settings.list('scripts') ?? []),
  ]) {
    const script = await context.script(path, offset, settings.flag('binary'));
    if (script === undefined) continue;
    const name = context.name(stemOf(script.path) || 'script');
    if (script.text === undefined) pieces.push({ name, content: { bytes: script.bytes }, isFilled: false });
    else {
      const hidden = context.variables.hideSecrets(script.text, offset);
      pieces.push({ name, content: { text: hidden ?? script.text }, isFilled: hidden !== undefined });
    }
  }
  settings.flag('binary');
  return pieces;
}

/** Scripts run as the system account here, which may do what an elevated user may. */
function noteUser(settings: PackerSettings, context: PackerContext): void {
  const user = settings.text('elevated_user');
  const password = settings.text('elevated_password');
  if (password !== undefined) context.variables.addSecret(password, 'elevated_password');
  if (user !== undefined && !/^(?:NT AUTHORITY\\)?SYSTEM$/i.test(user))
    context.note(
      settings.offsetOf('elevated_user'),
      "'elevated_user' is left out: the script runs as System; for another user set username and windowsPasswordName",
    );
  for (const name of ['execute_command', 'elevated_execute_command']) {
    if (settings.text(name) !== undefined)
      context.note(settings.offsetOf(name), `'${name}' is left out: scripts are run by Cloud Assistant`);
  }
}

/** The task of a `windows-restart` provisioner. */
export function restartTasks(settings: PackerSettings, context: PackerContext): SpecTask[] {
  const before = pauseTask('pause_before', settings, context);
  const timeout = secondsOf(settings.text('restart_timeout') ?? '5m') ?? 300;
  limitsOf(settings, context);
  for (const name of ['type', 'restart_check_command', 'check_registry', 'registry_keys'])
    settings.node(name);
  if (settings.text('restart_command') !== undefined)
    context.note(
      settings.offsetOf('restart_command'),
      "'restart_command' is left out: ECS reboots the instance",
    );
  context.noteRest(settings, 'a windows-restart provisioner');
  return [
    ...before,
    { name: context.name('restart'), timeoutSeconds: Math.min(Math.max(timeout, 600), 86_400), reboot: {} },
  ];
}

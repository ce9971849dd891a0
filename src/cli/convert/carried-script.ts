import { hasCloudAssistantNames } from '../../components/cloud-assistant-names.ts';
import { MAX_TEXT_BYTES } from '../../components/actions.ts';
import { utf8Length } from '../../components/check-text.ts';
import { referencesIn } from '../../components/references.ts';
import type { SpecTask } from './component-objects.ts';

/** Where a script lies while it runs, when it cannot be the text of a task. */
const CARRIED_DIR = '/var/tmp/imagesmith-convert';

/** The same on Windows. */
export const CARRIED_DIR_WINDOWS = 'C:\\Windows\\Temp\\imagesmith-convert';

/** Whether a file is there only to be run and removed. */
export function isCarried(path: string): boolean {
  return path.startsWith(`${CARRIED_DIR}/`) || path.startsWith(`${CARRIED_DIR_WINDOWS}\\`);
}

/** Seconds that a converted script may take: neither Docker nor Packer has a limit of its own. */
export const SCRIPT_TIMEOUT_SECONDS = 3600;

/** Whether a text that is meant literally would be read otherwise, or is too long for a task. */
export function mustBeCarried(text: string): boolean {
  return (
    referencesIn(text).length > 0 ||
    hasCloudAssistantNames(text) ||
    text.includes('\r') ||
    text.startsWith('\uFEFF') ||
    utf8Length(text) > MAX_TEXT_BYTES
  );
}

/** Lines before and behind the call of a script. */
export interface Around {
  /** For example `export` lines. */
  readonly before?: readonly string[];
  /** Exit codes, besides 0, that count as success. */
  readonly goodCodes?: readonly number[];
  readonly options?: Partial<SpecTask>;
  readonly username?: string | undefined;
  readonly workingDir?: string | undefined;
  /** Program that runs the script; absent: the script itself says it. */
  readonly interpreter?: string;
}

/**
 * Tasks that write a script, byte for byte, run it, and remove it: for a script with double braces of its own, a longer one
 * than a task may hold, or one whose exit code is looked at.
 */
export function carriedScript(
  name: string,
  content: { readonly text: string } | { readonly bytes: Uint8Array },
  { before = [], goodCodes = [], options = {}, username, workingDir, interpreter }: Around = {},
): SpecTask[] {
  const path = `${CARRIED_DIR}/${name}`;
  const run = interpreter === undefined ? path : `${interpreter} ${path}`;
  const body =
    goodCodes.length === 0
      ? [run]
      : [
          'code=0',
          `${run} || code=$?`,
          `case $code in ${goodCodes.join(' | ')}) code=0 ;; esac`,
          'exit $code',
        ];
  const file = 'text' in content ? { content: content.text } : { binaryContent: base64Of(content.bytes) };
  return [
    { name: `${name.slice(0, 54)}-script`, writeFile: { destinationPath: path, ...file, mode: '0755' } },
    {
      name,
      timeoutSeconds: SCRIPT_TIMEOUT_SECONDS,
      ...options,
      runShellCommand: {
        commandContent: [...before, ...body, ''].join('\n'),
        ...(workingDir === undefined ? {} : { workingDir }),
        ...(username === undefined ? {} : { username }),
      },
    },
    // Not by the script's own task, which may be tried again, and may be another user's.
    { name: `${name.slice(0, 54)}-removed`, runShellCommand: { commandContent: `rm -f ${path}\n` } },
  ];
}

/** A line that sets a variable for what follows; `word` is one word of a shell and may hold references. */
export function exportLine(name: string, word: string): string {
  return `export ${name}=${word}`;
}

/** Puts lines into a script, behind its `#!` line if it has one. */
export function withPrelude(script: string, lines: readonly string[]): string {
  if (lines.length === 0) return script;
  const prelude = lines.map((line) => `${line}\n`).join('');
  if (!script.startsWith('#!')) return prelude + script;
  const end = script.indexOf('\n');
  return end < 0 ? `${script}\n${prelude}` : script.slice(0, end + 1) + prelude + script.slice(end + 1);
}

/** Whether a script is one of a POSIX shell or Bash, so that `export` lines can stand in it. */
export function isShellScript(script: string): boolean {
  if (!script.startsWith('#!')) return true;
  return /^#![ \t]*(?:\S*\/)?(?:env[ \t]+)?(?:\S*\/)?(?:ba|da|k|z|a)?sh\b/.test(script);
}

export function base64Of(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

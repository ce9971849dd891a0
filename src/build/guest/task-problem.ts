import {
  type DeliveryOptions,
  type GuestTask,
  type GuestText,
  isSensitive,
  MAX_PAYLOAD_BYTES,
} from './guest-task.ts';
import { guestPieces, literalBytes } from './texts.ts';

/** True for a script in which Cloud Assistant has to fill in its own parameters. */
export function parametersOf({ action, cloudParameters }: GuestTask): boolean {
  return action.kind === 'script' && cloudParameters === true;
}

/** What keeps a task from being delivered as it is asked for; undefined when nothing does. */
export function problemOf(task: GuestTask, { encryption }: DeliveryOptions): string | undefined {
  const { action, osType } = task;
  for (const [field, text] of Object.entries(wordsOf(task))) {
    if (textOf(text).includes('\0')) return `${field} must not hold NUL characters`;
    if (literalBytes(text) > MAX_WORD_BYTES) return `${field} must have at most ${MAX_WORD_BYTES} bytes`;
  }
  if ('content' in action && literalBytes(action.content) > MAX_PAYLOAD_BYTES)
    return `${action.kind === 'file' ? 'the file' : 'the script'} must have at most ${MAX_PAYLOAD_BYTES} bytes`;
  if (action.kind === 'file' && action.mode !== undefined && !/^[0-7]{3,4}$/.test(action.mode))
    return `mode must be three or four octal digits, not '${action.mode}'`;
  const sealed = isSensitive(task) && encryption !== undefined;
  if (osType === 'Windows' && sealed)
    return "secrets cannot be sent to Windows encrypted: set 'secrets.delivery: Plain', or use no secrets and no signed URLs (OSSDownload, OSSUpload, WebDownload with tokenInfo)";
  if (!parametersOf(task)) return undefined;
  if (sealed)
    return "a script that uses {{ACS::…}} must be readable for Cloud Assistant, so it cannot hold secrets: split it in two tasks, or set 'secrets.delivery: Plain'";
  if (
    action.kind === 'script' &&
    /\{\{(?!ACS::)/.test(textOf(action.content) + textOf(action.workingDir ?? ''))
  )
    return "a script that uses {{ACS::…}} must not hold any other '{{': Cloud Assistant would take it for a parameter of its own";
  return undefined;
}

const MAX_WORD_BYTES = 8192;

/** The texts of an action that are one word or one line. */
function wordsOf({ action }: GuestTask): Record<string, GuestText> {
  switch (action.kind) {
    case 'script':
      return { workingDir: action.workingDir ?? '', username: action.user ?? '' };
    case 'file':
      return { destinationPath: action.path, owner: action.owner ?? '', group: action.group ?? '' };
    case 'webDownload': {
      const { url, directory, token = '', sha256 = '' } = action;
      return { sourcePath: url, destinationDir: directory, tokenInfo: token, sha256 };
    }
    case 'ossDownload':
      return { objectName: action.objectName, destinationDir: action.directory };
    default:
      return { fileToUpload: action.path };
  }
}

function textOf(text: GuestText): string {
  return guestPieces(text)
    .map((piece) => (typeof piece === 'string' ? piece : ' '))
    .join('');
}

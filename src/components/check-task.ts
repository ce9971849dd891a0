import { ACTIONS, MAX_TASKS, type PropertyRule, type TextForm } from './actions.ts';
import { checkScript, checkText, type TextPlace, wrongText } from './check-text.ts';
import type { OSType } from './component.ts';
import type { Problem } from './problem.ts';
import { shorten } from './shorten.ts';
import type { Task, TaskAction } from './task.ts';
import { textsOf } from './task-texts.ts';

/** Place of a property of a task, by its name in the model; `name` and `action` included. */
export type PlaceOf = (property: string) => TextPlace;

/** Names that messages, references and the structured form can take. */
export const TASK_NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
export const MAX_TASK_NAME = 63;
/** Names of the parameters of a command. */
const ENTRY_NAME = /^[A-Za-z0-9_-]{1,64}$/;

/** What is wrong with a task by itself, however it was written; references aside. */
export function checkTask(task: Task, osType: OSType, placeOf: PlaceOf): Problem[] {
  const rule = ACTIONS[task.action];
  const problems: Problem[] = [];
  const report = (property: string, message: string) =>
    void problems.push(wrongText(placeOf(property), message));
  if (rule.osType !== undefined && rule.osType !== osType) report('action', wrongSystem(task, osType));
  if (task.retries !== undefined && (task.action === 'InvokeCommand' || task.action === 'Reboot'))
    report('retries', `must be absent: ${task.action} is not tried again`);
  for (const { property, text } of textsOf(task)) {
    const [name = ''] = property.split('.', 1);
    const propertyRule = rule.properties[name];
    if (propertyRule !== undefined)
      problems.push(...checkProperty(text, propertyRule, osType, placeOf(property)));
    if (propertyRule?.kind === 'texts' && !ENTRY_NAME.test(property.slice(name.length + 1)))
      report(property, "must have a name of 1 to 64 letters, digits, '_' and '-'");
  }
  if (
    task.action === 'RunPowerShellCommand' &&
    (task.username === undefined) !== (task.windowsPasswordName === undefined)
  ) {
    const missing = task.username === undefined ? 'username' : 'windowsPasswordName';
    report('action', `must have both or none of username and windowsPasswordName, but ${missing} is missing`);
  }
  return problems;
}

/** What is wrong with the name of a task, to follow the name of the property; `undefined` when nothing is. */
export function wrongTaskName(name: string): string | undefined {
  if (name.length <= MAX_TASK_NAME && TASK_NAME.test(name)) return undefined;
  return `must be a letter, followed by letters, digits, '_' and '-', at most ${MAX_TASK_NAME} in all, but is '${shorten(name)}'`;
}

/** What is wrong with the number of tasks. */
export function wrongTaskCount(count: number): string | undefined {
  if (count >= 1 && count <= MAX_TASKS) return undefined;
  return `must hold 1 to ${MAX_TASKS} tasks, but holds ${count}`;
}

function checkProperty(text: string, rule: PropertyRule, osType: OSType, place: TextPlace): Problem[] {
  if (rule.kind !== 'text' && rule.kind !== 'texts') return [];
  const form = rule.kind === 'text' ? rule.form : 'file';
  if (form === 'script') return checkScript(text, place, osType === 'Windows' ? 'PowerShell' : 'POSIX');
  if (rule.kind === 'text' && form === 'file') return checkText(text, place);
  const report = (message: string, offset?: number) => [
    wrongText(place, message, offset === undefined ? undefined : { text, offset }),
  ];
  const nul = text.indexOf('\0');
  if (nul >= 0) return report('may not contain a NUL character', nul);
  if (text.length > rule.max) return report(`must be at most ${rule.max} characters, not ${text.length}`);
  if (rule.kind === 'texts') return [];
  const lineEnd = text.search(/[\r\n]/);
  if (lineEnd >= 0) return report('must be a single line', lineEnd);
  if (text === '') return report('may not be empty');
  const wrong = wrongForm(text, form, osType);
  return wrong === undefined ? [] : report(wrong);
}

/**
 * What is wrong with a property that is neither script nor file once its parameters are filled in, to follow its name;
 * `undefined` when nothing is. It is what {@link checkTask} cannot see as long as references stand in the text.
 */
export function wrongFinalText(
  action: TaskAction,
  property: string,
  text: string,
  osType: OSType,
): string | undefined {
  const rule = ACTIONS[action].properties[property];
  if (rule?.kind !== 'text' || rule.form === 'script' || rule.form === 'file') return undefined;
  if (text === '') return 'may not be empty';
  if (/[\0\r\n]/.test(text)) return `must be a single line without NUL, but is '${shorten(text)}'`;
  return wrongForm(text, rule.form, osType);
}

/** A text that begins with a reference may become anything, and so may the rest of a name that holds one. */
function wrongForm(text: string, form: TextForm, osType: OSType): string | undefined {
  if (text.startsWith('{{')) return undefined;
  const wrong = wrongShape(text, form, osType) ?? (text.includes('{{') ? undefined : wrongName(text, form));
  return wrong === undefined ? undefined : `${wrong}, but is '${shorten(text)}'`;
}

/** What shows even where references stand further behind. */
function wrongShape(text: string, form: TextForm, osType: OSType): string | undefined {
  switch (form) {
    case 'filePath':
      if (text.split(/[/\\]/).includes('..')) return "may not contain '..'";
      return /[/\\]$/.test(text)
        ? 'must be the path of a file, which does not end like a directory'
        : wrongShape(text, 'path', osType);
    case 'path':
      if (osType === 'Windows')
        return /^[A-Za-z]:\\/.test(text) ? undefined : "must be an absolute path such as 'C:\\Temp'";
      return text.startsWith('/') ? undefined : "must be an absolute path, one that begins with '/'";
    case 'user':
      return /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(text)
        ? undefined
        : "must be the name of a user: letters, digits, '_', '.' and '-'";
    case 'url':
      return /^https?:\/\/[^/\s]/.test(text)
        ? undefined
        : "must be a URL that begins with 'http://' or 'https://'";
    case 'sha256':
      return /^[0-9a-fA-F]{64}$/.test(text) ? undefined : 'must be 64 hexadecimal digits';
    case 'object':
      // Whoever sends a request takes such steps out of its URL, and the signature is for another one.
      if (/(^|\/)\.{1,2}(\/|$)/.test(text)) return "may not have '.' or '..' between slashes";
      return text.endsWith('/') ? "must end with the name of a file, not with '/'" : undefined;
    default:
      return undefined;
  }
}

/** What only the whole text shows. Names of buckets and regions become parts of a host name. */
function wrongName(text: string, form: TextForm): string | undefined {
  switch (form) {
    case 'bucket':
      return /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)
        ? undefined
        : "must be the name of a bucket: at most 63 lower-case letters, digits and '-', the last not at its ends";
    case 'region':
      return /^(?!oss-)[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
        ? undefined
        : "must be a region such as 'cn-hangzhou'";
    case 'url': {
      if (/[^!-~]/.test(text))
        return 'must be percent-encoded: only visible ASCII characters can stand in a URL';
      const [path = ''] = text.replace(/^https?:\/\//, '').split(/[?#]/, 1);
      return /\/[^/]+$/.test(path) ? undefined : 'must have the name of a file at the end of its path';
    }
    default:
      return undefined;
  }
}

function wrongSystem({ action }: Task, osType: OSType): string {
  const instead = action === 'RunShellCommand' ? 'RunPowerShellCommand' : 'RunShellCommand';
  return `${action} is not available on ${osType}: use ${instead}`;
}

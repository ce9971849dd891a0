import { MAX_TASK_NAME } from '../../components/check-task.ts';

/** Characters of the name of an object, so that templates may have it and a number still fits behind. */
export const MAX_NAME = 44;
const OBJECT_NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** Whether objects of every kind may be called so. */
export function isObjectName(name: string): boolean {
  return name.length <= MAX_NAME && OBJECT_NAME.test(name);
}

/** A name for objects that is as near to a text as the rules allow; `fallback` when nothing of it is left. */
export function objectName(text: string, fallback = 'converted'): string {
  const name = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, MAX_NAME)
    .replace(/-+$/, '');
  return name === '' ? fallback : name;
}

/** What a file is called without its endings; a Dockerfile is named like its folder. */
export function nameOfFile(file: string): string {
  const parts = file.split(/[/\\]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  const last = parts.at(-1) ?? '';
  const stem = last.replace(/^Dockerfile\.?/i, '').replace(/\.(pkr|packer|dockerfile)(?=\.|$)/i, '');
  const base = stem.replace(/\.(json|ya?ml|txt|dockerfile)$/i, '');
  return objectName(base === '' || base === '-' ? (parts.at(-2) ?? '') : base);
}

/** A name for a task, near to a text. */
export function taskName(text: string): string {
  const name = text
    .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, MAX_TASK_NAME)
    .replace(/-+$/, '');
  return name === '' ? 'task' : name;
}

/** The name, or with a number behind it when it is taken; then it is taken too. */
export function distinct(name: string, taken: Set<string>, max = MAX_TASK_NAME): string {
  let found = name;
  for (let number = 2; taken.has(found); number++) {
    const end = `-${number}`;
    found = `${name.slice(0, max - end.length)}${end}`;
  }
  taken.add(found);
  return found;
}

import { API_VERSION } from '../../api/names.ts';
import type { ImageComponent } from '../../api/objects.ts';
import { parseObject } from '../../api/parse.ts';
import { MAX_TASKS } from '../../components/actions.ts';
import type { ComponentType, OSType } from '../../components/component.ts';
import { parseComponent } from '../../components/parse.ts';
import { referencesIn } from '../../components/references.ts';
import { LABELS_ANNOTATION } from '../../components/to-structured.ts';
import { isCarried } from './carried-script.ts';
import type { Place } from '../lint/manifest.ts';
import type { ConvertedObject, ConvertOptions, Note } from './conversion.ts';

export type SpecTask = NonNullable<ImageComponent['spec']['tasks']>[number];
export type SpecParameter = NonNullable<ImageComponent['spec']['parameters']>[number];

/** A task of the result, and what it was made from. */
export interface DraftTask extends Place {
  readonly task: SpecTask;
}

export interface ComponentDraft {
  readonly type: ComponentType;
  readonly osType: OSType;
  readonly description?: string;
  readonly parameters: readonly SpecParameter[];
  readonly tasks: readonly DraftTask[];
  readonly labels?: Readonly<Record<string, string>>;
}

/** Parameters that the schema allows. */
export const MAX_PARAMETERS = 20;

/**
 * The tasks as ImageComponents that are right by every check: one, or several where one may not hold so many tasks.
 * A task that is wrong, such as a script beyond the limits, is left out and noted. None when no task is left.
 */
export function componentObjects(
  draft: ComponentDraft,
  options: ConvertOptions,
  notes: Note[],
): ConvertedObject[] {
  // Files that are left out: what runs or removes one goes with it.
  const missing: string[] = [];
  const tasks = draft.tasks.filter((one) => {
    if (missing.some((path) => mentions(one.task, path))) return false;
    const wrong = wrongIn({ ...draft, tasks: [one] }, options);
    if (wrong === undefined) return true;
    notes.push({ ...placeOf(one), message: `task '${one.task.name}' is left out: ${wrong}` });
    const path = one.task.writeFile?.destinationPath;
    if (path !== undefined && isCarried(path)) missing.push(path);
    return false;
  });
  const objects: ConvertedObject[] = [];
  const parts = partsOf(tasks);
  parts.forEach((part, index) => {
    const name = parts.length === 1 ? options.name : `${options.name}-${index + 1}`;
    const rest = [...part];
    // What is wrong only with several together, such as two of one name: each round takes one away.
    for (let wrong = wrongIn({ ...draft, tasks: rest }, options); wrong !== undefined && rest.length > 0; ) {
      const last = rest.pop();
      if (last !== undefined)
        notes.push({ ...placeOf(last), message: `task '${last.task.name}' is left out: ${wrong}` });
      wrong = wrongIn({ ...draft, tasks: rest }, options);
    }
    if (rest.length > 0) objects.push(componentObject({ ...draft, tasks: rest }, { ...options, name }));
  });
  return objects;
}

function mentions(task: SpecTask, path: string): boolean {
  const script = task.runShellCommand?.commandContent ?? task.runPowerShellCommand?.commandContent ?? '';
  return script.split(/[\s']+/).includes(path);
}

function placeOf({ line, column }: Place): Place {
  return { line, column };
}

function partsOf(tasks: readonly DraftTask[]): DraftTask[][] {
  const parts: DraftTask[][] = [];
  let used = new Set<string>();
  for (const one of tasks) {
    const names = referencesIn(JSON.stringify(one.task)).map(({ name }) => name);
    const together = new Set([...used, ...names]);
    const part = parts.at(-1);
    if (part === undefined || part.length === MAX_TASKS || together.size > MAX_PARAMETERS) {
      parts.push([one]);
      used = new Set(names);
    } else {
      part.push(one);
      used = together;
    }
  }
  return parts;
}

function wrongIn(draft: ComponentDraft, options: ConvertOptions): string | undefined {
  const parsed = parseObject(componentObject(draft, options));
  if (!parsed.ok) return parsed.problems.map(({ path, message }) => `${path} ${message}`).join('; ');
  if (parsed.object.kind !== 'ImageComponent') return undefined;
  const { problems } = parseComponent(parsed.object.spec);
  return problems?.map(({ path, message }) => `${path} ${message}`).join('; ');
}

/** The tasks as one ImageComponent, with those of the parameters that they use. Nothing is checked. */
export function componentObject(
  { type, osType, description, parameters, tasks, labels = {} }: ComponentDraft,
  { name, namespace }: ConvertOptions,
): ConvertedObject {
  const used = new Set(
    tasks.flatMap(({ task }) => referencesIn(JSON.stringify(task)).map((reference) => reference.name)),
  );
  const own = parameters.filter((parameter) => used.has(parameter.name));
  const annotations =
    Object.keys(labels).length === 0 ? {} : { annotations: { [LABELS_ANNOTATION]: JSON.stringify(labels) } };
  return {
    apiVersion: API_VERSION,
    kind: 'ImageComponent',
    metadata: { name, ...(namespace === undefined ? {} : { namespace }), ...annotations },
    spec: {
      type,
      osType,
      version: '1.0.0',
      ...(description === undefined ? {} : { description: description.slice(0, 256) }),
      ...(own.length === 0 ? {} : { parameters: own }),
      tasks: tasks.map(({ task }) => task),
    },
  };
}

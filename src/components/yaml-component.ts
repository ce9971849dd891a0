import { MAX_TASKS } from './actions.ts';
import { finishComponent } from './check-component.ts';
import type { DraftTask } from './check-references.ts';
import { wrongTaskCount } from './check-task.ts';
import type { Component, ComponentType, OSType, Parsed } from './component.ts';
import { readYAML } from './yaml-document.ts';
import { readYAMLParameters } from './yaml-parameters.ts';
import { isEmpty, YAMLReader } from './yaml-reader.ts';
import { readYAMLTask } from './yaml-task.ts';

export interface YAMLOptions {
  readonly osType: OSType;
  readonly type: ComponentType;
  /** Path of the content for problems, for example `spec.content`. */
  readonly path: string;
}

/**
 * Reads a component in Image Builder's YAML: `Parameters` and `Tasks` with the seven actions. Never throws; every
 * problem has a line and a column of the content, inside of scripts too.
 */
export function parseYAMLComponent(content: string, { osType, type, path }: YAMLOptions): Parsed<Component> {
  const { document, problems } = readYAML(content, path);
  if (document === undefined) return { problems, warnings: [] };
  const reader = new YAMLReader(document, path);
  const { root } = document;
  if (root === undefined) {
    const message = "must hold 'Tasks'";
    return {
      problems: [{ path, line: 1, column: 1, message, code: 'MissingParameter.Content' }],
      warnings: [],
    };
  }
  const entries = reader.entriesOf(root, 'a component', ['Parameters', 'Tasks']);
  const parameters = readYAMLParameters(entries.get('Parameters')?.value, reader);
  const tasks = entries.get('Tasks');
  const drafts = tasks === undefined ? [] : readTasks(tasks.value, tasks.key, osType, reader);
  reader.enter(undefined);
  if (tasks === undefined && reader.found === 0) reader.report(root, "a component must have 'Tasks'");
  const draft = {
    format: 'YAML',
    type,
    osType,
    parameters: parameters.map(({ parameter }) => parameter),
    labels: {},
    drafts,
    placeOfParameter: (index: number, field?: 'name' | 'defaultValue') => {
      const read = parameters[index];
      return (field === 'defaultValue' ? read?.defaultPlace : read?.namePlace) ?? reader.placeOf(root);
    },
  } as const;
  return finishComponent(draft, reader.problems);
}

function readTasks(node: unknown, key: unknown, osType: OSType, reader: YAMLReader): DraftTask[] {
  const items = isEmpty(node) ? [] : reader.itemsOf(node);
  if (items === undefined) {
    reader.report(node, 'Tasks must be a list');
    return [];
  }
  const wrong = wrongTaskCount(items.length);
  const code = items.length > MAX_TASKS ? 'InvalidImageTemplateCommandSize.ExceededMaxNumber' : undefined;
  if (wrong !== undefined) reader.report(key, `Tasks ${wrong}`, code);
  return items.slice(0, MAX_TASKS).map((item) => readYAMLTask(item, osType, reader));
}

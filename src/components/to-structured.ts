import { parse, stringify } from 'yaml';

import { hashOf } from '../api/hash.ts';
import type { ImageComponent } from '../api/objects.ts';
import { ACTIONS } from './actions.ts';
import type { Component, Parameter } from './component.ts';
import { DEFAULT_TIMEOUT_SECONDS, type FileContent, type Task } from './task.ts';

type Spec = ImageComponent['spec'];
type SpecTask = NonNullable<Spec['tasks']>[number];
type SpecParameter = NonNullable<Spec['parameters']>[number];

/** What a spec says beside what the component does. */
export type SpecHeader = Partial<Pick<Spec, 'componentName' | 'version' | 'description' | 'immutable'>>;

/** Annotation that holds the LABEL lines of a Dockerfile, as JSON; the structured form has no field for them. */
export const LABELS_ANNOTATION = 'imagesmith.dev/content-labels';

/**
 * The component in the structured form. Reading the result gives the same component, its format and labels aside.
 * What has its default is left out.
 */
export function toStructured(component: Component, header: SpecHeader = {}): Spec {
  const { type, osType, parameters, tasks } = component;
  return {
    type,
    osType,
    version: '1.0.0',
    immutable: false,
    ...header,
    ...(parameters.length === 0 ? {} : { parameters: parameters.map(specParameter) }),
    tasks: tasks.map(specTask),
  };
}

/** What older readers take for a number or a Boolean is put in quotes too. */
const PRINT = { lineWidth: 0, compat: 'yaml-1.1', aliasDuplicateObjects: false } as const;

/** YAML that says exactly what the object holds, to readers of YAML 1.1 and 1.2 alike. */
export function printYAML(object: unknown): string {
  const pretty = stringify(object, PRINT);
  if (says(pretty, object)) return pretty;
  // Blocks cannot carry some texts, such as those that begin with lines of blanks; quotes carry all.
  return stringify(object, {
    ...PRINT,
    blockQuote: false,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
}

function says(text: string, object: unknown): boolean {
  try {
    return hashOf(parse(text, { logLevel: 'silent' })) === hashOf(object);
  } catch {
    return false;
  }
}

function specParameter({ name, type, ...rest }: Parameter): SpecParameter {
  return { name, ...(type === 'String' ? {} : { type }), ...rest };
}

function specTask(task: Task): SpecTask {
  const { name, timeoutSeconds, retries, action, ...properties } = task;
  return {
    name,
    ...(timeoutSeconds === DEFAULT_TIMEOUT_SECONDS ? {} : { timeoutSeconds }),
    ...(retries === undefined ? {} : { retries }),
    [ACTIONS[action].field]: task.action === 'WriteFile' ? specFile(task) : properties,
  };
}

function specFile(task: Task & { action: 'WriteFile' }): NonNullable<SpecTask['writeFile']> {
  const { destinationPath, content, owner, group, mode } = task;
  return {
    destinationPath,
    ...specContent(content),
    ...(mode === undefined || mode === '0644' ? {} : { mode }),
    ...(owner === undefined || owner === 'root' ? {} : { owner }),
    ...(group === undefined || group === 'root' ? {} : { group }),
  };
}

function specContent(content: FileContent): Partial<NonNullable<SpecTask['writeFile']>> {
  if ('text' in content) return { content: content.text };
  if ('base64' in content) return { binaryContent: content.base64 };
  if ('configMapKey' in content) return { contentFrom: { configMapKeyRef: content.configMapKey } };
  return { contentFrom: { secretKeyRef: content.secretKey } };
}

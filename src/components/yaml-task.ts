import { isScalar } from 'yaml';

import { ACTIONS, type PropertyRule, TASK_ACTIONS, TIMEOUT_SECONDS } from './actions.ts';
import type { DraftTask } from './check-references.ts';
import type { TextPlace } from './check-text.ts';
import type { OSType } from './component.ts';
import { nearest } from './did-you-mean.ts';
import { shorten } from './shorten.ts';
import { DEFAULT_TIMEOUT_SECONDS, type Task, type TaskAction } from './task.ts';
import { type Entry, isEmpty, type YAMLReader } from './yaml-reader.ts';

/** Our own additions, which Image Builder does not have: they are written in the structured form. */
const NOT_IN_YAML = new Set(['sha256']);
const YAML_ACTIONS = TASK_ACTIONS.filter((action) => action !== 'WriteFile');
const TASK_KEYS = ['Name', 'Action', 'Properties'] as const;

/** Image Builder's name of a property of ours. */
function yamlName(property: string): string {
  return property === 'commandID' ? 'commandId' : property;
}

/** Reads one item of `Tasks`. What is wrong with it is in the reader afterwards. */
export function readYAMLTask(node: unknown, osType: OSType, reader: YAMLReader): DraftTask {
  reader.enter(undefined);
  const before = reader.found;
  const entries = reader.entriesOf(node, 'a task', TASK_KEYS);
  const name = readText(entries, 'Name', node, reader);
  reader.enter(name?.text);
  const action = readAction(entries, node, osType, reader);
  const places = new Map<string, TextPlace>();
  const properties = action === undefined ? undefined : readProperties(action, entries, node, reader, places);
  const whole = reader.placeOf(node);
  const actionNode = entries.get('Action')?.value;
  const actionPlace = actionNode === undefined ? whole : reader.placeOf(actionNode);
  const placeOf = (property: string): TextPlace => {
    if (property === 'name') return name === undefined ? whole : { ...name.place, task: name.text };
    return places.get(property) ?? actionPlace;
  };
  if (name === undefined) return { placeOf };
  if (action === undefined || properties === undefined || reader.found > before)
    return { name: name.text, placeOf };
  const { timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, ...rest } = properties;
  return { name: name.text, task: { name: name.text, timeoutSeconds, action, ...rest } as Task, placeOf };
}

function readText(entries: ReadonlyMap<string, Entry>, key: string, task: unknown, reader: YAMLReader) {
  const entry = entries.get(key);
  if (entry !== undefined) return reader.textOf(isEmpty(entry.value) ? entry.key : entry.value, key);
  reader.report(task, `a task must have ${TASK_KEYS.join(', ')}, but ${key} is missing`);
  return undefined;
}

function readAction(
  entries: ReadonlyMap<string, Entry>,
  task: unknown,
  osType: OSType,
  reader: YAMLReader,
): TaskAction | undefined {
  const read = readText(entries, 'Action', task, reader);
  if (read === undefined) return undefined;
  const action = YAML_ACTIONS.find((one) => one === read.text);
  if (action !== undefined) return action;
  const node = entries.get('Action')?.value;
  const known = YAML_ACTIONS.filter((one) => (ACTIONS[one].osType ?? osType) === osType);
  const near = nearest(read.text, YAML_ACTIONS);
  const hint =
    read.text === 'WriteFile'
      ? "it is written as 'writeFile' in spec.tasks only"
      : near === undefined
        ? `allowed are ${known.join(', ')}`
        : `did you mean '${near}'?`;
  const code = 'InvalidImageTemplateCommand.NotSupported';
  reader.report(node, `'${shorten(read.text)}' is not an action: ${hint}`, code);
  return undefined;
}

function readProperties(
  action: TaskAction,
  entries: ReadonlyMap<string, Entry>,
  task: unknown,
  reader: YAMLReader,
  places: Map<string, TextPlace>,
): Record<string, unknown> | undefined {
  const properties: Record<string, unknown> = {};
  const rules = Object.entries(ACTIONS[action].properties).filter(([property]) => !NOT_IN_YAML.has(property));
  const allowed = rules.map(([property]) => yamlName(property));
  if (action === 'WebDownload') allowed.push('timeout');
  const given = entries.get('Properties');
  const missing = rules.filter(([, rule]) => rule.kind === 'text' && rule.required);
  if (given === undefined || isEmpty(given.value)) {
    const names = missing.map(([property]) => yamlName(property)).join(', ');
    if (missing.length > 0) reader.report(given?.key ?? task, `Properties of ${action} must have ${names}`);
    return properties;
  }
  const values = reader.entriesOf(given.value, `Properties of ${action}`, allowed);
  for (const [property, rule] of rules) {
    const entry = values.get(yamlName(property));
    // An optional property without a value is one that was left out.
    if (entry !== undefined && !(isEmpty(entry.value) && !missing.some(([name]) => name === property)))
      readProperty(property, rule, entry, reader, places, properties);
    else if (rule.kind === 'text' && rule.required)
      reader.report(given.key, `Properties of ${action} must have ${yamlName(property)}`);
  }
  const timeout = values.get('timeout');
  if (timeout !== undefined && !isEmpty(timeout.value))
    properties['timeoutSeconds'] = reader.integerOf(timeout.value, 'timeout', TIMEOUT_SECONDS);
  return properties;
}

function readProperty(
  property: string,
  rule: PropertyRule,
  entry: Entry,
  reader: YAMLReader,
  places: Map<string, TextPlace>,
  to: Record<string, unknown>,
): void {
  const what = yamlName(property);
  const node = isEmpty(entry.value) ? entry.key : entry.value;
  switch (rule.kind) {
    case 'text': {
      if (isEmpty(entry.value)) return reader.report(entry.key, `${what} must be a text, but is empty`);
      const read = reader.textOf(node, what);
      if (read === undefined) return;
      places.set(property, read.place);
      to[property] = read.text;
      return;
    }
    case 'seconds':
      to[property] = reader.integerOf(node, what, rule);
      return;
    case 'boolean':
      // `false` is the same as nothing.
      if (reader.booleanOf(node, what) === true) to[property] = true;
      return;
    case 'texts':
      readTexts(property, rule.maxEntries, node, reader, places, to);
  }
}

/** A mapping of names to texts, as YAML or as JSON in a text. */
function readTexts(
  property: string,
  maxEntries: number,
  node: unknown,
  reader: YAMLReader,
  places: Map<string, TextPlace>,
  to: Record<string, unknown>,
): void {
  const texts: [string, string][] = [];
  if (isScalar(node)) {
    const read = reader.textOf(node, property);
    if (read === undefined) return;
    const parsed = parseJSONTexts(read.text);
    if (parsed === undefined)
      return reader.report(node, `${property} must be a mapping of names to texts, or the same as JSON`);
    for (const [name, text] of parsed) {
      places.set(`${property}.${name}`, reader.placeOf(node));
      texts.push([name, text]);
    }
  } else {
    for (const [name, { key, value }] of reader.entriesOf(node, property)) {
      const read = reader.textOf(isEmpty(value) ? key : value, `'${shorten(name)}' in ${property}`);
      if (read === undefined) continue;
      places.set(`${property}.${name}`, read.place);
      texts.push([name, isEmpty(value) ? '' : read.text]);
    }
  }
  if (texts.length > maxEntries)
    reader.report(node, `${property} may have at most ${maxEntries} entries, but has ${texts.length}`);
  if (texts.length > 0) to[property] = Object.fromEntries(texts);
}

function parseJSONTexts(text: string): [string, string][] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const entries = Object.entries(value);
    const isSimple = entries.every(([, one]) => ['string', 'number', 'boolean'].includes(typeof one));
    return isSimple ? entries.map(([name, one]) => [name, String(one)]) : undefined;
  } catch {
    return undefined;
  }
}

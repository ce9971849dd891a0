import type { ImageComponent } from '../api/objects.ts';
import { ACTIONS, type PropertyRule, TASK_ACTIONS, TIMEOUT_SECONDS } from './actions.ts';
import { finishComponent } from './check-component.ts';
import type { DraftTask } from './check-references.ts';
import { wrongTaskCount } from './check-task.ts';
import { problemAt, type TextPlace } from './check-text.ts';
import type { Component, OSType, Parameter, Parsed } from './component.ts';
import type { Problem } from './problem.ts';
import { readContent } from './structured-content.ts';
import { DEFAULT_TIMEOUT_SECONDS, type Task, type TaskAction } from './task.ts';

type Spec = ImageComponent['spec'];

/** Values that an object may hold where the schema was older or nobody has checked it. */
type Loose = Readonly<Record<string, unknown>>;

/**
 * Reads `spec.parameters` and `spec.tasks`. The schema has refused wrong shapes already; what is found here is wrong
 * inside the texts. Never throws: an object that got past an older schema yields problems.
 */
export function parseStructured(spec: Spec): Parsed<Component> {
  const { type, osType } = spec;
  const problems: Problem[] = [];
  const tasks = listOf(spec.tasks, 'spec.tasks', problems);
  const count = Array.isArray(spec.tasks) ? wrongTaskCount(tasks.length) : undefined;
  if (count !== undefined) problems.push({ path: 'spec.tasks', message: count });
  const drafts = tasks.map((task, index) => readTask(task, `spec.tasks[${index}]`, osType, problems));
  const parameters = listOf(spec.parameters ?? [], 'spec.parameters', problems).map((parameter, index) =>
    readParameter(parameter, `spec.parameters[${index}]`, problems),
  );
  const draft = {
    format: 'Structured',
    type,
    osType,
    parameters,
    labels: {},
    drafts,
    placeOfParameter,
  } as const;
  return finishComponent(draft, problems);
}

function placeOfParameter(index: number, field?: string): TextPlace {
  return { path: `spec.parameters[${index}]${field === undefined ? '' : `.${field}`}` };
}

function listOf(value: unknown, path: string, problems: Problem[]): readonly unknown[] {
  if (Array.isArray(value)) return value;
  problems.push({ path, message: 'must be a list' });
  return [];
}

function readTask(given: unknown, path: string, osType: OSType, problems: Problem[]): DraftTask {
  const { name, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, retries = 0, ...rest } = looseOf(given);
  const fields: Loose = rest;
  const present = TASK_ACTIONS.filter((action) => fields[ACTIONS[action].field] !== undefined);
  const [action] = present;
  const inTask = typeof name === 'string' ? { task: name } : {};
  const field = action === undefined ? '' : `.${ACTIONS[action].field}`;
  const placeOf = (property: string): TextPlace => {
    if (property === 'action') return { path: `${path}${field}`, ...inTask };
    if (['name', 'timeoutSeconds', 'retries'].includes(property))
      return { path: `${path}.${property}`, ...inTask };
    return { path: `${path}${field}.${property}`, ...inTask };
  };
  const before = problems.length;
  const report = (property: string, message: string) =>
    void problems.push(problemAt(placeOf(property), message));
  if (typeof name !== 'string') report('name', 'must be a text');
  for (const [property, value, range] of [
    ['timeoutSeconds', timeoutSeconds, TIMEOUT_SECONDS],
    ['retries', retries, { min: 0, max: 10 }],
  ] as const) {
    const wrong = wrongInteger(value, range);
    if (wrong !== undefined) report(property, wrong);
  }
  if (action === undefined || present.length > 1) {
    const all = TASK_ACTIONS.map((one) => ACTIONS[one].field).join(', ');
    const but =
      present.length > 1 ? `, but holds ${present.map((one) => ACTIONS[one].field).join(' and ')}` : '';
    problems.push({ path, ...inTask, message: `must hold exactly one of ${all}${but}` });
    return { ...(typeof name === 'string' ? { name } : {}), placeOf };
  }
  const properties = readProperties(action, looseOf(fields[ACTIONS[action].field]), osType, report);
  if (typeof name !== 'string') return { placeOf };
  if (problems.length > before) return { name, placeOf };
  const again = retries === 0 ? {} : { retries };
  return { name, task: { name, timeoutSeconds, ...again, action, ...properties } as Task, placeOf };
}

function readProperties(
  action: TaskAction,
  given: Loose,
  osType: OSType,
  report: (property: string, message: string) => void,
): Loose {
  const properties: Record<string, unknown> = {};
  for (const [property, rule] of Object.entries(ACTIONS[action].properties)) {
    if (property === 'content') continue;
    const value = given[property];
    if (value === undefined) {
      if (rule.kind === 'text' && rule.required) report(property, 'must be set');
      continue;
    }
    const wrong = wrongShape(value, rule);
    if (wrong !== undefined) report(property, wrong);
    // `false` is the same as nothing.
    else if (value !== false) properties[property] = value;
  }
  return action === 'WriteFile' ? { ...properties, ...readContent(given, osType, report) } : properties;
}

function wrongShape(value: unknown, rule: PropertyRule): string | undefined {
  switch (rule.kind) {
    case 'text':
      return typeof value === 'string' ? undefined : 'must be a text';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'seconds':
      return wrongInteger(value, rule);
    case 'texts': {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return 'must map names to texts';
      const entries = Object.entries(value);
      if (entries.length > rule.maxEntries)
        return `must have at most ${rule.maxEntries} entries, not ${entries.length}`;
      return entries.every(([, text]) => typeof text === 'string') ? undefined : 'must map names to texts';
    }
    default:
      return undefined;
  }
}

/** What is wrong with a whole number in a range, both ends allowed. */
export function wrongInteger(value: unknown, { min, max }: { min: number; max: number }): string | undefined {
  if (Number.isInteger(value) && Number(value) >= min && Number(value) <= max) return undefined;
  return `must be a whole number from ${min} to ${max}${typeof value === 'number' ? `, but is ${value}` : ''}`;
}

function readParameter(given: unknown, path: string, problems: Problem[]): Parameter {
  const { name, type = 'String', defaultValue, description, sensitive } = looseOf(given);
  if (typeof name !== 'string') problems.push({ path: `${path}.name`, message: 'must be a text' });
  const known = type === 'String' || type === 'Number' || type === 'Boolean' ? type : undefined;
  if (known === undefined)
    problems.push({ path: `${path}.type`, message: "must be 'String', 'Number' or 'Boolean'" });
  if (defaultValue !== undefined && typeof defaultValue !== 'string')
    problems.push({ path: `${path}.defaultValue`, message: 'must be a text' });
  return {
    name: typeof name === 'string' ? name : '',
    type: known ?? 'String',
    ...(typeof defaultValue === 'string' ? { defaultValue } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(sensitive === true ? { sensitive } : {}),
  };
}

function looseOf(value: unknown): Loose {
  return typeof value === 'object' && value !== null ? (value as Loose) : {};
}

import { parseAllDocuments } from 'yaml';

import type { ImageComponent } from '../../../src/api/objects.ts';
import { parseObject } from '../../../src/api/parse.ts';
import type { Component } from '../../../src/components/component.ts';
import { parseComponent } from '../../../src/components/parse.ts';
import type { Task } from '../../../src/components/task.ts';
import { assert } from '../../kit/index.ts';
import { type FakeFiles, linesOf, runWith } from './fake-io.ts';

export interface ConvertedObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly annotations?: object };
  readonly spec: ImageComponent['spec'] & Readonly<Record<string, unknown>>;
}

export interface Converted {
  readonly objects: readonly ConvertedObject[];
  /** Without `file:`. */
  readonly notes: readonly string[];
  readonly out: string;
  readonly err: string;
}

/**
 * Converts the first of the files. Fails unless the exit code is 0 and `lint` has no error in the result, and unless
 * the JSON form says the same.
 */
export async function converted(files: FakeFiles, ...flags: string[]): Promise<Converted> {
  const [file = ''] = Object.keys(files);
  const { code, out, err } = await runWith(files, 'convert', file, ...flags);
  assert.is(code, 0, err);
  const objects = parseAllDocuments(out).map((document) => document.toJS() as ConvertedObject);
  const linted = await runWith({ result: out === '' ? '# nothing\n' : out }, 'lint', 'result');
  assert.is(linted.code, 0, linted.out);
  const asJSON = JSON.parse((await runWith(files, 'convert', file, ...flags, '--output', 'json')).out) as {
    objects: unknown;
    notes: { line: number; column: number; message: string }[];
  };
  assert.equal(asJSON.objects, out === '' ? [] : objects);
  const notes = linesOf(err).map((line) => line.slice(file.length + 1));
  assert.equal(
    asJSON.notes.map((note) =>
      `${note.line}:${note.column}: note: ${note.message}`.replaceAll(/\s*\n\s*/g, ' '),
    ),
    notes,
  );
  return { objects: out === '' ? [] : objects, notes, out, err };
}

/** What a converted object does. */
export function componentOf(object: ConvertedObject | undefined): Component {
  const parsed = parseObject(object);
  if (!parsed.ok || parsed.object.kind !== 'ImageComponent')
    throw new Error(`no component: ${JSON.stringify(object)}`);
  const { result, problems } = parseComponent(parsed.object.spec);
  if (result === undefined) throw new Error(JSON.stringify(problems));
  return result;
}

/** The script of a task. */
export function scriptOf(component: Component, name: string): string {
  const task = component.tasks.find((one) => one.name === name);
  if (task === undefined)
    throw new Error(`no task ${name}; there are ${component.tasks.map((one) => one.name).join(', ')}`);
  if (task.action !== 'RunShellCommand' && task.action !== 'RunPowerShellCommand')
    throw new Error(`${name} is no script`);
  return task.commandContent;
}

export function taskOf<Action extends Task['action']>(
  component: Component,
  name: string,
  action: Action,
): Extract<Task, { action: Action }> {
  const task = component.tasks.find((one) => one.name === name);
  assert.is(task?.action, action, name);
  return task as Extract<Task, { action: Action }>;
}

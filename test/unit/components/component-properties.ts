import * as fc from 'fast-check';
import { load } from 'js-yaml';

import { parseObject } from '../../../src/api/parse.ts';
import type { Component } from '../../../src/components/component.ts';
import { parseComponent } from '../../../src/components/parse.ts';
import { checkParameters } from '../../../src/components/parameters.ts';
import { describeProblem, type Problem } from '../../../src/components/problem.ts';
import { renderTasks } from '../../../src/components/render.ts';
import { piecesOf } from '../../../src/components/rendered.ts';
import { textsOf } from '../../../src/components/task-texts.ts';
import { printYAML, toStructured } from '../../../src/components/to-structured.ts';
import { assert } from '../../kit/index.ts';
import {
  brokenContent,
  contentOf,
  type PrintStyle,
  printStyle,
  type RandomComponent,
  randomComponent,
} from './random-component.ts';

const HEADER = { version: '1.0.0', immutable: false, type: 'Build' } as const;

function parsePrinted(meant: RandomComponent, style: PrintStyle): Component {
  const content = contentOf(meant, style);
  fc.pre(content !== undefined);
  return parseRight(content, meant.osType);
}

function parseRight(content: string, osType: Component['osType']): Component {
  const { result, problems } = parseComponent({ ...HEADER, osType, content });
  if (result === undefined)
    throw new Error(`${problems.map(describeProblem).join('\n')}\n${JSON.stringify(content)}`);
  return result;
}

/** A valid component is read as it was meant, whatever the style it was printed in. */
export const isReadAsMeant = fc.property(randomComponent(), printStyle, (meant, style) => {
  const { tasks, parameters } = parsePrinted(meant, style);
  const read = tasks.map(({ name, action, ...rest }) => ({
    name,
    action,
    rest: rest as Record<string, unknown>,
  }));
  assert.equal(
    parameters.map(({ name, type, defaultValue }) => [name, type, defaultValue]),
    Object.entries(meant.Parameters).map(([name, { Type, DefaultValue }]) => [name, Type, DefaultValue]),
  );
  read.forEach(({ name, action, rest }, index) => {
    const task = meant.Tasks[index];
    assert.equal([name, action], [task?.Name, task?.Action]);
    const { timeout = 600, commandId, forceStop, ...properties } = task?.Properties ?? {};
    assert.equal(rest, {
      timeoutSeconds: timeout,
      ...properties,
      ...(commandId === undefined ? {} : { commandID: commandId }),
      ...(forceStop === true ? { forceStop } : {}),
    });
  });
});

/** The structured form of a component is the same component, and the API server would take it. */
export const hasStructuredForm = fc.property(randomComponent(), printStyle, (meant, style) => {
  const component = parsePrinted(meant, style);
  const spec = toStructured(component);
  assert.equal(parseComponent(spec).result, { ...component, format: 'Structured' });
  const object = {
    apiVersion: 'imagesmith.dev/v1alpha1',
    kind: 'ImageComponent',
    metadata: { name: 'a' },
    spec,
  };
  const parsed = parseObject(object);
  assert.equal(parsed.ok ? [] : parsed.problems, []);
  assert.equal(load(printYAML(object)), object);
});

/** Rendering twice gives the same, leaves no reference of the author's, and changes nothing else. */
export const isRenderedOnce = fc.property(
  randomComponent(),
  printStyle,
  fc.string(),
  (meant, style, value) => {
    const { tasks, parameters } = parsePrinted(meant, style);
    const given = parameters
      .filter(({ defaultValue }) => defaultValue === undefined)
      .map(({ name, type }) => ({ name, value: { String: value, Number: '7', Boolean: 'false' }[type] }));
    const { values, problems } = checkParameters(parameters, given);
    if (value.includes('\0')) return;
    assert.equal(problems, []);
    const options = { firstIndex: 5, secretIndexOf: () => 0, osType: meant.osType };
    const rendered = renderTasks(tasks, values, options);
    assert.equal(renderTasks(tasks, values, options), rendered);
    assert.is(rendered.length, tasks.length);
    rendered.forEach((task, index) => {
      for (const { text } of textsOf(task)) {
        for (const piece of piecesOf(text)) {
          if (typeof piece === 'object' && 'outputOf' in piece)
            assert.ok(piece.outputOf >= 5 && piece.outputOf < 5 + index);
        }
      }
    });
  },
);

/** A reference that is wrong is told exactly where it stands, however the text around it is folded and escaped. */
export const isFoundInPlace = fc.property(randomComponent(), printStyle, fc.nat(), (meant, style, seed) => {
  const { Tasks } = meant;
  const index = seed % Tasks.length;
  const task = Tasks[index];
  const property = ['commandContent', 'objectName', 'sourcePath', 'commandId'].find(
    (name) => task?.Properties[name] !== undefined,
  );
  fc.pre(task !== undefined && property !== undefined);
  const text = String(task.Properties[property]);
  // Behind what every such text begins with, and not inside of another reference.
  const places = text
    .split('')
    .flatMap((_, at) => (at > 20 && !/[{}]/.test(text.slice(at - 20, at + 20)) ? [at] : []));
  const place = places[seed % (places.length || 1)] ?? text.length;
  const wrong = `${text.slice(0, place)}{{wrong}}${text.slice(place)}`;
  const changed = { ...task, Properties: { ...task.Properties, [property]: wrong } };
  const content = contentOf({ ...meant, Tasks: Tasks.with(index, changed) }, style);
  fc.pre(content !== undefined);
  const { problems } = parseComponent({ ...HEADER, osType: meant.osType, content });
  const found = problems?.map(({ line, column }) =>
    content.split('\n')[(line ?? 0) - 1]?.slice((column ?? 0) - 1),
  );
  assert.equal(
    // A line of 40 characters may end inside of the reference.
    found?.map((rest) => rest?.startsWith('{{wrong}}') || /^\{\{?\w*\}?\\\r?$/.test(rest ?? '')),
    [true],
    `${problems?.map(describeProblem).join('; ')}\n${content}`,
  );
});

/** Nothing is thrown, and every problem has a place that exists. */
export const neverThrows = fc.property(
  brokenContent(),
  fc.constantFrom('Linux', 'Windows'),
  (content, osType) => {
    const { result, problems = [], warnings } = parseComponent({ ...HEADER, osType, content });
    assert.is(result === undefined, problems.length > 0);
    for (const problem of [...problems, ...warnings]) checkPlace(problem, content);
  },
);

function checkPlace({ path, line, column, message }: Problem, content: string): void {
  assert.is(path, 'spec.content');
  assert.ok(message !== '' && !message.endsWith('.'), message);
  const lines = content.replace(/^\uFEFF/, '').split('\n');
  const text = lines[(line ?? 0) - 1];
  assert.ok(
    text !== undefined && column !== undefined && column >= 1 && column <= text.length + 1,
    `${message} at ${line}:${column}`,
  );
}

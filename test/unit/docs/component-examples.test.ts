import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { load } from 'js-yaml';

import type { ImageComponent } from '../../../src/api/objects.ts';
import { parseObject } from '../../../src/api/parse.ts';
import { ACTIONS, type PropertyRule } from '../../../src/components/actions.ts';
import type { Component, OSType } from '../../../src/components/component.ts';
import { parseComponent } from '../../../src/components/parse.ts';
import { describeProblem } from '../../../src/components/problem.ts';
import { powerShellQuote, shellQuote } from '../../../src/components/shell-quote.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('examples of the component language');
const page = readFileSync(resolve(import.meta.dirname, '../../../docs/components.md'), 'utf8');

interface Example {
  readonly kind: string;
  readonly osType: OSType;
  readonly text: string;
}

/** Fences that say what they hold: ```yaml component, ```dockerfile component windows, ```yaml object. */
const examples = [...page.matchAll(/^```[a-z]+ (component|object)( windows)?\n([^]*?)^```$/gm)].map(
  ([, kind = '', windows, text = '']): Example => ({
    kind,
    osType: windows === undefined ? 'Linux' : 'Windows',
    text,
  }),
);

function specOf({ kind, osType, text }: Example): ImageComponent['spec'] {
  if (kind === 'component')
    return { type: 'Build', osType, version: '1.0.0', immutable: false, content: text };
  const parsed = parseObject(load(text));
  if (!parsed.ok)
    throw new Error(
      `${text}\n${parsed.problems.map(({ path, message }) => `${path} ${message}`).join('\n')}`,
    );
  return parsed.object.spec as ImageComponent['spec'];
}

function read(example: Example): Component {
  const { result, problems = [], warnings } = parseComponent(specOf(example));
  const found = [...problems, ...warnings].map(describeProblem);
  if (result === undefined || found.length > 0) throw new Error(`${example.text}\n${found.join('\n')}`);
  return result;
}

test('every example can be used as it stands, without a warning', () => {
  assert.ok(examples.length >= 13);
  for (const example of examples) read(example);
});

test('no fence that looks like a component goes unread', () => {
  const open = [...page.matchAll(/^```.*$/gm)].map(([line]) => line);
  assert.is(open.filter((line) => /^```(yaml|dockerfile)/i.test(line)).length, examples.length);
});

test('every action has an example', () => {
  const shown = new Set(
    examples.flatMap((example) => read(example).tasks.map(({ action }) => action as string)),
  );
  assert.equal(
    Object.keys(ACTIONS).filter((action) => !shown.has(action)),
    [],
  );
});

test('every action has a section with its properties, and no others', () => {
  for (const [action, { properties }] of Object.entries(ACTIONS)) {
    const section = new RegExp(`^### ${action}\\n([^]*?)(?=^##)`, 'm').exec(page)?.[1] ?? '';
    const rows = [...section.matchAll(/^\| ((?:`\w+`(?:, )?)+)( \*)? \|/gm)];
    const documented = rows.flatMap(([, names = '', star]) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => `${name}${star ?? ''}`),
    );
    const others = {
      WebDownload: ['timeout'],
      WriteFile: ['binaryContent', 'contentFrom', 'mode', 'owner', 'group'],
    };
    const known = [
      ...Object.entries(properties).map(([name, rule]) => `${yamlName(name)}${isRequired(rule) ? ' *' : ''}`),
      ...(Object.entries(others).find(([name]) => name === action)?.[1] ?? []),
    ];
    assert.equal(documented.toSorted(), known.toSorted(), action);
  }
});

test('the table of quotes says what quoting does', () => {
  const table = page.slice(page.indexOf('## Quoting'), page.indexOf('## Dockerfile form'));
  for (const value of ['a b', "it's"])
    assert.ok(
      table.includes(
        `| \`${value}\` | \`${value}\` | \`${shellQuote(value)}\` | \`${powerShellQuote(value)}\` |`,
      ),
    );
});

function yamlName(name: string): string {
  return name === 'commandID' ? 'commandId' : name;
}

function isRequired(rule: PropertyRule): boolean {
  return rule.kind === 'text' && rule.required;
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { allApis } from '../../../simulator/api/index.ts';
import { parseModule, reachableText } from '../../../tools/generate/reachable-text.ts';
import { generateSimulatorCoverage } from '../../../tools/generate/simulator-coverage.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('table of what the simulator covers');
const root = resolve(import.meta.dirname, '../../..');
const [table] = generateSimulatorCoverage(root);

/** Stands for a handler: found by its name. */
function act(): void {}

test('the committed table is what the code gives', () => {
  assert.is(readFileSync(resolve(root, 'simulator/COVERAGE.md'), 'utf8'), table?.content);
});

test('every action has a row', () => {
  const rows = table?.content.split('\n').filter((line) => /^\| (Ecs|Vpc|Sts|Location)\./.test(line));
  assert.is(rows?.length, allApis().length);
});

test('a field of a group that the handler reads is acted on, one that nobody reads has no effect', () => {
  const row = table?.content.split('\n').find((line) => line.startsWith('| Ecs.ModifyImageAttribute '));
  const [, , acted = '', , unread = ''] = row?.split('|') ?? [];
  assert.ok(acted.includes('Features.NvmeSupport'), row);
  assert.ok(!unread.includes('Features.NvmeSupport'), row);
});

test('what a handler mentions in other files counts as its own', () => {
  const modules = new Map([
    [
      'a.ts',
      parseModule(
        "import { b } from './b.ts';\nconst api = write('Act', act);\nfunction act() {\n  b();\n}\n",
      ),
    ],
    [
      'b.ts',
      parseModule("export function b() {\n  return 'Name';\n}\nfunction other() {\n  return 'Other';\n}\n"),
    ],
  ]);
  const text = reachableText(act, 'Act', modules);
  assert.ok(text.includes("'Name'"));
  assert.ok(!text.includes("'Other'"));
});

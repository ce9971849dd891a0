import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { parseBuildContent } from '../../../src/components/build-content.ts';
import { COMMANDS } from '../../../src/components/dockerfile-commands.ts';
import { describeProblem } from '../../../src/components/problem.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('examples of the content of templates');
const page = readFileSync(resolve(import.meta.dirname, '../../../docs/components.md'), 'utf8');
const section = page.slice(page.indexOf('## Template content'));

test('every example can be used as it stands', () => {
  const examples = [...section.matchAll(/^```text content( windows)?\n([^]*?)^```$/gm)];
  assert.is(examples.length, 2);
  for (const [, windows, text = ''] of examples) {
    const { result, problems, warnings } = parseBuildContent(text, {
      osType: windows === undefined ? 'Linux' : 'Windows',
      type: 'Build',
      path: 'spec.buildContent',
    });
    assert.equal((problems ?? []).map(describeProblem), []);
    // FROM is shown, and said to be ignored.
    assert.equal(warnings.length, text.startsWith('FROM') ? 1 : 0);
    assert.ok(result?.items.some(({ kind }) => kind === 'component'));
  }
});

test('the table of commands has all of them', () => {
  const table = page.slice(page.indexOf('## Dockerfile form'), page.indexOf('### ENV'));
  const rows = [...table.matchAll(/^\| (`.*`) \|/gm)].map(([, cell = '']) => cell);
  const verbs = new Set(
    rows.flatMap((cell) => [...cell.matchAll(/`([A-Z]+)/g)].map(([, verb = '']) => verb)),
  );
  assert.equal([...verbs].toSorted(), [...COMMANDS.keys()].toSorted());
});

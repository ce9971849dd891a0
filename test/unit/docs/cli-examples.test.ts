import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { assert, suite } from '../../kit/index.ts';
import { runWith } from '../cli/fake-io.ts';

const test = suite('examples of the CLI');
const page = readFileSync(resolve(import.meta.dirname, '../../../docs/cli.md'), 'utf8');

/** Fences that are files (```yaml file=NAME) and fences of a terminal, whose first line is the command. */
const files = Object.fromEntries(
  [...page.matchAll(/^```[a-z]+ file=(\S+)\n([^]*?)^```$/gm)].map(([, name = '', text = '']) => [name, text]),
);
const sessions = [...page.matchAll(/^```console\n\$ kubectl imagesmith (.*)\n([^]*?)^```$/gm)];

for (const [, line = '', printed = ''] of sessions) {
  test(line, async () => {
    const [command = '', head] = line.split(' | head -n ');
    const { out, err } = await runWith(files, ...command.split(' '));
    const shown = head === undefined ? out : `${out.split('\n').slice(0, Number(head)).join('\n')}\n`;
    assert.is(shown + err, printed);
  });
}

test('the page has examples of every command', () => {
  const commands = sessions.map(([, line = '']) => line.split(' ')[0] ?? '');
  assert.equal(new Set(commands), new Set(['lint', 'convert', 'catalog']));
});

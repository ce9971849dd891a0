import { catalogFiles } from '../../../src/catalog-files.ts';
import { table } from '../../../src/cli/catalog/table.ts';
import { assert, suite } from '../../kit/index.ts';
import { linesOf, runWith } from './fake-io.ts';

const test = suite('catalog');

test('the table has a row for each component and fits into 120 columns', async () => {
  const { code, out } = await runWith({}, 'catalog');
  assert.is(code, 0);
  const lines = linesOf(out);
  assert.match(lines[0] ?? '', /^NAME +VERSION +TYPE +PARAMETERS +DESCRIPTION$/);
  assert.is(lines.length, catalogFiles().length + 1);
  for (const line of lines) assert.ok(line.length <= 120, line);
});

test('long lists and descriptions are cut, and say so', () => {
  const row = {
    name: 'a',
    version: '1.0.0',
    type: 'Build',
    parameters: ['first', 'second', 'a-parameter-with-a-long-name', 'last'],
    description: 'word '.repeat(60),
  };
  const [, line = ''] = linesOf(table([row]));
  assert.match(line, / first,second \+2 /);
  assert.match(line, /word…$/);
  assert.ok(line.length <= 120);
  assert.match(table([{ ...row, parameters: ['x'.repeat(64)] }]), / 1 parameters /);
  assert.match(table([{ ...row, parameters: [] }]), / - /);
});

test('json has everything, and one component is shown as it is shipped', async () => {
  const rows = JSON.parse((await runWith({}, 'catalog', '-o', 'json')).out) as {
    name: string;
    version: string;
  }[];
  assert.is(rows.length, catalogFiles().length);
  const text = catalogFiles().find(({ path }) => path === 'git.yaml')?.text ?? '';
  assert.equal(await runWith({}, 'catalog', 'git'), { code: 0, out: text, err: '' });
  const version = rows.find(({ name }) => name === 'git')?.version ?? '';
  assert.is((await runWith({}, 'catalog', `git/${version}`, '-o', 'yaml')).out, text);
  const object = JSON.parse((await runWith({}, 'catalog', 'git', '-o', 'json')).out) as { kind: string };
  assert.is(object.kind, 'ImageComponent');
});

test('what there is not is told with what there is', async () => {
  const none = await runWith({}, 'catalog', 'gitt');
  assert.is(none.code, 1);
  assert.match(none.err, /no System component 'gitt'; there are .*git/);
  assert.match((await runWith({}, 'catalog', 'git/99.0.0')).err, /no version '99.0.0'; it has /);
  assert.is((await runWith({}, 'catalog', 'git', '-o', 'table')).code, 2);
});

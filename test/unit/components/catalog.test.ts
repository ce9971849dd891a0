import { entriesOf, parseCatalog } from '../../../src/components/catalog.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('System catalogue');
const file = (name: string, version: string, script = 'true', more = '') => ({
  path: `${name}-${version}.yaml`,
  text: `apiVersion: imagesmith.dev/v1alpha1
kind: ImageComponent
metadata: {name: ${name}}
spec:
  version: ${version}
${more}  tasks:
    - name: run
      runShellCommand: {commandContent: "${script}"}
`,
});

test('components come by name, their versions oldest first', () => {
  const { catalog } = parseCatalog([
    file('b', '1.10.0'),
    file('a', '1.0.0'),
    file('b', '1.9.0'),
    file('b', '1.2.0'),
  ]);
  assert.ok(catalog !== undefined);
  assert.equal([...catalog.keys()], ['a', 'b']);
  assert.equal(
    catalog.get('b')?.map(({ version }) => version),
    ['1.2.0', '1.9.0', '1.10.0'],
  );
  assert.is(entriesOf(catalog).length, 4);
});

test('componentName comes before the name of the object', () => {
  const { catalog } = parseCatalog([file('nginx-old', '1.0.0', 'true', '  componentName: nginx\n')]);
  assert.equal([...(catalog?.keys() ?? [])], ['nginx']);
});

test('defaults are filled in, and the hash follows the content', () => {
  const [one, same, other] = ['true', 'true', 'false'].map((script, index) => {
    const entry = entriesOf(parseCatalog([file('a', `1.0.${index}`, script)]).catalog ?? new Map())[0];
    assert.ok(entry !== undefined);
    return entry;
  });
  assert.is(one?.object.spec.type, 'Build');
  assert.is(one?.contentHash, same?.contentHash);
  assert.is.not(one?.contentHash, other?.contentHash);
});

test('everything that is wrong is named with its file, and then there is no catalogue', () => {
  const { catalog, problems } = parseCatalog([
    file('good', '1.0.0'),
    file('good', '1.0.0'),
    { path: 'broken.yaml', text: 'kind: [' },
    { path: 'other.yaml', text: 'kind: ConfigMap' },
    { path: 'empty.yaml', text: '' },
    {
      path: 'build.yaml',
      text: 'apiVersion: imagesmith.dev/v1alpha1\nkind: ImageBuild\nmetadata: {name: x}\nspec: {templateName: x}\n',
    },
    file('reference', '1.0.0', 'echo {{ missing }}'),
    file('unused', '1.0.0', 'true', '  parameters: [{name: idle, defaultValue: ""}]\n'),
    file('version', '1.x'),
  ]);
  assert.is(catalog, undefined);
  const text = (problems ?? []).join('\n');
  for (const expected of [
    /^good-1\.0\.0\.yaml: good\/1\.0\.0 stands in good-1\.0\.0\.yaml already$/m,
    /^broken\.yaml: is no YAML: /m,
    /^other\.yaml: kind must be one of/m,
    /^empty\.yaml: /m,
    /^build\.yaml: /m,
    /^reference-1\.0\.0\.yaml: task 'run'.*missing/m,
    /^unused-1\.0\.0\.yaml: .*idle/m,
    /^version-1\.x\.yaml: spec\.version/m,
  ])
    assert.match(text, expected);
});

test('no text makes it throw', () => {
  for (const text of ['\0', '&a [*a]', '"', '- - -', 'a: !!js/function "x"', '%YAML 9.9\n---\n', '\uFEFF{}'])
    assert.ok((parseCatalog([{ path: 'x', text }]).problems ?? []).length > 0, text);
});

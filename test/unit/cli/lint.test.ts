import { assert, suite } from '../../kit/index.ts';
import { type FakeFiles, linesOf, runWith } from './fake-io.ts';

const test = suite('lint');

const API = 'imagesmith.dev/v1alpha1';
const component = (name: string, spec: object = {}, metadata: object = {}) => ({
  apiVersion: API,
  kind: 'ImageComponent',
  metadata: { name, ...metadata },
  spec: { tasks: [{ name: 'a', reboot: {} }], ...spec },
});
const template = (spec: object = {}, metadata: object = {}) => ({
  apiVersion: API,
  kind: 'ImageTemplate',
  metadata: { name: 'web', ...metadata },
  spec: {
    regionID: 'cn-hangzhou',
    source: { imageFamily: 'acs:debian_12_x64' },
    instance: { instanceTypes: ['ecs.g7.large'], vSwitchIDs: ['vsw-a'], securityGroupID: 'sg-a' },
    ...spec,
  },
});

async function lint(files: FakeFiles, ...flags: string[]): Promise<{ code: number; lines: string[] }> {
  const { code, out, err } = await runWith(files, 'lint', ...Object.keys(files), ...flags);
  assert.is(err, '');
  return { code, lines: linesOf(out) };
}
const use = (...names: string[]) => template({ components: names.map((name) => ({ name })) });
/** Messages alone, for objects in one file. */
async function messages(...objects: object[]): Promise<string[]> {
  const text = objects.map((object) => JSON.stringify(object)).join('\n---\n');
  return (await lint({ f: text })).lines.map((line) => line.replace(/^f:\d+:\d+: /, ''));
}

const ALONE: readonly [string, string][] = [
  ['other kinds', 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n'],
  ['a Kustomization', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a]\n'],
  ['comments alone', '# nothing\n'],
  ['empty documents', '---\n---\n'],
];
for (const [what, text] of ALONE) {
  test(`${what} are left alone`, async () => {
    assert.equal(await lint({ f: text }), { code: 0, lines: [] });
  });
}

test('what is no file of ours is told once, without failing', async () => {
  const files = {
    'values.yaml': 'image: {tag: x}\n',
    'chart.yaml': 'apiVersion: v1\nkind: Secret\nname: {{ .Values.a }}\nb: [\n',
    'packer.json': '{"builders": [], "provisioners": []}',
    'kustomization.yaml': 'resources:\n  - a.yaml\n',
  };
  const { code, lines } = await lint(files);
  assert.is(code, 0);
  assert.equal(
    lines.map((line) => line.replace(/:\d+:\d+: warning: .*/, '')),
    Object.keys(files),
  );
  assert.match(lines[2] ?? '', /Packer template: 'kubectl imagesmith convert'/);
  assert.match(lines[0] ?? '', /neither Imagesmith objects nor Image Builder content/);
});

test('files that cannot be read are errors of their own, and the others are checked all the same', async () => {
  const { out, code } = await runWith(
    {
      bytes: new Uint8Array([0x61, 0x0a, 0xe4, 0xbd, 0xa0, 0x20, 0xc3, 0x28]),
      utf16: new Uint8Array([0xff, 0xfe, 0x61, 0]),
      good: JSON.stringify(component('BAD')),
    },
    'lint',
    'bytes',
    'missing',
    'utf16',
    'good',
  );
  assert.is(code, 1);
  assert.equal(linesOf(out).slice(0, 3), [
    'bytes:2:3: error: must be text in UTF-8',
    'missing:1:1: error: does not exist',
    'utf16:1:1: error: must be text in UTF-8, but looks like UTF-16',
  ]);
  assert.match(out, /^good:1:\d+: error: metadata.name: is 'BAD'/m);
});

test('broken YAML of ours is an error with a place', async () => {
  const { code, lines } = await lint({ f: `apiVersion: ${API}\nkind: ImageComponent\nspec: [\n` });
  assert.is(code, 1);
  assert.match(lines[0] ?? '', /^f:\d+:\d+: error: is not valid YAML: /);
});

test('aliases without end, deep nesting and NUL are clear errors', async () => {
  const levels = 'abcdefgh'.split('');
  const bomb = levels
    .slice(1)
    .map((name, index) => `${name}: &${name} [${`*${levels[index] ?? ''},`.repeat(9)}]\n`)
    .join('');
  const head = `apiVersion: ${API}\nkind: ImageComponent\n`;
  assert.match(
    (await lint({ f: `${head}a: &a [x]\n${bomb}` })).lines.join('\n'),
    /^f:\d+:\d+: error: has aliases/,
  );
  const many = `${head}a: &a 1\nb: [${'*a,'.repeat(200)}]\n`;
  assert.match((await lint({ f: many })).lines.join('\n'), /may have at most 100 aliases/);
  assert.match((await lint({ f: `${head}a: ${'['.repeat(20_000)}` })).lines.join('\n'), /nested too deeply/);
  assert.match((await lint({ f: 'RUN echo \0\n' })).lines.join('\n'), /f:1:10: error: may not contain a NUL/);
});

test('a line of 1 MiB is answered', async () => {
  const { lines } = await lint({ f: `RUN ${'a'.repeat(1024 * 1024)}` });
  assert.match(lines.join('\n'), /must be at most 16384 bytes/);
});

test('Image Builder content for Windows needs no flag; with the wrong one it is refused', async () => {
  const text =
    'Tasks:\n  - Name: a\n    Action: RunPowerShellCommand\n    Properties: {commandContent: dir}\n';
  assert.equal(await lint({ f: text }), { code: 0, lines: [] });
  assert.equal(await lint({ f: text }, '--os-type', 'Windows'), { code: 0, lines: [] });
  assert.is((await lint({ f: text }, '--os-type', 'Linux')).code, 1);
  const wrong = text.replace('commandContent', 'commandContents');
  assert.match((await lint({ f: wrong })).lines.join('\n'), /commandContents/);
});

test('the build content of a template is known by its COMPONENT lines', async () => {
  assert.equal(await lint({ f: 'RUN a\nCOMPONENT nginx/1.*.* --port 80\n' }), { code: 0, lines: [] });
  assert.match(
    (await lint({ f: 'COMPONENT nginx --port\n' })).lines[0] ?? '',
    /^f:1:17: error: parameter 'port' has no value/,
  );
});

test('a template is checked against the components in all the files', async () => {
  const spec = {
    parameters: [{ name: 'port', type: 'Number' }],
    tasks: [{ name: 'a', runShellCommand: { commandContent: 'echo {{ port }}' } }],
  };
  const use = (parameters: object[]) => template({ components: [{ name: 'app', parameters }] });
  assert.equal(await messages(component('app', spec), use([{ name: 'port', value: '80' }])), []);
  assert.equal(await messages(component('app', spec), use([{ name: 'port', value: 'x' }])), [
    "error: spec.components[0].parameters[0].value: 'port' must be a number such as 8, -1 or 0.5, but is 'x'",
  ]);
  assert.equal(await messages(component('app', spec), use([])), [
    "error: spec.components[0].parameters: must give 'port' (Number), which has no default",
  ]);
  const inContent = template({ buildContent: 'RUN a\nCOMPONENT app --prt 80\n' });
  assert.equal((await messages(component('app', spec), inContent)).toSorted(), [
    "error: spec.buildContent: must give 'port' (Number), which has no default",
    "error: spec.buildContent: the component has no parameter 'prt': did you mean 'port'?",
  ]);
});

test('a component that is nowhere is a warning, one that the System catalogue lacks is an error', async () => {
  assert.equal(await messages(template({ components: [{ name: 'app' }] })), [
    "warning: spec.components[0]: ImageComponent 'app' does not exist in this namespace",
  ]);
  assert.equal(await messages(template({ components: [{ name: 'dockr-ce', catalog: 'System' }] })), [
    "error: spec.components[0]: System component 'dockr-ce' does not exist in the System catalogue",
  ]);
  assert.equal(await messages(template({ components: [{ name: 'git', catalog: 'System' }] })), []);
  assert.equal(await messages(template({ components: [{ name: 'any', catalog: 'ECS' }] })), []);
});

test('components of another namespace are not offered', async () => {
  const use = template({ components: [{ name: 'app' }] }, { namespace: 'a' });
  assert.is((await messages(component('app', {}, { namespace: 'b' }), use)).length, 1);
  assert.equal(await messages(component('app', {}, { namespace: 'a' }), use), []);
  assert.equal(await messages(component('app'), use), []);
});

test('a Test component, another system and two systems together are errors', async () => {
  assert.match(
    (await messages(component('app', { type: 'Test' }), use('app'))).join(),
    /is a Test component/,
  );
  const windows = component('win', { osType: 'Windows' });
  assert.equal(await messages(windows, use('win')), []);
  assert.equal(await messages(windows, component('app'), use('win', 'app')), [
    'error: spec.components: has components for Linux and for Windows together',
  ]);
});

test('one object that stands twice is an error at the second place', async () => {
  const text = JSON.stringify(component('app'));
  const { code, lines } = await lint({
    a: text,
    b: text,
    c: JSON.stringify(component('app', {}, { namespace: 'x' })),
  });
  assert.is(code, 1);
  assert.equal(lines, [`b:1:77: error: metadata.name: ImageComponent 'app' stands in a, line 1 already`]);
});

test('placeholders that convert left are warnings', async () => {
  const { code, lines } = await lint({ f: JSON.stringify(template({ regionID: 'cn-replaceme' })) });
  assert.is(code, 0);
  assert.match(lines.join('\n'), /warning: spec.regionID: 'cn-replaceme' is a placeholder/);
});

test('a Secret for Windows needs plain delivery', async () => {
  const spec = {
    osType: 'Windows',
    parameters: [{ name: 'key', sensitive: true }],
    tasks: [{ name: 'a', runPowerShellCommand: { commandContent: 'echo {{ key }}' } }],
  };
  const parameters = [{ name: 'key', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }];
  const use = template({ components: [{ name: 'app', parameters }] });
  assert.match(
    (await messages(component('app', spec), use)).join(),
    /secrets cannot be sent encrypted to Windows/,
  );
  const plain = template({ components: [{ name: 'app', parameters }], secrets: { delivery: 'Plain' } });
  assert.equal(await messages(component('app', spec), plain), []);
});

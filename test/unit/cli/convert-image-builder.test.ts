import { parseContent } from '../../../src/components/parse.ts';
import { assert, suite } from '../../kit/index.ts';
import { componentOf, converted } from './converted.ts';
import { linesOf, runWith } from './fake-io.ts';

const test = suite('convert: Image Builder');

const YAML = `Parameters:
  version:
    Type: String
    DefaultValue: "1.0"
Tasks:
  - Name: install
    Action: RunShellCommand
    Properties:
      commandContent: |
        apt-get install -y nginx={{ version }}
        nginx -v
      workingDir: /tmp
  - Name: show
    Action: RunShellCommand
    Properties:
      commandContent: echo {{ install.stdout | quote }}
  - Name: fetch
    Action: WebDownload
    Properties:
      sourcePath: https://example.com/a
      destinationDir: /opt
  - Name: again
    Action: Reboot
`;
const DOCKERFILE = `# comment
WORKDIR /opt/app
ENV A=1 B="two words"
RUN echo $A && \\
  echo b
COPY https://example.com/x.tgz /opt
USER www
RUN id
LABEL team=web
RESTART
CMD ["nginx", "-g", "daemon off;"]
`;

for (const [name, content] of [
  ['YAML', YAML],
  ['Dockerfile', DOCKERFILE],
  ['YAML with CRLF and a mark', `\uFEFF${YAML.replaceAll('\n', '\r\n')}`],
] as const) {
  test(`${name} becomes tasks that do the same`, async () => {
    const { objects, notes } = await converted({ 'web.txt': content });
    assert.equal(notes, []);
    assert.is(objects[0]?.metadata.name, 'web');
    const before = parseContent(content.replace('\uFEFF', ''), { osType: 'Linux', type: 'Build', path: '' });
    assert.equal(
      { ...componentOf(objects[0]), format: '', labels: {} },
      { ...before.result, format: '', labels: {} },
    );
  });
}

test('labels are kept as an annotation', async () => {
  const { objects } = await converted({ a: DOCKERFILE });
  assert.equal(objects[0]?.metadata.annotations, { 'imagesmith.dev/content-labels': '{"team":"web"}' });
});

test('names, namespace, type and a template can be asked for', async () => {
  const { objects, notes } = await converted(
    { a: YAML },
    '--name',
    'nginx',
    '--namespace',
    'images',
    '--kind',
    'template',
  );
  assert.equal(
    objects.map(({ kind, metadata }) => [kind, metadata.name, metadata.namespace]),
    [
      ['ImageComponent', 'nginx', 'images'],
      ['ImageTemplate', 'nginx', 'images'],
    ],
  );
  assert.equal(objects[1]?.spec['components'], [{ name: 'nginx' }]);
  assert.ok(notes.some((note) => note.includes('fill in spec.regionID')));
  const test = await converted({ a: YAML }, '--type', 'Test');
  assert.is(test.objects[0]?.spec.type, 'Test');
});

test('content for Windows is known by its action', async () => {
  const text =
    'Tasks:\n  - Name: a\n    Action: RunPowerShellCommand\n    Properties: {commandContent: dir}\n';
  const { objects } = await converted({ a: text });
  assert.is(objects[0]?.spec.osType, 'Windows');
});

test('more parameters than the structured form has stay content', async () => {
  const names = Array.from({ length: 21 }, (_, index) => `p${index}`);
  const text = `Parameters:\n${names.map((name) => `  ${name}: {Type: String, DefaultValue: a}\n`).join('')}Tasks:\n  - Name: a\n    Action: RunShellCommand\n    Properties: {commandContent: 'echo ${names.map((name) => `{{ ${name} }}`).join(' ')}'}\n`;
  const { objects } = await converted({ a: text });
  assert.is(objects[0]?.spec.content, text);
});

test('the build content of a template becomes a template; FROM is its source', async () => {
  const text =
    'FROM IMAGE_FAMILY:acs:debian_12_x64\nRUN echo a \\\n  b\nCOMPONENT nginx/1.*.* --port 80\nRESTART\n';
  const { objects, notes } = await converted({ 'web.txt': text });
  assert.is(objects.length, 1);
  assert.is(objects[0]?.kind, 'ImageTemplate');
  assert.equal(objects[0]?.spec['source'], { imageFamily: 'acs:debian_12_x64' });
  assert.is(
    objects[0]?.spec['buildContent'],
    'RUN echo a \\\n  b\nCOMPONENT nginx/1.*.* --port 80\nRESTART\n',
  );
  assert.equal(
    notes.map((note) => /fill in ([A-Za-z.]+)/.exec(note)?.[1]),
    [
      'spec.regionID',
      'spec.instance.instanceTypes',
      'spec.instance.vSwitchIDs',
      'spec.instance.securityGroupID',
    ],
  );
  const byID = await converted({ a: 'FROM IMAGE:m-bp1abc\nRUN a\n' });
  assert.equal(byID.objects[0]?.spec['source'], { imageID: 'm-bp1abc' });
  const windows = await converted({ a: 'COMPONENT win\nRESTART\n' });
  assert.is(windows.objects[0]?.spec['buildContent'], 'COMPONENT win\nRESTART\n');
});

test('content that is wrong is not converted, and the places are told', async () => {
  const { code, out, err } = await runWith(
    { a: 'RUN a\nRUN <<EOF\n', b: '' },
    'convert',
    'a',
    '--from',
    'image-builder',
  );
  assert.is(code, 1);
  assert.is(out, '');
  assert.match(err, /^a:2:5: error: here-documents/);
  for (const [text, message] of [
    ['', /must hold commands/],
    ['kind: ImageComponent\napiVersion: imagesmith.dev/v1alpha1\n', /there is nothing to convert/],
    ['Tasks: [\n', /is not valid YAML/],
  ] as const) {
    const wrong = await runWith({ a: text }, 'convert', 'a');
    assert.is(wrong.code, 1);
    assert.match(wrong.err, message);
    const asJSON = await runWith({ a: text }, 'convert', 'a', '-o', 'json');
    assert.is(asJSON.code, 1);
    assert.is((JSON.parse(asJSON.out) as { notes: { severity: string }[] }).notes[0]?.severity, 'error');
  }
  assert.is((await runWith({ a: new Uint8Array([0xff]) }, 'convert', 'a')).code, 1);
  assert.is((await runWith({}, 'convert', 'missing')).code, 1);
  const component = await runWith({ a: 'RUN a\nCOMPONENT nginx\n' }, 'convert', 'a', '--kind', 'component');
  assert.match(component.err, /a:2:1: error: COMPONENT has no place in a component/);
});

test('flags that are wrong are wrong usage', async () => {
  for (const flags of [
    ['--name', 'Web'],
    ['--name', 'a'.repeat(45)],
    ['--namespace', 'A'],
    ['--kind', 'build'],
    ['--from', 'ansible'],
    ['--os-type', 'BSD'],
    ['more'],
  ]) {
    const { code, err } = await runWith({ a: 'RUN a\n' }, 'convert', 'a', ...flags);
    assert.is(code, 2, flags.join(' '));
    assert.is(linesOf(err).length, 2);
  }
});

test('names come from the file, or its folder when it is called Dockerfile', async () => {
  const names: [string, string][] = [
    ['a/b/My Web.yaml', 'my-web'],
    ['images/web/Dockerfile', 'web'],
    ['Dockerfile', 'converted'],
    ['Dockerfile.prod', 'prod'],
    ['web.dockerfile', 'web'],
    ['7zip.pkr.json', 'zip'],
    ['-', 'converted'],
    ['中文.yaml', 'converted'],
  ];
  for (const [file, name] of names)
    assert.is((await converted({ [file]: 'RUN a\n' })).objects[0]?.metadata.name, name, file);
});

import type { ImageComponent } from '../../../src/api/objects.ts';
import { formatOf, parseComponent } from '../../../src/components/parse.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('three forms');

const HEADER = { type: 'Build', osType: 'Linux', version: '1.0.0', immutable: false } as const;
const parse = (spec: Partial<ImageComponent['spec']>) => parseComponent({ ...HEADER, ...spec });
const YAML = 'Tasks: [{Name: a, Action: Reboot}]';

test('the first line that says something tells YAML from Dockerfile lines', () => {
  const yaml = [
    'Tasks:',
    '\uFEFF# c\n\n  \nParameters:\n',
    'Tasks :',
    '---',
    '{Tasks: []}',
    '- a',
    '"Tasks": x',
    'tasks:',
    '安装',
    '%YAML 1.2',
  ];
  const dockerfile = [
    'RUN a',
    'run a',
    '# c\n\n  RUN a: b',
    'RUN',
    'RESTART\r\n',
    'RUN\ta',
    '\uFEFFRUN a',
    'RUN : nothing',
    'FROM a:b',
    'Hello world',
  ];
  for (const content of yaml) assert.is(formatOf(content), 'YAML', content);
  for (const content of dockerfile) assert.is(formatOf(content), 'Dockerfile', content);
  for (const content of ['', '\n', '\uFEFF', ' # only a comment\n', '\r\n\t'])
    assert.is(formatOf(content), undefined);
});

test('each form is read by its reader', () => {
  assert.is(parse({ tasks: [{ name: 'a', reboot: {} }] }).result?.format, 'Structured');
  assert.is(parse({ content: YAML }).result?.format, 'YAML');
});

test('Dockerfile lines are for Linux only', () => {
  const { problems } = parse({ osType: 'Windows', content: 'RUN x' });
  assert.equal(problems, [
    {
      path: 'spec.content',
      line: 1,
      column: 1,
      message: "must be YAML with 'Tasks': the Dockerfile form is for Linux only",
    },
  ]);
});

test('a content that holds nothing', () => {
  assert.equal(parse({ content: '# nothing\n' }).problems, [
    {
      path: 'spec.content',
      line: 1,
      column: 1,
      message: 'must hold commands',
      code: 'MissingParameter.Content',
    },
  ]);
});

test('16 KiB of UTF-8 are allowed, a byte more is not', () => {
  const comment = (bytes: number) => `${YAML} #${'é'.repeat((bytes - YAML.length - 2) / 2)}`;
  const odd = YAML.length % 2 === 0 ? '' : ' ';
  assert.is(parse({ content: odd + comment(16_384 - odd.length) }).problems, undefined);
  assert.equal(
    parse({ content: `${odd}${comment(16_384 - odd.length)}x` }).problems?.map(({ code }) => code),
    ['InvalidContent.LengthExceeded'],
  );
});

test('tasks, parameters and content exclude each other', () => {
  assert.equal(
    parse({ content: YAML, tasks: [] }).problems?.map(({ path }) => path),
    ['spec'],
  );
  assert.equal(
    parse({ content: YAML, parameters: [] }).problems?.map(({ path }) => path),
    ['spec.parameters'],
  );
  assert.equal(
    parse({}).problems?.map(({ path }) => path),
    ['spec.tasks'],
  );
});

test('what an API server fills in may be absent', () => {
  const { type: _, osType: __, ...bare } = HEADER;
  const spec = { ...bare, content: YAML } as unknown as ImageComponent['spec'];
  assert.equal(
    [parseComponent(spec).result].map((component) => [component?.type, component?.osType]),
    [['Build', 'Linux']],
  );
  const { result } = parseComponent(spec, { type: 'Test', osType: 'Windows' });
  assert.equal([result?.type, result?.osType], ['Test', 'Windows']);
});

test('an object that no schema has seen yields problems, not exceptions', () => {
  const wrong: unknown[] = [null, 1, 'x', [], {}, [null], [1], [{}], [[]], true];
  const action = { runShellCommand: { commandContent: 'x' } };
  const specs: unknown[] = [
    ...wrong.map((tasks) => ({ tasks })),
    ...wrong.map((parameters) => ({ parameters, tasks: [{ name: 'a', ...action }] })),
    ...wrong.map((name) => ({ tasks: [{ name, ...action }] })),
    ...wrong.map((commandContent) => ({ tasks: [{ name: 'a', runShellCommand: { commandContent } }] })),
    ...wrong.map((content) => ({ tasks: [{ name: 'a', writeFile: { destinationPath: content, content } }] })),
    ...wrong.map((contentFrom) => ({
      tasks: [{ name: 'a', writeFile: { destinationPath: '/a', contentFrom } }],
    })),
    ...wrong.map((parameters) => ({ tasks: [{ name: 'a', invokeCommand: { commandID: 'x', parameters } }] })),
    ...wrong.map((timeoutSeconds) => ({ tasks: [{ name: 'a', timeoutSeconds, ...action }] })),
    ...wrong.map((content) => ({ content })),
    ...wrong.map((reboot) => ({ tasks: [{ name: 'a', reboot }] })),
  ];
  for (const spec of specs) {
    const { result, problems, warnings } = parseComponent({ ...HEADER, ...(spec as object) });
    assert.is(result === undefined, problems !== undefined);
    for (const { path, message } of [...(problems ?? []), ...warnings])
      assert.ok(path.startsWith('spec') && message !== '');
  }
});

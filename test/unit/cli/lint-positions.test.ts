import { assert, suite } from '../../kit/index.ts';
import { linesOf, runWith } from './fake-io.ts';

const test = suite('positions of lint');

const HEAD = 'apiVersion: imagesmith.dev/v1alpha1\nkind: ImageComponent\nmetadata:\n  name: web\nspec:\n';

async function lint(text: string, ...more: string[]): Promise<string[]> {
  return linesOf((await runWith({ f: text }, 'lint', 'f', ...more)).out);
}

const UNKNOWN = "'{{ nope }}' refers to a parameter that the component does not declare";

/** The mistake is always `{{ nope }}`; it must be found where it stands in the file. */
const FORMS: readonly [string, string][] = [
  [
    'plain',
    `${HEAD}  tasks:\n    - name: a\n      runShellCommand:\n        commandContent: echo {{ nope }}\n`,
  ],
  [
    'single quotes',
    `${HEAD}  tasks:\n    - {name: a, runShellCommand: {commandContent: 'it''s {{ nope }}'}}\n`,
  ],
  [
    'double quotes',
    `${HEAD}  tasks:\n    - {name: a, runShellCommand: {commandContent: "a\\tb\\u00e9\\" {{ nope }}"}}\n`,
  ],
  [
    'literal block',
    `${HEAD}  tasks:\n    - name: a\n      runShellCommand:\n        commandContent: |\n          set -e\n\n          echo {{ nope }}\n`,
  ],
  [
    'literal block with a mark',
    `${HEAD}  tasks:\n    - name: a\n      runShellCommand:\n        commandContent: |2-\n            indented\n          echo {{ nope }}\n`,
  ],
  [
    'folded block',
    `${HEAD}  tasks:\n    - name: a\n      runShellCommand:\n        commandContent: >-\n          echo a\n          b {{ nope }}\n`,
  ],
  [
    'content in Dockerfile form',
    `${HEAD}  content: |\n    # a comment\n    RUN echo a && \\\n      echo {{ nope }}\n`,
  ],
  [
    'content in YAML form',
    `${HEAD}  content: |\n    Tasks:\n      - Name: a\n        Action: RunShellCommand\n        Properties:\n          commandContent: |\n            echo x\n            echo {{ nope }}\n`,
  ],
  [
    'JSON with tabs',
    `{\n\t"apiVersion": "imagesmith.dev/v1alpha1",\n\t"kind": "ImageComponent",\n\t"metadata": {"name": "web"},\n\t"spec": {"tasks": [\n\t\t{"name": "a", "runShellCommand": {"commandContent": "a\\nb\\t{{ nope }}"}}\n\t]}\n}\n`,
  ],
  [
    'a List',
    `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n  - apiVersion: imagesmith.dev/v1alpha1\n    kind: ImageComponent\n    metadata: {name: web}\n    spec:\n      tasks:\n        - name: a\n          runShellCommand: {commandContent: 'echo {{ nope }}'}\n`,
  ],
  [
    'several documents',
    `# first\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\n---\n${HEAD}  tasks: [{name: a, runShellCommand: {commandContent: 'echo {{ nope }}'}}]\n---\n`,
  ],
];

function placeOf(text: string): string {
  const before = text.slice(0, text.indexOf('{{ nope }}'));
  return `${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
}

for (const [name, text] of FORMS) {
  test(`${name}: line and column are those in the file`, async () => {
    const [first = '', ...more] = await lint(text);
    assert.equal(more, []);
    assert.ok(first.startsWith(`f:${placeOf(text)}: error: `), `${first} is not at ${placeOf(text)}`);
    assert.ok(first.includes(UNKNOWN), first);
  });

  test(`${name}: also with CRLF and a byte order mark`, async () => {
    const [first = ''] = await lint(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
    assert.ok(first.startsWith(`f:${placeOf(text)}: error: `), `${first} is not at ${placeOf(text)}`);
  });
}

test('a field that is wrong is found at its key, a missing one at what should hold it', async () => {
  const text = `${HEAD}  typo: 1\n  tasks:\n    - name: a\n      timeoutSeconds: 0\n      reboot: {}\n    - reboot: {}\n`;
  assert.equal(await lint(text), [
    'f:6:3: error: spec.typo: is not a field',
    'f:9:7: error: spec.tasks[0].timeoutSeconds: must be >= 1',
    'f:11:7: error: spec.tasks[1].name: must be set',
  ]);
});

test('what stands behind an alias or a merge key is understood as kubectl does', async () => {
  const text = `${HEAD}  tasks:\n    - &one\n      name: a\n      reboot: {}\n    - <<: *one\n      name: b\n`;
  assert.equal(await lint(text), []);
});

test('what kubectl takes for a Boolean is no text', async () => {
  const text = `${HEAD}  parameters:\n    - {name: a, defaultValue: yes}\n  tasks:\n    - {name: b, runShellCommand: {commandContent: 'echo {{ a }}'}}\n`;
  assert.equal(await lint(text), ['f:7:17: error: spec.parameters[0].defaultValue: must be string']);
  assert.equal(await lint(text.replace('yes', '"yes"')), []);
});

test('Image Builder content by itself has the places of the file', async () => {
  assert.match((await lint('RUN echo {{ nope }}\n'))[0] ?? '', /^f:1:10: error: '\{\{ nope/);
  assert.match(
    (await lint('\uFEFF\r\nRUN a\r\nADD x y\r\n'))[0] ?? '',
    /^f:3:1: error: ADD is not available/,
  );
  const yaml = 'Tasks:\n  - Name: a\n    Action: RunShellComand\n';
  assert.match((await lint(yaml))[0] ?? '', /^f:3:13: error: /);
});

test('the JSON form has the same findings as objects', async () => {
  const text = `${HEAD}  typo: 1\n  tasks: [{name: a, reboot: {}}]\n`;
  const { out, code } = await runWith({ f: text }, 'lint', 'f', '-o', 'json');
  assert.is(code, 1);
  assert.equal(JSON.parse(out), [
    { file: 'f', line: 6, column: 3, severity: 'error', message: 'is not a field', path: 'spec.typo' },
  ]);
  assert.equal(
    (await runWith({ f: `${HEAD}  tasks: [{name: a, reboot: {}}]\n` }, 'lint', 'f', '-o', 'json')).out,
    '[]\n',
  );
});

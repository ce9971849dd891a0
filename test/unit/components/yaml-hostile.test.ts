import { parseContent } from '../../../src/components/parse.ts';
import { parseYAMLComponent } from '../../../src/components/yaml-component.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('hostile YAML');

const OPTIONS = { osType: 'Linux', type: 'Build', path: 'content' } as const;
function problemsOf(content: string): string[] {
  const { problems = [] } = parseYAMLComponent(content, OPTIONS);
  return problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

test('syntax that is no YAML is told where it is', () => {
  assert.equal(problemsOf('Tasks:\n\t- Name: a'), [
    '2:1 is not valid YAML: lines are indented with blanks, not with tabs',
  ]);
  assert.equal(problemsOf('Tasks:\n  - Name: "a\n'), ['3:1 is not valid YAML: Missing closing "quote']);
  assert.equal(problemsOf('Tasks: 1\n---\nTasks: 2\n'), [
    '2:1 must be a single YAML document, but here begins another',
  ]);
  assert.equal(problemsOf('Tasks:\n  - Name: {{ a\n'), [
    '3:1 is not valid YAML: Flow map in block collection must be sufficiently indented and end with a }',
    '3:1 is not valid YAML: Flow map in block collection must be sufficiently indented and end with a }',
  ]);
  assert.match(
    problemsOf('Tasks:\n  - Name: {{ {a} }} b\n')[0] ?? '',
    /a value with '\{\{' is best written in quotes, such as "\{\{ name \}\}\/file"$/,
  );
});

test('what has no place in a component is refused by name', () => {
  assert.equal(problemsOf('Tasks: !Ref x'), ["1:13 the tag '!Ref' has no meaning in a component"]);
  assert.equal(problemsOf('Tasks: !!binary aGk='), [
    "1:17 the tag 'tag:yaml.org,2002:binary' has no meaning in a component",
  ]);
  assert.equal(problemsOf('a: &a {b: c}\nTasks:\n  - <<: *a\n'), [
    "3:5 '<<' is not supported: write the keys out",
  ]);
  assert.equal(problemsOf('Tasks: *x'), ["1:8 '*x' has no anchor '&x' before it"]);
  assert.equal(problemsOf('? [a]\n: b'), ['1:3 must be a name, but is a list']);
  assert.equal(problemsOf('Tasks: a\0b'), ['1:9 may not contain a NUL character']);
});

test('a mapping that holds itself is not followed for ever', () => {
  assert.equal(problemsOf('Tasks: &a [*a]').length, 3);
  assert.ok(problemsOf('&a Tasks:\n  - &b {Name: *a, Action: *b, Properties: *b}').length > 0);
});

test('aliases are bounded in number and in what they stand for', () => {
  const many = `a: &a [x]\nTasks: [${'*a,'.repeat(4000)}]`;
  assert.match(problemsOf(many)[0] ?? '', /^2:\d+ may have at most 100 aliases$/);
  const layers = Array.from(
    { length: 10 },
    (_, level) => `l${level}: &l${level} [${`*l${level - 1},`.repeat(level === 0 ? 0 : 9)}]`,
  );
  assert.ok(problemsOf(`${layers.join('\n')}\nTasks: *l9`).length > 0);
  const tasks = Array.from({ length: 40 }, (_, index) => `- {Name: t${index}, Action: *a, Properties: *p}`);
  const long = `Tasks:\n- Name: t\n  Action: &a RunShellCommand\n  Properties: &p {commandContent: '${'x'.repeat(8000)}'}\n${tasks.join('\n')}`;
  assert.match(problemsOf(long).join('\n'), /the texts of the component have more than 65536 characters/);
});

/** Contents of nearly 16 KiB that make parsers run long or deep. */
const BOMBS: Readonly<Record<string, string>> = {
  'lists in lists': '['.repeat(16_000),
  'closed lists in lists': '['.repeat(8000) + ']'.repeat(8000),
  'mappings in mappings': '{a: '.repeat(4000),
  'lists in blocks': '- '.repeat(8000),
  'keys in keys': '? '.repeat(8000),
  'keys that are lists': '[]: '.repeat(4000),
  'double braces': '{{'.repeat(8000),
  'closed double braces': '{{x}}'.repeat(3000),
  quotes: `a: ${'"'.repeat(16_000)}`,
  escapes: `a: "${'\\'.repeat(16_000)}`,
  tags: '!'.repeat(16_000),
  anchors: '&a '.repeat(5000),
  colons: ': '.repeat(8000),
  directives: '%A\n'.repeat(5000),
  documents: '---\n'.repeat(4000),
  comments: '#\n'.repeat(8000),
  'unknown keys': Array.from({ length: 1700 }, (_, index) => `k${index}: 1`).join('\n'),
  'one key two thousand times': 'Tasks: 1\n'.repeat(1800),
  'deep indentation': Array.from({ length: 170 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
};

for (const [name, content] of Object.entries(BOMBS)) {
  test(`${name} end in a problem, and soon`, () => {
    assert.ok(content.length <= 16_384);
    const start = performance.now();
    const { problems = [] } = parseYAMLComponent(content, OPTIONS);
    assert.ok(performance.now() - start < 2000);
    assert.ok(problems.length > 0 && problems.length <= 101);
    for (const { message } of problems) assert.ok(message.length < 400);
  });
}

test('a line of a mebibyte is refused for its length before it is read', () => {
  const start = performance.now();
  const { problems } = parseContent(`Tasks: ${'x'.repeat(1 << 20)}`, OPTIONS);
  assert.ok(performance.now() - start < 200);
  assert.equal(problems, [
    {
      path: 'content',
      line: 1,
      column: 1,
      message: 'must be at most 16384 bytes in UTF-8, but has 1048583',
      code: 'InvalidContent.LengthExceeded',
    },
  ]);
});

test('nesting up to what the stack holds is a problem too, never an exception', () => {
  for (const depth of [100, 500, 1000, 2000, 4000]) {
    assert.ok(problemsOf(`Tasks: ${'['.repeat(depth)}${']'.repeat(depth)}`).length > 0);
    assert.ok(problemsOf(`Tasks: ${'{a: '.repeat(depth)}1${'}'.repeat(depth)}`).length > 0);
  }
});

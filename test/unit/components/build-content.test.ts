import { type BuildItem, parseBuildContent } from '../../../src/components/build-content.ts';
import { formatComponentReference } from '../../../src/components/component-reference.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('build and test content of templates');
type Context = Parameters<typeof parseBuildContent>[1];
const parse = (content: string, more: Partial<Context> = {}) =>
  parseBuildContent(content, { osType: 'Linux', type: 'Build', path: 'spec.buildContent', ...more });

function itemsOf(content: string, more: Partial<Context> = {}): readonly BuildItem[] {
  const { result, problems } = parse(content, more);
  if (result === undefined) throw new Error(JSON.stringify(problems));
  return result.items;
}

/** Names of tasks, and components with their parameters. */
const shown = (content: string, more: Partial<Context> = {}) =>
  itemsOf(content, more).map((item) =>
    item.kind === 'tasks'
      ? item.tasks.map(({ name }) => name).join(' ')
      : [
          `${item.line}:${item.column} ${formatComponentReference(item.reference)}`,
          ...item.parameters.map(({ name, value }) => `${name}=${value}`),
        ].join(' '),
  );
const problems = (content: string, more: Partial<Context> = {}) =>
  (parse(content, more).problems ?? []).map(
    ({ line, column, code, message }) => `${line ?? '-'}:${column ?? '-'} ${code ?? '-'}: ${message}`,
  );

test('commands and components stay in their order; USER and WORKDIR go on behind a component', () => {
  const content = [
    'LABEL a=b',
    'USER web',
    'RUN a',
    'ENV A=1',
    'COMPONENT nginx/1.*.*',
    'COMPONENT ic-bp18hy47cqavewsb0001',
    'RUN b',
    'RESTART',
    '  component acs:ecs:cn-hangzhou:123:imagecomponent/Java:8.0.*',
    'ENTRYPOINT ["a"]',
  ].join('\n');
  assert.equal(shown(content), [
    'run-3 env-4',
    '5:1 nginx/1.*.*',
    '6:1 ic-bp18hy47cqavewsb0001',
    'run-7 restart-8',
    '9:3 acs:ecs:cn-hangzhou:123:imagecomponent/Java/8.0.*',
    'entrypoint-10',
  ]);
  assert.equal(parse(content).result?.labels, { a: 'b' });
  const [, , , tasks] = itemsOf(content);
  const run = tasks?.kind === 'tasks' ? tasks.tasks[0] : undefined;
  assert.is(run?.action === 'RunShellCommand' ? run.username : '', 'web');
});

const line = (text: string) =>
  shown(`COMPONENT nginx ${text}`).map((item) => item.split(' ').slice(2).join(' '));

test('parameters have names and values, with quotes when needed', () => {
  assert.equal(line('--paramName1 value1 --paramName2 value2'), ['paramName1=value1 paramName2=value2']);
  assert.equal(line(`--a "x y" --b 'it "is"' --c "it's \\"so\\" \\\\ \\n" --d x"y z"w --e ""`), [
    `a=x y b=it "is" c=it's "so" \\ \\n d=xy zw e=`,
  ]);
  assert.equal(line(`--a C:\\Temp\\x --b -1 --c "--d" --d '--' --e $HOME \\\n  --f g`), [
    'a=C:\\Temp\\x b=-1 c=--d d=-- e=$HOME f=g',
  ]);
  assert.equal(line('--n 中文'), ['n=中文']);
});

test('a parameter has the place of its name', () => {
  const [item] = itemsOf('COMPONENT nginx \\\n# a\n  --a b \\\n --c d');
  assert.equal(item?.kind === 'component' ? item.parameters : [], [
    { name: 'a', value: 'b', line: 3, column: 3 },
    { name: 'c', value: 'd', line: 4, column: 2 },
  ]);
});

test('FROM is ignored with a warning, wherever it stands; nothing at all is a content too', () => {
  const { result, warnings } = parse('FROM IMAGE:m-bp1\nRUN a\nFROM IMAGE_FAMILY:b');
  assert.is(result?.items.length, 1);
  assert.equal(
    warnings.map(({ line, message }) => `${line} ${message}`),
    [1, 3].map((line) => `${line} FROM is ignored: the template names the base image`),
  );
  for (const content of ['', '# a\n', 'FROM IMAGE:m-1'])
    assert.equal(parse(content).result, { items: [], labels: {} });
});

test('Windows has COMPONENT and RESTART only', () => {
  const windows = { osType: 'Windows' } as const;
  assert.equal(shown('COMPONENT ic-1 --path "C:\\\\a b"\nRESTART\nFROM x', windows), [
    '1:1 ic-1 path=C:\\a b',
    'restart-2',
  ]);
  const verbs = ['RUN', 'ENV', 'WORKDIR', 'USER', 'COPY', 'LABEL', 'CMD', 'ENTRYPOINT'];
  assert.equal(
    problems(verbs.map((verb) => `${verb} x`).join('\n'), windows),
    verbs.map(
      (verb, index) =>
        `${index + 1}:1 InvalidImageTemplateCommand.NotSupported: ${verb} does not work on Windows, only COMPONENT and RESTART: put it into a component in YAML`,
    ),
  );
  assert.match(problems('ADD x', windows)[0] ?? '', 'ADD is not available');
});

test('mistakes in COMPONENT lines are told with their places and what is allowed', () => {
  const cases: [content: string, place: string, message: string][] = [
    ['COMPONENT nginx/1.0', '1:11', "'nginx/1.0' names no component"],
    ['RUN a\n COMPONENT "" --a b', '2:12', 'names no component'],
    ['COMPONENT --a b', '1:11', "'--a' names no component"],
    ['COMPONENT nginx --a', '1:17', "parameter 'a' has no value"],
    ['COMPONENT nginx --a --b c', '1:17', "parameter 'a' has no value"],
    ['COMPONENT nginx --a=b', '1:17', "with a blank instead of '='"],
    ['COMPONENT nginx --1a b', '1:17', "'--1a' is no name"],
    ['COMPONENT nginx b', '1:17', "'b' belongs to no parameter"],
    ['COMPONENT nginx -a', '1:17', "'-a' belongs to no parameter"],
    ['COMPONENT nginx --a b c', '1:23', 'double quotes'],
    ['COMPONENT nginx \\\n --a b --a c', '2:8', "parameter 'a' is given twice"],
    ['COMPONENT nginx --a "b', '1:21', 'never closed'],
    ['COMPONENT nginx --a C:\\Temp\\\nRESTART', '1:21', 'goes on in the next line'],
    [`COMPONENT ${'x'.repeat(300)}`, '1:11', `'${'x'.repeat(60)}…' names no component; it must be`],
    ["COMPONENT nginx --a b'", '1:22', 'never closed'],
  ];
  for (const [content, place, message] of cases) {
    const [first = '', ...more] = problems(content).filter(
      (text) => !text.includes("'b' belongs") || message.includes("'b'"),
    );
    assert.equal(more, [], content);
    assert.match(first, `${place} InvalidCommandContent.COMPONENT: `, content);
    assert.match(first, message, content);
  }
  assert.match(problems('COMPONENT')[0] ?? '', '1:1 EmptyCommandContent.COMPONENT: ');
});

test('codes say which content is meant', () => {
  const long = `RUN ${'a'.repeat(16_384)}`;
  assert.match(problems(long)[0] ?? '', 'InvalidBuildContent.LengthExceeded');
  assert.match(problems(long, { type: 'Test' })[0] ?? '', 'InvalidParameter.TestContent');
  assert.match(problems('RUN \0')[0] ?? '', 'InvalidParameter.BuildContent');
  assert.match(problems('RUN \0', { type: 'Test' })[0] ?? '', 'InvalidParameter.TestContent');
});

test('a reference reaches tasks since the last component', () => {
  assert.equal(problems('RUN a\nRUN {{ run-1.stdout }}\nCOMPONENT nginx\nRUN b'), []);
  assert.match(problems('RUN a\nCOMPONENT nginx\nRUN {{ run-1.stdout }}')[0] ?? '', '3:5 -: ');
  assert.match(problems('RUN {{ a }}')[0] ?? '', 'a parameter that the component does not declare');
});

test('the commands of a content are counted, components included', () => {
  const content = 'COMPONENT nginx\n'.repeat(128);
  assert.match(problems(content)[0] ?? '', '128:1 InvalidImageTemplateCommandSize.ExceededMaxNumber');
});

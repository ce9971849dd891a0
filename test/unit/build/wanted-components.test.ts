import { type WantedComponent, wantedItems } from '../../../src/build/wanted-components.ts';
import { ANY_VERSION } from '../../../src/components/version.ts';
import { assert, suite } from '../../kit/index.ts';
import { templateObject } from './objects.ts';

const test = suite('what a template wants');

type Change = Parameters<typeof templateObject>[0];
const wanted = (change: Change, osType: 'Linux' | 'Windows' = 'Linux') =>
  wantedItems(templateObject({ components: [], ...change }).spec, osType);

const VERSION_1 = { major: 1, minor: '*', patch: '*' };

test('components come first, then the build content, each with its place', () => {
  const { items, problems } = wanted({
    components: [{ name: 'nginx' }, { name: 'agent', version: '1.*.*', catalog: 'ECS' }],
    buildContent: 'RUN first\n\nCOMPONENT java/1.*.* --home /opt\nRUN last\n',
  });
  assert.equal(problems, []);
  const [nginx, agent, first, java, last] = items;
  const common = { kind: 'component', parameters: [] };
  assert.equal(nginx, {
    ...common,
    catalog: 'Namespace',
    name: 'nginx',
    version: ANY_VERSION,
    path: 'spec.components[0]',
  });
  assert.equal(agent, {
    ...common,
    catalog: 'ECS',
    name: 'agent',
    version: VERSION_1,
    path: 'spec.components[1]',
  });
  assert.equal(java, {
    ...common,
    catalog: 'Namespace',
    name: 'java',
    version: VERSION_1,
    parameters: [{ name: 'home', value: '/opt' }],
    path: 'spec.buildContent, line 3',
  });
  assert.equal(
    [first, last].map((item) => (item?.kind === 'tasks' ? item.tasks.map(({ name }) => name) : item)),
    [['run-1'], ['run-4']],
  );
});

test('a parameter is a text, a key of a Secret, or the empty text when neither is said', () => {
  const secretKeyRef = { name: 'app', key: 'token' };
  const { items } = wanted({
    components: [
      {
        name: 'app',
        parameters: [
          { name: 'a', value: '{{ b }}' },
          { name: 'b', valueFrom: { secretKeyRef } },
          { name: 'c' },
        ],
      },
    ],
  });
  assert.equal((items[0] as WantedComponent).parameters, [
    { name: 'a', value: '{{ b }}' },
    { name: 'b', secret: secretKeyRef },
    { name: 'c', value: '' },
  ]);
});

test('an ID has no name; an owner is the account itself or Alibaba Cloud', () => {
  const { items } = wanted({
    buildContent: [
      'COMPONENT ic-1',
      'COMPONENT acs:ecs:cn-hangzhou:42:imagecomponent/mine/0.0.0',
      'COMPONENT acs:ecs:cn-hangzhou:system:imagecomponent/theirs/*',
    ].join('\n'),
  });
  const common = { kind: 'component', catalog: 'ECS', parameters: [] };
  assert.equal(items, [
    { ...common, id: 'ic-1', version: ANY_VERSION, path: 'spec.buildContent, line 1' },
    {
      ...common,
      name: 'mine',
      version: { major: 0, minor: 0, patch: 0 },
      owner: 'SELF',
      accountID: '42',
      path: 'spec.buildContent, line 2',
    },
    { ...common, name: 'theirs', version: ANY_VERSION, owner: 'ALIYUN', path: 'spec.buildContent, line 3' },
  ]);
});

test('a component of another region is not looked for in this one', () => {
  const { problems } = wanted({
    buildContent: 'RUN a\n COMPONENT acs:ecs:cn-beijing:42:imagecomponent/mine/1.0.0',
  });
  assert.equal(problems, [
    {
      path: 'spec.buildContent',
      line: 2,
      column: 2,
      message:
        "'mine' is a component of region 'cn-beijing', but one in the build region 'cn-hangzhou' is needed",
    },
  ]);
});

test('a version that the schema would have refused is no wish for any version', () => {
  const { problems } = wanted({ components: [{ name: 'nginx', version: '1.*' }] });
  assert.equal(
    problems.map(({ path, message }) => `${path} ${message}`),
    [
      "spec.components[0].version must be three numbers such as '1.2.3', '*' in place of any of them, or '*' alone, but is '1.*'",
    ],
  );
});

test('what the build content may hold depends on the system; of a wrong one nothing is wanted', () => {
  const buildContent = 'COMPONENT iis\nRUN a\n';
  assert.is(wanted({ buildContent }).items.length, 2);
  const { items, problems } = wanted({ buildContent, components: [{ name: 'nginx' }] }, 'Windows');
  assert.is(items.length, 1);
  assert.match(problems[0]?.message ?? '', 'RUN does not work on Windows');
});

test('without components and content nothing is wanted', () => {
  assert.equal(wanted({}), { items: [], problems: [] });
  const { components: _, ...spec } = templateObject().spec;
  assert.equal(wantedItems(spec, 'Linux'), { items: [], problems: [] });
});

import { checkDelivery } from '../../../src/build/check-delivery.ts';
import { BUILD_CONTENT, planTasks } from '../../../src/build/planned-tasks.ts';
import type { OfferedComponent } from '../../../src/build/select-component.ts';
import { wantedItems } from '../../../src/build/wanted-components.ts';
import { parseComponent } from '../../../src/components/parse.ts';
import { assert, suite } from '../../kit/index.ts';
import { templateObject } from './objects.ts';

const test = suite('tasks of a plan');

function offer(name: string, content: string, version = '1.0.0'): OfferedComponent {
  const { result, problems } = parseComponent({
    type: 'Build',
    osType: 'Linux',
    version,
    immutable: false,
    content,
  });
  if (result === undefined) throw new Error(JSON.stringify(problems));
  return { catalog: 'Namespace', name, version, label: name, hash: `hash of ${name}`, component: result };
}

const GREET = offer(
  'greet',
  `Parameters:
  who: {Type: String}
  times: {Type: Number, DefaultValue: "2"}
Tasks:
  - Name: count
    Action: RunShellCommand
    Properties: {commandContent: "echo {{ times }}"}
  - Name: say
    Action: RunShellCommand
    Properties: {commandContent: "say {{ who | quote }} {{ count.stdout }} times"}
`,
);

function plan(change: Parameters<typeof templateObject>[0], offered: readonly OfferedComponent[] = [GREET]) {
  const { items, problems } = wantedItems(templateObject(change).spec, 'Linux');
  assert.equal(problems, []);
  return planTasks(items, () => offered, 'Linux');
}

test('parameters are filled in, outputs point to the task in the whole build, secrets to the list of the plan', () => {
  const who = { secretKeyRef: { name: 'names', key: 'boss' } };
  const planned = plan({
    components: [
      { name: 'greet', parameters: [{ name: 'who', value: "O'Brien" }] },
      {
        name: 'greet',
        parameters: [
          { name: 'who', valueFrom: who },
          { name: 'times', value: '3' },
        ],
      },
      { name: 'greet', parameters: [{ name: 'who', valueFrom: who }] },
    ],
    buildContent: 'RUN first\nCOMPONENT greet --who me\nRUN last\n',
  });
  assert.equal([planned.missing, planned.invalid], [[], []]);
  assert.equal(planned.secretKeys, [{ name: 'names', key: 'boss' }]);
  assert.equal(
    planned.tasks.map(({ component, task }) => `${component}/${task.name}`),
    [
      ...Array.from({ length: 3 }, () => ['greet/count', 'greet/say']).flat(),
      `${BUILD_CONTENT}/run-1`,
      'greet/count',
      'greet/say',
      `${BUILD_CONTENT}/run-3`,
    ],
  );
  const texts = planned.tasks.map(({ task }) =>
    task.action === 'RunShellCommand' ? task.commandContent : undefined,
  );
  assert.equal(texts[1], ["say 'O'\\''Brien' ", { outputOf: 0 }, ' times']);
  assert.equal(texts[2], 'echo 3');
  assert.equal(texts[3], ['say ', { secret: 0, quote: true }, ' ', { outputOf: 2 }, ' times']);
  assert.equal(texts[8], ["say 'me' ", { outputOf: 7 }, ' times']);
});

test('every mistake is told with its place, and what is missing apart from it', () => {
  const planned = plan({
    components: [
      { name: 'greet', parameters: [{ name: 'times', value: 'many' }] },
      { name: 'absent' },
      { name: 'absent' },
    ],
  });
  assert.equal(planned.missing.length, 1);
  assert.match(planned.missing[0] ?? '', /ImageComponent 'absent' does not exist/);
  assert.match(planned.invalid.join('\n'), /spec\.components\[0\]\.parameters\[0\]\.value.*number/);
  assert.match(planned.invalid.join('\n'), /spec\.components\[0\]\.parameters: must give 'who'/);
});

test('references of ECS are read from build content, with their owner', () => {
  const { items } = wantedItems(
    templateObject({
      components: [{ name: 'greet', version: '1.*.*', catalog: 'System' }],
      buildContent: [
        'COMPONENT ic-bp1abc --a 1',
        'COMPONENT acs:ecs:cn-hangzhou:1234567890123456:imagecomponent/Mine/1.0.*',
        'COMPONENT acs:ecs:cn-hangzhou:aliyun:imagecomponent/Theirs:2.0.0',
        '',
      ].join('\n'),
    }).spec,
    'Linux',
  );
  const found = items.map((item) =>
    item.kind === 'tasks' ? item.kind : [item.catalog, item.id ?? item.name, item.owner],
  );
  assert.equal(found, [
    ['System', 'greet', undefined],
    ['ECS', 'ic-bp1abc', undefined],
    ['ECS', 'Mine', 'SELF'],
    ['ECS', 'Theirs', 'ALIYUN'],
  ]);
});

test('what cannot be delivered as the template wants is found before anything is paid for', () => {
  const content = `Parameters:
  key: {Type: String}
Tasks:
  - Name: fetch
    Action: OSSDownload
    Properties: {bucketName: images, objectName: "{{ key }}", destinationDir: /opt}
  - Name: known
    Action: InvokeCommand
    Properties: {commandId: c-1, parameters: {key: "{{ key }}"}}
`;
  const parameters = [{ name: 'key', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } }];
  const { tasks } = plan({ components: [{ name: 'all', parameters }] }, [offer('all', content)]);
  const encrypted = checkDelivery(tasks, 'Encrypted', 'Linux').join('\n');
  assert.match(encrypted, /all\/fetch: objectName may not hold a secret/);
  assert.match(encrypted, /all\/known: invokeCommand cannot take a secret encrypted/);
  assert.not.match(checkDelivery(tasks, 'Plain', 'Linux').join('\n'), /encrypted/);
  assert.match(
    checkDelivery(tasks, 'Encrypted', 'Windows').join('\n'),
    /cannot be sent encrypted to Windows/,
  );
});

test('a mistake in a line of the build content is told with the line', () => {
  const { invalid } = plan({
    components: [],
    buildContent: 'RUN a\nCOMPONENT greet --times many --whom x\n',
  });
  assert.equal(invalid, [
    "spec.buildContent, line 2: 'times' must be a number such as 8, -1 or 0.5, but is 'many'",
    "spec.buildContent, line 2: the component has no parameter 'whom': did you mean 'who'?",
    "spec.buildContent, line 2: must give 'who' (String), which has no default",
  ]);
});

test('what is filled in cannot make a build too large, or take the memory to find out', () => {
  const content = `Parameters:
  text: {Type: String}
Tasks:
${Array.from(
  { length: 10 },
  (_, index) => `  - Name: say-${index}
    Action: RunShellCommand
    Properties: {commandContent: "${'{{text|quote}}'.repeat(100)}"}
`,
).join('')}`;
  const parameters = [{ name: 'text', value: "'".repeat(4096) }];
  const components = Array.from({ length: 50 }, () => ({ name: 'long', parameters }));
  const before = process.memoryUsage().heapUsed;
  const planned = plan({ components }, [offer('long', content)]);
  assert.ok(process.memoryUsage().heapUsed - before < 50e6);
  assert.ok(planned.tasks.length < 20, `${planned.tasks.length} tasks`);
  assert.match(planned.invalid.join('\n'), /more than 1000000 characters together once parameters/);
  assert.equal(
    plan({ components: [{ name: 'long', parameters: [{ name: 'text', value: 'x' }] }] }, [
      offer('long', content),
    ]).invalid,
    [],
  );
});

test('fifty components of 127 tasks are counted, and refused', () => {
  const tasks = Array.from(
    { length: 127 },
    (_, index) => `  - {Name: t-${index}, Action: RunShellCommand, Properties: {commandContent: "true"}}\n`,
  ).join('');
  const components = Array.from({ length: 50 }, () => ({ name: 'many' }));
  const { invalid } = plan({ components }, [offer('many', `Tasks:\n${tasks}`)]);
  assert.equal(invalid, ['the components have 6350 tasks together, but at most 2000 are allowed']);
});

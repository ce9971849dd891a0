import type { ParameterValue } from '../../../src/components/parameters.ts';
import { type RenderOptions, renderTasks } from '../../../src/components/render.ts';
import type { Task } from '../../../src/components/task.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('rendering');

const secret = { name: 'tokens', key: 'nginx' };
const VALUES = new Map<string, ParameterValue>([
  ['word', { text: "it's" }],
  ['tricky', { text: '{{ word }} $& $1 {{ a.stdout }}' }],
  ['empty', { text: '' }],
  ['token', { secret }],
]);
const OPTIONS: RenderOptions = { firstIndex: 10, secretIndexOf: () => 3 };
const run = (name: string, commandContent: string): Task => ({
  name,
  timeoutSeconds: 600,
  action: 'RunShellCommand',
  commandContent,
});
const script = (text: string, options = OPTIONS) => {
  const [, task] = renderTasks([run('a', ''), run('b', text)], VALUES, options);
  return task !== undefined && 'commandContent' in task ? task.commandContent : undefined;
};

test('values are put in as they are, or as one word', () => {
  assert.is(
    script('echo {{ word }} {{word|quote}} "{{ empty }}" {{ empty | quote }}'),
    `echo it's 'it'\\''s' "" ''`,
  );
});

test('a value is never searched for references', () => {
  assert.is(script('echo {{ tricky }}'), 'echo {{ word }} $& $1 {{ a.stdout }}');
});

test('outputs and secrets become pieces between texts', () => {
  assert.equal(script('x {{ a.stdout }}{{ token | quote }} {{ word }} {{ a.stdout | quote }}'), [
    'x ',
    { outputOf: 10 },
    { secret: 3, quote: true },
    " it's ",
    { outputOf: 10, quote: true },
  ]);
  assert.equal(script('{{ token }}'), [{ secret: 3 }]);
});

test('what is not a reference stays, and so does one to what is not there', () => {
  const text = '{{ACS::RegionId}} {{.State}} {{ nobody }} {{ b.stdout }} {{ later.stdout }} {{ a | upper }}';
  assert.is(script(text), text);
});

test('every text of every action is rendered, nothing else', () => {
  const base = { name: 't', timeoutSeconds: 5, retries: 2 };
  const tasks: Task[] = [
    {
      ...base,
      action: 'InvokeCommand',
      commandID: '{{ word }}',
      parameters: { __proto__x: '{{ word }}', b: '' },
    },
    {
      ...base,
      action: 'OSSDownload',
      bucketName: '{{ word }}',
      objectName: 'o',
      destinationDir: '/{{ word }}',
      validTime: 60,
    },
    {
      ...base,
      action: 'WriteFile',
      destinationPath: '/{{ word }}',
      content: { text: '{{ word }}' },
      owner: 'root',
    },
    { ...base, action: 'WriteFile', destinationPath: '/a', content: { base64: 'e3sgd29yZCB9fQ==' } },
    { ...base, action: 'Reboot', forceStop: true },
  ];
  assert.equal(renderTasks(tasks, VALUES, OPTIONS), [
    { ...base, action: 'InvokeCommand', commandID: "it's", parameters: { __proto__x: "it's", b: '' } },
    {
      ...base,
      action: 'OSSDownload',
      bucketName: "it's",
      objectName: 'o',
      destinationDir: "/it's",
      validTime: 60,
    },
    { ...base, action: 'WriteFile', destinationPath: "/it's", content: { text: "it's" }, owner: 'root' },
    tasks[3],
    tasks[4],
  ]);
});

test('on Windows a quoted word is one of PowerShell', () => {
  const task: Task = {
    name: 'a',
    timeoutSeconds: 600,
    action: 'RunPowerShellCommand',
    commandContent: '{{ word | quote }}',
  };
  const [rendered] = renderTasks([task], VALUES, OPTIONS);
  assert.is(rendered?.action === 'RunPowerShellCommand' ? rendered.commandContent : '', "'it''s'");
  assert.is(script('{{ word | quote }}', { ...OPTIONS, osType: 'Windows' }), "'it''s'");
});

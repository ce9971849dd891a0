import type { OSType } from '../../../src/components/component.ts';
import { parseYAMLComponent } from '../../../src/components/yaml-component.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('YAML components');

function parse(content: string, osType: OSType = 'Linux') {
  const { result, problems, warnings } = parseYAMLComponent(content, {
    osType,
    type: 'Test',
    path: 'content',
  });
  assert.equal([problems, warnings], [undefined, []]);
  return result;
}
const tasksOf = (content: string, osType?: OSType) => parse(content, osType)?.tasks;
/** The script of the only task of a content that has `line` in place of the property's value. */
const scriptOf = (value: string) =>
  tasksOf(
    `Tasks:\n  - Name: a\n    Action: RunShellCommand\n    Properties:\n      commandContent: ${value}\n`,
  )?.map((task) => (task.action === 'RunShellCommand' ? task.commandContent : undefined))[0];

test('all actions of Linux with all their properties', () => {
  const tasks = tasksOf(`
Tasks:
  - Name: shell
    Action: RunShellCommand
    Properties: {commandContent: 'echo a', workingDir: /srv, username: web}
  - Name: invoke
    Action: InvokeCommand
    Properties:
      commandId: ACS-ECS-ImageRepair-for-linux.sh
      username: root
      parameters: {repairitems: all, level: 3, force: true}
  - Name: get
    Action: OSSDownload
    Properties: {bucketName: b, objectName: a/b.tgz, destinationDir: /opt, ossRegion: cn-hangzhou, validTime: 600}
  - Name: put
    Action: OSSUpload
    Properties: {bucketName: b, objectName: log, fileToUpload: /var/log/a, ossRegion: cn-hangzhou, validTime: "60"}
  - Name: web
    Action: WebDownload
    Properties: {sourcePath: 'https://example.com/a?b=c', tokenInfo: t, destinationDir: /opt, timeout: 30}
  - Name: again
    Action: Reboot
    Properties: {forceStop: true}
`);
  const timeoutSeconds = 600;
  assert.equal(tasks, [
    {
      name: 'shell',
      timeoutSeconds,
      action: 'RunShellCommand',
      commandContent: 'echo a',
      workingDir: '/srv',
      username: 'web',
    },
    {
      name: 'invoke',
      timeoutSeconds,
      action: 'InvokeCommand',
      commandID: 'ACS-ECS-ImageRepair-for-linux.sh',
      username: 'root',
      parameters: { repairitems: 'all', level: '3', force: 'true' },
    },
    {
      name: 'get',
      timeoutSeconds,
      action: 'OSSDownload',
      bucketName: 'b',
      objectName: 'a/b.tgz',
      destinationDir: '/opt',
      ossRegion: 'cn-hangzhou',
      validTime: 600,
    },
    {
      name: 'put',
      timeoutSeconds,
      action: 'OSSUpload',
      bucketName: 'b',
      objectName: 'log',
      fileToUpload: '/var/log/a',
      ossRegion: 'cn-hangzhou',
      validTime: 60,
    },
    {
      name: 'web',
      timeoutSeconds: 30,
      action: 'WebDownload',
      sourcePath: 'https://example.com/a?b=c',
      destinationDir: '/opt',
      tokenInfo: 't',
    },
    { name: 'again', timeoutSeconds, action: 'Reboot', forceStop: true },
  ]);
});

test('all actions of Windows', () => {
  const tasks = tasksOf(
    `
Tasks:
  - Name: shell
    Action: RunPowerShellCommand
    Properties:
      commandContent: |
        Get-Process
      workingDir: C:\\Temp
      username: Administrator
      windowsPasswordName: admin
  - {Name: invoke, Action: InvokeCommand, Properties: {commandId: x}}
  - {Name: get, Action: OSSDownload, Properties: {bucketName: b, objectName: o, destinationDir: 'D:\\'}}
  - {Name: put, Action: OSSUpload, Properties: {bucketName: b, objectName: o, fileToUpload: "C:\\\\a"}}
  - {Name: web, Action: WebDownload, Properties: {sourcePath: http://a/b, destinationDir: 'C:\\a b'}}
  - {Name: again, Action: Reboot}
`,
    'Windows',
  );
  assert.equal(
    tasks?.map(({ action }) => action),
    ['RunPowerShellCommand', 'InvokeCommand', 'OSSDownload', 'OSSUpload', 'WebDownload', 'Reboot'],
  );
  assert.equal(tasks?.[0], {
    name: 'shell',
    timeoutSeconds: 600,
    action: 'RunPowerShellCommand',
    commandContent: 'Get-Process\n',
    workingDir: 'C:\\Temp',
    username: 'Administrator',
    windowsPasswordName: 'admin',
  });
});

test('parameters keep the text of their defaults', () => {
  const component = parse(`
Parameters:
  v: {Type: String, DefaultValue: 1.10}
  n:
    Type: Number
    DefaultValue: 1.50
  b: {Type: Boolean, DefaultValue: "true"}
  empty: {Type: String, DefaultValue: ''}
  required: {Type: String}
Tasks:
  - {Name: a, Action: RunShellCommand, Properties: {commandContent: 'x {{v}} {{n}} {{b}} {{empty}} {{required}}'}}
`);
  assert.equal(component?.parameters, [
    { name: 'v', type: 'String', defaultValue: '1.10' },
    { name: 'n', type: 'Number', defaultValue: '1.50' },
    { name: 'b', type: 'Boolean', defaultValue: 'true' },
    { name: 'empty', type: 'String', defaultValue: '' },
    { name: 'required', type: 'String' },
  ]);
  assert.equal([component?.format, component?.type, component?.osType], ['YAML', 'Test', 'Linux']);
});

test('the text of a script is what its author wrote', () => {
  const texts: readonly [string, string][] = [
    ['echo a', 'echo a'],
    ['echo a # comment', 'echo a'],
    ['"a\\tb"', 'a\tb'],
    ["'it''s'", "it's"],
    ['0755', '0755'],
    ['1.10', '1.10'],
    ['1e3', '1e3'],
    ['0x1F', '0x1F'],
    ['true', 'true'],
    ['yes', 'yes'],
    ['2024-01-01', '2024-01-01'],
    ['!!str 5', '5'],
    ['|\n        a\n          b\n\n        c', 'a\n  b\n\nc\n'],
    ['|-\n        a\n        b\n', 'a\nb'],
    ['>\n        a\n        b\n\n        c', 'a b\nc\n'],
    ['a\n        b', 'a b'],
    ['安装 𝄞', '安装 𝄞'],
  ];
  for (const [written, meant] of texts) assert.is(scriptOf(written), meant, written);
});

test('double braces without quotes are a text, wherever they stand', () => {
  const Tasks = `
Parameters: {p: {Type: String}}
Tasks:
  - {Name: a, Action: RunShellCommand, Properties: {commandContent: {{ p }}, workingDir: /{{p}}/b}}
  - Name: b
    Action: RunShellCommand
    Properties:
      commandContent: {{ a.stdout }} && {{ p | quote }} # comment
      workingDir: {{p}}
  - Name: c
    Action: InvokeCommand
    Properties:
      commandId: "{{ p }}"
      parameters:
        x: {{ p | quote }}
        y: !!str {{ p }}/z
        t: '{{.State}}'
        u: {{.State}}
`;
  const [a, b, c] = parse(Tasks)?.tasks ?? [];
  assert.equal(a?.action === 'RunShellCommand' && [a.commandContent, a.workingDir], ['{{ p }}', '/{{p}}/b']);
  assert.equal(b?.action === 'RunShellCommand' && [b.commandContent, b.workingDir], [
    '{{ a.stdout }} && {{ p | quote }}',
    '{{p}}',
  ]);
  assert.equal(c?.action === 'InvokeCommand' && c.parameters, {
    x: '{{ p | quote }}',
    y: '{{ p }}/z',
    t: '{{.State}}',
    u: '{{.State}}',
  });
});

test('parameters of a command may be JSON in a text', () => {
  const [task] =
    tasksOf(
      `Tasks: [{Name: a, Action: InvokeCommand, Properties: {commandId: x, parameters: '{"a": "b", "n": 1}'}}]`,
    ) ?? [];
  assert.equal(task?.action === 'InvokeCommand' && task.parameters, { a: 'b', n: '1' });
});

test('an optional property without a value is one that was left out', () => {
  const [task] =
    tasksOf(`
Tasks:
  - Name: a
    Action: RunShellCommand
    Properties:
      commandContent: x
      workingDir:
      username: ~
`) ?? [];
  assert.equal(task, { name: 'a', timeoutSeconds: 600, action: 'RunShellCommand', commandContent: 'x' });
  assert.equal(tasksOf('Tasks: [{Name: a, Action: Reboot, Properties: {forceStop: false}}]'), [
    { name: 'a', timeoutSeconds: 600, action: 'Reboot' },
  ]);
});

test('anchors and aliases stand for what they name', () => {
  const tasks = tasksOf(`
Tasks:
  - Name: a
    Action: &action RunShellCommand
    Properties: &same
      commandContent: &script |
        echo a
  - Name: b
    Action: *action
    Properties: *same
  - Name: c
    Action: *action
    Properties: {commandContent: *script}
`);
  assert.equal(
    tasks?.map((task) => task.action === 'RunShellCommand' && task.commandContent),
    ['echo a\n', 'echo a\n', 'echo a\n'],
  );
});

test('line ends of Windows, a byte order mark and document marks change nothing', () => {
  const content = `---\nTasks:\n  - Name: a\n    Action: RunShellCommand\n    Properties:\n      commandContent: |\n        a\n        b\n...\n`;
  const meant = tasksOf(content);
  assert.equal(tasksOf(content.replaceAll('\n', '\r\n')), meant);
  assert.equal(tasksOf(`\uFEFF${content}`), meant);
  assert.equal(tasksOf(`%YAML 1.1\n${content}`), meant);
});

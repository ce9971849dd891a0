import type { OSType } from '../../../src/components/component.ts';
import { parseYAMLComponent } from '../../../src/components/yaml-component.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('problems in YAML components');

function problemsOf(content: string, osType: OSType = 'Linux'): string[] {
  const { problems = [] } = parseYAMLComponent(content, { osType, type: 'Build', path: 'content' });
  return problems.map(({ line, column, task, message }) => `${line}:${column} ${task ?? '-'} ${message}`);
}
const inTask = (lines: string, osType?: OSType) => problemsOf(`Tasks:\n  - ${lines.trim()}\n`, osType);

test('a component must be a mapping with Tasks', () => {
  assert.equal(problemsOf('# nothing'), ["1:1 - must hold 'Tasks'"]);
  assert.equal(problemsOf('Parameters: {}'), ["1:1 - a component must have 'Tasks'"]);
  assert.equal(problemsOf('[]'), ['1:1 - a component must be a mapping, but is a list']);
  assert.equal(problemsOf('Tasks: {}'), ['1:8 - Tasks must be a list']);
  assert.equal(problemsOf('Tasks: []'), ['1:1 - Tasks must hold 1 to 127 tasks, but holds 0']);
  assert.equal(problemsOf('Tasks: [x]'), [
    '1:9 - a task must be a mapping, but is a text',
    '1:9 - a task must have Name, Action, Properties, but Name is missing',
    '1:9 - a task must have Name, Action, Properties, but Action is missing',
  ]);
});

function tasks(count: number): string {
  return `Tasks:\n${Array.from({ length: count }, (_, index) => `- {Name: t${index}, Action: Reboot}\n`).join('')}`;
}

test('128 tasks are too many', () => {
  assert.equal(problemsOf(tasks(127)), []);
  assert.equal(problemsOf(tasks(128)), ['1:1 - Tasks must hold 1 to 127 tasks, but holds 128']);
});

test('keys that are unknown, in other case, or given twice', () => {
  const content = `
tasks:
  - name: a
    Action: RunShellCommand
    properties:
      CommandContent: x
      commandContent: y
      workdir: /a
      color: red
  - Name: b
    Name: c
    Action: Reboot
Description: x
`;
  assert.equal(problemsOf(content), [
    "2:1 - 'tasks' is not known in a component: did you mean 'Tasks'?",
    "3:5 - 'name' is not known in a task: did you mean 'Name'?",
    "5:5 - 'properties' is not known in a task: did you mean 'Properties'?",
    "6:7 a 'CommandContent' is not known in Properties of RunShellCommand: did you mean 'commandContent'?",
    "8:7 a 'workdir' is not known in Properties of RunShellCommand: allowed are commandContent, workingDir, username",
    "9:7 a 'color' is not known in Properties of RunShellCommand: allowed are commandContent, workingDir, username",
    "11:5 - 'Name' is given twice, first in line 10",
    "13:1 - 'Description' is not known in a component: allowed are Parameters, Tasks",
  ]);
});

test('actions that do not exist, in other case, or of the other system', () => {
  assert.equal(inTask('{Name: a, Action: runshellcommand}'), [
    "2:23 a 'runshellcommand' is not an action: did you mean 'RunShellCommand'?",
  ]);
  assert.equal(inTask('{Name: a, Action: Frobnicate}'), [
    "2:23 a 'Frobnicate' is not an action: allowed are RunShellCommand, InvokeCommand, OSSDownload, OSSUpload, WebDownload, Reboot",
  ]);
  assert.equal(inTask('{Name: a, Action: WriteFile}'), [
    "2:23 a 'WriteFile' is not an action: it is written as 'writeFile' in spec.tasks only",
  ]);
  assert.equal(inTask('{Name: a, Action: RunShellCommand, Properties: {commandContent: x}}', 'Windows'), [
    '2:23 a RunShellCommand is not available on Windows: use RunPowerShellCommand',
  ]);
  assert.equal(inTask('{Name: a, Action: RunPowerShellCommand, Properties: {commandContent: x}}'), [
    '2:23 a RunPowerShellCommand is not available on Linux: use RunShellCommand',
  ]);
});

test('names of tasks', () => {
  for (const name of ['安装', '1st', 'a b', 'a.b', '_a', 'a'.repeat(64), '""'])
    assert.match(
      inTask(`{Name: ${name}, Action: Reboot}`)[0] ?? '',
      /must be a letter, followed by letters, digits/,
      name,
    );
  assert.equal(inTask(`{Name: ${'a'.repeat(63)}, Action: Reboot}`), []);
  assert.equal(problemsOf('Tasks:\n- {Name: a, Action: Reboot}\n- {Name: a, Action: Reboot}'), [
    '3:10 a Name must be unique, but the task in line 2 has the same name',
  ]);
});

test('properties that are missing or of the wrong kind', () => {
  assert.equal(inTask('{Name: a, Action: RunShellCommand}'), [
    '2:5 a Properties of RunShellCommand must have commandContent',
  ]);
  assert.equal(inTask('{Name: a, Action: OSSDownload, Properties: {bucketName: b}}'), [
    '2:36 a Properties of OSSDownload must have objectName',
    '2:36 a Properties of OSSDownload must have destinationDir',
  ]);
  assert.equal(
    inTask('{Name: a, Action: RunShellCommand, Properties: {commandContent: [x], workingDir: {a: b}}}'),
    [
      '2:69 a commandContent must be a text, but is a list; a text that begins with a brace or bracket must be in quotes',
      '2:86 a workingDir must be a text, but is a mapping; a text that begins with a brace or bracket must be in quotes',
    ],
  );
  assert.equal(inTask('{Name: a, Action: RunShellCommand, Properties: {commandContent: }}'), [
    '2:53 a commandContent must be a text, but is empty',
  ]);
  assert.equal(inTask('{Name: a, Action: Reboot, Properties: {forceStop: yes}}'), [
    "2:55 a forceStop must be true or false, but is 'yes'",
  ]);
  const web = 'sourcePath: http://a, destinationDir: /';
  assert.equal(inTask(`{Name: a, Action: WebDownload, Properties: {${web}, timeout: 0}}`), [
    "2:99 a timeout must be a whole number from 1 to 86400, but is '0'",
  ]);
  assert.equal(inTask(`{Name: a, Action: WebDownload, Properties: {${web}, timeout: '{{ t }}'}}`), [
    "2:99 a timeout must be a whole number from 1 to 86400, but is '{{ t }}'",
  ]);
  assert.equal(inTask(`{Name: a, Action: WebDownload, Properties: {${web}, sha256: x}}`).length, 1);
  assert.equal(inTask("{Name: a, Action: InvokeCommand, Properties: {commandId: x, parameters: '[1]'}}"), [
    '2:77 a parameters must be a mapping of names to texts, or the same as JSON',
  ]);
  assert.equal(inTask('{Name: a, Action: InvokeCommand, Properties: {commandId: x, parameters: {a b: c}}}'), [
    "2:83 a 'a b' in parameters must have a name of 1 to 64 letters, digits, '_' and '-'",
  ]);
});

test('values that cannot work', () => {
  const shell = (properties: string) =>
    inTask(`{Name: a, Action: RunShellCommand, Properties: {commandContent: x, ${properties}}}`);
  assert.equal(shell('workingDir: srv'), [
    "2:84 a workingDir must be an absolute path, one that begins with '/', but is 'srv'",
  ]);
  assert.equal(shell('username: a b').length, 1);
  assert.equal(shell('username: "a\\nb"'), ['2:86 a username must be a single line']);
  assert.equal(
    inTask('{Name: a, Action: WebDownload, Properties: {sourcePath: ftp://x, destinationDir: /}}'),
    ["2:61 a sourcePath must be a URL that begins with 'http://' or 'https://', but is 'ftp://x'"],
  );
  assert.equal(
    inTask(
      '{Name: a, Action: OSSUpload, Properties: {bucketName: b, objectName: o, fileToUpload: /a}}',
      'Windows',
    ),
    ["2:91 a fileToUpload must be an absolute path such as 'C:\\Temp', but is '/a'"],
  );
  const user = '{Name: a, Action: RunPowerShellCommand, Properties: {commandContent: x, username: u}}';
  assert.equal(inTask(user, 'Windows'), [
    '2:23 a must have both or none of username and windowsPasswordName, but windowsPasswordName is missing',
  ]);
});

test('declarations of parameters', () => {
  const content = `
Parameters:
  a: {DefaultValue: x}
  b: {Type: string}
  c: {Type: Number, DefaultValue: many}
  d: {Type: Boolean, DefaultValue: yes}
  e e: {Type: String}
  f: String
  g:
  h: {Type: String, DefaultValue: }
  i: {Type: Float, Min: 1}
  a: {Type: String}
Tasks:
  - {Name: t, Action: RunShellCommand, Properties: {commandContent: '{{a}} {{b}} {{c}} {{d}}'}}
`;
  assert.equal(problemsOf(content), [
    "3:6 - parameter 'a' must have a Type: String, Number, Boolean",
    "4:13 - Type must be String, Number, Boolean, but is 'string'; did you mean 'String'?",
    "5:35 - DefaultValue of 'c' must be a number such as 8, -1 or 0.5, but is 'many'",
    "6:36 - DefaultValue of 'd' must be 'true' or 'false', but is 'yes'",
    "7:3 - the name of a parameter must be a letter or '_', followed by letters, digits, '_' and '-', at most 64 in all, but is 'e e'",
    "8:6 - parameter 'f' must be a mapping, but is a text",
    "8:6 - parameter 'f' must have a Type: String, Number, Boolean",
    "9:3 - parameter 'g' must have a Type: String, Number, Boolean",
    "10:21 - DefaultValue of 'h' is empty: write '' for an empty text, or leave it out",
    "11:13 - Type must be String, Number, Boolean, but is 'Float'",
    "11:20 - 'Min' is not known in parameter 'i': allowed are Type, DefaultValue",
    "12:3 - 'a' is given twice, first in line 3",
  ]);
});

test('references are told at their line in the content', () => {
  const content = `Tasks:
  - Name: a
    Action: RunShellCommand
    Properties:
      commandContent: |
        set -e

          echo {{ x }}
        echo {{ b.stdout }}
      workingDir: "/a\\u0020\\x41 b{{ y }}"
`;
  assert.equal(problemsOf(content), [
    "8:16 a '{{ x }}' refers to a parameter that the component does not declare",
    "9:14 a '{{ b.stdout }}' refers to an output of a task that the component does not have",
    "10:34 a '{{ y }}' refers to a parameter that the component does not declare",
  ]);
});

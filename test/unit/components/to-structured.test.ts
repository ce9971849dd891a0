import { load } from 'js-yaml';

import type { ImageComponent } from '../../../src/api/objects.ts';
import { parseObject } from '../../../src/api/parse.ts';
import type { Component } from '../../../src/components/component.ts';
import { parseComponent } from '../../../src/components/parse.ts';
import { printYAML, toStructured } from '../../../src/components/to-structured.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('the structured form');

const base = { timeoutSeconds: 600 };
const KEY = { name: 'files', key: 'a.conf' };
const file = {
  ...base,
  action: 'WriteFile',
  destinationPath: '/c',
  owner: 'root',
  group: 'root',
  mode: '0644',
} as const;
const LINUX: Component = {
  format: 'Dockerfile',
  type: 'Build',
  osType: 'Linux',
  parameters: [
    { name: 'p', type: 'String', description: 'What it says' },
    { name: 'n', type: 'Number', defaultValue: '1.10' },
    { name: 's', type: 'String', sensitive: true },
  ],
  tasks: [
    {
      ...base,
      name: 'a',
      action: 'RunShellCommand',
      commandContent: 'echo {{ p }} {{ n }} {{ s }}\n',
      username: 'web',
    },
    {
      ...base,
      name: 'b',
      retries: 3,
      timeoutSeconds: 5,
      action: 'WebDownload',
      sourcePath: 'https://a/b',
      destinationDir: '/c',
    },
    { ...file, name: 'c', content: { text: '' } },
    { ...file, name: 'd', content: { base64: 'AA==' }, owner: 'web', group: 'www', mode: '0755' },
    { ...file, name: 'config', content: { configMapKey: KEY } },
    { ...file, name: 'secret', content: { secretKey: KEY } },
    { ...base, name: 'e', action: 'InvokeCommand', commandID: 'c-1', parameters: { yes: 'no', null: '~' } },
    { ...base, name: 'f', action: 'Reboot' },
    { ...base, name: 'g', action: 'Reboot', forceStop: true },
  ],
  labels: { 'a b': 'c "d"' },
};

const WINDOWS: Component = {
  format: 'YAML',
  type: 'Test',
  osType: 'Windows',
  parameters: [],
  tasks: [
    {
      ...base,
      name: 'a',
      action: 'RunPowerShellCommand',
      commandContent: 'x\r\ny',
      workingDir: 'C:\\',
      username: 'u',
      windowsPasswordName: 'w',
    },
    {
      ...base,
      name: 'b',
      action: 'OSSDownload',
      bucketName: 'b',
      objectName: 'o',
      destinationDir: 'C:\\a',
      validTime: 60,
    },
    {
      ...base,
      name: 'c',
      action: 'OSSUpload',
      bucketName: 'b',
      objectName: 'o',
      fileToUpload: 'C:\\a',
      ossRegion: 'r',
    },
    { ...base, name: 'd', action: 'WriteFile', destinationPath: 'C:\\b', content: { text: '{{' } },
  ],
  labels: {},
};

test('reading it gives the same component, and the schema takes it', () => {
  for (const component of [LINUX, WINDOWS]) {
    const spec = toStructured(component);
    assert.equal(parseComponent(spec), {
      result: { ...component, format: 'Structured', labels: {} },
      warnings: [],
    });
    const object = {
      apiVersion: 'imagesmith.dev/v1alpha1',
      kind: 'ImageComponent',
      metadata: { name: 'a' },
      spec,
    };
    const parsed = parseObject(object);
    assert.equal(parsed.ok ? [] : parsed.problems, []);
  }
});

test('what has its default is left out', () => {
  const { tasks } = toStructured(LINUX);
  assert.equal(tasks?.[2], { name: 'c', writeFile: { destinationPath: '/c', content: '' } });
  assert.equal(tasks?.at(-2), { name: 'f', reboot: {} });
});

test('the printed object says the same in every reader', () => {
  const header = { version: '1.10.0', description: 'What it is: a "test"', componentName: 'yes' };
  const metadata = { name: 'on', namespace: '1e3' };
  const printed = printYAML({ metadata, spec: toStructured(LINUX, header) });
  const object = load(printed) as ImageComponent;
  assert.equal(object.metadata, metadata);
  assert.equal(object.spec, toStructured(LINUX, header));
  // Readers of YAML 1.1, Kubernetes' among them, take bare words such as these for something else.
  assert.match(printed, /componentName: "yes"/);
  assert.match(printed, /namespace: "1e3"/);
  assert.match(printed, /"yes": "no"/);
});

/** An object with one task. */
function print(commandContent: string): string {
  const tasks = [{ ...base, name: 'a', action: 'RunShellCommand', commandContent }] as const;
  return printYAML({ spec: toStructured({ ...LINUX, parameters: [], tasks }) });
}

test('scripts are printed as blocks, and in quotes where a block cannot carry them', () => {
  assert.match(print('set -e\necho a\n'), /commandContent: \|\n\s+set -e\n\s+echo a\n/);
  for (const script of [
    '\n  \na',
    ' \n',
    '\ta\nb',
    'a\r\nb',
    'a \n b\n\n\n',
    '---\n...\n',
    '# a\n',
    `${'x '.repeat(500)}\n y`,
  ]) {
    const { spec } = load(print(script)) as ImageComponent;
    assert.is(spec.tasks?.[0]?.runShellCommand?.commandContent, script);
  }
});

import * as fc from 'fast-check';

import type { ImageComponent } from '../../../src/api/objects.ts';
import { parseStructured } from '../../../src/components/structured.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('structured components');
type Spec = ImageComponent['spec'];
type SpecTask = NonNullable<Spec['tasks']>[number];
const specOf = (tasks: readonly SpecTask[]): Spec => ({
  type: 'Build',
  osType: 'Linux',
  version: '1.0.0',
  immutable: false,
  tasks,
});
const parse = (...tasks: SpecTask[]) => {
  const { result, problems } = parseStructured(specOf(tasks));
  return { tasks: result?.tasks, problems };
};

test('every action becomes its task, with the defaults that the API promises', () => {
  const { tasks } = parse(
    { name: 'run', runShellCommand: { commandContent: 'true' } },
    { name: 'write', writeFile: { destinationPath: '/etc/a', content: '' } },
    { name: 'restart', reboot: {} },
  );
  assert.equal(tasks, [
    { name: 'run', timeoutSeconds: 600, action: 'RunShellCommand', commandContent: 'true' },
    {
      name: 'write',
      timeoutSeconds: 600,
      action: 'WriteFile',
      destinationPath: '/etc/a',
      content: { text: '' },
      owner: 'root',
      group: 'root',
      mode: '0644',
    },
    { name: 'restart', timeoutSeconds: 600, action: 'Reboot' },
  ]);
});

test('what is given is taken over', () => {
  const { tasks } = parse(
    {
      name: 'run',
      timeoutSeconds: 5,
      runShellCommand: { commandContent: 'true', workingDir: '/srv', username: 'web' },
    },
    {
      name: 'write',
      writeFile: { destinationPath: '/a', content: 'x', owner: 'web', group: 'www', mode: '0600' },
    },
  );
  assert.equal(tasks, [
    {
      name: 'run',
      timeoutSeconds: 5,
      action: 'RunShellCommand',
      commandContent: 'true',
      workingDir: '/srv',
      username: 'web',
    },
    {
      name: 'write',
      timeoutSeconds: 600,
      action: 'WriteFile',
      destinationPath: '/a',
      content: { text: 'x' },
      owner: 'web',
      group: 'www',
      mode: '0600',
    },
  ]);
});

test('all that is wrong is told at once, each with its place', () => {
  const { problems, tasks } = parse(
    { name: 'run', runShellCommand: { commandContent: 'echo {{ a }}' } },
    { name: 'run', writeFile: { destinationPath: '/srv/../etc', content: 'x\n{{ b }}' } },
    { name: 'nothing' },
  );
  assert.is(tasks, undefined);
  assert.equal(
    problems?.map(({ path, task, line, column }) => [path, task, line, column]),
    [
      ['spec.tasks[0].runShellCommand.commandContent', 'run', 1, 6],
      ['spec.tasks[1].name', 'run', undefined, undefined],
      ['spec.tasks[1].writeFile.destinationPath', 'run', undefined, undefined],
      ['spec.tasks[1].writeFile.content', 'run', 2, 1],
      ['spec.tasks[2]', 'nothing', undefined, undefined],
    ],
  );
});

test('a name that is used often is told for each time after the first', () => {
  const again: SpecTask = { name: 'a', reboot: {} };
  const { problems } = parse(again, again, again);
  assert.equal(
    problems?.map(({ message }) => message),
    [
      'must be unique, but spec.tasks[0] has the same name',
      'must be unique, but spec.tasks[0] has the same name',
    ],
  );
});

const write = (destinationPath: string) =>
  parse({ name: 'a', writeFile: { destinationPath, content: '' } }).problems;

test("only whole steps of a path are taken for '..'", () => {
  for (const path of ['/etc/..', '/../etc', '/a/../../b']) assert.is(write(path)?.length, 1, path);
  for (const path of ['/etc/..conf', '/etc/a..b', '/etc/...', '/a/.b/c'])
    assert.is(write(path), undefined, path);
});

test('whatever the schema lets through, the answer is either tasks or problems', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  const action = fc.oneof(
    fc.record({ runShellCommand: fc.record({ commandContent: text }) }),
    fc.record({ writeFile: fc.record({ destinationPath: text, content: text }) }),
    fc.constant({ reboot: {} }),
    fc.constant({}),
    fc.constant({ anActionOfTheFuture: { x: 1 } }),
  );
  const anyTask = fc
    .tuple(
      fc.constantFrom('a', 'b', 'c', 'd', 'constructor', '__proto__'),
      fc.option(fc.nat(), { nil: undefined }),
      action,
    )
    .map(
      ([name, timeoutSeconds, rest]): SpecTask => ({
        name,
        ...rest,
        ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
      }),
    );
  fc.assert(
    fc.property(fc.array(anyTask, { minLength: 1 }), (given) => {
      const { tasks, problems } = parse(...given);
      assert.is(tasks === undefined, problems !== undefined);
      if (tasks !== undefined) {
        assert.equal(
          tasks.map(({ name }) => name),
          given.map(({ name }) => name),
        );
        assert.is(new Set(tasks.map(({ name }) => name)).size, tasks.length);
      }
      for (const { path, message } of problems ?? []) {
        assert.match(path, /^spec\.tasks\[\d+\]/);
        assert.not(message.endsWith('.'));
        assert.ok(Number(/\d+/.exec(path)?.[0]) < given.length);
      }
    }),
  );
});

const url = (sourcePath: string) => parse({ name: 'a', webDownload: { sourcePath, destinationDir: '/' } });

const object = (bucketName: string, objectName = 'a', ossRegion = 'cn-hangzhou') =>
  parse({ name: 'a', ossDownload: { bucketName, objectName, ossRegion, destinationDir: '/' } }).problems;

test('names that become parts of a URL, and files that have none, are told', () => {
  for (const right of ['http://a/b', 'https://a/b?c=/', 'https://a/{{ x', 'https://a/b/c%20d#e'])
    assert.is(url(right).problems, undefined, right);
  const wrong: [url: string, message: string][] = [
    ['https://a', 'name of a file'],
    ['https://a/', 'name of a file'],
    ['https://a/b/?c=d', 'name of a file'],
    ['https://a/b c', 'percent-encoded'],
    ['https://a/ü', 'percent-encoded'],
    ['ftp://a/b', "begins with 'http://'"],
  ];
  for (const [given, message] of wrong) {
    assert.match(url(given).problems?.[0]?.message ?? '', message, given);
  }
  assert.is(object('a-bucket-1', 'b/c.txt'), undefined);
  for (const name of ['A', 'a.b', '-a', 'a-', 'a/b', 'a?', 'x'.repeat(64), '组'])
    assert.is(object(name)?.length, 1, name);
  assert.match(object('a', 'b/')?.[0]?.message ?? '', "must end with the name of a file, not with '/'");
  for (const name of ['../a', 'a/./b', 'a/..'])
    assert.match(object('a', name)?.[0]?.message ?? '', "'.' or '..'", name);
  assert.is(object('a', 'a/..b/.c'), undefined);
  for (const region of ['oss-cn-hangzhou', 'x@evil.com', 'CN', 'cn-'])
    assert.match(object('a', 'b', region)?.[0]?.message ?? '', "a region such as 'cn-hangzhou'", region);
});

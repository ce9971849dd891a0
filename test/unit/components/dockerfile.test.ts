import { parseDockerfile } from '../../../src/components/dockerfile.ts';
import type { Task } from '../../../src/components/task.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('what the Dockerfile form becomes');
const parse = (...lines: string[]) =>
  parseDockerfile(lines.join('\n'), { osType: 'Linux', type: 'Test', path: 'spec.content' });

function tasksOf(...lines: string[]): readonly Task[] {
  const { result, problems } = parse(...lines);
  if (result === undefined) throw new Error(JSON.stringify(problems));
  return result.tasks;
}

function scriptOf(...lines: string[]): string {
  const task = tasksOf(...lines).at(-1);
  if (task?.action !== 'RunShellCommand') throw new Error(`a script is expected, not ${task?.action}`);
  return task.commandContent;
}

test('a component has the type that it was given, no parameters, and its labels', () => {
  const { result, warnings } = parse(
    'LABEL maintainer="a@b" "org.x.y"=\'c d\' empty=""',
    'ENV VERSION=1.2',
    'LABEL version=$VERSION path=$PATH __proto__=x',
    'LABEL old form "of" label',
    'RUN true',
  );
  assert.equal(
    { ...result, tasks: result?.tasks.map(({ name }) => name), labels: Object.entries(result?.labels ?? {}) },
    {
      format: 'Dockerfile',
      type: 'Test',
      osType: 'Linux',
      parameters: [],
      tasks: ['env-2', 'run-5'],
      labels: [
        ['maintainer', 'a@b'],
        ['org.x.y', 'c d'],
        ['empty', ''],
        ['version', '1.2'],
        ['path', '$PATH'],
        ['__proto__', 'x'],
        ['old', 'form of label'],
      ],
    },
  );
  assert.equal(warnings, []);
});

const value = (written: string) => parse('RUN true', `LABEL a=${written}`).result?.labels['a'];

test('words are read as Docker reads them', () => {
  assert.is(value(String.raw`"\n \" \$ \\ \'"`), String.raw`\n " $ \ \'`);
  assert.is(value(String.raw`'\n \" \$ $A'`), String.raw`\n \" \$ $A`);
  assert.is(value(String.raw`a\ b\"\$c"d e"'f g'`), 'a b"$cd ef g');
  assert.is(value('{{ a b }}c'), '{{ a b }}c');
  assert.is(value('x$ y'), undefined);
  assert.is(value('"x$ y"$'), 'x$ y$');
});

test('RUN is a script as it stands, under the user and in the directory before it', () => {
  assert.equal(
    tasksOf(
      'RUN echo a  &&  b',
      'USER web',
      'WORKDIR /srv',
      'RUN c',
      'WORKDIR x',
      'USER root',
      'RUN d',
    ).filter(({ name }) => name.startsWith('run')),
    [
      { action: 'RunShellCommand', commandContent: 'echo a  &&  b', name: 'run-1', timeoutSeconds: 600 },
      {
        action: 'RunShellCommand',
        commandContent: 'c',
        workingDir: '/srv',
        username: 'web',
        name: 'run-4',
        timeoutSeconds: 600,
      },
      {
        action: 'RunShellCommand',
        commandContent: 'd',
        workingDir: '/srv/x',
        username: 'root',
        name: 'run-7',
        timeoutSeconds: 600,
      },
    ],
  );
});

test('the exec form of RUN is quoted; what is no JSON array is a shell command', () => {
  assert.is(scriptOf(`RUN ["echo", "it's", "$A", ""]`), `'echo' 'it'\\''s' '$A' ''`);
  for (const command of [
    '[ -e /a ] || [ -e /b ]',
    '[ "$a" = "b" ]',
    '[[ a ]]',
    '[1]',
    '["a" b]',
    '{"a": 1}',
  ]) {
    assert.is(scriptOf(`RUN ${command}`), command);
  }
});

test('what only looks like a here-document is left alone', () => {
  const commands = [
    'cat <<<word',
    'echo $((1 << 3))',
    'echo $((A<<B))',
    "echo '<<EOF'",
    'echo "a <<EOF"',
    'echo \\<<EOF',
    'a << 3',
    'echo x<<EOF',
  ];
  for (const command of commands) assert.is(scriptOf(`RUN ${command}`), command);
});

const dirs = (...lines: string[]) => {
  const task = tasksOf(...lines, 'RUN true').at(-1);
  return task?.action === 'RunShellCommand' ? task.workingDir : undefined;
};

test('relative directories begin at the one before, at first where commands run by default', () => {
  assert.is(dirs('WORKDIR a/b'), '/root/a/b');
  assert.is(dirs('WORKDIR /a//b/./c/../'), '/a/b');
  assert.is(dirs('WORKDIR /a', 'WORKDIR ../../..'), '/');
  assert.is(dirs('WORKDIR "/my app"'), '/my app');
  assert.is(dirs('ENV A=/a B=b', 'ENV C=$A/${B}', 'WORKDIR ${C}/c'), '/a/b/c');
  assert.is(dirs('ENV A=', 'WORKDIR /x/${A:-y}/${A-z}/${A:+q}/${A+r}'), '/x/y/r');
});

test('COPY takes a URL or a path, and Docker’s JSON form', () => {
  const [download] = tasksOf('COPY HTTPS://user@example.com:8443/a/b.tgz /opt/');
  assert.equal(download, {
    action: 'WebDownload',
    sourcePath: 'https://user@example.com:8443/a/b.tgz',
    destinationDir: '/opt',
    name: 'copy-1',
    timeoutSeconds: 600,
  });
  assert.match(scriptOf('COPY ["/a b", "/c\'d"]'), `mkdir -p -- '/c'\\''d'\ncp -a -- '/a b' '/c'\\''d'/\n`);
  assert.match(
    scriptOf('ENV V=1.2', 'COPY /opt/app-${V}/*.jar /srv'),
    "cp -a -- '/opt/app-1.2/'*'.jar' '/srv'/\n",
  );
  assert.match(scriptOf('COPY /opt/[x]$ /srv'), "cp -a -- '/opt/[x]$' '/srv'/\n");
});

test('references in scripts that are made stay references, quoted', () => {
  const script = scriptOf('RUN a', 'ENV A=x{{ run-1.stdout }}"y z" B={{run-1.stdout|quote}}');
  assert.match(script, "_imagesmith_value_1='x'{{ run-1.stdout | quote }}'y z'\n");
  assert.match(script, '_imagesmith_value_2={{ run-1.stdout | quote }}\n');
  assert.is(
    scriptOf('RUN a', 'RUN echo {{ run-1.stdout }} {{.State}}'),
    'echo {{ run-1.stdout }} {{.State}}',
  );
  assert.is(
    scriptOf('RUN a', 'RUN ["echo", "b {{ run-1.stdout }}"]'),
    "'echo' 'b '{{ run-1.stdout | quote }}",
  );
  assert.match(scriptOf('RUN a', 'CMD echo {{ run-1.stdout }}'), `echo '{{ run-1.stdout | quote }}`);
  assert.is(scriptOf('RUN echo {{ACS::RegionId}}'), 'echo {{ACS::RegionId}}');
});

const program = (...lines: string[]) => {
  const { result } = parse(...lines, 'RUN true');
  const task = result?.tasks.at(-1);
  if (task?.action !== 'RunShellCommand' || task.name.startsWith('run')) return undefined;
  return `${task.name}: ${/imagesmith-environment\.sh\n([^]*)' >\/usr\/local/.exec(task.commandContent)?.[1]?.replaceAll(`'\\''`, '"')}`;
};

test('CMD and ENTRYPOINT come last, are combined as in Docker, and an empty one takes the earlier one back', () => {
  assert.is(program('CMD a $B | c'), 'cmd-1: a $B | c');
  assert.is(program('CMD ["a", "b c"]'), 'cmd-1: exec "a" "b c"');
  assert.is(program('CMD ["x"]', 'ENTRYPOINT ["a"]'), 'entrypoint-2: exec "a" "x"');
  assert.is(program('ENTRYPOINT ["a"]', 'CMD x y'), 'cmd-2: exec "a" "/bin/sh" "-c" "x y"');
  assert.is(program('ENTRYPOINT a', 'CMD ["x"]'), 'cmd-2: a');
  assert.is(program('CMD a', 'CMD []'), undefined);
  assert.is(program('ENTRYPOINT ["a"]', 'ENTRYPOINT []', 'CMD ["b"]'), 'cmd-3: exec "b"');
});

const warnings = (...lines: string[]) =>
  parse(...lines).warnings.map(({ line, column, message }) => `${line}:${column} ${message}`);

test('what is allowed but hardly meant is a warning with its place', () => {
  const overridden = 'has no effect, since the same command comes again later and the last one counts';
  assert.equal(warnings('CMD a', 'CMD b', 'ENTRYPOINT c', ' ENTRYPOINT ["d"]'), [
    `1:1 ${overridden}`,
    `3:1 ${overridden}`,
  ]);
  assert.equal(warnings('CMD a', 'ENTRYPOINT b'), [
    '1:1 has no effect, since ENTRYPOINT in shell form takes no arguments: use its exec form',
  ]);
  assert.equal(warnings('RUN a \\', '', '  b'), [
    "1:1 goes on behind the blank line 2, since the line before ends with '\\'",
  ]);
});

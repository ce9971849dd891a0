import { execFileSync } from 'node:child_process';

import { assert, suite } from '../../kit/index.ts';
import { componentOf, converted, scriptOf, taskOf } from './converted.ts';
import { runWith } from './fake-io.ts';

const test = suite('convert: Dockerfile');

async function dockerfile(text: string, ...flags: string[]) {
  const { objects, notes, out } = await converted({ Dockerfile: text }, '--from', 'dockerfile', ...flags);
  const components = objects.filter(({ kind }) => kind === 'ImageComponent');
  return { objects, notes, out, component: components.length === 0 ? undefined : componentOf(components[0]) };
}
/** The component that is made of commands behind a FROM. */
async function commands(...lines: string[]) {
  const { component, notes } = await dockerfile(['FROM debian:12', ...lines, ''].join('\n'));
  if (component === undefined) throw new Error(notes.join('\n'));
  return { component, notes: notes.filter((note) => !note.includes('FROM debian:12')) };
}

/** What a script prints. */
function output(script: string): string {
  const args = script.startsWith('#!/bin/bash') ? ['/bin/bash', '-c', script] : ['/bin/sh', '-c', script];
  return execFileSync(args[0] ?? '', args.slice(1), { encoding: 'utf8' });
}

test('RUN keeps the lines of its author, and does the same', async () => {
  const { component, notes } = await commands(
    'RUN echo one \\',
    '    # a comment',
    '',
    "    && echo 'in \\",
    "quotes' \\",
    '    && echo "in \\',
    'double"',
  );
  const script = scriptOf(component, 'run-2');
  assert.is(script, 'echo one \\\n    && echo \'in quotes\' \\\n    && echo "in double"');
  assert.is(output(script), 'one\nin quotes\nin double\n');
  assert.equal(
    notes.filter((note) => !note.includes('blank line')),
    [],
  );
  assert.is(taskOf(component, 'run-2', 'RunShellCommand').timeoutSeconds, 3600);
});

test('a command with a comment in it stays one line', async () => {
  const { component } = await commands('RUN echo one # two \\', '  && echo three');
  assert.is(output(scriptOf(component, 'run-2')), 'one\n');
});

test('the exec form and SHELL mean what they mean to Docker', async () => {
  const { component } = await commands(
    'RUN ["echo", "it\'s", "$HOME"]',
    'SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
    'RUN false | true || echo "failed in $BASH"',
    'SHELL ["/usr/bin/env", "A=b", "/bin/sh", "-c"]',
    'RUN echo "a $A"',
  );
  assert.is(output(scriptOf(component, 'run-2')), "it's $HOME\n");
  assert.is(output(scriptOf(component, 'run-4')), 'failed in /bin/bash\n');
  assert.is(output(scriptOf(component, 'run-6')), 'a b\n');
});

test('here-documents are scripts, input or files', async () => {
  const { component, notes } = await commands(
    'RUN <<EOF',
    'echo "one"',
    'RUN=two',
    'echo $RUN',
    'EOF',
    "RUN cat <<'A' && cat <<-B",
    '$x',
    'A',
    '\tb',
    'B',
    "COPY --chmod=0755 --chown=www:web <<'EOF' /etc/app/",
    'key=$value',
    'EOF',
    'COPY <<EOF /etc/b',
    'key=$value',
    'EOF',
    'RUN <<EOF',
    '#!/usr/bin/env python3',
    'print(1)',
    'EOF',
    'RUN echo last',
  );
  assert.is(output(scriptOf(component, 'run-2')), 'one\ntwo\n');
  assert.is(output(scriptOf(component, 'run-7')), '$x\nb\n');
  const file = taskOf(component, 'copy-12', 'WriteFile');
  assert.equal(
    [file.destinationPath, file.content, file.mode, file.owner, file.group],
    ['/etc/app/EOF', { text: 'key=$value\n' }, '0755', 'www', 'web'],
  );
  assert.match(scriptOf(component, 'run-18'), /^#!\/usr\/bin\/env python3\nprint/);
  assert.is(output(scriptOf(component, 'run-22')), 'last\n');
  assert.equal(
    notes.map((note) => note.slice(0, 31)),
    ['15:1: note: COPY is left out: i'],
  );
});

test('ARG becomes a parameter that later commands see, until ENV hides it', async () => {
  const { component, notes } = await commands(
    'ARG VERSION=1.2',
    'ARG NAME="x ${VERSION}"',
    'RUN echo "$VERSION"',
    'WORKDIR /opt/app-$VERSION',
    'ENV VERSION=3',
    'RUN echo b',
  );
  assert.equal(component.parameters, [{ name: 'VERSION', type: 'String', defaultValue: '1.2' }]);
  const filled = (name: string) => scriptOf(component, name).replaceAll('{{ VERSION | quote }}', "'1.2'");
  assert.is(output(filled('run-4')), '1.2\n');
  assert.match(scriptOf(component, 'workdir-5'), /mkdir -p -- '\/opt\/app-'\{\{ VERSION \| quote \}\}/);
  assert.is(taskOf(component, 'run-7', 'RunShellCommand').workingDir, '/opt/app-{{ VERSION }}');
  assert.not.match(scriptOf(component, 'run-7'), /export VERSION/);
  assert.match(scriptOf(component, 'run-7'), /^export NAME='x '\{\{ VERSION \| quote \}\}\necho b$/);
  assert.ok(notes.some((note) => note.startsWith('2:1: note: ARG VERSION has become a parameter')));
});

test('a secret ARG is sensitive, and its value is nowhere', async () => {
  const text = 'FROM debian:12\nARG DB_PASSWORD=hunter22\nRUN connect "$DB_PASSWORD"\n';
  const { objects, out, notes } = await dockerfile(text, '--kind', 'template');
  assert.not.match(out + notes.join(), /hunter22/);
  assert.equal(objects[0]?.spec.parameters, [{ name: 'DB_PASSWORD', sensitive: true }]);
  assert.equal(objects[1]?.spec['components'], [
    {
      name: 'converted',
      parameters: [
        {
          name: 'DB_PASSWORD',
          valueFrom: { secretKeyRef: { name: 'converted-secrets', key: 'DB_PASSWORD' } },
        },
      ],
    },
  ]);
});

test('double braces of a script stay what they are', async () => {
  const { component } = await commands("RUN echo '{{ json }}' '{{ACS::RegionId}}'");
  const file = taskOf(component, 'run-2-script', 'WriteFile').content;
  const script = 'base64' in file ? Buffer.from(file.base64, 'base64').toString() : '';
  assert.is(script, "echo '{{ json }}' '{{ACS::RegionId}}'");
  assert.is(scriptOf(component, 'run-2'), '/bin/sh /var/tmp/imagesmith-convert/run-2\n');
});

test('whatever has no counterpart is told with its line', async () => {
  const { component, notes } = await commands(
    'COPY . /app',
    'COPY --from=build /a /b',
    'ADD a.tar.gz /opt',
    'EXPOSE 80',
    'VOLUME /data',
    'HEALTHCHECK CMD true',
    'STOPSIGNAL INT',
    'ONBUILD RUN a',
    'USER www:web',
    'USER 1000',
    'RUN --mount=type=cache,target=/x --network=none echo a',
    'MAINTAINER me',
    'RESTART',
    'ENV API_TOKEN=abc',
  );
  const lines = notes.map((note) => Number(note.split(':', 1)[0]));
  assert.equal(lines, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12, 14, 15]);
  assert.is(scriptOf(component, 'run-12'), 'echo a');
  assert.is(taskOf(component, 'run-12', 'RunShellCommand').username, 'www');
});

test('ADD of a URL is a download', async () => {
  const { component } = await commands(
    `ADD --checksum=sha256:${'a'.repeat(64)} https://example.com/a.tgz?x=1 /opt/`,
    'ADD https://example.com/b.sh /usr/local/bin/b.sh',
  );
  const [first, second] = component.tasks;
  assert.equal(first?.action === 'WebDownload' && [first.sourcePath, first.destinationDir, first.sha256], [
    'https://example.com/a.tgz?x=1',
    '/opt',
    'a'.repeat(64),
  ]);
  assert.is(second?.action === 'WebDownload' && second.destinationDir, '/usr/local/bin');
});

test('the last stage counts, with those that it is based on; others are told', async () => {
  const text = [
    'ARG BASE=debian:12',
    'FROM $BASE AS base',
    'RUN echo base',
    'FROM golang:1 AS build',
    'RUN go build',
    'FROM base AS final',
    'RUN echo final',
    '',
  ].join('\n');
  const last = await dockerfile(text);
  assert.equal(
    last.component?.tasks.map(({ name }) => name),
    ['run-3', 'run-7'],
  );
  assert.ok(last.notes.some((note) => note.startsWith("4:1: note: stage 'build' is left out")));
  assert.ok(last.notes.some((note) => note.startsWith('2:1: note: FROM debian:12 is left out')));
  const one = await dockerfile(text, '--target', 'build');
  assert.equal(
    one.component?.tasks.map(({ name }) => name),
    ['run-5'],
  );
  const none = await runWith({ a: text }, 'convert', 'a', '--target', 'nope');
  assert.is(none.code, 1);
  assert.match(none.err, /has no stage 'nope'; it has base, build, final/);
});

test('CMD and ENTRYPOINT start with the image, ENV lasts', async () => {
  const { component } = await commands('ENV A=b', 'ENTRYPOINT ["nginx"]', 'CMD ["-g", "daemon off;"]');
  assert.equal(
    component.tasks.map(({ name }) => name),
    ['env-2', 'cmd-4'],
  );
  assert.match(scriptOf(component, 'cmd-4'), /systemctl enable imagesmith-start\.service/);
});

test('the base image becomes an image family where there is one', async () => {
  const families: [string, unknown][] = [
    ['debian:12-slim', { imageFamily: 'acs:debian_12_x64' }],
    ['docker.io/library/debian:bookworm', { imageFamily: 'acs:debian_12_x64' }],
    ['ubuntu:22.04', { imageFamily: 'acs:ubuntu_22_04_x64' }],
    ['alpine:3', { imageFamily: 'replaceme' }],
  ];
  for (const [base, source] of families) {
    const { objects } = await dockerfile(`FROM ${base}\nRUN a\n`, '--kind', 'template');
    assert.equal(objects[1]?.spec['source'], source, base);
  }
});

test('more commands than a component may hold become several, in order', async () => {
  const text = `FROM debian:12\n${'RUN echo a\n'.repeat(300)}`;
  const { objects } = await dockerfile(text, '--kind', 'template');
  assert.equal(
    objects.slice(0, -1).map(({ metadata, spec }) => [metadata.name, spec.tasks?.length]),
    [
      ['converted-1', 127],
      ['converted-2', 127],
      ['converted-3', 46],
    ],
  );
  assert.equal(objects.at(-1)?.spec['components'], [
    { name: 'converted-1' },
    { name: 'converted-2' },
    { name: 'converted-3' },
  ]);
});

test('a script that is too long for a task is carried as a file, and left out beyond that', async () => {
  const { component } = await commands(`RUN : ${'a'.repeat(20_000)}`, `RUN : ${'b'.repeat(60_000)}`, 'RUN c');
  assert.equal(component.tasks.map(({ name }) => name).slice(0, 3), [
    'run-2-script',
    'run-2',
    'run-2-removed',
  ]);
  assert.is(component.tasks.at(-1)?.name, 'run-4');
  assert.is(component.tasks.length, 4);
  const { notes } = await commands(`RUN : ${'b'.repeat(60_000)}`, 'RUN c');
  assert.ok(notes.some((note) => note.startsWith("2:1: note: task 'run-2-script' is left out")));
});

test('Dockerfiles for Windows and without commands', async () => {
  const windows = await runWith({ a: '# escape=`\nFROM windows\nRUN dir\n' }, 'convert', 'a');
  assert.is(windows.code, 1);
  assert.match(windows.err, /only Dockerfiles for Linux/);
  const empty = await dockerfile('FROM debian:12\nEXPOSE 80\n');
  assert.equal(empty.objects, []);
  assert.ok(empty.notes.some((note) => note.includes('no command is left')));
});

test('the form is told from the content', async () => {
  const forms: [string, boolean][] = [
    ['FROM debian:12\nRUN a\n', true],
    ['ARG A=b\nRUN a\n', true],
    ['FROM m-bp1abc\nRUN a\n', false],
    ['FROM IMAGE:m-1\nRUN a\n', false],
    ['FROM ubuntu_18_04.vhd\nRUN a\n', false],
  ];
  for (const [text, isDocker] of forms) {
    const { notes, objects } = await converted({ a: text });
    assert.is(objects[0]?.kind, isDocker ? 'ImageComponent' : 'ImageTemplate', `${text}${notes.join()}`);
  }
});

import { execFileSync } from 'node:child_process';

import { assert, suite } from '../../kit/index.ts';
import { scriptOf, taskOf } from './converted.ts';
import { BUILDER, packer, provisioned } from './packer-templates.ts';

const test = suite('convert: provisioners of Packer');

const output = (script: string) => execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' });

test('inline commands run with -e, with variables as parameters', async () => {
  const { component } = await provisioned(
    [
      {
        type: 'shell',
        environment_vars: ["FOO=it's {{user `version`}}", 'EMPTY=', 'QUX==q'],
        inline: ['echo "$FOO|$EMPTY|$QUX"', 'echo {{user "version"}}'],
      },
    ],
    {},
    { variables: { version: '1.2' } },
  );
  assert.equal(component.parameters, [{ name: 'version', type: 'String', defaultValue: '1.2' }]);
  const script = scriptOf(component, component.tasks[0]?.name ?? '');
  assert.match(script, /^#!\/bin\/sh -e\n/);
  const filled = script.replaceAll('{{ version | quote }}', "'1.2'").replaceAll('{{ version }}', '1.2');
  assert.is(output(filled), "it's 1.2||=q\n1.2\n");
});

test('scripts are read beside the template, with LF line ends', async () => {
  const files = {
    'ci/scripts/a.sh': '#!/bin/bash\r\nset -e\r\necho $A $PACKER_BUILDER_TYPE\r\n',
    'ci/scripts/b.py': '#!/usr/bin/env python3\nprint(1)\n',
    'ci/braces.sh': 'echo "{{ name }}"\n',
    'ci/bytes': new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0xff, 0]),
  };
  const { component, notes } = await provisioned(
    [
      { type: 'shell', script: 'scripts/a.sh', environment_vars: ['A=b'] },
      {
        type: 'shell',
        scripts: ['{{template_dir}}/scripts/b.py', 'braces.sh', 'bytes', 'nope.sh'],
        env: { A: 'b' },
      },
    ],
    files,
  );
  assert.is(output(scriptOf(component, 'a')), 'b alicloud-ecs\n');
  assert.match(scriptOf(component, 'a'), /^#!\/bin\/bash\nexport PACKER_BUILD_NAME/);
  const python = taskOf(component, 'b-script', 'WriteFile');
  assert.equal([python.mode, python.content], ['0755', { text: files['ci/scripts/b.py'] }]);
  assert.is(scriptOf(component, 'b'), "export A='b'\n/var/tmp/imagesmith-convert/b\n");
  const braces = taskOf(component, 'braces-script', 'WriteFile').content;
  assert.is('base64' in braces && Buffer.from(braces.base64, 'base64').toString(), files['ci/braces.sh']);
  const bytes = taskOf(component, 'bytes-script', 'WriteFile').content;
  assert.is('base64' in bytes && bytes.base64, Buffer.from(files['ci/bytes']).toString('base64'));
  assert.ok(notes.some((note) => note.includes('ci/nope.sh does not exist')));
});

test('exit codes, limits, pauses and who runs a script', async () => {
  const { component, notes } = await provisioned(
    [
      {
        type: 'shell',
        inline: ['exit 3'],
        valid_exit_codes: [0, 3],
        timeout: '20m',
        max_retries: 2,
        pause_before: '1m30s',
        execute_command: "echo 'packer' | sudo -S -u web sh -c '{{ .Vars }} {{ .Path }}'",
      },
      { type: 'shell', inline: ['echo'], execute_command: '{{ .Vars }} bash -x {{ .Path }}' },
      { type: 'shell', inline: ['echo'], execute_command: 'runner --odd="$(x)" {{ .Path }}', unknown: 1 },
    ],
    {},
    { builders: [{ ...BUILDER, ssh_username: 'ecs-user' }] },
  );
  const [pause, file, run, removed, bash] = component.tasks;
  assert.is(pause?.action === 'RunShellCommand' && pause.commandContent, 'sleep 90\n');
  assert.is(file?.action, 'WriteFile');
  assert.equal(run?.action === 'RunShellCommand' && [run.timeoutSeconds, run.retries, run.username], [
    1200,
    2,
    'web',
  ]);
  assert.match(scriptOf(component, run?.name ?? ''), /case \$code in 3\) code=0 ;; esac\nexit \$code\n$/);
  assert.match(scriptOf(component, removed?.name ?? ''), /^rm -f /);
  assert.is(scriptOf(component, bash?.name ?? ''), '#!/bin/bash -x\necho\n');
  assert.equal(bash?.action === 'RunShellCommand' && [bash.username, bash.workingDir], [
    'ecs-user',
    '/home/ecs-user',
  ]);
  assert.is(notes.filter((note) => note.includes("'execute_command' is left out")).length, 1);
  assert.is(notes.filter((note) => note.includes("'unknown' of a shell provisioner")).length, 1);
});

test('a reboot at the end, or an expected disconnection, becomes a reboot', async () => {
  const { component, notes } = await provisioned([
    { type: 'shell', inline: ['apt-get upgrade', 'sudo reboot'] },
    { type: 'shell', inline: ['shutdown -r now'], expect_disconnect: true },
    { type: 'shell', inline: ['systemctl restart sshd'], expect_disconnect: true },
    { type: 'shell', inline: ['reboot', 'echo never'] },
  ]);
  assert.equal(
    component.tasks.map(({ action }) => action),
    ['RunShellCommand', 'Reboot', 'Reboot', 'RunShellCommand', 'Reboot', 'RunShellCommand'],
  );
  assert.not.match(scriptOf(component, component.tasks[0]?.name ?? ''), /reboot/);
  assert.is(notes.filter((note) => note.includes("'expect_disconnect' has become")).length, 1);
  assert.is(notes.filter((note) => note.includes('in its midst')).length, 1);
});

test('small files are written with their permissions, others are told', async () => {
  const files = {
    'ci/a.conf': 'a: b\n',
    'executable:ci/run.sh': '#!/bin/sh\n',
    'ci/braces': '{{ x }}\n',
    'ci/bytes': new Uint8Array([0, 1, 255]),
    'ci/large': 'x'.repeat(60_000),
  };
  const { component, notes } = await provisioned(
    [
      { type: 'file', source: 'a.conf', destination: '/etc/' },
      { type: 'file', sources: ['run.sh', 'braces', 'bytes'], destination: '/opt/' },
      { type: 'file', content: 'v {{user `version`}}\n', destination: '/etc/version' },
      { type: 'file', source: 'large', destination: '/opt/large' },
      { type: 'file', source: 'dir/', destination: '/opt/' },
      { type: 'file', source: '/var/log/a', destination: 'a', direction: 'download' },
    ],
    files,
    { variables: { version: '1' } },
  );
  const written = component.tasks.map((task) =>
    task.action === 'WriteFile' ? [task.destinationPath, task.content, task.mode] : [],
  );
  assert.equal(written, [
    ['/etc/a.conf', { text: 'a: b\n' }, '0644'],
    ['/opt/run.sh', { text: '#!/bin/sh\n' }, '0755'],
    ['/opt/braces', { base64: Buffer.from('{{ x }}\n').toString('base64') }, '0644'],
    ['/opt/bytes', { base64: 'AAH/' }, '0644'],
    ['/etc/version', { text: 'v {{ version }}\n' }, '0644'],
  ]);
  assert.is(notes.filter((note) => /too large|does not exist|a download is left out/.test(note)).length, 3);
});

test('Windows: PowerShell, restarts and files', async () => {
  const { component, notes } = await provisioned(
    [
      { type: 'powershell', inline: ['dir', 'exit 0'], environment_vars: ["A=b'c {{user `v`}}"] },
      {
        type: 'powershell',
        script: 'a.ps1',
        valid_exit_codes: [0, 3010],
        elevated_user: 'Administrator',
        elevated_password: 'x',
      },
      { type: 'windows-restart', restart_timeout: '20m' },
      { type: 'file', source: 'a.ps1', destination: 'C:/Temp/' },
      { type: 'windows-shell', inline: ['dir'] },
      { type: 'shell', inline: ['ls'] },
    ],
    { 'ci/a.ps1': 'param($a)\r\ndir\r\n' },
    { variables: { v: '1' } },
  );
  assert.is(component.osType, 'Windows');
  assert.is(
    scriptOf(component, component.tasks[0]?.name ?? ''),
    "$Env:A = 'b''c ' + {{ v | quote }}\ndir\nexit 0\n",
  );
  assert.is(
    taskOf(component, 'a-script', 'WriteFile').destinationPath,
    'C:\\Windows\\Temp\\imagesmith-convert\\a.ps1',
  );
  assert.match(scriptOf(component, 'a'), /if \(0, 3010 -contains \$LASTEXITCODE\) \{ exit 0 \}/);
  assert.is(taskOf(component, 'restart', 'Reboot').timeoutSeconds, 1200);
  assert.is(taskOf(component, 'write-a', 'WriteFile').destinationPath, 'C:\\Temp\\a.ps1');
  for (const what of ["'elevated_user'", "'windows-shell'", "'shell'"])
    assert.ok(
      notes.some((note) => note.includes(what)),
      what,
    );
});

test('other provisioners, post-processors and unknown keys are told', async () => {
  const { notes } = await packer({
    provisioners: [
      { type: 'shell', inline: 'echo' },
      { type: 'ansible', playbook_file: 'x' },
      { type: 'shell-local' },
    ],
    'post-processors': ['manifest', [{ type: 'compress' }]],
    _comment: 'x',
    unknown: 1,
  });
  for (const what of ["'ansible'", "'shell-local'", "'manifest'", "'compress'", "'unknown'"])
    assert.ok(
      notes.some((note) => note.includes(what)),
      what,
    );
  assert.not.ok(notes.some((note) => note.includes('_comment')));
});

test('functions of Packer that cannot be known leave the command out', async () => {
  const { component, notes } = await provisioned([
    { type: 'shell', inline: ['echo {{isotime}}', 'echo {{build_type}} {{`{{`}}'] },
  ]);
  assert.is(scriptOf(component, component.tasks[0]?.name ?? ''), '#!/bin/sh -e\necho alicloud-ecs {{\n');
  assert.ok(notes.some((note) => note.includes("'{{isotime}}' is filled in by Packer itself")));
});

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';

import { bootKeyScript, parseBootKey } from '../../../../src/build/guest/boot-key.ts';
import type { GuestAction } from '../../../../src/build/guest/guest-task.ts';
import { assert, suite, waitUntil } from '../../../kit/index.ts';
import { useHost } from '../host-under-test.ts';
import { delivered, encryptedFor, MODE, TaskGuest, UID } from './task-rig.ts';

const declare = suite('secrets in a guest');
const under = useHost(declare, MODE);
const test = (name: string, body: (machine: TaskGuest) => Promise<void>) =>
  declare(name, () => TaskGuest.with(under(), body), { timeoutMs: 60_000 });

const SECRET = 'S3cret-value-of-the-test';
const script = (content = `: ${SECRET}; echo ran >>/root/diary`): GuestAction => ({
  kind: 'script',
  content,
});
const sensitive = { sensitive: true };
const diary = (machine: TaskGuest) => machine.sh('cat /root/diary 2>/dev/null');
const install = (path: string, lines: string) =>
  `mkdir -p "$(dirname ${path})"; cat >${path} <<'END'\n#!/bin/sh\n${lines}\nEND\nchmod 755 ${path}`;

/** Files of the machines' disks, as the host has them, that hold the secret. */
function filesWithSecret(): string {
  const base64 = Buffer.from(SECRET).toString('base64').slice(0, 28);
  return execFileSync(
    'sh',
    ['-c', 'grep -rslF -e "$1" -e "$2" "$3"; true', 'sh', SECRET, base64, under().storeDir],
    { encoding: 'utf8' },
  );
}

test('the guest makes one key per boot, in memory, whoever asks and however often', async (machine) => {
  const answers = await Promise.all([1, 2, 3].map(() => machine.bootKey()));
  assert.is(new Set(answers.map((key) => key.publicKey)).size, 1);
  const place = `/run/imagesmith/${UID}`;
  assert.is(await machine.sh(`stat -c %a ${place}/key.pem; ls ${place}`), '600\nkey.pem\n');
  await machine.reboot();
  const next = await machine.bootKey();
  assert.is.not(next.publicKey, answers[0]?.publicKey);
  assert.is.not(next.bootID, answers[0]?.bootID);
});

test('a guest without openssl, with an old one, or without memory says so', async (machine) => {
  const ask = async () => parseBootKey(await machine.sh(bootKeyScript(UID)))?.problem;
  await machine.sh('mv /usr/bin/openssl /usr/bin/openssl.away');
  assert.is(await ask(), 'NoOpenSSL');
  // One that knows no hash for the padding, as before 1.0.2.
  const old = 'case "$*" in *rsa_oaep_md*) exit 1 ;; esac\nexec /usr/bin/openssl.away "$@"';
  await machine.sh(install('/usr/local/bin/openssl', old));
  assert.is(await ask(), 'OldOpenSSL');
  await machine.sh('rm /usr/local/bin/openssl; mv /usr/bin/openssl.away /usr/bin/openssl');
  await machine.sh(install('/usr/local/bin/stat', 'case "$*" in *-f*) echo ext2/ext3 ;; esac'));
  assert.is(await ask(), 'NoMemory');
});

test('a script runs from memory as its user, and neither it nor its output reaches the disk', async (machine) => {
  await machine.sh('useradd -m app');
  const how = encryptedFor(await machine.bootKey());
  const content = `echo ${SECRET}; id -un; stat -c '%U %a' "$0"; echo "$0"; echo "err ${SECRET}" >&2`;
  const action = { kind: 'script', content, user: 'app' } as const;
  assert.not.match(delivered(action, sensitive, how).command, SECRET);
  const report = await machine.run(action, { ...sensitive, keepOutput: true }, how);
  const user = MODE === 'single' ? 'root' : 'app';
  const place = `/run/imagesmith/${UID}/1-0.work/payload`;
  assert.is(report?.outputTail, `${SECRET}\n${user}\n${user} 400\n${place}\nerr ${SECRET}\n`);

  const file = { kind: 'file', path: '/run/key', content: `key: ${SECRET}\n`, mode: '0600' } as const;
  assert.is((await machine.run(file, { ...sensitive, index: 1 }, how))?.exitCode, 0);
  assert.is(await machine.sh('cat /run/key; stat -c %a /run/key'), `key: ${SECRET}\n600\n`);
  const later = ['test "', { outputOf: 0 }, '" != "" && echo filled in'] as const;
  const used = await machine.run({ kind: 'script', content: later }, { ...sensitive, index: 2 }, how);
  assert.is(used?.outputTail, 'filled in\n');

  const left = "find /run/imagesmith /var/lib/imagesmith -name '*.work*' -o -name payload";
  assert.is(await machine.sh(left), '');
  assert.is(filesWithSecret(), '');
  await machine.sh(`echo ${SECRET} >/srv/found`);
  assert.match(filesWithSecret(), 'srv/found', 'the search itself finds what is there');
});

test('a secret never stands in the arguments of a process', async (machine) => {
  const spy = 'echo "$*" >>/srv/arguments\nexec /usr/bin/openssl "$@"';
  await machine.sh(install('/usr/local/bin/openssl', spy));
  await machine.send(delivered(script(), sensitive, encryptedFor(await machine.bootKey())).command);
  const seen = await machine.sh('cat /srv/arguments');
  assert.match(seen, 'enc -d -aes-256-ctr');
  assert.not.match(seen, /[0-9a-f]{32}/);
  assert.is(await diary(machine), 'ran\n');
});

test('what was encrypted for another boot, or changed, is not decrypted and not run', async (machine) => {
  const key = await machine.bootKey();
  const { command } = delivered(script(), sensitive, encryptedFor(key));
  const lines = command.split('\n');
  const at = lines.findIndex((line) => line.length === 512);
  for (const line of [at, at + 1, at + 2]) {
    const text = lines[line] ?? '';
    const digit = /^[Aa]$/.test(text[20] ?? '') ? 'b' : 'a';
    const changed = lines.with(line, text.slice(0, 20) + digit + text.slice(21)).join('\n');
    assert.is((await machine.send(changed))?.state, 'undecryptable', `line ${line - at}`);
  }
  const moved = command.replace('d=$b/0;', 'd=$b/1;').replace('o=$m/1-0;', 'o=$m/1-1;');
  const report = await machine.send(moved.replace(`${UID}/1/0'`, `${UID}/1/1'`));
  assert.is(report?.state, 'undecryptable', 'as another task');
  await machine.reboot();
  assert.is((await machine.send(command))?.state, 'undecryptable', 'no key after a reboot');
  const next = await machine.bootKey();
  assert.is((await machine.send(command))?.state, 'undecryptable', 'another key after a reboot');
  assert.is(await diary(machine), '');
  const again = await machine.run(script(), sensitive, encryptedFor(next));
  assert.equal([again?.state, again?.exitCode], ['exited', 0]);
  assert.is(await machine.sh(`ls /run/imagesmith/${UID}`), '1-0\nkey.pem\n');
});

test('a task that has ended is reported after a reboot, though it cannot be decrypted any more', async (machine) => {
  const { command } = delivered(script(), sensitive, encryptedFor(await machine.bootKey()));
  await machine.send(command);
  await machine.reboot();
  const report = await machine.send(command);
  assert.equal([report?.state, report?.exitCode, report?.outputTail], ['exited', 0, '']);
  const other = delivered(script(), sensitive, encryptedFor(await machine.bootKey())).command;
  assert.is((await machine.send(other))?.state, 'exited');
  assert.is(await diary(machine), 'ran\n');
});

test('deliveries at once, encrypted apart, run it once; one that is cut off leaves nothing', async (machine) => {
  const how = encryptedFor(await machine.bootKey());
  const content = `: ${SECRET}; echo ran >>/root/diary; sleep 1`;
  const commands = [1, 2, 3, 4].map(() => delivered(script(content), sensitive, how).command);
  const reports = await Promise.all(commands.map((command) => machine.send(command)));
  for (const report of reports) assert.equal([report?.state, report?.exitCode], ['exited', 0]);
  assert.is(await diary(machine), 'ran\n');

  const up = script(`: ${SECRET}; echo up >/srv/up; sleep 600`);
  const long = delivered(up, { ...sensitive, index: 1, timeoutSeconds: 700 }, how);
  const first = machine.send(long.command);
  await waitUntil(async () => (await machine.sh('cat /srv/up')) === 'up\n');
  await machine.sh(`kill -9 $(cat /var/lib/imagesmith/${UID}/1/1/pid)`);
  assert.is((await first)?.state, 'interrupted');
  assert.is((await machine.send(long.command))?.state, 'interrupted');
  assert.is(await machine.sh(`ls -d /run/imagesmith/${UID}/*.work* 2>/dev/null`), '');
});

test('a sensitive file travels in chunks, and only ciphertext waits on the disk', async (machine) => {
  // Its here-documents and arithmetic are not dash's.
  await machine.sh('ln -sf bash /bin/sh');
  const how = encryptedFor(await machine.bootKey());
  const content = Buffer.concat([Buffer.from(SECRET), randomBytes(60_000 - SECRET.length)]);
  const { chunks, command } = delivered({ kind: 'file', path: '/run/big', content }, sensitive, how);
  assert.ok(chunks.length > 1);
  for (const chunk of chunks) await machine.send(chunk);
  assert.is(filesWithSecret(), '');
  assert.is((await machine.send(command))?.exitCode, 0);
  assert.is(await machine.sh('head -c 24 /run/big; stat -c %s /run/big'), `${SECRET}60000\n`);
  assert.is(filesWithSecret(), '');
});

test('an image that lost openssl on the way says so before anything runs', async (machine) => {
  const how = encryptedFor(await machine.bootKey());
  await machine.sh('rm /usr/bin/openssl');
  const report = await machine.run(script(), sensitive, how);
  assert.is(report?.state, 'unready');
  assert.match(report?.outputTail ?? '', 'openssl is no longer installed');
});

test('delivered plain, a secret still runs from memory', async (machine) => {
  const report = await machine.run(script('echo "$0"'), sensitive);
  assert.match(report?.outputTail ?? '', '/run/imagesmith/');
});

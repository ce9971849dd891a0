import { createHash, randomBytes } from 'node:crypto';

import { MAX_COMMAND_BYTES } from '../../../../src/build/guest/guest-task.ts';
import { assert, suite, waitUntil } from '../../../kit/index.ts';
import { useHost } from '../host-under-test.ts';
import { delivered, MODE, TaskGuest, UID } from './task-rig.ts';

const declare = suite('tasks in a guest');
const under = useHost(declare, MODE);
const test = (name: string, body: (machine: TaskGuest) => Promise<void>) =>
  declare(name, () => TaskGuest.with(under(), body), { timeoutMs: 60_000 });

const bytes = randomBytes(1024 * 1024);
const big = { kind: 'file', path: '/srv/a b/big', content: bytes, mode: '0600' } as const;
const sha256Of = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');
const states = `/var/lib/imagesmith/${UID}/1`;

test('a file of 1 MiB arrives in chunks, to the byte, in any order and some sent again', async (machine) => {
  const { chunks, command } = delivered(big);
  assert.ok(chunks.length > 60 && Buffer.byteLength(command) < MAX_COMMAND_BYTES);
  // In reverse, then again, two at a time and among them the same at once.
  const sent = [...chunks.toReversed(), ...chunks.slice(0, 10).flatMap((chunk) => [chunk, chunk])];
  for (let at = 0; at < sent.length; at += 2) {
    const reports = await Promise.all(sent.slice(at, at + 2).map((chunk) => machine.send(chunk)));
    for (const report of reports) assert.equal([report?.state, report?.exitCode], ['stored', 0]);
  }
  const report = await machine.send(command);
  assert.equal([report?.state, report?.exitCode], ['exited', 0], report?.outputTail);
  assert.is(
    await machine.sh('sha256sum <"/srv/a b/big"; stat -c "%a %U" "/srv/a b/big"'),
    `${sha256Of(bytes)}  -\n600 root\n`,
  );
  assert.is(await machine.sh(`ls ${states}`), '0\n', 'nothing is left of the chunks');
});

test('a chunk that is missing or damaged is told, and nothing is lost', async (machine) => {
  const content = bytes.subarray(0, 50_000);
  const { chunks, command } = delivered({ ...big, content });
  const send = () => Promise.all(chunks.map((chunk) => machine.send(chunk)));
  assert.is((await machine.send(command))?.state, 'incomplete');
  await send();
  await machine.sh(`rm ${states}/0-*.parts/2`);
  assert.is((await machine.send(command))?.state, 'incomplete');
  await send();
  await machine.sh(`sed -i 's/[A-Z]/a/' ${states}/0-*.parts/1`);
  assert.is((await machine.send(command))?.state, 'incomplete');
  await send();
  const other = delivered({ ...big, content }, { attempt: 2 });
  assert.is(
    (await machine.send(other.command))?.state,
    'incomplete',
    'another attempt has chunks of its own',
  );
  await machine.reboot();
  assert.is((await machine.send(command))?.state, 'exited', 'chunks survive a reboot');
  assert.match(await machine.sh('sha256sum "/srv/a b/big"'), sha256Of(content));
});

test('a long script with outputs of other tasks and any characters runs', async (machine) => {
  await machine.script('echo "it\'s"', { index: 3, keepOutput: true });
  const filler = randomBytes(16_000).toString('base64');
  const content = [
    `#!/bin/bash\n: '${filler}'\r\n`.replace('\r', ''),
    'printf "%s\\r\\n" ',
    { outputOf: 3, quote: true },
  ] as const;
  const report = await machine.run({ kind: 'script', content });
  assert.equal([report?.exitCode, report?.outputTail], [0, "it's\r\n"]);
});

test('a script that a power cut ended is interrupted; one that ended before keeps its report', async (machine) => {
  const done = await machine.script('echo done', { index: 1 });
  const { command } = delivered({ kind: 'script', content: 'echo ran >>/root/diary; sleep 60' });
  const running = machine.sh(command);
  await waitUntil(async () => (await machine.sh('cat /root/diary')).includes('ran'));
  await machine.reboot();
  await running;
  assert.is((await machine.send(command))?.state, 'interrupted');
  assert.is(await machine.sh('cat /root/diary'), 'ran\n');
  assert.equal(await machine.script('echo done', { index: 1 }), done);
});

test('a time-out ends everything the task started, daemons of their own session too', async (machine) => {
  const report = await machine.script(
    'trap "" TERM; (trap "" TERM; setsid sleep 801 &); setsid sh -c "trap : TERM; sleep 802; sleep 803" & sleep 804 & echo up; wait; sleep 805',
    { timeoutSeconds: 1 },
  );
  assert.equal([report?.state, report?.outputTail], ['timedout', 'up\n']);
  assert.is(await machine.sh('pgrep -af "sleep 80"'), '');
});

test('a daemon that a task leaves behind lives on', async (machine) => {
  await machine.script('setsid sleep 901 & setsid sleep 902 >/dev/null 2>&1 &');
  assert.is(await machine.sh('pgrep -c sleep'), '2\n');
});

test('tasks run with the variables of ENV, as another user at home, with bash as /bin/sh', async (machine) => {
  const user = MODE === 'single' ? 'root' : 'app';
  await machine.sh(`useradd -m -d /home/app app
cat >/etc/profile.d/imagesmith-environment.sh <<'EOF'
export GREETING='it'\\''s here'
export PATH="/opt/x/bin:$PATH"
EOF`);
  for (const [index, shell] of ['dash', 'bash'].entries()) {
    await machine.sh(`ln -sf ${shell} /bin/sh`);
    const root = await machine.script('echo "$GREETING"; id -un; pwd; echo $PATH', { index: 4 * index });
    assert.match(root?.outputTail ?? '', /^it's here\nroot\n\/root\n\/opt\/x\/bin:/, shell);
    const action = { kind: 'script', content: 'echo "$GREETING"; id -un; echo ~', user: 'app' } as const;
    const other = await machine.run(action, { index: 4 * index + 1 });
    assert.is(other?.outputTail, `it's here\n${user}\n/home/app\n`, shell);
    const file = { kind: 'file', path: '/home/app/f', content: 'x', owner: 'app', group: 'app' } as const;
    assert.is((await machine.run(file, { index: 4 * index + 2 }))?.exitCode, 0, shell);
    const wrong = await machine.run({ ...file, path: '/home/app' }, { index: 4 * index + 3 });
    assert.match(wrong?.outputTail ?? '', "'/home/app' is a directory");
  }
});

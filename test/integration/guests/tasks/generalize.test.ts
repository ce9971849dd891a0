import { generalizeScript, removeStateScript } from '../../../../src/build/guest/generalize.ts';
import { assert, suite } from '../../../kit/index.ts';
import { useHost } from '../host-under-test.ts';
import { MODE, TaskGuest, UID } from './task-rig.ts';

const declare = suite('generalize in a guest');
const under = useHost(declare, MODE);
const test = (name: string, body: (machine: TaskGuest) => Promise<void>) =>
  declare(name, () => TaskGuest.with(under(), body), { timeoutMs: 60_000 });

/** A machine that has been used: path and what stands there. */
const USED = {
  HostKeys: ['/etc/ssh/ssh_host_rsa_key', '/etc/ssh/ssh_host_rsa_key.pub'],
  History: [
    '/root/.bash_history',
    '/home/app/.bash_history',
    '/root/.ssh/known_hosts',
    '/var/log/journal/x/system.journal',
    '/var/log/messages.1',
  ],
  PackageCache: ['/var/cache/apt/archives/a.deb', '/var/lib/apt/lists/a', '/var/cache/dnf/x/y'],
  always: [
    '/var/lib/cloud/instances/i-1/sem',
    '/var/lib/cloud/sem/x',
    '/var/lib/dhcp/a.leases',
    '/var/lib/systemd/random-seed',
    '/tmp/imagesmith-x',
    `/var/lib/imagesmith/${UID}/1/0/exit`,
    `/run/imagesmith/${UID}/key.pem`,
  ],
};
const KEPT = [
  '/root/.ssh/authorized_keys',
  '/etc/profile.d/imagesmith-environment.sh',
  '/var/lib/cloud/seed/x',
];
const all = (paths: string[]) => paths.map((path) => `'${path}'`).join(' ');
const use = (machine: TaskGuest) =>
  machine.sh(`for f in ${all([...Object.values(USED).flat(), ...KEPT])}; do mkdir -p "\${f%/*}"; echo x >"$f"; done
echo 0123456789abcdef0123456789abcdef >/etc/machine-id; echo line >/var/log/syslog`);
const existing = (machine: TaskGuest, paths: string[]) =>
  machine.sh(`for f in ${all(paths)}; do [ ! -e "$f" ] || echo "$f"; done`);
const run = async (machine: TaskGuest, script: string) => {
  const text = await machine.sh(`cat >/srv/g <<'END'\n${script}\nEND\nsh /srv/g; echo "exit $?"`);
  assert.match(text, /exit 0\n$/);
  return text;
};

test('what identifies the machine and what was left behind goes; a repeat finds nothing', async (machine) => {
  await use(machine);
  const said = await run(machine, generalizeScript());
  assert.match(said, 'generalize: removed /etc/ssh/ssh_host_rsa_key\n');
  assert.is(await existing(machine, Object.values(USED).flat()), '');
  assert.is(await existing(machine, KEPT), `${KEPT.join('\n')}\n`);
  assert.is(await machine.sh('stat -c %s /etc/machine-id /var/log/syslog'), '0\n0\n');
  assert.not.match(await run(machine, generalizeScript()), 'removed');
});

test('what is to be kept stays, and is said', async (machine) => {
  await use(machine);
  const said = await run(machine, generalizeScript(['HostKeys', 'MachineID', 'History', 'PackageCache']));
  const kept = [...USED.HostKeys, ...USED.History, ...USED.PackageCache];
  assert.is(await existing(machine, kept), `${kept.join('\n')}\n`);
  assert.is(await existing(machine, USED.always), '');
  assert.match(
    await machine.sh('cat /etc/machine-id /var/log/syslog'),
    '0123456789abcdef0123456789abcdef\nline',
  );
  for (const what of ['the host keys', 'the machine ID', 'history and logs', 'the package caches'])
    assert.match(said, `kept ${what}`);
});

test('as a task it leaves its own lock, so that it is not run twice', async (machine) => {
  await use(machine);
  const report = await machine.script(generalizeScript(), { index: 5 });
  assert.equal([report?.state, report?.exitCode], ['exited', 0]);
  assert.equal(await machine.script(generalizeScript(), { index: 5 }), report);
  assert.is(await existing(machine, USED.HostKeys), '');
  await run(machine, removeStateScript());
  assert.is(await machine.sh('ls -d /var/lib/imagesmith /run/imagesmith 2>/dev/null'), '');
});

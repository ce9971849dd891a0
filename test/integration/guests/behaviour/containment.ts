import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { assert } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import {
  bootOptions,
  execute,
  type HostUnderTest,
  outputOf,
  startedExecution,
  withGuest,
} from '../host-under-test.ts';

/** What a script cannot do to the host, nor to the machine's controllability. Limits are those of all.ts. */
export function declareContainment(test: Suite, under: () => HostUnderTest): void {
  test(
    'a fork bomb stays within its limit, can be killed, and the machine works afterwards',
    () =>
      withGuest(under(), async (guest) => {
        const bomb = await startedExecution(
          guest,
          '#!/bin/bash\necho up; bomb() { bomb | bomb & }; bomb 2>/dev/null; sleep 60',
        );
        let most = 0;
        for (let look = 0; look < 25; look++) {
          most = Math.max(most, processesInGuests());
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        // The limit is 100; the machine's own processes come on top.
        assert.ok(most > 50 && most <= 110, `${most} processes`);
        bomb.kill('ProcessTree');
        assert.equal(await bomb.done, { kind: 'signalled', signal: 9 });
        assert.is(await outputOf(guest, 'echo well'), 'well');
      }),
    { timeoutMs: 20_000 },
  );

  test(
    'a fork bomb that nobody kills ends with its machine',
    () =>
      withGuest(under(), async (guest) => {
        const bomb = await startedExecution(
          guest,
          '#!/bin/bash\necho up; bomb() { bomb | bomb & }; bomb 2>/dev/null; exec sleep 60',
        );
        await guest.stop();
        assert.equal(await bomb.done, { kind: 'machineStopped' });
      }),
    { timeoutMs: 20_000 },
  );

  test('a file grows to the limit and no further', () =>
    withGuest(under(), async (guest) => {
      const { result } = await execute(guest, 'exec head -c 10G /dev/zero > /root/big');
      assert.equal(result, { kind: 'signalled', signal: 25 });
      assert.is(await outputOf(guest, 'stat -c %s /root/big; rm /root/big'), String(32 * 2 ** 20));
    }));

  test(
    'a disk that outgrows its limit ends the machine, with the reason',
    async () => {
      const { host, image } = under();
      const disk = await host.createDisk(image);
      const guest = await host.boot(disk, bootOptions());
      const writer = await execute(
        guest,
        'i=0; while :; do head -c 20M /dev/zero > /root/big$i; i=$((i+1)); sleep 0.05; done',
      );
      assert.equal(writer.result, { kind: 'machineStopped' });
      const end = await guest.ended;
      assert.is(end.reason, 'diskLimit');
      assert.match(end.message, '128 MiB');
      await host.deleteDisk(disk);
    },
    { timeoutMs: 20_000 },
  );

  test('memory-backed directories are bounded', () =>
    withGuest(under(), async (guest) => {
      assert.is(
        await outputOf(
          guest,
          'head -c 20M /dev/zero > /dev/shm/a 2>/dev/null; head -c 20M /dev/zero > /run/a 2>/dev/null; stat -c %s /dev/shm/a; rm /run/a /dev/shm/a',
        ),
        String(8 * 2 ** 20),
      );
    }));

  test('rm -rf / leaves a machine that runs nothing, stops, and shows no loss in its image', async () => {
    const { host, image } = under();
    const disk = await host.createDisk(image);
    const guest = await host.boot(disk, bootOptions());
    await execute(guest, 'rm -rf --no-preserve-root / 2>/dev/null');
    const { result } = await execute(guest, 'echo hi', { workingDir: '/' });
    assert.ok(result.kind === 'notStarted' && result.code === 'ExecutionUnavailable', JSON.stringify(result));
    await guest.stop();
    await host.deleteDisk(disk);
    await withGuest(under(), async (other) => assert.is(await outputOf(other, 'echo well'), 'well'));
  });

  test('kill -9 -1 ends the script that does it, and the machine stays', () =>
    withGuest(under(), async (guest) => {
      const other = await startedExecution(guest, 'echo up; exec sleep 60');
      assert.equal((await execute(guest, '#!/bin/bash\nkill -9 -1; sleep 60')).result, {
        kind: 'signalled',
        signal: 9,
      });
      assert.equal(await other.done, { kind: 'signalled', signal: 9 });
      assert.equal(
        (await execute(guest, 'kill -9 1; kill -TERM 1; kill -INT 1; sleep 0.1; echo well')).text,
        'well\n',
      );
    }));

  test('a script that stops or kills the process that watches it can still be killed', () =>
    withGuest(under(), async (guest) => {
      const stopping = await startedExecution(guest, 'kill -STOP $PPID; echo up; sleep 60');
      stopping.kill('ProcessTree');
      assert.equal(await stopping.done, { kind: 'signalled', signal: 9 });
      const killing = await execute(guest, 'kill -KILL $PPID; sleep 60');
      assert.equal(killing.result, { kind: 'signalled', signal: 9 });
    }));

  test('files and processes of the host are out of sight', async () => {
    const secret = join(tmpdir(), `guest-secret-${process.pid}`);
    writeFileSync(secret, 'secret', { mode: 0o666 });
    try {
      await withGuest(under(), async (guest) => {
        const hidden = [
          `cat ${secret}`,
          `cat ${import.meta.filename}`,
          `cat /proc/1/root${secret}`,
          `cat /proc/1/cwd${secret}`,
          `mkdir -p /tmp/a /tmp/a/b; chroot /tmp/a /bin/true; cd /tmp; perl -e 'mkdir "j"; chroot "j"; chdir ".." for 1..50; chroot "."; open F, "<", "${secret}" and exit 0; exit 1'`,
          `kill -0 ${process.pid}`,
          `mknod /tmp/disk b 254 0`,
          `mount -t cgroup2 none /mnt`,
          `unshare --user true`,
          `dd if=/dev/vda of=/dev/null count=1`,
          `echo 1 > /proc/sys/vm/drop_caches`,
          `echo c > /proc/sysrq-trigger`,
          `umount -l /proc/sys; echo 1 > /proc/sys/vm/drop_caches`,
          `cat /proc/1/environ | tr '\\0' '\\n' | grep -v -e '^PATH=' -e '^LC_ALL=' | grep '[^ ]'`,
          `umount -l /proc; umount -l /sys; umount -l /dev; umount -l /; cat ${secret}`,
        ];
        for (const script of hidden) {
          const { result, text } = await execute(guest, `{ ${script}; } 2>/dev/null`);
          assert.ok(
            result.kind === 'exited' && result.exitCode !== 0,
            `${script}: ${JSON.stringify(result)} ${text}`,
          );
        }
        assert.ok(existsSync(secret));
      });
    } finally {
      rmSync(secret);
    }
  });

  test('a script has no descriptor of the simulator', () =>
    withGuest(under(), async (guest) => {
      const text = await outputOf(
        guest,
        'for f in 0 1 2; do readlink /proc/self/fd/$f; done; ls /proc/$$/fd',
      );
      const [input, out, err, ...numbers] = text.split('\n');
      assert.is(input, '/dev/null');
      assert.match(out ?? '', /^pipe:/);
      assert.is(out, err);
      // The shell itself holds its script.
      assert.equal(
        numbers.filter((number) => !['0', '1', '2', '10'].includes(number)),
        [],
      );
    }));
}

/** Processes that descend from this one: everything of the guests that it runs. */
function processesInGuests(): number {
  const parents = new Map<string, string[]>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const parent = parentOf(pid);
    if (parent) parents.set(parent, [...(parents.get(parent) ?? []), pid]);
  }
  const todo = [String(process.pid)];
  let count = 0;
  for (let pid = todo.pop(); pid; pid = todo.pop()) {
    const children = parents.get(pid) ?? [];
    count += children.length;
    todo.push(...children);
  }
  return count;
}

function parentOf(pid: string): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return undefined;
  }
}

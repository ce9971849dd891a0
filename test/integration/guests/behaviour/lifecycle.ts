import { assert } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import {
  bootOptions,
  execute,
  failureOf,
  type HostUnderTest,
  outputOf,
  startedExecution,
  withGuest,
} from '../host-under-test.ts';

/** Boot, stop, reboot: what stays and what goes. */
export function declareLifecycle(test: Suite, under: () => HostUnderTest): void {
  test('a machine has its own name, boot id, process ids and time since boot', () =>
    withGuest(
      under(),
      async (guest) => {
        const text = await outputOf(
          guest,
          'hostname; cat /etc/hostname /proc/sys/kernel/random/boot_id; cat /proc/1/comm; cut -d. -f1 /proc/uptime; getent hosts web-1 | cut -d" " -f1',
        );
        const [name, file, bootID, init, uptime, address] = text.split('\n');
        assert.equal([name, file, bootID, address], ['web-1', 'web-1', 'b-42', '127.0.1.1']);
        assert.is(init, 'init');
        assert.ok(Number(uptime) < 60, `up for ${uptime} s`);
      },
      { hostname: 'web-1', bootID: 'b-42' },
    ));

  test('a reboot ends every process, keeps files, and empties memory and /tmp', async () => {
    const { host, image } = under();
    const disk = await host.createDisk(image);
    const first = await host.boot(disk, bootOptions({ instanceID: 'i-a', bootID: 'one' }));
    await outputOf(
      first,
      'echo kept > /root/kept; echo x > /run/gone; echo x > /tmp/gone; echo x > /dev/shm/gone',
    );
    const daemon = await startedExecution(first, 'echo up; exec sleep 300');
    await first.stop();
    assert.equal(await daemon.done, { kind: 'machineStopped' });
    assert.equal(await first.ended, { reason: 'stopped', message: '' });

    const second = await host.boot(disk, bootOptions({ instanceID: 'i-a', bootID: 'two' }));
    assert.is(
      await outputOf(
        second,
        'cat /root/kept; ls /tmp /dev/shm; ls /run/gone 2>/dev/null; pgrep -c sleep; true',
      ),
      'kept\n/dev/shm:\n\n/tmp:\n0',
    );
    assert.is(await outputOf(second, 'cat /proc/sys/kernel/random/boot_id'), 'two');
    await second.stop();
    await host.deleteDisk(disk);
  });

  test('a stopped machine runs nothing, and stopping it again is no error', () =>
    withGuest(under(), async (guest) => {
      await guest.stop();
      await guest.stop();
      assert.equal((await execute(guest, 'echo hi')).result, { kind: 'machineStopped' });
      const refused = await guest.writeFile({
        path: '/x',
        content: Buffer.from(''),
        owner: 'root',
        group: 'root',
        mode: '0644',
        overwrite: true,
      });
      assert.ok(refused.kind === 'refused' && refused.code === 'ExecutionUnavailable');
    }));

  test('a disk runs in one machine at a time and cannot be deleted under it', () =>
    withGuest(under(), async (_guest, disk) => {
      const { host } = under();
      assert.match(await failureOf(() => host.boot(disk, bootOptions())), 'runs already');
      assert.match(await failureOf(() => host.deleteDisk(disk)), 'in use');
    }));

  test('first-boot work is done once per instance: name, host keys and marker; the machine id comes from the image', async () => {
    const { host, image } = under();
    const disk = await host.createDisk(image);
    const facts = `cloud-init status; cat /var/lib/cloud/data/instance-id /etc/hostname; cat /etc/ssh/ssh_host_ed25519_key.pub 2>/dev/null | md5sum; cat /etc/machine-id`;
    const boot = async (instanceID: string, script: string) => {
      const guest = await host.boot(disk, bootOptions({ instanceID, hostname: instanceID }));
      const text = await outputOf(guest, script);
      await guest.stop();
      return text.split('\n');
    };
    const first = await boot('i-a', facts);
    assert.equal(first.slice(0, 3), ['status: done', 'i-a', 'i-a']);
    assert.match(first.at(-1) ?? '', /^[0-9a-f]{32}$/);
    assert.equal(await boot('i-a', facts), first);

    const other = await boot('i-b', facts);
    assert.equal(other.slice(0, 3), ['status: done', 'i-b', 'i-b']);
    assert.is(
      other.at(-1),
      first.at(-1),
      'the machine id stays, as on a real image that was not generalized',
    );

    await boot('i-b', 'truncate -s0 /etc/machine-id; cloud-init clean');
    const cleaned = await boot('i-b', facts);
    assert.match(cleaned.at(-1) ?? '', /^[0-9a-f]{32}$/);
    assert.is.not(cleaned.at(-1), first.at(-1));
    await host.deleteDisk(disk);
  });

  test('a name that was changed on the machine stays over its reboots', async () => {
    const { host, image } = under();
    const disk = await host.createDisk(image);
    const options = { instanceID: 'i-c', hostname: 'given' };
    const first = await host.boot(disk, bootOptions(options));
    await outputOf(first, 'echo chosen > /etc/hostname');
    await first.stop();
    const second = await host.boot(disk, bootOptions(options));
    assert.is(await outputOf(second, 'hostname'), 'chosen');
    await second.stop();
    await host.deleteDisk(disk);
  });

  test('user data that is a script runs as root at the first boot, and cloud-init waits for it', async () => {
    const { host, image } = under();
    const disk = await host.createDisk(image);
    const script =
      '#!/bin/sh\necho begins; sleep 0.3; id -un > /root/who; pwd >> /root/who; echo x >> /root/times\n';
    const options = { instanceID: 'i-d', userData: Buffer.from(script).toString('base64') };
    const first = await host.boot(disk, bootOptions(options));
    assert.is(await outputOf(first, 'cloud-init status'), 'status: running');
    assert.is(await outputOf(first, 'cloud-init status --wait; cat /root/who'), 'status: done\nroot\n/');
    assert.is(await outputOf(first, 'cat /var/log/cloud-init-output.log'), 'begins');
    assert.is(await outputOf(first, 'stat -c "%a" /var/lib/cloud/instance/user-data.txt'), '600');
    assert.is(await outputOf(first, 'systemctl is-active cloud-final'), 'active');
    await first.stop();
    const second = await host.boot(disk, bootOptions(options));
    assert.is(await outputOf(second, 'cloud-init status; wc -l < /root/times'), 'status: done\n1');
    await second.stop();
    await host.deleteDisk(disk);
  });

  test('user data that fails or is no script ends the first boot, too', async () => {
    const { host, image } = under();
    for (const text of ['#!/bin/sh\nexit 3\n', '#cloud-config\nruncmd: [true]\n', '#!/no/such/program\n']) {
      const userData = Buffer.from(text).toString('base64');
      await withGuest(
        { ...under(), host, image },
        async (guest) => {
          assert.is(await outputOf(guest, 'cloud-init status --wait'), 'status: done');
          assert.is(await outputOf(guest, 'cat /var/lib/cloud/instance/user-data.txt'), text.trimEnd());
        },
        { userData },
      );
    }
  });

  test('the key of a key pair opens root’s account from the first boot on', () =>
    withGuest(
      under(),
      async (guest) => {
        const shown = 'cat /root/.ssh/authorized_keys; stat -c %a /root/.ssh /root/.ssh/authorized_keys';
        assert.is(await outputOf(guest, shown), 'ssh-rsa AAAA packer\n700\n600');
      },
      { authorizedKey: 'ssh-rsa AAAA packer' },
    ));
}

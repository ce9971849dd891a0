import { assert, suite } from '../../kit/index.ts';
import { list } from './calls.ts';
import { GuestWorld } from './guest-world.ts';

const world = await GuestWorld.start();
const test = suite('what a launch says of the first boot, as scripts on the instance see it');

if (typeof world === 'string') test.skip('everything', world);
else declare(world);

function declare(guests: GuestWorld): void {
  test.after(() => guests.end());

  test(
    'host name, key pair and user data',
    async () => {
      await guests.call('CreateKeyPair', { KeyPairName: 'packer' });
      const [pair] = list(
        await guests.call('DescribeKeyPairs', { IncludePublicKey: true }),
        'KeyPairs',
        'KeyPair',
      );
      // As large as user data may be, and with bytes of every kind.
      const script = `#!/bin/sh\necho café > /root/made\n# ${'x'.repeat(32_000)}\n`;
      const id = await guests.running({
        HostName: 'web-1',
        KeyPairName: 'packer',
        UserData: Buffer.from(script).toString('base64'),
      });
      const [shown] = list(await guests.call('DescribeInstances'), 'Instances', 'Instance');
      assert.not.match(String(shown?.['OSName']), 'do not run');
      assert.is(await guests.output(id, 'hostname; cloud-init status --wait'), 'web-1\nstatus: done');
      assert.is(await guests.output(id, 'cat /root/made'), 'café');
      assert.is(
        await guests.output(id, 'wc -c < /var/lib/cloud/instance/user-data.txt'),
        String(Buffer.byteLength(script)),
      );
      assert.is(await guests.output(id, 'cat /root/.ssh/authorized_keys'), pair?.['PublicKey']);
      await guests.output(id, 'rm /root/made');
      await guests.rebooted(id);
      assert.is(await guests.output(id, 'cloud-init status; ls /root/made 2>/dev/null'), 'status: done');
    },
    { timeoutMs: 60_000 },
  );
}

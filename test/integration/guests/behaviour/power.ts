import { assert } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import { execute, type HostUnderTest, outputOf, withGuest } from '../host-under-test.ts';

/** Machines that end themselves. */
export function declarePower(test: Suite, under: () => HostUnderTest): void {
  const ways: [string, 'reboot' | 'poweroff'][] = [
    ['reboot', 'reboot'],
    ['systemctl reboot', 'reboot'],
    ['shutdown -r now', 'reboot'],
    ['shutdown -h now', 'poweroff'],
    ['poweroff', 'poweroff'],
    // reboot(2) itself, RB_AUTOBOOT: what `reboot --force` does.
    [
      'perl -e \'syscall($ARGV[0] + 0, 0xfee1dead, 672274793, 0x1234567, 0)\' $([ "$(uname -m)" = x86_64 ] && echo 169 || echo 142)',
      'reboot',
    ],
  ];
  for (const [command, event] of ways) {
    test(`a script that runs ${command.slice(0, 30)} ends with its machine, and the ${event} is announced`, async () => {
      const events: string[] = [];
      await withGuest(
        under(),
        async (guest) => {
          const { result } = await execute(guest, `${command}; sleep 60; echo never > /root/never`);
          assert.equal(result, { kind: 'machineStopped' });
          assert.equal(await guest.ended, { reason: event, message: '' });
          assert.equal(events, [event]);
        },
        { onPowerEvent: (announced) => events.push(announced) },
      );
    });
  }

  test('programs get the chance to end well when the machine goes down', async () => {
    const { host, image } = under();
    const disk = await host.createDisk(image);
    const options = { hostname: 'x', bootID: 'x' };
    const guest = await host.boot(disk, options);
    await execute(
      guest,
      `(trap 'echo well > /root/ended; exit' TERM; while :; do sleep 0.01; done) & sleep 0.1; reboot`,
    );
    await guest.ended;
    const again = await host.boot(disk, options);
    assert.is(await outputOf(again, 'cat /root/ended'), 'well');
    await again.stop();
    await host.deleteDisk(disk);
  });

  test('a shutdown can be ordered for later and taken back', async () => {
    const events: string[] = [];
    await withGuest(
      under(),
      async (guest) => {
        await outputOf(guest, 'shutdown -r +1 && shutdown -c');
        const { result, text } = await execute(guest, 'shutdown soon');
        assert.equal(result, { kind: 'exited', exitCode: 1 });
        assert.match(text, 'soon');
        assert.equal(events, []);
      },
      { onPowerEvent: (announced) => events.push(announced) },
    );
  });

  test('only root ends a machine', () =>
    withGuest(under(), async (guest) => {
      if (under().mode === 'single') return;
      const { result } = await execute(guest, 'reboot', { user: 'www-data', workingDir: '/' });
      assert.equal(result, { kind: 'exited', exitCode: 1 });
    }));
}

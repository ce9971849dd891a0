import { assert, waitUntil } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import { bootOptions, codeOf, execute, type HostUnderTest, outputOf, withGuest } from '../host-under-test.ts';

const UNIT = `cat > /etc/systemd/system/app.service <<'UNIT'
[Unit]
Description=An application
[Service]
Type=simple
User=www-data
Environment="GREETING=hello world" NUMBER=1
WorkingDirectory=/var/log
ExecStartPre=/bin/sh -c 'echo $$GREETING > /tmp/before'
ExecStart=/bin/sh -c 'echo "$\{GREETING} $NUMBER $(pwd) $(id -un)" > /tmp/app; exec sleep 300'
[Install]
WantedBy=multi-user.target
UNIT
`;

/** systemctl without systemd. */
export function declareServices(test: Suite, under: () => HostUnderTest): void {
  test('a service runs as its unit file says, apart from the command that started it', () =>
    withGuest(under(), async (guest) => {
      assert.is(await codeOf(guest, `${UNIT}systemctl daemon-reload; systemctl start app`), 0);
      const user = under().mode === 'single' ? 'root' : 'www-data';
      await waitUntil(
        async () =>
          (await outputOf(guest, 'cat /tmp/app /tmp/before')) ===
          `hello world 1 /var/log ${user}\nhello world`,
      );
      assert.is(
        await outputOf(
          guest,
          'systemctl is-active app; ps -o ppid= $(systemctl show -p MainPID --value app) | tr -d " "',
        ),
        'active\n1',
      );
      const { text } = await execute(guest, 'systemctl status app.service');
      assert.match(text, 'An application');
      assert.match(text, 'active (running)');

      const before = await outputOf(guest, 'systemctl show -p MainPID --value app');
      assert.is(await codeOf(guest, 'systemctl restart app'), 0);
      assert.is.not(await outputOf(guest, 'systemctl show -p MainPID --value app'), before);
      assert.is(
        await codeOf(guest, 'systemctl stop app; pgrep -x sleep && exit 9; systemctl is-active app'),
        3,
      );
      assert.is(await codeOf(guest, 'systemctl status app'), 3);
    }));

  test('enabling makes the links, and an enabled service starts at boot', async () => {
    const { host, image } = under();
    const disk = await host.createDisk(image);
    const first = await host.boot(disk, bootOptions());
    assert.is(await codeOf(first, `${UNIT}systemctl is-enabled app`), 1);
    assert.match(await outputOf(first, 'systemctl enable app 2>&1'), 'Created symlink');
    assert.is(
      await outputOf(
        first,
        'readlink /etc/systemd/system/multi-user.target.wants/app.service; systemctl is-enabled app',
      ),
      '/etc/systemd/system/app.service\nenabled',
    );
    assert.is(await codeOf(first, 'systemctl is-active app'), 3);
    await first.stop();
    const second = await host.boot(disk, bootOptions());
    await waitUntil(async () => (await codeOf(second, 'systemctl is-active app')) === 0);
    assert.is(await codeOf(second, 'systemctl disable --now app && systemctl is-active app'), 3);
    assert.is(
      await outputOf(
        second,
        'systemctl mask app.service 2>/dev/null; rm /etc/systemd/system/app.service; systemctl mask app 2>/dev/null; systemctl is-enabled app || true',
      ),
      'masked',
    );
    assert.is(await codeOf(second, 'systemctl start app'), 1);
    await second.stop();
    await host.deleteDisk(disk);
  });

  test('services that fail, units that do not exist and words that mean nothing have the codes of systemctl', () =>
    withGuest(under(), async (guest) => {
      await outputOf(
        guest,
        unit('bad', 'Type=oneshot\\nExecStart=/bin/false') + unit('lost', 'ExecStart=/no/such/program'),
      );
      assert.is(await codeOf(guest, 'systemctl start bad'), 1);
      assert.is(
        await outputOf(
          guest,
          'systemctl is-failed bad; systemctl reset-failed bad; systemctl is-failed bad || true',
        ),
        'failed\ninactive',
      );
      assert.is(await codeOf(guest, 'systemctl start lost'), 1);
      assert.is(await codeOf(guest, 'systemctl start nosuch'), 5);
      assert.is(await codeOf(guest, 'systemctl status nosuch'), 4);
      assert.is(await codeOf(guest, 'systemctl is-enabled nosuch'), 1);
      assert.is(await codeOf(guest, 'systemctl make-coffee'), 1);
    }));

  test('one-time and forking services stay active after their first process', () =>
    withGuest(under(), async (guest) => {
      await outputOf(
        guest,
        unit(
          'once',
          'Type=oneshot\\nRemainAfterExit=yes\\nExecStart=/bin/sh -c "echo a >> /root/once"\\nExecStart=/bin/sh -c "echo b >> /root/once"',
        ) + unit('fork', 'Type=forking\\nExecStart=/bin/sh -c "setsid sleep 300 & exit 0"'),
      );
      await outputOf(
        guest,
        'systemctl start once fork && systemctl is-active once && systemctl is-active fork',
      );
      assert.is(await outputOf(guest, 'cat /root/once'), 'a\nb');
      assert.is(await codeOf(guest, 'systemctl stop fork; pgrep -x sleep'), 1);
    }));

  test('messages to syslog arrive in its file', () =>
    withGuest(under(), async (guest) => {
      await outputOf(guest, 'logger -t app hello');
      await waitUntil(async () => (await outputOf(guest, 'cat /var/log/syslog')).includes('app: hello'));
    }));
}

function unit(name: string, text: string): string {
  return `printf '[Service]\\n${text}\\n' > /etc/systemd/system/${name}.service\n`;
}

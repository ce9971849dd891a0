import { assert } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import { bootOptions, codeOf, execute, type HostUnderTest, outputOf, withGuest } from '../host-under-test.ts';

/** These run many commands, one after the other. */
const PATIENT = { timeoutMs: 30_000 };

/** What the scripts of image builds reach for: each either does what it does on a real machine, or says that it cannot. */
export function declarePrograms(test: Suite, under: () => HostUnderTest): void {
  test(
    'what provisioning scripts call is there',
    () =>
      withGuest(under(), async (guest) => {
        const programs =
          'sysctl timedatectl hostnamectl localectl journalctl systemctl growpart resize2fs lsblk df findmnt openssl sha256sum base64 gzip tar xargs timeout flock getent useradd usermod groupadd chpasswd install mktemp truncate logger dpkg apt-get update-rc.d service';
        assert.is(
          await outputOf(guest, `for p in ${programs}; do command -v $p >/dev/null || echo $p; done`),
          '',
        );
        assert.is(await codeOf(guest, 'command -v curl || command -v wget'), 0);
        const files =
          '/etc/os-release /etc/machine-id /etc/hostname /etc/hosts /etc/fstab /etc/resolv.conf /var/lib/cloud/instance/boot-finished /var/lib/cloud/data/instance-id /var/log/wtmp /var/log/btmp /var/log/lastlog /var/log/syslog /var/log/cloud-init.log /var/lib/dpkg/status';
        assert.is(await outputOf(guest, `for f in ${files}; do [ -f $f ] || echo $f; done`), '');
        const keys =
          'command -v ssh-keygen >/dev/null || exit 0; ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key';
        assert.match(await outputOf(guest, keys), /^$|ED25519/);
      }),
    PATIENT,
  );

  test(
    'openssl does what passing secrets takes: keys, random bytes, both kinds of encryption, digests',
    () =>
      withGuest(under(), async (guest) => {
        const script = `set -e; cd /root
openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key 2>/dev/null
openssl pkey -in key -pubout -out pub
openssl genpkey -algorithm X25519 -out a 2>/dev/null; openssl genpkey -algorithm X25519 -out b 2>/dev/null
openssl pkey -in a -pubout -out a.pub; openssl pkey -in b -pubout -out b.pub
openssl pkeyutl -derive -inkey a -peerkey b.pub -out ab; openssl pkeyutl -derive -inkey b -peerkey a.pub -out ba
cmp ab ba
openssl rand -hex 32 > session
openssl pkeyutl -encrypt -pubin -inkey pub -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 -in session -out sealed
openssl pkeyutl -decrypt -inkey key -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 -in sealed | cmp - session
printf secret | openssl enc -aes-256-cbc -pbkdf2 -pass file:session -base64 | openssl enc -d -aes-256-cbc -pbkdf2 -pass file:session -base64
printf x | openssl dgst -sha256 -hmac k -r | cut -c1-8`;
        assert.is(await outputOf(guest, script), 'secretc38edc88');
      }),
    PATIENT,
  );

  test(
    'a program that a script removes is missing in the image that is made then',
    async () => {
      const { host, image } = under();
      const disk = await host.createDisk(image);
      const guest = await host.boot(disk, bootOptions());
      await outputOf(guest, 'rm "$(command -v openssl)"');
      await guest.stop();
      const without = await host.freeze(disk);
      await host.deleteDisk(disk);
      await withGuest({ ...under(), image: without }, async (made) => {
        assert.is(await codeOf(made, 'command -v openssl'), 127);
      });
      await host.releaseImage(without);
      await withGuest(under(), async (other) => assert.is(await codeOf(other, 'command -v openssl'), 0));
    },
    PATIENT,
  );

  test(
    'host name, time zone and locale are set as by systemd’s programs',
    () =>
      withGuest(under(), async (guest) => {
        const name =
          'hostnamectl set-hostname node-7; hostname; cat /etc/hostname; hostnamectl --static hostname';
        assert.is(await outputOf(guest, name), 'node-7\nnode-7\nnode-7');
        assert.is(await codeOf(guest, 'hostnamectl set-hostname "a b"'), 1);
        assert.match(await outputOf(guest, 'hostnamectl'), 'Static hostname: node-7');
        const zone =
          'timedatectl set-timezone Asia/Shanghai && date +%z && timedatectl show -p Timezone --value && readlink /etc/localtime';
        assert.is(await outputOf(guest, zone), '+0800\nAsia/Shanghai\n/usr/share/zoneinfo/Asia/Shanghai');
        for (const bad of ['Mars/Base', '../../../etc/passwd', ''])
          assert.is(await codeOf(guest, `timedatectl set-timezone '${bad}'`), 1);
        assert.match(await outputOf(guest, 'timedatectl list-timezones'), /^Asia\/Shanghai$/m);
        assert.match((await execute(guest, 'timedatectl set-ntp true')).text, 'NTP not supported');
        assert.is(
          await outputOf(guest, 'localectl set-locale C.UTF-8; cat /etc/default/locale'),
          'LANG=C.UTF-8',
        );
        assert.is(await codeOf(guest, 'localectl set-locale LANG=xx_YY.UTF-8'), 1);
      }),
    PATIENT,
  );

  test(
    'lists of units can be asked for by state, type and pattern',
    () =>
      withGuest(under(), async (guest) => {
        await execute(
          guest,
          `${unit('app', 'ExecStart=/bin/sleep 300')}${unit('bad', 'Type=oneshot\\nExecStart=/bin/false')}systemctl daemon-reload; systemctl enable --now app; systemctl start bad`,
        );
        const names = async (list: string) =>
          (await outputOf(guest, `systemctl ${list} | awk '{ print $1 }'`)).split('\n').join(' ');
        assert.is(await names('--failed --no-legend'), 'bad.service');
        assert.is(await names('list-units --state=running --type=service'), 'app.service');
        assert.is(await names('list-units "a*"'), 'app.service');
        assert.is(await names('list-units bad'), 'bad.service');
        assert.is(await names('list-unit-files --state=enabled app bad'), 'app.service');
        assert.is((await execute(guest, 'systemctl is-system-running')).text, 'degraded\n');
        await outputOf(guest, 'systemctl reset-failed');
        assert.is(await names('--failed'), '');
        assert.is(await outputOf(guest, 'systemctl is-system-running'), 'running');
        assert.is(await codeOf(guest, 'systemctl list-timers'), 0);
        assert.is(
          await codeOf(guest, 'systemctl stop app && systemctl disable app && systemctl mask sshd-x.service'),
          0,
        );
        assert.is(
          (await execute(guest, 'systemctl is-enabled app; systemctl is-enabled sshd-x')).text,
          'disabled\nmasked\n',
        );
      }),
    PATIENT,
  );

  test(
    'what services print is found by journalctl',
    () =>
      withGuest(under(), async (guest) => {
        await outputOf(
          guest,
          `${unit('say', 'Type=oneshot\\nExecStart=/bin/echo hello')}systemctl start say`,
        );
        assert.is(await outputOf(guest, 'journalctl -u say --no-pager -n 20'), 'hello');
        assert.is(await outputOf(guest, 'journalctl -xeu say.service'), 'hello');
        assert.is(await outputOf(guest, 'journalctl -u nothing'), '-- No entries --');
        assert.is(await codeOf(guest, 'journalctl --rotate && journalctl --vacuum-time=1s'), 0);
      }),
    PATIENT,
  );

  test(
    'sysctl changes what belongs to the machine alone, and fails truthfully otherwise',
    () =>
      withGuest(under(), async (guest) => {
        assert.is(
          await outputOf(guest, 'sysctl -w net.ipv4.ip_forward=1; sysctl -n net.ipv4.ip_forward'),
          'net.ipv4.ip_forward = 1\n1',
        );
        const refused = await execute(guest, 'sysctl -w vm.swappiness=1 2>&1');
        assert.match(refused.text, /permission denied|Read-only file system/);
        assert.ok(refused.result.kind === 'exited' && refused.result.exitCode !== 0);
      }),
    PATIENT,
  );
}

function unit(name: string, text: string): string {
  return `printf '[Service]\\n${text}\\n[Install]\\nWantedBy=multi-user.target\\n' > /etc/systemd/system/${name}.service\n`;
}

import { assert } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import { type HostUnderTest, outputOf, withGuest } from '../host-under-test.ts';

/** What a machine of a public image holds, and what of the host it does not. */
export function declareBase(test: Suite, under: () => HostUnderTest): void {
  test('a base has the programs of a small Debian machine, and its package data base fits them', () =>
    withGuest(under(), async (guest) => {
      await outputOf(
        guest,
        'for p in bash perl awk sed grep tar gzip openssl apt-get dpkg useradd su ip ps systemctl cloud-init reboot; do command -v $p >/dev/null || { echo $p; exit 1; }; done',
      );
      assert.is(await outputOf(guest, 'dpkg --audit; . /etc/os-release; [ -n "$ID" ] && echo fine'), 'fine');
      assert.is(
        await outputOf(
          guest,
          'echo secret | openssl enc -aes-256-ctr -pbkdf2 -k x 2>&1 | openssl enc -d -aes-256-ctr -pbkdf2 -k x',
        ),
        'secret',
      );
    }));

  test('a package can be built, installed and removed', () =>
    withGuest(under(), async (guest) => {
      const script = `mkdir -p p/DEBIAN p/opt/hello && cd p
printf 'Package: hello-test\\nVersion: 1\\nArchitecture: all\\nMaintainer: x <x@example.com>\\nDescription: x\\n' > DEBIAN/control
printf '#!/bin/sh\\nadduser --system --group hello-test >/dev/null && chown hello-test /opt/hello\\n' > DEBIAN/postinst
chmod 755 DEBIAN/postinst; echo hi > opt/hello/file; cd ..
dpkg-deb --root-owner-group --build p hello.deb >/dev/null && dpkg --install hello.deb >/dev/null && cat /opt/hello/file && id -un hello-test && stat -c %U /opt/hello
dpkg --purge hello-test >/dev/null 2>&1; [ ! -e /opt/hello ]`;
      const owner = under().mode === 'single' ? 'root' : 'hello-test';
      assert.is(await outputOf(guest, script), `hi\nhello-test\n${owner}`);
    }));

  test('no account of the host’s people, no password and no private file is in it', () =>
    withGuest(under(), async (guest) => {
      const uids = (await outputOf(guest, 'cut -d: -f3 /etc/passwd')).split('\n').map(Number);
      assert.equal(
        uids.filter((uid) => uid >= 1000 && uid < 65_534),
        [],
      );
      assert.is(await outputOf(guest, "grep -v '^[^:]*:[*]:' /etc/shadow || true"), '');
      assert.is(
        await outputOf(
          guest,
          'ls -A /root /home /srv /media /mnt /opt; ls -d /etc/environment /etc/ssl/private/* 2>/dev/null || true',
        ),
        '/home:\n\n/media:\n\n/mnt:\n\n/opt:\n\n/root:\n.bashrc\n.profile\n\n/srv:',
      );
      const all = await outputOf(guest, 'stat -c "%a %n" /root /tmp /etc/shadow');
      assert.is(all, '700 /root\n1777 /tmp\n640 /etc/shadow');
    }));

  test('files belong to the machine’s root', () =>
    withGuest(under(), async (guest) => {
      assert.is(
        await outputOf(
          guest,
          'stat -c "%u:%g" / /usr/bin/env /etc/passwd /usr/bin/systemctl; find / -xdev -nouser | head -3',
        ),
        '0:0\n0:0\n0:0\n0:0',
      );
      if (under().mode !== 'single') assert.is(await outputOf(guest, 'stat -c %G /etc/shadow'), 'shadow');
    }));
}

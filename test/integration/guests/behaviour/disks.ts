import { assert, waitUntil } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import { bootOptions, execute, type HostUnderTest, outputOf, withGuest } from '../host-under-test.ts';

const GIB = 2 ** 30;
const disk = (name: string, sizeGiB: number) => ({ name, sizeGiB, serial: `serial${name}` });
const SIZES = 'lsblk --bytes --noheadings --list --output NAME,SIZE,TYPE';
/** These run many commands, one after the other. */
const PATIENT = { timeoutMs: 30_000 };
/** Bytes before the first partition. */
const START = 2 ** 20;

/** What scripts see of disks, and how the root grows into a larger one. */
export function declareDisks(test: Suite, under: () => HostUnderTest): void {
  test(
    'a script sees the disks of its machine, and none of the host',
    () =>
      withGuest(
        under(),
        async (guest) => {
          assert.equal(
            (await outputOf(guest, SIZES)).split('\n').map((line) => line.split(/\s+/)),
            [
              ['vda', String(40 * GIB), 'disk'],
              ['vda1', String(40 * GIB - START), 'part'],
              ['vdb', String(100 * GIB), 'disk'],
            ],
          );
          assert.is(
            await outputOf(guest, 'lsblk -no MOUNTPOINT | grep /; findmnt -no SOURCE /'),
            '/\n/dev/vda1',
          );
          assert.is(
            await outputOf(guest, 'ls /sys/block /sys/class/block | tr "\\n" " "; cat /sys/block/vdb/serial'),
            '/sys/block: vda vdb  /sys/class/block: vda vda1 vdb serialvdb',
          );
          assert.is(
            await outputOf(guest, `awk 'NR > 2 { print $4 }' /proc/partitions; cat /proc/diskstats`),
            'vda\nvda1\nvdb',
          );
          assert.is(
            (await execute(guest, 'echo 1 > /sys/block/vda/size; echo x > /proc/partitions')).text.match(
              /Read-only/g,
            )?.length,
            2,
          );
          assert.is(
            await outputOf(guest, '[ -e /dev/vda ] || [ -e /dev/vdb ] || echo none'),
            'none',
            'no device is claimed to be there',
          );
        },
        { disks: [disk('vda', 40), disk('vdb', 100)] },
      ),
    PATIENT,
  );

  test(
    'one disk or partition can be asked for by its path',
    () =>
      withGuest(
        under(),
        async (guest) => {
          const names = async (asked: string) =>
            (await outputOf(guest, `lsblk ${asked}`)).split('\n').join(' ');
          assert.is(await names('-dno NAME /dev/vdb'), 'vdb');
          assert.is(await names('-lno NAME /dev/vda'), 'vda vda1');
          assert.is(await names('-no NAME /dev/vda1'), 'vda1');
          assert.is(await names('-lno NAME /dev/vda /dev/vdb'), 'vda vda1 vdb');
          // As the scripts ask that look for the disk behind a file system.
          assert.is(
            await names('-nrpso SIZE,TYPE -b "$(df -P / | awk \'NR == 2 { print $1 }\')"'),
            `${40 * GIB - START} part ${40 * GIB} disk`,
          );
          assert.is(await names('-no PKNAME --inverse --list /dev/vda1 | head -1'), 'vda');
          assert.match((await execute(guest, 'lsblk /dev/vdx')).text, 'not a block device');
        },
        { disks: [disk('vda', 40), disk('vdb', 100)] },
      ),
    PATIENT,
  );

  test('a machine whose disks nobody told of shows none', () =>
    withGuest(under(), async (guest) => {
      assert.is(await outputOf(guest, 'lsblk; ls /sys/block; tail -n +3 /proc/partitions'), '');
    }));

  test(
    'df tells the size of the root’s file system and what its files take',
    () =>
      withGuest(
        under(),
        async (guest) => {
          const [size = 0, used = 0, free = 0] = (
            await outputOf(guest, 'df -B1 --output=size,used,avail / | tail -1')
          )
            .trim()
            .split(/\s+/)
            .map(Number);
          assert.is(size, 40 * GIB - START);
          assert.is(size, used + free);
          assert.ok(used > 20 * 2 ** 20 && used < 2 * GIB, `${used} bytes are used`);
          await outputOf(guest, 'head -c 10M /dev/zero > /var/ten');
          const after = Number(await outputOf(guest, 'df -B1 --output=used / | tail -1'));
          assert.ok(
            after - used >= 10 * 2 ** 20 && after - used < 11 * 2 ** 20,
            `${after - used} bytes more`,
          );
          assert.match(
            await outputOf(guest, 'df -h'),
            /^Filesystem +Size +Used +Avail +Use% +Mounted on\n\/dev\/vda1 +40G .* \/\n/,
          );
          assert.match(
            await outputOf(guest, 'df -P / | cat'),
            /^Filesystem +1024-blocks .*\n\/dev\/vda1 +41942016 /,
          );
          assert.match(await outputOf(guest, 'df -hT /run'), /\ntmpfs +tmpfs +8.0M/);
          assert.is((await execute(guest, 'df /nothing')).text.includes('No such file'), true);
        },
        { disks: [disk('vda', 40)] },
      ),
    PATIENT,
  );

  test(
    'a disk that is attached, detached or resized shows while the machine runs',
    () =>
      withGuest(
        under(),
        async (guest) => {
          const shown = (names: string) =>
            waitUntil(async () => (await outputOf(guest, 'lsblk -no NAME --list | tr "\\n" " "')) === names, {
              what: names,
            });
          guest.showDisks([disk('vda', 40), disk('vdb', 20)]);
          await shown('vda vda1 vdb ');
          guest.showDisks([disk('vda', 60)]);
          await shown('vda vda1 ');
          assert.is(await outputOf(guest, 'cat /sys/block/vda/size'), String((60 * GIB) / 512));
        },
        { disks: [disk('vda', 40)] },
      ),
    PATIENT,
  );

  test(
    'a root grows at the first boot of an instance; later partition and file system are grown by hand',
    async () => {
      const { host, image } = under();
      const files = await host.createDisk(image);
      const boot = (instanceID: string, sizeGiB: number) =>
        host.boot(files, bootOptions({ instanceID, disks: [disk('vda', sizeGiB)] }));
      const sizes = 'cat /sys/block/vda/vda1/size; df -BG --output=size / | tail -1';

      const first = await boot('i-1', 20);
      assert.is((await outputOf(first, sizes)).replaceAll(' ', ''), `${sectors(20)}\n20G`);
      assert.match((await execute(first, 'growpart /dev/vda 1')).text, 'NOCHANGE');
      first.showDisks([disk('vda', 30)]);
      await waitUntil(
        async () => (await outputOf(first, 'cat /sys/block/vda/size')) === String(30 * 2 ** 21),
        {
          what: 'the online resize',
        },
      );
      assert.is((await outputOf(first, sizes)).replaceAll(' ', ''), `${sectors(20)}\n20G`);
      assert.match(await outputOf(first, 'resize2fs /dev/vda1'), 'Nothing to do');
      assert.match(
        await outputOf(first, 'growpart /dev/vda 1'),
        /^CHANGED: partition=1 start=2048 old: size=41940992 /,
      );
      assert.is((await outputOf(first, sizes)).replaceAll(' ', ''), `${sectors(30)}\n20G`);
      assert.match(await outputOf(first, 'resize2fs /dev/vda1'), /is now 7864064 \(4k\) blocks long/);
      assert.is((await outputOf(first, sizes)).replaceAll(' ', ''), `${sectors(30)}\n30G`);
      await first.stop();

      const again = await boot('i-1', 40);
      assert.is(
        (await outputOf(again, sizes)).replaceAll(' ', ''),
        `${sectors(30)}\n30G`,
        'not at later boots',
      );
      await outputOf(again, 'mkdir -p /etc/cloud; touch /etc/cloud/cloud-init.disabled');
      await again.stop();
      const disabled = await boot('i-2', 40);
      assert.is(
        (await outputOf(disabled, sizes)).replaceAll(' ', ''),
        `${sectors(30)}\n30G`,
        'not without cloud-init',
      );
      await outputOf(disabled, 'rm /etc/cloud/cloud-init.disabled');
      await disabled.stop();
      const third = await boot('i-3', 50);
      assert.is((await outputOf(third, sizes)).replaceAll(' ', ''), `${sectors(50)}\n50G`);
      await third.stop();
      await host.deleteDisk(files);
    },
    PATIENT,
  );

  test('what cannot be grown is said; file systems in files are real', () =>
    withGuest(
      under(),
      async (guest) => {
        const { text, result } = await execute(
          guest,
          'growpart /dev/vdb 1; echo $?; growpart /dev/vdc 1; echo $?; resize2fs /dev/vdb; exit $?',
        );
        assert.match(text, 'failed to find partition 1 of /dev/vdb\n2\n');
        assert.match(text, '/dev/vdc: does not exist\n2\n');
        assert.equal(result, { kind: 'exited', exitCode: 1 });
        const file = 'cd /tmp; truncate -s 8M f; mkfs.ext4 -q f; truncate -s 16M f; resize2fs f 2>&1';
        assert.match(
          await outputOf(guest, `command -v mkfs.ext4 >/dev/null || exit 0; ${file}`),
          /^$|blocks long/,
        );
        assert.is(
          (await execute(guest, 'growpart /dev/vda 1', { user: 'nobody', workingDir: '/' })).text.includes(
            'superuser',
          ),
          under().mode !== 'single',
        );
      },
      { disks: [disk('vda', 40), disk('vdb', 1)] },
    ));
}

/** What the only partition of a disk can have. */
function sectors(sizeGiB: number): string {
  return String(sizeGiB * 2 ** 21 - 2048);
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { assert, waitUntil } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import { execute, type HostUnderTest, outputOf, withGuest } from '../host-under-test.ts';

/** Machines that come and go leave nothing behind. */
export function declareCycles(
  test: Suite,
  under: () => HostUnderTest,
  count: number,
  timeoutMs: number,
): void {
  test(
    `${count} machines that came and went leave no process, mount, file or handle`,
    async () => {
      const before = traces(under());
      await comeAndGo(under(), count);
      await waitUntil(() => JSON.stringify(traces(under())) === JSON.stringify(before), {
        what: 'the last traces to go',
      }).catch(() => assert.equal(traces(under()), before));
    },
    { timeoutMs },
  );
}

/** Machines with work, images and reboots, four at a time, each removed when it is done. */
export async function comeAndGo(under: HostUnderTest, count: number): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left-- > 0) {
      await withGuest(under, async (guest, disk) => {
        await outputOf(guest, '(sleep 300 &) ; mkdir -p /root/a/b; echo x > /root/a/b/c; rm -r /etc/skel');
        if (left % 5 === 0) await under.host.releaseImage(await under.host.freeze(disk));
        if (left % 7 === 0) await execute(guest, 'reboot');
      });
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

/** Everything of this process and its store that a machine could leave behind. */
export function traces({ storeDir }: HostUnderTest) {
  const own = readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
  return {
    processes: own.length,
    noted: readdirSync(join(storeDir, 'processes')),
    files: readdirSync(join(storeDir, 'files')),
    mounts: readFileSync('/proc/self/mountinfo', 'utf8').split('\n').length,
    descriptors: readdirSync('/proc/self/fd').length,
  };
}

import { spawn } from 'node:child_process';

import { assert } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import { bootOptions, type HostUnderTest, outputOf, withGuest } from '../host-under-test.ts';

/** What starting a small program takes on an idle machine of two cores, in milliseconds. */
const IDLE_SPAWN_MS = 5;

/**
 * Figures, printed. Other work on the machine stretches every time: the bounds grow with the time that starting a
 * program takes at the same moment.
 */
export function declareSpeed(test: Suite, under: () => HostUnderTest): void {
  const say = (text: string) => process.stdout.write(`FIGURE guests, ${under().mode} mode: ${text}\n`);

  test(
    'a machine boots and answers its first command within 80 ms',
    async () => {
      const times: number[] = [];
      const spawns: number[] = [];
      for (let round = 0; round < 11; round++) {
        spawns.push(await spawnTime());
        const start = performance.now();
        await withGuest(under(), async (guest) => {
          await outputOf(guest, 'echo hi');
          times.push(performance.now() - start);
        });
      }
      const allowed = 80 * slowness(spawns);
      say(`boot to first answer, median ${median(times).toFixed(0)} ms (at most ${allowed.toFixed(0)})`);
      assert.ok(median(times) < allowed, `median ${median(times).toFixed(0)} ms`);
    },
    { timeoutMs: 20_000 },
  );

  test(
    'fifty machines boot and answer within two seconds',
    async () => {
      const { host, image } = under();
      const spawns = [await spawnTime(), await spawnTime(), await spawnTime()];
      const disks = await Promise.all(Array.from({ length: 50 }, () => host.createDisk(image)));
      const start = performance.now();
      const guests = await Promise.all(disks.map((disk) => host.boot(disk, bootOptions())));
      const answers = await Promise.all(guests.map((guest) => outputOf(guest, 'hostname')));
      const elapsed = performance.now() - start;
      assert.is(new Set(answers).size, 50);
      await Promise.all(guests.map((guest) => guest.stop()));
      await Promise.all(disks.map((disk) => host.deleteDisk(disk)));
      spawns.push(await spawnTime());
      const allowed = 2000 * slowness(spawns);
      say(`50 boots and answers ${elapsed.toFixed(0)} ms (at most ${allowed.toFixed(0)})`);
      assert.ok(elapsed < allowed, `${elapsed.toFixed(0)} ms`);
    },
    { timeoutMs: 30_000 },
  );
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function slowness(spawns: number[]): number {
  return Math.max(1, median(spawns) / IDLE_SPAWN_MS);
}

async function spawnTime(): Promise<number> {
  const start = performance.now();
  const child = spawn('perl', ['-e', '1'], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  return performance.now() - start;
}

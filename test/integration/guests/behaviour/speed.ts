import { readFileSync } from 'node:fs';

import { assert } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import { bootOptions, type HostUnderTest, outputOf, withGuest } from '../host-under-test.ts';

/** How far the bounds stretch on a machine that has other work. */
const BUSY_FACTOR = 10;

/** Figures, printed. The bounds are for a quiet machine; on a busy one they only catch what is far off. */
export function declareSpeed(test: Suite, under: () => HostUnderTest): void {
  const say = (what: string, measured: number, allowed: number) => {
    const figure = `${what} ${measured.toFixed(0)} ms (at most ${allowed} ms)`;
    process.stdout.write(`FIGURE guests, ${under().mode} mode: ${figure}\n`);
    assert.ok(measured < allowed, figure);
  };

  test(
    'a machine boots and answers its first command within 80 ms',
    async () => {
      const times: number[] = [];
      const factor = await busyFactor(async () => {
        for (let round = 0; round < 11; round++) {
          const start = performance.now();
          await withGuest(under(), async (guest) => {
            await outputOf(guest, 'echo hi');
            times.push(performance.now() - start);
          });
        }
      });
      const median = times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
      say('boot to first answer, median', median, 80 * factor);
    },
    { timeoutMs: 20_000 },
  );

  test(
    'fifty machines boot and answer within two seconds',
    async () => {
      const { host, image } = under();
      const disks = await Promise.all(Array.from({ length: 50 }, () => host.createDisk(image)));
      let elapsed = 0;
      const factor = await busyFactor(async () => {
        const start = performance.now();
        const guests = await Promise.all(disks.map((disk) => host.boot(disk, bootOptions())));
        const answers = await Promise.all(guests.map((guest) => outputOf(guest, 'hostname')));
        elapsed = performance.now() - start;
        assert.is(new Set(answers).size, 50);
        await Promise.all(guests.map((guest) => guest.stop()));
      });
      await Promise.all(disks.map((disk) => host.deleteDisk(disk)));
      say('50 boots and answers', elapsed, 2000 * factor);
    },
    { timeoutMs: 30_000 },
  );
}

/** Runs the measurement between two looks at the machine. */
async function busyFactor(measure: () => Promise<void>): Promise<number> {
  const before = await isQuiet();
  await measure();
  return before && (await isQuiet()) ? 1 : BUSY_FACTOR;
}

/** Whether, for a while in which this process does nothing, hardly anything waited for a processor. */
async function isQuiet(): Promise<boolean> {
  const before = waitedMicroseconds();
  await new Promise((resolve) => setTimeout(resolve, 300));
  return waitedMicroseconds() - before < 30_000;
}

/** Pressure stall information; without it (kernels before 4.20) every machine counts as busy. */
function waitedMicroseconds(): number {
  try {
    return Number(/^some .*total=(\d+)/m.exec(readFileSync('/proc/pressure/cpu', 'utf8'))?.[1]);
  } catch {
    return Number.NaN;
  }
}

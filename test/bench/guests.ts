import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startGuestHost } from '../../simulator/guests/start.ts';
import { comeAndGo, traces } from '../integration/guests/behaviour/cycles.ts';
import { FIFTY_MS, fiftyAnswers, FIRST_ANSWER_MS, firstAnswer } from '../integration/guests/boot-times.ts';
import type { HostUnderTest } from '../integration/guests/host-under-test.ts';
import { judge } from '../kit/cpu-share.ts';
import { waitUntil } from '../kit/wait-until.ts';
import { type Figure, loadNote } from './figure.ts';

/** The long suite has a thousand; here they share five minutes with all other figures. */
const CYCLES = 200;

/**
 * The simulator's guests, in the best mode that this machine has. Their targets are for an idle machine: the note says
 * how much slower other work made it. None where guests cannot execute.
 */
export async function measureGuests(): Promise<Figure[]> {
  const parent = mkdtempSync(join(tmpdir(), 'bench-guests-'));
  const storeDir = join(parent, 'store');
  const host = await startGuestHost({ storeDir });
  try {
    const { mode, executes } = host.capability;
    if (!executes || mode === 'rules') return [];
    const under: HostUnderTest = { host, mode, storeDir, image: await host.baseImage('debian') };
    return [
      await timed(`guest, ${mode} mode: start to first answer, median`, FIRST_ANSWER_MS, () =>
        firstAnswer(under),
      ),
      await timed(`guests, ${mode} mode: 50 started and answered`, FIFTY_MS, () => fiftyAnswers(under)),
      ...(await cycles(under)),
    ];
  } finally {
    await host.close();
    rmSync(parent, { recursive: true, force: true });
  }
}

async function timed(name: string, below: number, measure: () => Promise<number>): Promise<Figure> {
  const { value, slowdown } = await judge(below, 3, measure);
  const note = `other work makes the machine ${slowdown.toFixed(2)} times slower; ${loadNote()}`;
  return { name, value, unit: 'ms', target: { below }, note };
}

async function cycles(under: HostUnderTest): Promise<Figure[]> {
  const before = JSON.stringify(traces(under));
  const start = performance.now();
  await comeAndGo(under, CYCLES);
  const each = (performance.now() - start) / CYCLES;
  const isClean = await waitUntil(() => JSON.stringify(traces(under)) === before, { deadlineMs: 5000 }).then(
    () => true,
    () => false,
  );
  return [
    {
      name: `${CYCLES} guests created and destroyed: what is left is another than before`,
      value: isClean ? 0 : 1,
      unit: '',
      target: { below: 1 },
      note: `${each.toFixed(0)} ms each, four at a time; ${loadNote()}`,
    },
  ];
}

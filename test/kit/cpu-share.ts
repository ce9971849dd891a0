import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Processor time that each thread of a probe uses up. */
const BURN_MS = 80;

/** Below this the machine counts as idle: clock interrupts and the probe's own beginning take that much. */
const IDLE = 1.15;

/**
 * How many times longer work takes now than it would on this machine without other work: wall time by processor time
 * of threads that keep every processor busy. 1 on an idle machine, 2 where as much again wants to run. Takes about
 * {@link BURN_MS} times its answer. It needs no knowledge of how fast the processor is.
 */
export async function slowdown(): Promise<number> {
  const shares = await Promise.all(Array.from({ length: availableParallelism() }, burn));
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return mean < IDLE ? 1 : mean;
}

/** A figure with what the machine did beside it. */
export interface Judged {
  value: number;
  /** The greater of what {@link slowdown} said just before and just after. */
  slowdown: number;
}

/**
 * Measures up to `rounds` times until `value < bound × slowdown`, and answers the round that came nearest. On an idle
 * machine the bound is the bound; on a busy one it is stretched by what the other work takes, never dropped.
 */
export async function judge(
  bound: number,
  rounds: number,
  measure: () => Promise<number>,
  probe = slowdown,
): Promise<Judged> {
  let best: Judged | undefined;
  for (let round = 0; round < rounds; round++) {
    const before = await probe();
    const value = await measure();
    const now = { value, slowdown: Math.max(before, await probe()) };
    if (best === undefined || now.value / now.slowdown < best.value / best.slowdown) best = now;
    if (best.value < bound * best.slowdown) break;
  }
  if (best === undefined) throw new RangeError('At least one round is needed');
  return best;
}

const BURNER = `
const { parentPort, workerData } = require('node:worker_threads');
const used = () => { const { user, system } = process.threadCpuUsage(); return (user + system) / 1000; };
const [start, before] = [performance.now(), used()];
while (used() - before < workerData);
parentPort.postMessage((performance.now() - start) / (used() - before));
`;

function burn(): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(BURNER, { eval: true, workerData: BURN_MS });
    let share = Number.NaN;
    worker.once('message', (value: number) => {
      share = value;
    });
    worker.once('error', reject);
    // Only then its descriptors are closed, too.
    worker.once('exit', () => resolve(share));
  });
}

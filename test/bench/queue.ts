import { systemClock } from '../../src/runtime/clock.ts';
import { WorkQueue } from '../../src/runtime/work-queue.ts';
import { type Figure, loadNote } from './figure.ts';

const KEYS = 20_000;
const ROUNDS = 10;

/** A key that is added, handed out and done: what a change costs before anything is reconciled. */
export async function measureQueue(): Promise<Figure[]> {
  const keys = Array.from({ length: KEYS }, (_, number) => `namespace/component-${number}`);
  return [
    {
      name: 'work queue',
      value: await best(() => workQueue(keys)),
      unit: 'keys/s',
      // At 2 000 events/s the queue may take half a percent of a core.
      target: { above: 400_000 },
      beside: [{ name: 'a set and a list', value: await best(() => setAndList(keys)) }],
      note: `${KEYS} keys waiting, ${loadNote()}`,
    },
  ];
}

/** Adds all keys and works them off. @returns keys per second. */
async function workQueue(keys: readonly string[]): Promise<number> {
  const queue = new WorkQueue({ clock: systemClock(), random: Math.random });
  const start = performance.now();
  for (const key of keys) queue.add(key);
  for (let left = keys.length; left > 0; left--) {
    const key = await queue.get();
    if (key === undefined) throw new Error('The queue ended');
    queue.done(key);
  }
  return rate(keys, start);
}

/** The least that any queue of keys does: take each key once, keep their order, hand them out by promises. */
async function setAndList(keys: readonly string[]): Promise<number> {
  const known = new Set<string>();
  const order: string[] = [];
  const start = performance.now();
  for (const key of keys) {
    if (known.has(key)) continue;
    known.add(key);
    order.push(key);
  }
  for (const key of order) {
    await Promise.resolve(key);
    known.delete(key);
  }
  return rate(keys, start);
}

function rate(keys: readonly string[], start: number): number {
  return (keys.length * 1000) / (performance.now() - start);
}

async function best(run: () => Promise<number>): Promise<number> {
  let most = 0;
  for (let round = 0; round < ROUNDS; round++) most = Math.max(most, await run());
  return most;
}

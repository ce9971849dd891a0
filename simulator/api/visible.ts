import type { Call } from './api.ts';

/** Drops what Describe calls do not see yet; `lagMs` is the position of a switch. */
export function visible<T extends { createdAt: number }>(call: Call, items: Iterable<T>, lagMs: number): T[] {
  const all = [...items];
  if (lagMs === 0) return all;
  const now = call.simulation.core.timeline.now();
  return all.filter((item) => now - item.createdAt >= lagMs);
}

import type { Call } from './api.ts';

/** Drops what Describe calls do not see yet; `lagMs` is the position of a switch. */
export function visible<T extends { createdAt: number }>(call: Call, items: Iterable<T>, lagMs: number): T[] {
  const all = [...items];
  if (lagMs === 0) return all;
  const now = call.simulation.core.timeline.now();
  return all.filter((item) => now - item.createdAt >= lagMs);
}

/** Whether a part of a network counts as in use although its last instance has gone: a switch. */
export function isStillBusy({ core }: Call['simulation'], { leftAt }: { leftAt?: number }): boolean {
  return leftAt !== undefined && core.timeline.now() - leftAt < core.switches.networkBusyMs;
}

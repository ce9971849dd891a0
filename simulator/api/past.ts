import type { Call } from './api.ts';

/** What changed records were before, and until when Describe calls show that. Not kept over a restart. */
const PAST = new WeakMap<object, { until: number; fields: object }>();

/** To be called before a change of these fields: Describe calls may show for a while what they are now, a switch. */
export function keepPast<T extends object>(
  { simulation }: Call,
  record: T,
  names: readonly (keyof T)[],
): void {
  const { switches, timeline } = simulation.core;
  if (switches.changeLagMs === 0) return;
  const now = timeline.now();
  const older = PAST.get(record);
  const fields = Object.fromEntries(names.map((name) => [name, structuredClone(record[name])]));
  const stillShown = older !== undefined && older.until > now ? older.fields : {};
  PAST.set(record, { until: now + switches.changeLagMs, fields: { ...fields, ...stillShown } });
}

/** A record as Describe calls show it. */
export function asShown<T extends object>({ simulation }: Call, record: T): T {
  const past = PAST.get(record);
  if (past === undefined || past.until <= simulation.core.timeline.now()) return record;
  return { ...record, ...past.fields };
}

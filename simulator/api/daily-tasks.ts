import type { InvocationRecord } from '../world/command-record.ts';
import type { Holdings } from '../world/region.ts';

const DAY_MS = 24 * 3_600_000;

/** Tasks by when they were sent, oldest first; what is before `start` has fallen out of the last day. */
interface Sent {
  entries: { at: number; tasks: number }[];
  start: number;
  total: number;
}

/** Kept beside the records, because counting them all for each call would take longer than the call. */
const sent = new WeakMap<Holdings, Sent>();

function sentOf(holdings: Holdings): Sent {
  const known = sent.get(holdings);
  if (known !== undefined) return known;
  const made: Sent = { entries: [], start: 0, total: 0 };
  sent.set(holdings, made);
  for (const invocation of holdings.invocations.values()) add(made, invocation);
  return made;
}

function add(to: Sent, { createdAt, tasks }: InvocationRecord): void {
  to.entries.push({ at: createdAt, tasks: tasks.size });
  to.total += tasks.size;
}

/** Tasks of the last 24 hours in the region, for the daily quota. */
export function tasksOfLastDay(holdings: Holdings, now: number): number {
  const found = sentOf(holdings);
  for (let oldest = found.entries[found.start]; oldest !== undefined && oldest.at < now - DAY_MS; ) {
    found.total -= oldest.tasks;
    oldest = found.entries[++found.start];
  }
  if (found.start > 1000 && found.start * 2 > found.entries.length) {
    found.entries.splice(0, found.start);
    found.start = 0;
  }
  return found.total;
}

/** Counts an invocation; to be called before or after it is put into the holdings, but once. */
export function countTasks(holdings: Holdings, invocation: InvocationRecord): void {
  if (sent.has(holdings)) add(sentOf(holdings), invocation);
}

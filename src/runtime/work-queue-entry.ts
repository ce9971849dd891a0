import type { Delayed } from './delay-heap.ts';
import type { Linked } from './linked-queue.ts';
import type { Priority } from './work-queue-metrics.ts';

/**
 * All that a work queue knows of one key. Apart from running or not it is idle, delayed, or dirty (client-go's word:
 * it needs a run now); dirty and not running means that it stands in one of the waiting lists. A key that becomes dirty
 * stays delayed until it is handed out, because the delay may have the higher priority.
 */
export interface Entry extends Delayed, Linked<Entry> {
  readonly key: string;
  /** Needs a run as soon as it is not running. */
  dirty: boolean;
  running: boolean;
  /** In a row, since the last success. */
  failures: number;
  /** Of the run that is wanted now. */
  priority: Priority;
  /** Of the run that is wanted later. */
  delayPriority: Priority;
  /** Of the run in progress. */
  runPriority: Priority;
  /** Monotonic milliseconds. */
  dirtySince: number;
  runningSince: number;
}

export function newEntry(key: string): Entry {
  return {
    key,
    dirty: false,
    running: false,
    failures: 0,
    priority: 'low',
    delayPriority: 'low',
    runPriority: 'low',
    dirtySince: 0,
    runningSince: 0,
    due: 0,
    heapIndex: -1,
    order: 0,
    previous: undefined,
    next: undefined,
  };
}

/** Whether a run wanted with priority `a` has to go before one wanted with `b`. */
export function outranks(a: Priority, b: Priority): boolean {
  return a === 'high' && b === 'low';
}

import { sleep, type Clock } from './clock.ts';
import type { Priority } from './work-queue-metrics.ts';

/** Where a source puts keys. */
export interface KeySink {
  add(key: string, priority?: Priority): void;
  addAfter(key: string, delayMs: number, priority?: Priority): void;
}

/**
 * Feeds a controller. Called when the controller starts, which for a follower is long after its caches are filled: it
 * first adds every key it knows with `low`, then each change with `high`, until `stop` aborts. Must not throw later
 * than in the call itself.
 */
export type Source = (sink: KeySink, stop: AbortSignal) => void;

export interface ResyncOptions {
  readonly clock: Clock;
  readonly random: () => number;
  /** All keys there are at the moment of the call. */
  readonly keys: () => Iterable<string>;
  /** Default: 10 h, controller-runtime's. Each round comes up to a tenth later. */
  readonly periodMs?: number;
}

const TEN_HOURS_MS = 36_000_000;

/**
 * Adds every key with `low` once in a while. A safety net only: nothing may depend on it, for it would hide that
 * events get lost.
 */
export function resync({ clock, random, keys, periodMs = TEN_HOURS_MS }: ResyncOptions): Source {
  return (sink, stop) => {
    const round = async () => {
      while (!stop.aborted) {
        await sleep(clock, periodMs * (1 + random() / 10), stop);
        for (const key of keys()) sink.add(key, 'low');
      }
    };
    // The only rejection is that of `sleep` when `stop` aborts.
    round().catch(() => {});
  };
}

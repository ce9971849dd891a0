import { backoffDelay, type BackoffPolicy } from '../runtime/backoff.ts';
import { type Clock, sleep } from '../runtime/clock.ts';
import { eventName } from './event-text.ts';
import { type Series, seriesField } from './event-series.ts';
import { isKubeError, type KubeClient, KubeError } from './port.ts';
import { EVENTS } from './resources.ts';

export interface EventWriterOptions {
  client: Pick<KubeClient, 'create' | 'jsonPatch'>;
  /** Wall time. */
  clock: Clock;
  /** 0 ≤ x < 1. */
  random: () => number;
}

/** Outlasts an API server that restarts (some 30 s), and no more: events are hints. */
const ATTEMPTS = 6;
const RETRY: BackoffPolicy = { baseMs: 1000, maxMs: 20_000, jitter: 0.2 };

export interface WriteSignals {
  /** Aborts when nothing may be written any more. Aborts after `hurry`. */
  stop: AbortSignal;
  /** Aborts when there is no time left for pauses: what fails then is not repeated. */
  hurry: AbortSignal;
}

/**
 * Brings the API up to what `series` counts: creates its Event, or updates the one it has. Repeats while the server
 * cannot be reached or is overloaded.
 *
 * @throws KubeError when the server refuses the event or stays out of reach, or the reason of `stop`.
 */
export async function writeSeries(
  series: Series,
  options: EventWriterOptions,
  { stop, hurry }: WriteSignals,
): Promise<void> {
  const { clock, random } = options;
  for (let attempt = 1; ; attempt++) {
    try {
      stop.throwIfAborted();
      await writeOnce(series, options, stop);
      return;
    } catch (error) {
      if (hurry.aborted || attempt === ATTEMPTS || !isPassing(error)) throw error;
      const delay = Math.max(backoffDelay(RETRY, attempt, random), error.retryAfterMs ?? 0);
      await sleep(clock, delay, hurry).catch(() => {});
    }
  }
}

async function writeOnce(series: Series, { client, clock, random }: EventWriterOptions, signal: AbortSignal) {
  const count = series.count;
  const field = seriesField(series);
  if (series.written > 0) {
    try {
      const operation = { op: 'add', path: '/series', value: field } as const;
      await client.jsonPatch(EVENTS, series.event.metadata, [operation], { signal });
      series.written = count;
      return;
    } catch (error) {
      // The API keeps events for an hour by default.
      if (!isKubeError(error, 'NotFound')) throw error;
      series.written = 0;
      series.event = renamed(series, clock.now(), random);
    }
  }
  try {
    await client.create(EVENTS, { ...series.event, ...(field && { series: field }) }, { signal });
  } catch (error) {
    // An attempt without an answer had succeeded.
    if (!isKubeError(error, 'AlreadyExists')) throw error;
  }
  series.written = count;
}

function renamed({ event }: Series, wallNow: number, random: () => number): Series['event'] {
  const name = eventName(event.regarding.name ?? '', wallNow, random);
  return { ...event, metadata: { ...event.metadata, name } };
}

function isPassing(error: unknown): error is KubeError {
  return error instanceof KubeError && (error.status === 0 || error.status === 429 || error.status >= 500);
}

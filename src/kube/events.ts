import type { Clock, Timer } from '../runtime/clock.ts';
import { TokenBucket } from '../runtime/token-bucket.ts';
import { newSeries, type Series, seriesKey } from './event-series.ts';
import { microTime } from './micro-time.ts';
import { type EventWriterOptions, writeSeries } from './event-writer.ts';
import type { EventSink, Occurrence } from './port.ts';

/**
 * Why an event was not written. `queueFull`: too many wait. `objectLimit`: too many on one object. `refused`: by the
 * API server. `unreachable`: the server stayed out of reach. `stopped`: at or after the end. `fault`: a defect here.
 */
export type DropCause = 'queueFull' | 'objectLimit' | 'refused' | 'unreachable' | 'stopped' | 'fault';

export interface EventRecorderOptions extends EventWriterOptions {
  /** Which process reports: the pod's name. */
  instance: string;
  onDropped?: (cause: DropCause) => void;
}

const CONTROLLER = 'imagesmith.dev/operator';
/** Occurrences further apart than this begin a new event: kube-rs and client-go's series. */
const SERIES_WINDOW_MS = 6 * 60_000;
/** The count of a running series is written at most this often, from the second occurrence on. */
const SERIES_WRITE_MS = 60_000;
const SWEEP_MS = 60_000;
const MAX_QUEUED = 1000;
const WRITES = { ratePerSecond: 10, burst: 100 };
/** New events per object, after client-go's spam filter (25 at once), which is stricter in the long run. */
const PER_OBJECT = { ratePerSecond: 1 / 12, burst: 25 };
/** After this a bucket is full again, hence as good as a new one. */
const PER_OBJECT_FULL_MS = (PER_OBJECT.burst / PER_OBJECT.ratePerSecond) * 1000;

/**
 * Writes `events.k8s.io/v1` Events in the background: equal ones within 6 minutes as one series, 10 per second on
 * average. Events are hints: what cannot be written in reasonable time is dropped and counted, and nothing here ever
 * throws into the caller.
 */
export class EventRecorder implements EventSink {
  readonly #options: EventRecorderOptions;
  readonly #clock: Clock;
  readonly #series = new Map<string, Series>();
  readonly #objects = new Map<string, { bucket: TokenBucket; usedAt: number }>();
  readonly #writes: TokenBucket;
  readonly #stop = new AbortController();
  readonly #hurry = new AbortController();
  readonly #queue: Series[] = [];
  #working: Promise<void> | undefined;
  #sweep: Timer | undefined;
  #closed = false;

  constructor(options: EventRecorderOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.#writes = new TokenBucket({ clock: options.clock, ...WRITES });
  }

  record(occurrence: Occurrence): void {
    try {
      if (this.#closed) this.#drop('stopped');
      else this.#note(occurrence);
    } catch {
      this.#drop('fault');
    }
  }

  /**
   * Writes what is left and ends the recorder; later events are dropped. Resolves when all is written or dropped, at
   * once when the signal aborts. Never rejects.
   */
  async flush(signal: AbortSignal): Promise<void> {
    this.#closed = true;
    this.#hurry.abort();
    this.#sweep?.cancel();
    for (const series of this.#series.values()) {
      if (series.written < series.count) this.#enqueue(series);
    }
    const onAbort = () => this.#stop.abort(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    await this.#working;
    signal.removeEventListener('abort', onAbort);
    for (; this.#queue.length > 0; this.#queue.pop()) this.#drop('stopped');
    this.#series.clear();
  }

  #note(occurrence: Occurrence): void {
    const now = this.#clock.monotonic();
    const known = this.#series.get(seriesKey(occurrence));
    if (known !== undefined && now - known.lastObservedAt < SERIES_WINDOW_MS) {
      this.#again(known, now);
      return;
    }
    if (!this.#objectBucket(occurrence, now).tryTake()) {
      this.#drop('objectLimit');
      return;
    }
    const { instance, random } = this.#options;
    const reporter = { controller: CONTROLLER, instance };
    const series = newSeries(occurrence, reporter, { wall: this.#clock.now(), monotonic: now }, random);
    if (this.#enqueue(series)) this.#series.set(series.key, series);
    this.#sweep ??= this.#clock.setTimer(SWEEP_MS, () => this.#sweepUp());
  }

  #again(series: Series, now: number): void {
    series.count++;
    series.lastObservedAt = now;
    series.lastObservedTime = microTime(this.#clock.now());
    if (now - series.writtenAt >= SERIES_WRITE_MS || series.count === 2) this.#enqueue(series);
  }

  #objectBucket({ regarding }: Occurrence, now: number): TokenBucket {
    const { uid, namespace, name } = regarding.metadata;
    const id = uid ?? `${namespace}/${name}`;
    const known = this.#objects.get(id) ?? {
      bucket: new TokenBucket({ clock: this.#clock, ...PER_OBJECT }),
      usedAt: now,
    };
    known.usedAt = now;
    this.#objects.set(id, known);
    return known.bucket;
  }

  #enqueue(series: Series): boolean {
    if (series.queued) return true;
    if (this.#queue.length >= MAX_QUEUED) {
      this.#drop('queueFull');
      return false;
    }
    series.queued = true;
    this.#queue.push(series);
    this.#working ??= this.#work();
    return true;
  }

  async #work(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const series = this.#queue.shift();
      if (series === undefined) break;
      await this.#write(series, signal);
    }
    this.#working = undefined;
  }

  async #write(series: Series, signal: AbortSignal): Promise<void> {
    try {
      if (!this.#closed) await this.#writes.take(this.#hurry.signal).catch(() => {});
      await writeSeries(series, this.#options, { stop: signal, hurry: this.#hurry.signal });
      series.writtenAt = this.#clock.monotonic();
      series.queued = false;
      // What came meanwhile: the beginning of a series is written at once, and everything at the end.
      if (series.written < series.count && (series.written === 1 || this.#closed)) this.#enqueue(series);
    } catch (error) {
      // The next occurrence tries again as a new event.
      this.#series.delete(series.key);
      this.#drop(signal.aborted ? 'stopped' : causeOf(error));
    }
  }

  /** Writes the last count of series that went quiet, and forgets what is over. */
  #sweepUp(): void {
    this.#sweep = undefined;
    const now = this.#clock.monotonic();
    for (const [key, series] of this.#series) {
      if (series.written < series.count) this.#enqueue(series);
      else if (now - series.lastObservedAt >= SERIES_WINDOW_MS) this.#series.delete(key);
    }
    for (const [id, { usedAt }] of this.#objects) {
      if (now - usedAt > PER_OBJECT_FULL_MS) this.#objects.delete(id);
    }
    if (this.#closed || (this.#series.size === 0 && this.#objects.size === 0)) return;
    this.#sweep = this.#clock.setTimer(SWEEP_MS, () => this.#sweepUp());
  }

  #drop(cause: DropCause): void {
    try {
      this.#options.onDropped?.(cause);
    } catch {
      // A counter that fails is no reason to fail.
    }
  }
}

function causeOf(error: unknown): DropCause {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (typeof status !== 'number') return 'fault';
  return status === 0 || status === 429 || status >= 500 ? 'unreachable' : 'refused';
}

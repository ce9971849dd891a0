import type { Clock, Timer } from '../../src/runtime/clock.ts';

/** Where progress goes: usually standard error. */
export interface ProgressSink {
  readonly isTTY: boolean;
  write(text: string): void;
}

const HEARTBEAT_MS = 15_000;
const REDRAW_MS = 250;
const ERASE_LINE = '\r\u001b[K';

/**
 * Tells a person what a slow start is doing. On a terminal the stage under way is one line that is redrawn; elsewhere
 * a stage is a line at its start, one at least every 15 s while it runs, and one at its end.
 */
export class Progress {
  readonly #sink: ProgressSink;
  readonly #clock: Clock;

  constructor(sink: ProgressSink, clock: Clock) {
    this.#sink = sink;
    this.#clock = clock;
  }

  /** Writes one line. */
  say(line: string): void {
    this.#sink.write(`${this.#sink.isTTY ? ERASE_LINE : ''}${line}\n`);
  }

  /**
   * Runs `work` as a stage called `title`. `work` reports how far it is; its result, through `summary`, closes the
   * stage. A failure closes it too and is passed on.
   *
   * @param hint said once, at the start: what to expect
   */
  async stage<T>(
    title: string,
    work: (report: (detail: string) => void) => Promise<T>,
    { summary = () => 'done', hint = '' }: { summary?: (value: T) => string; hint?: string } = {},
  ): Promise<T> {
    const start = this.#clock.monotonic();
    const seconds = () => duration(this.#clock.monotonic() - start);
    const { isTTY } = this.#sink;
    let detail = '';
    let timer: Timer | undefined;

    const beat = () => {
      const state = [title, detail, seconds()].filter((part) => part !== '').join(', ');
      this.#sink.write(isTTY ? `${ERASE_LINE}${state}` : `${state}\n`);
      timer = this.#clock.setTimer(isTTY ? REDRAW_MS : HEARTBEAT_MS, beat);
    };

    if (hint !== '') this.say(`${title} (${hint}) …`);
    else if (!isTTY) this.say(`${title} …`);
    timer = this.#clock.setTimer(isTTY ? 0 : HEARTBEAT_MS, beat);
    try {
      const value = await work((text) => {
        detail = text;
      });
      timer.cancel();
      this.say(`${title}: ${summary(value)}, ${seconds()}`);
      return value;
    } catch (error) {
      timer.cancel();
      this.say(`${title}: failed after ${seconds()}`);
      throw error;
    }
  }
}

/** Progress that hands whole lines to `log`; nothing is shown without one. */
export function lineProgress(log: ((line: string) => void) | undefined, clock: Clock): Progress {
  return new Progress({ isTTY: false, write: (text) => log?.(text.trimEnd()) }, clock);
}

/** A duration for people: `0.4 s`, `42 s`, `4 min 05 s`. */
export function duration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** A size for people, in units of 10⁶ bytes: `105 MB`. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`;
}

import type { Clock } from './clock.ts';
import { ReconcileTimeout } from './failure.ts';
import type { Logger } from './logger.ts';

/** What a reconcile is given besides its key. */
export interface ReconcileContext {
  /** Aborts at the deadline and when the process has no time left. To be passed to every call. */
  readonly signal: AbortSignal;
  /** On the clock's monotonic time, in milliseconds. */
  readonly deadline: number;
  readonly reconcileID: string;
  /** Carries controller, namespace, name and reconcileID. */
  readonly log: Logger;
}

export interface ReconcileRunOptions {
  readonly key: string;
  readonly clock: Clock;
  readonly deadlineMs: number;
  readonly reconcileID: string;
  readonly log: Logger;
  /** Called when the deadline passes before {@link ReconcileRun.end}; the signal aborts right after. */
  onTimeout(): void;
}

/** One reconcile in progress: its signal, its deadline, its duration. */
export class ReconcileRun {
  readonly key: string;
  readonly startedAt: number;
  readonly context: ReconcileContext;
  readonly #abort = new AbortController();
  readonly #stopTimer: () => void;

  constructor(options: ReconcileRunOptions) {
    const { clock, deadlineMs, reconcileID, log } = options;
    this.key = options.key;
    this.startedAt = clock.monotonic();
    this.context = {
      signal: this.#abort.signal,
      deadline: this.startedAt + deadlineMs,
      reconcileID,
      log,
    };
    const timer = clock.setTimer(deadlineMs, () => {
      options.onTimeout();
      this.abort(new ReconcileTimeout(deadlineMs));
    });
    this.#stopTimer = () => timer.cancel();
  }

  abort(reason: unknown): void {
    this.#abort.abort(reason);
  }

  /** Stops the deadline. */
  end(): void {
    this.#stopTimer();
  }
}

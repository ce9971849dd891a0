import { backoffDelay, type BackoffPolicy } from './backoff.ts';
import { Breather } from './breather.ts';
import type { Clock } from './clock.ts';
import { noControllerMetrics, type ControllerMetrics, type ReconcileResult } from './controller-metrics.ts';
import { classifyFailure, retryAfterOf } from './failure.ts';
import { silentLogger, type LogFields, type Logger } from './logger.ts';
import { newReconcileID } from './reconcile-id.ts';
import { ReconcileRun, type ReconcileContext } from './reconcile-run.ts';
import type { Result } from './result.ts';
import { onAbort, type RunContext, type Runnable } from './runnable.ts';
import type { Source } from './source.ts';
import type { WorkQueue } from './work-queue.ts';

/**
 * Brings the world nearer to what the object `key` asks for, deriving everything from what it observes now. Rejects
 * with {@link TerminalError}, {@link StaleViewError} or any other error; a numeric `retryAfterMs` of the error is
 * the least delay before the retry.
 */
export type Reconcile = (key: string, context: ReconcileContext) => Promise<Result>;

export interface ControllerOptions {
  /** For logs and metrics: the kind in lower case. */
  readonly name: string;
  readonly reconcile: Reconcile;
  readonly queue: WorkQueue;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly sources?: readonly Source[];
  /** Reconciles in progress at the same time. Default 4. */
  readonly workers?: number;
  /** Default 2 min. */
  readonly deadlineMs?: number;
  /** Recognises foreign errors that mean {@link StaleViewError}. */
  readonly isStale?: (failure: unknown) => boolean;
  readonly log?: Logger;
  readonly metrics?: ControllerMetrics;
}

const STALE_RETRY: BackoffPolicy = { baseMs: 100, maxMs: 5000, jitter: 0.5 };
/** So many stale views of a key in a row (about 20 s) are no bad luck any more: something is wrong with the view. */
const STALE_LIMIT = 10;

/**
 * Runs `reconcile` for the keys of a queue.
 *
 * Guarantees: a key is never reconciled twice at once, not even when a reconcile ignores its deadline: it then keeps
 * its key and its worker until it settles, and {@link check} reports it. No outcome of a reconcile ends a worker.
 * On `stop` waiting keys are dropped, the reconciles in progress finish; on `kill` their signals abort.
 *
 * Outcomes, as in controller-runtime: done → failures forgotten; requeueAfter → failures forgotten, run again by
 * then; TerminalError → counted, not tried again until something changes; any other error → tried again after the
 * queue's back-off. A stale view is tried again after 100 ms, doubling to 5 s (a watch event usually comes first),
 * and is no error until the tenth in a row of the same key.
 */
export class Controller implements Runnable {
  readonly name: string;
  readonly queue: WorkQueue;
  readonly #options: ControllerOptions;
  readonly #clock: Clock;
  readonly #deadlineMs: number;
  readonly #log: Logger;
  readonly #metrics: ControllerMetrics;
  readonly #breather: Breather;
  readonly #runs = new Set<ReconcileRun>();
  /** Stale views in a row, of keys whose last reconcile ended with one. */
  readonly #stale = new Map<string, number>();
  #started = false;

  constructor(options: ControllerOptions) {
    this.name = options.name;
    this.queue = options.queue;
    this.#options = options;
    this.#clock = options.clock;
    this.#deadlineMs = options.deadlineMs ?? 120_000;
    this.#log = (options.log ?? silentLogger).child({ controller: options.name });
    this.#metrics = options.metrics ?? noControllerMetrics;
    this.#breather = new Breather(options.clock);
  }

  async run(context: RunContext): Promise<void> {
    const { stop, kill } = context;
    if (this.#started) throw new Error(`Controller ${this.name} was started twice`);
    this.#started = true;
    const { sources = [], workers = 4 } = this.#options;
    const forgetStop = onAbort(stop, () => void this.queue.shutDown('drop'));
    const forgetKill = onAbort(kill, () => {
      void this.queue.shutDown('drop');
      for (const run of this.#runs) run.abort(kill.reason);
    });
    for (const source of sources) source(this.queue, stop);
    this.#metrics.started(workers);
    context.ready();
    await Promise.all(Array.from({ length: workers }, () => this.#work(stop, kill)));
    forgetStop();
    forgetKill();
  }

  /** A health check: names a reconcile that has run for more than twice its deadline. */
  check(): string | undefined {
    const limit = this.#clock.monotonic() - 2 * this.#deadlineMs;
    for (const run of this.#runs) {
      if (run.startedAt < limit) return `the reconcile of ${run.key} ignores its deadline`;
    }
    return undefined;
  }

  async #work(stop: AbortSignal, kill: AbortSignal): Promise<void> {
    for (let key = await this.queue.get(); key !== undefined; key = await this.queue.get()) {
      await this.#breather.breathe();
      if (!stop.aborted && !kill.aborted) await this.#reconcile(key, kill);
      this.queue.done(key);
    }
  }

  async #reconcile(key: string, kill: AbortSignal): Promise<void> {
    const run = this.#begin(key);
    try {
      const result = await this.#options.reconcile(key, run.context);
      this.#succeeded(key, result);
      this.#end(run, result.kind === 'done' ? 'success' : 'requeue_after');
    } catch (failure) {
      if (kill.aborted) this.#end(run);
      else this.#end(run, this.#failed(key, failure, run.context.log));
    }
  }

  #begin(key: string): ReconcileRun {
    const { clock, random } = this.#options;
    const reconcileID = newReconcileID(random);
    const log = this.#log.child({ ...fieldsOf(key), reconcileID });
    const deadlineMs = this.#deadlineMs;
    const onTimeout = () => {
      this.#metrics.timeout();
      log.warn({ deadlineMs }, 'Aborting a reconcile at its deadline');
    };
    const run = new ReconcileRun({ key, clock, deadlineMs, reconcileID, log, onTimeout });
    this.#runs.add(run);
    this.#metrics.active(this.#runs.size);
    return run;
  }

  #end(run: ReconcileRun, result?: ReconcileResult): void {
    run.end();
    this.#runs.delete(run);
    this.#metrics.active(this.#runs.size);
    if (result !== undefined)
      this.#metrics.finished(result, (this.#clock.monotonic() - run.startedAt) / 1000);
  }

  #succeeded(key: string, result: Result): void {
    if (result.kind === 'requeueAfter') {
      const delayMs = result.delayMs * (1 + result.jitter * this.#options.random());
      this.queue.addAfter(key, delayMs, result.priority);
    }
    this.queue.forget(key);
    this.#stale.delete(key);
  }

  /** Decides about the retry. @returns how the reconcile counts. */
  #failed(key: string, failure: unknown, log: Logger): ReconcileResult {
    const { random, isStale = () => false } = this.#options;
    const kind = classifyFailure(failure, isStale);
    const staleInARow = kind === 'stale' ? (this.#stale.get(key) ?? 0) + 1 : 0;
    if (kind === 'stale') this.#stale.set(key, staleInARow);
    else this.#stale.delete(key);

    if (kind === 'stale' && staleInARow < STALE_LIMIT) {
      const delayMs = backoffDelay(STALE_RETRY, staleInARow, random);
      log.debug({ error: failure, delayMs }, 'Deciding again because the view was out of date');
      this.queue.addAfter(key, delayMs);
      return 'requeue';
    }
    if (kind === 'terminal') {
      this.#metrics.terminalError();
      log.error({ error: failure }, 'Reconcile failed and is not tried again until something changes');
      this.queue.forget(key);
      return 'error';
    }
    const retryInMs = Math.round(this.queue.retry(key, retryAfterOf(failure)));
    if (kind === 'panic') {
      this.#metrics.panic();
      log.error({ error: failure, retryInMs }, 'Reconcile hit a bug');
      return 'error';
    }
    log.error({ error: failure, retryInMs }, 'Reconcile failed');
    return 'error';
  }
}

function fieldsOf(key: string): LogFields {
  const slash = key.indexOf('/');
  return slash < 0 ? { name: key } : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}

import { Controller, type ControllerOptions, type Reconcile } from '../../../src/runtime/controller.ts';
import type { ControllerMetrics, ReconcileResult } from '../../../src/runtime/controller-metrics.ts';
import type { LogFields, Logger } from '../../../src/runtime/logger.ts';
import { WorkQueue } from '../../../src/runtime/work-queue.ts';
import { SteppedClock } from '../../kit/index.ts';

export interface Line extends Record<string, unknown> {
  readonly level: string;
  readonly msg: string;
}

/** Keeps what is logged, with the fields of all ancestors. */
export function recordingLogger(lines: Line[], inherited: LogFields = {}): Logger {
  const method = (level: string) => (first: LogFields | string, second?: string) => {
    const [fields, msg] = typeof first === 'string' ? [{}, first] : [first, second ?? ''];
    lines.push({ ...inherited, ...fields, level, msg });
  };
  return {
    debug: method('debug'),
    info: method('info'),
    warn: method('warn'),
    error: method('error'),
    child: (fields) => recordingLogger(lines, { ...inherited, ...fields }),
  };
}

/** Counts as a set of counters would. */
export class CountingMetrics implements ControllerMetrics {
  readonly results: Record<ReconcileResult, number> = { success: 0, error: 0, requeue: 0, requeue_after: 0 };
  readonly seconds: number[] = [];
  workers = 0;
  inProgress = 0;
  terminalErrors = 0;
  panics = 0;
  timeouts = 0;

  started(workers: number): void {
    this.workers = workers;
  }
  active(reconciles: number): void {
    this.inProgress = reconciles;
  }
  finished(result: ReconcileResult, seconds: number): void {
    this.results[result]++;
    this.seconds.push(seconds);
  }
  terminalError(): void {
    this.terminalErrors++;
  }
  panic(): void {
    this.panics++;
  }
  timeout(): void {
    this.timeouts++;
  }
}

/** A running controller on a stepped clock, with everything that can be observed of it. */
export function runController(reconcile: Reconcile, options: Partial<ControllerOptions> = {}) {
  const clock = new SteppedClock();
  const queue = new WorkQueue({ clock, random: () => 0 });
  const metrics = new CountingMetrics();
  const lines: Line[] = [];
  const log = recordingLogger(lines);
  const controller = new Controller({
    name: 'imagecomponent',
    reconcile,
    queue,
    clock,
    random: () => 0,
    log,
    metrics,
    ...options,
  });
  const stop = new AbortController();
  const kill = new AbortController();
  const ended = controller.run({ stop: stop.signal, kill: kill.signal, ready() {} });
  return { clock, queue, metrics, lines, controller, stop, kill, ended };
}

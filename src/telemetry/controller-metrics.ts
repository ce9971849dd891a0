import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

import type { ControllerMetrics } from '../runtime/controller-metrics.ts';

/** controller-runtime's buckets (`pkg/internal/controller/metrics/metrics.go`), in seconds. */
const RECONCILE_BUCKETS = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.25, 1.5,
  1.75, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9, 10, 15, 20, 25, 30, 40, 50, 60,
];
const RESULTS = ['success', 'error', 'requeue', 'requeue_after'] as const;

/** Registers the metrics of controllers; the returned function serves one controller each. */
export function controllerMetrics(registry: Registry): (controller: string) => ControllerMetrics {
  const common = { labelNames: ['controller'], registers: [registry] };
  const counter = (name: string, help: string) =>
    new Counter({
      ...common,
      name: `controller_runtime_${name}`,
      help: `Total number of ${help} per controller`,
    });

  const total = new Counter({
    name: 'controller_runtime_reconcile_total',
    help: 'Total number of reconciliations per controller',
    labelNames: ['controller', 'result'],
    registers: [registry],
  });
  const errors = counter('reconcile_errors_total', 'reconciliation errors');
  const terminalErrors = counter('terminal_reconcile_errors_total', 'terminal reconciliation errors');
  const panics = counter('reconcile_panics_total', 'reconciliation panics');
  const timeouts = counter('reconcile_timeouts_total', 'reconciliation timeouts');
  const time = new Histogram({
    ...common,
    name: 'controller_runtime_reconcile_time_seconds',
    help: 'Length of time per reconciliation per controller',
    buckets: RECONCILE_BUCKETS,
  });
  const maxConcurrent = new Gauge({
    ...common,
    name: 'controller_runtime_max_concurrent_reconciles',
    help: 'Maximum number of concurrent reconciles per controller',
  });
  const activeWorkers = new Gauge({
    ...common,
    name: 'controller_runtime_active_workers',
    help: 'Number of currently used workers per controller',
  });

  return (controller) => ({
    started(workers) {
      // A counter that appears only with its first error cannot be alerted on by its rate.
      for (const result of RESULTS) total.inc({ controller, result }, 0);
      for (const one of [errors, terminalErrors, panics, timeouts]) one.inc({ controller }, 0);
      maxConcurrent.set({ controller }, workers);
      activeWorkers.set({ controller }, 0);
    },
    active: (reconciles) => activeWorkers.set({ controller }, reconciles),
    finished(result, seconds) {
      total.inc({ controller, result });
      if (result === 'error') errors.inc({ controller });
      time.observe({ controller }, seconds);
    },
    terminalError: () => terminalErrors.inc({ controller }),
    panic: () => panics.inc({ controller }),
    timeout: () => timeouts.inc({ controller }),
  });
}

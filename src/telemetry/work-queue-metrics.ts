import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

import type { WorkQueueGauges, WorkQueueMetrics } from '../runtime/work-queue-metrics.ts';

/** Powers of ten from 10 ns to 1000 s, as in controller-runtime (`pkg/internal/metrics/workqueue.go`). */
const BUCKETS = [1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100, 1000];
/** controller-runtime's numbers for the two priorities: 0, and `handler.LowPriority`. */
const PRIORITY_LABELS = { high: '0', low: '-100' } as const;

/** Registers the metrics of work queues; the returned function serves one queue each. */
export function workQueueMetrics(registry: Registry): (name: string) => WorkQueueMetrics {
  const queues = new Map<string, WorkQueueGauges>();
  // Upstream carries the name in both labels, because each is asked for by dashboards of different age.
  const common = { labelNames: ['name', 'controller'], registers: [registry] };

  /** A gauge that asks every queue at each scrape. */
  const gauge = (name: string, help: string, read: (queue: WorkQueueGauges) => number) => {
    const made: Gauge = new Gauge({
      ...common,
      name: `workqueue_${name}`,
      help,
      collect() {
        for (const [queue, gauges] of queues) made.set({ name: queue, controller: queue }, read(gauges));
      },
    });
  };
  gauge(
    'unfinished_work_seconds',
    'Seconds of work in progress that work_duration has not observed.',
    (queue) => queue.unfinishedSeconds(),
  );
  gauge(
    'longest_running_processor_seconds',
    'How many seconds has the longest running processor for workqueue been running.',
    (queue) => queue.longestRunningSeconds(),
  );
  const depth: Gauge = new Gauge({
    ...common,
    labelNames: ['name', 'controller', 'priority'],
    name: 'workqueue_depth',
    help: 'Current depth of workqueue by workqueue and priority',
    collect() {
      for (const [queue, gauges] of queues) {
        for (const level of ['high', 'low'] as const) {
          const labels = { name: queue, controller: queue, priority: PRIORITY_LABELS[level] };
          depth.set(labels, gauges.depth(level));
        }
      }
    },
  });

  const adds = new Counter({
    ...common,
    name: 'workqueue_adds_total',
    help: 'Total number of adds handled by workqueue',
  });
  const retries = new Counter({
    ...common,
    name: 'workqueue_retries_total',
    help: 'Total number of retries handled by workqueue',
  });
  const waited = new Histogram({
    ...common,
    name: 'workqueue_queue_duration_seconds',
    help: 'How long in seconds an item stays in workqueue before being requested',
    buckets: BUCKETS,
  });
  const worked = new Histogram({
    ...common,
    name: 'workqueue_work_duration_seconds',
    help: 'How long in seconds processing an item from workqueue takes.',
    buckets: BUCKETS,
  });

  return (name) => {
    const labels = { name, controller: name };
    return {
      watch(gauges) {
        queues.set(name, gauges);
        adds.inc(labels, 0);
        retries.inc(labels, 0);
      },
      added: () => adds.inc(labels),
      retried: () => retries.inc(labels),
      waited: (seconds) => waited.observe(labels, seconds),
      worked: (seconds) => worked.observe(labels, seconds),
    };
  };
}

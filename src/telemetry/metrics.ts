import { Counter, Gauge, Histogram, Registry } from 'prom-client';

import type { ControllerMetrics } from '../runtime/controller-metrics.ts';
import type { WorkQueueMetrics } from '../runtime/work-queue-metrics.ts';
import { controllerMetrics } from './controller-metrics.ts';
import { collectProcessMetrics } from './process-metrics.ts';
import { workQueueMetrics } from './work-queue-metrics.ts';

/** A finished call to Alibaba Cloud. */
export interface CloudCall {
  readonly action: string;
  readonly durationMs: number;
  readonly error?: { readonly code: string } | undefined;
}

/**
 * All metrics of the process in one registry of its own.
 *
 * What controller-runtime measures too has its name, labels, buckets and help text, so that dashboards and alerts
 * made for any operator work here; what only we have starts with `imagesmith_`. No label ever holds the name of an
 * object: the number of series depends on the code, not on the cluster.
 */
export class Metrics {
  /** Also what `/metrics` serves. */
  readonly registry = new Registry();
  /** For the controller of that name. */
  readonly controller: (name: string) => ControllerMetrics;
  /** For the work queue of the controller of that name. */
  readonly workQueue: (name: string) => WorkQueueMetrics;

  readonly #leading: Gauge;
  readonly #requests: Counter;
  readonly #relists: Counter;
  readonly #cloudRequests: Counter;
  readonly #cloudSeconds: Histogram;
  readonly #orphans: Counter;

  constructor() {
    const registers = [this.registry];
    this.controller = controllerMetrics(this.registry);
    this.workQueue = workQueueMetrics(this.registry);
    this.#leading = new Gauge({
      name: 'leader_election_master_status',
      help: 'Gauge of if the reporting system is master of the relevant lease, 0 indicates backup, 1 indicates master.',
      labelNames: ['name'],
      registers,
    });
    this.#requests = new Counter({
      name: 'rest_client_requests_total',
      help: 'Number of HTTP requests, partitioned by status code and method.',
      labelNames: ['code', 'method'],
      registers,
    });
    this.#relists = new Counter({
      name: 'imagesmith_watch_relists_total',
      help: 'Number of times a watch had to start over with a full list, by kind and cause.',
      labelNames: ['kind', 'cause'],
      registers,
    });
    this.#cloudRequests = new Counter({
      name: 'imagesmith_cloud_requests_total',
      help: 'Number of calls to Alibaba Cloud, by API and error code (OK when there was none).',
      labelNames: ['action', 'code'],
      registers,
    });
    this.#orphans = new Counter({
      name: 'imagesmith_orphans_collected_total',
      help: 'Number of cloud resources of builds that are gone, by kind; deleted, or only reported.',
      labelNames: ['kind'],
      registers,
    });
    this.#cloudSeconds = new Histogram({
      name: 'imagesmith_cloud_request_duration_seconds',
      help: 'How long calls to Alibaba Cloud took, by API.',
      labelNames: ['action'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 30],
      registers,
    });
  }

  /** Shows whether this process leads; `name` is that of the lease. For `LeaderElectionOptions.onLeading`. */
  leading(name: string): (leads: boolean) => void {
    return (leads) => this.#leading.set({ name }, leads ? 1 : 0);
  }

  /** Counts a request to the API server; `code` is the HTTP status, or `<error>` (client-go's word) when none came. */
  readonly countRequest = (code: string, method: string): void => this.#requests.inc({ code, method });

  /** Counts a full list that a watch had to start over with. Both labels from closed sets. */
  readonly countRelist = (kind: string, cause: string): void => this.#relists.inc({ kind, cause });

  /** Counts a call to Alibaba Cloud. */
  readonly countCloudCall = (call: CloudCall): void => {
    this.#cloudRequests.inc({ action: call.action, code: call.error?.code ?? 'OK' });
    this.#cloudSeconds.observe({ action: call.action }, call.durationMs / 1000);
  };

  readonly countOrphan = (kind: string): void => this.#orphans.inc({ kind });

  /** Shows the lag of the event loop, read from `monitor` at each scrape. To be called once. */
  watchEventLoop(monitor: { lagSeconds(): number }): void {
    const gauge: Gauge = new Gauge({
      name: 'imagesmith_event_loop_lag_seconds',
      help: 'By how many seconds timers came late, the worst of the last 30 to 60 seconds.',
      registers: [this.registry],
      collect: () => gauge.set(monitor.lagSeconds()),
    });
  }

  /** Adds CPU, memory, file descriptors, garbage collection and the like. To be called once. */
  watchProcess(): void {
    collectProcessMetrics(this.registry);
  }
}

import type { Config } from './config.ts';
import type { ClusterAccess } from './kube/access.ts';
import { ApiClient } from './kube/client.ts';
import { Informer, type InformerOptions } from './kube/informer.ts';
import { KubeLeaseStore } from './kube/lease.ts';
import type { KubeObject, ResourceType } from './kube/port.ts';
import { Transport } from './kube/transport.ts';
import type { Clock } from './runtime/clock.ts';
import { Controller, type Reconcile } from './runtime/controller.ts';
import { EventLoopMonitor } from './runtime/event-loop.ts';
import { LeaderElection } from './runtime/leader-election.ts';
import type { LeadershipLost } from './runtime/leadership.ts';
import type { Logger } from './runtime/logger.ts';
import { Manager } from './runtime/manager.ts';
import type { Source } from './runtime/source.ts';
import { WorkQueue } from './runtime/work-queue.ts';
import { ProbeServer } from './telemetry/http.ts';
import { Metrics } from './telemetry/metrics.ts';

/** What the operator is made of besides its configuration: everything that comes from the process and its machine. */
export interface OperatorParts {
  readonly config: Config;
  readonly access: ClusterAccess;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly log: Logger;
  /** Unique to this process. */
  readonly identity: string;
  readonly version: string;
  /** Must end the process at once. */
  readonly onLeadershipLost: (lost: LeadershipLost) => void;
}

/**
 * The frame that controllers hang in: connection to the API server, caches, queues, leader election, probes and
 * metrics. Nothing runs and nothing is connected before {@link run}.
 */
export class Operator {
  readonly parts: OperatorParts;
  readonly metrics = new Metrics();
  readonly transport: Transport;
  readonly client: ApiClient;
  readonly manager: Manager;
  readonly probes: ProbeServer;

  constructor(parts: OperatorParts) {
    const { access, clock, random, version, config, log } = parts;
    this.parts = parts;
    this.transport = new Transport({
      access,
      clock,
      random,
      version,
      onRequest: this.metrics.countRequest,
      mayWrite: () => this.manager.leadership.assertHeld(),
    });
    this.client = new ApiClient(this.transport);
    const election = config.leaderElection.enabled ? this.#election() : undefined;
    this.manager = new Manager({
      clock,
      log,
      graceMs: config.shutdownTimeoutMs,
      onLeadershipLost: parts.onLeadershipLost,
      ...(election === undefined ? {} : { election }),
    });
    this.probes = new ProbeServer({
      ...config.listen,
      clock,
      metrics: this.metrics.registry,
      onListening: (port) => log.info({ port }, 'Serving probes'),
    });
    this.#watchOver(election);
  }

  /** A cache of one resource type in the watched namespaces, filled before any controller runs. */
  addCache<T extends KubeObject>(
    type: ResourceType<T>,
    options: Pick<InformerOptions<T>, 'indexes' | 'project'> = {},
  ): Informer<T> {
    const { clock, random, config, log } = this.parts;
    const kind = type.kind.toLowerCase();
    const informer = new Informer<T>({
      ...options,
      type,
      clock,
      random,
      transport: this.transport,
      namespaces: config.watchNamespaces,
      hooks: {
        onList: (cause) => {
          if (cause !== 'start') this.metrics.countRelist(kind, cause);
        },
        onState: (state) => {
          if (state.phase === 'Denied' || state.phase === 'Failing') {
            log.warn({ kind, error: state.error }, 'A watch does not work and is tried again');
          }
        },
      },
      onHandlerError: (error) => log.error({ kind, error }, 'A handler of a cache failed'),
    });
    this.manager.add('source', informer);
    return informer;
  }

  /** A queue for {@link addController}, which others may put keys into as well. */
  newQueue(name: string): WorkQueue {
    const { clock, random } = this.parts;
    return new WorkQueue({ clock, random, metrics: this.metrics.workQueue(name) });
  }

  /** A controller that runs while this process leads. */
  addController(name: string, queue: WorkQueue, reconcile: Reconcile, sources: readonly Source[]): void {
    const { clock, random, config, log } = this.parts;
    const controller = new Controller({
      name,
      queue,
      reconcile,
      sources,
      clock,
      random,
      log,
      workers: config.concurrency,
      deadlineMs: config.reconcileTimeoutMs,
      metrics: this.metrics.controller(name),
    });
    this.manager.add('controller', controller);
    this.probes.healthz.add(name, () => controller.check());
  }

  /** Runs until `stop` aborts. @throws what made it end otherwise. */
  async run(stop: AbortSignal): Promise<void> {
    const { identity, version, log } = this.parts;
    log.info({ identity, version }, 'Starting');
    await this.manager.run(stop);
  }

  #election(): LeaderElection {
    const { config, clock, random, log, identity } = this.parts;
    const { namespace, name, leaseDurationMs, renewDeadlineMs, retryPeriodMs } = config.leaderElection;
    return new LeaderElection({
      store: new KubeLeaseStore(this.transport, { namespace, name }),
      identity,
      clock,
      random,
      log,
      timing: { leaseDurationMs, renewDeadlineMs, retryPeriodMs },
      onLeading: this.metrics.leading(name),
    });
  }

  #watchOver(election: LeaderElection | undefined): void {
    const monitor = new EventLoopMonitor(this.parts.clock);
    this.manager.add('server', this.probes);
    this.manager.add('server', monitor);
    this.probes.healthz.add('event-loop', () => monitor.check());
    if (election !== undefined) this.probes.healthz.add('leader-election', () => election.check());
    this.probes.readyz.add('caches', () => this.manager.check());
    this.metrics.watchEventLoop(monitor);
    this.metrics.watchProcess();
  }
}

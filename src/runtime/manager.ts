import type { Clock } from './clock.ts';
import { settlesWithin } from './deadline.ts';
import type { LeaderElection } from './leader-election.ts';
import { LeadershipLost, soleLeader, type Leadership } from './leadership.ts';
import { silentLogger, type Logger } from './logger.ts';
import { onAbort, type Runnable } from './runnable.ts';
import { RunnableGroup } from './runnable-group.ts';

/**
 * When a runnable runs. `server` first and last (probes answer all the time); `recorder` (events) until the
 * controllers have ended; `source` (caches and whatever else a follower keeps warm); `controller` only while leading.
 */
export type Phase = 'server' | 'recorder' | 'source' | 'controller';

export interface ManagerOptions {
  readonly clock: Clock;
  readonly log?: Logger;
  /** Without one, the controllers run as soon as the sources are ready. */
  readonly election?: LeaderElection;
  /** How long reconciles in progress may take to finish at a stop. Default 30 s, controller-runtime's. */
  readonly graceMs?: number;
  /**
   * Called at once, synchronously, when leadership is lost. The process must exit here: another leader may be at work,
   * and a stop in order would take time in which this one could still write.
   */
  readonly onLeadershipLost?: (lost: LeadershipLost) => void;
}

/** After the kill: long enough for a reconcile that heeds its signal. */
const KILL_MS = 2000;
const FLUSH_MS = 5000;
const SERVER_MS = 2000;

/**
 * Starts and stops everything in order.
 *
 * Start: servers, then recorders and sources, each until ready; then the election; then the controllers.
 * Stop (controller-runtime's `engageStopProcedure`): not ready any more → sources and queue intake stop → reconciles
 * in progress finish, within the grace → recorders flush → the lease is released → servers close. The lease is not
 * released when a reconcile outlived the grace, since it may still write; it then runs out by itself.
 */
export class Manager {
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #election: LeaderElection | undefined;
  readonly #options: ManagerOptions;
  readonly #groups: Record<Phase, RunnableGroup> = {
    server: new RunnableGroup(),
    recorder: new RunnableGroup(),
    source: new RunnableGroup(),
    controller: new RunnableGroup(),
  };
  /** Aborts when it is time to stop; the reason is the failure that led to it, or {@link STOP_REQUESTED}. */
  readonly #end = new AbortController();
  #state: 'new' | 'starting' | 'started' = 'new';

  constructor(options: ManagerOptions) {
    this.#options = options;
    this.#clock = options.clock;
    this.#log = options.log ?? silentLogger;
    this.#election = options.election;
  }

  /** To be asked before each mutating call. */
  get leadership(): Leadership {
    return this.#election ?? soleLeader;
  }

  /** @throws Error once {@link run} was called. */
  add(phase: Phase, runnable: Runnable): void {
    if (this.#state !== 'new') throw new Error(`${runnable.name} was added after the start`);
    this.#groups[phase].add(runnable);
  }

  /**
   * A readiness check: caches synced, and not stopping. Says nothing of leadership: a follower that were not ready
   * would block rolling updates.
   */
  check(): string | undefined {
    if (this.#end.signal.aborted) return 'stopping';
    if (this.#state === 'new') return 'not started';
    const unready = this.#groups.source.unready();
    return unready.length === 0 ? undefined : `waiting for ${unready.join(', ')}`;
  }

  /**
   * Runs everything until `stop` aborts, a runnable fails or leadership is lost.
   *
   * @returns after a stop in order that was asked for.
   * @throws Error the failure of a runnable, after a stop in order; {@link LeadershipLost} at once.
   */
  async run(stop: AbortSignal): Promise<void> {
    if (this.#state !== 'new') throw new Error('A manager runs once');
    this.#state = 'starting';
    const forgetStop = onAbort(stop, () => this.#end.abort(STOP_REQUESTED));
    const lost = this.#election?.lost;
    const deposed = Promise.withResolvers<never>();
    const forgetLost =
      lost === undefined ? () => {} : onAbort(lost, () => this.#deposed(lost, deposed.reject));
    try {
      await Promise.race([this.#runInOrder(), deposed.promise]);
    } finally {
      forgetStop();
      forgetLost();
    }
    const reason: unknown = this.#end.signal.reason;
    if (reason !== STOP_REQUESTED) throw reason;
  }

  async #runInOrder(): Promise<void> {
    const ended = new Promise<'ended'>((resolve) => {
      onAbort(this.#end.signal, () => resolve('ended'));
    });
    const started = await Promise.race([this.#start(), ended]);
    if (started !== 'ended') await ended;
    await this.#stop();
  }

  async #start(): Promise<void> {
    const { server, recorder, source, controller } = this.#groups;
    const end = this.#end.signal;
    const onFailure = (error: Error) => {
      if (end.aborted) this.#log.warn({ error }, 'Failed while stopping');
      else this.#log.error({ error }, 'Stopping because of a failure');
      this.#end.abort(error);
    };
    await server.start(onFailure);
    if (end.aborted) return;
    await Promise.all([recorder.start(onFailure), source.start(onFailure)]);
    if (end.aborted) return;
    await this.#election?.acquire(end).catch((error: unknown) => {
      if (!end.aborted) onFailure(new Error('The election failed', { cause: error }));
    });
    if (end.aborted) return;
    await controller.start(onFailure);
    this.#state = 'started';
    this.#log.info('Started');
  }

  async #stop(): Promise<void> {
    const { server, recorder, source, controller } = this.#groups;
    this.#log.info('Stopping');
    const worked = Promise.all([source.stop(), controller.stop()]);
    const finished = await this.#finish([source, controller], worked, this.#options.graceMs ?? 30_000);
    await this.#finish([recorder], recorder.stop(), FLUSH_MS);
    if (finished) await this.#election?.release();
    else this.#election?.abandon();
    await this.#finish([server], server.stop(), SERVER_MS);
    this.#log.info('Stopped');
  }

  /** @returns whether everything ended, be it by force. */
  async #finish(groups: RunnableGroup[], ended: Promise<unknown>, limitMs: number): Promise<boolean> {
    if (await settlesWithin(this.#clock, limitMs, ended)) return true;
    const running = () => groups.flatMap((group) => group.running());
    this.#log.warn({ running: running(), limitMs }, 'Aborting what did not stop in time');
    for (const group of groups) group.kill(new Error('The process is stopping and has no time left'));
    if (await settlesWithin(this.#clock, KILL_MS, ended)) return true;
    this.#log.error({ running: running() }, 'Giving up on what cannot be stopped');
    return false;
  }

  #deposed(lost: AbortSignal, reject: (reason: unknown) => void): void {
    const reason =
      lost.reason instanceof LeadershipLost ? lost.reason : new LeadershipLost('Leadership was lost');
    this.#options.onLeadershipLost?.(reason);
    this.#end.abort(reason);
    for (const group of Object.values(this.#groups)) group.kill(reason);
    reject(reason);
  }
}

/** The reason of a stop that is no failure. */
const STOP_REQUESTED = new Error('A stop was requested');

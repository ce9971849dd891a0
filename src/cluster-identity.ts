import { isKubeError, type KubeClient } from './kube/port.ts';
import { NAMESPACES } from './kube/resources.ts';
import { type Clock, sleep } from './runtime/clock.ts';
import type { Logger } from './runtime/logger.ts';
import { onAbort, type RunContext, type Runnable } from './runtime/runnable.ts';

const RETRY_MS = 2000;

/**
 * Tells this installation's cloud resources from every other's: the UID of namespace kube-system, which no two
 * clusters share, unless the administrator set another one. Known before any controller runs.
 */
export class ClusterIdentity implements Runnable {
  readonly name = 'cluster identity';
  readonly #client: Pick<KubeClient, 'get'>;
  readonly #clock: Clock;
  readonly #log: Logger;
  #id: string | undefined;

  constructor(client: Pick<KubeClient, 'get'>, clock: Clock, log: Logger, configured: string | undefined) {
    this.#client = client;
    this.#clock = clock;
    this.#log = log;
    this.#id = configured;
  }

  /** @throws Error before it is known. */
  get id(): string {
    if (this.#id === undefined) throw new Error('The identity of the cluster is not known yet');
    return this.#id;
  }

  async run({ stop, ready }: Pick<RunContext, 'stop' | 'ready'>): Promise<void> {
    while (this.#id === undefined && !stop.aborted) await this.#look(stop);
    if (stop.aborted) return;
    ready();
    await new Promise<void>((resolve) => onAbort(stop, resolve));
  }

  async #look(stop: AbortSignal): Promise<void> {
    try {
      const { metadata } = await this.#client.get(NAMESPACES, { name: 'kube-system' }, { signal: stop });
      this.#id = metadata.uid;
    } catch (error) {
      if (stop.aborted) return;
      const denied = isKubeError(error, 'Forbidden');
      this.#log.warn(
        { error },
        denied ? 'May not read namespace kube-system' : 'Could not read namespace kube-system',
      );
      await sleep(this.#clock, RETRY_MS, stop).catch(() => {});
    }
  }
}

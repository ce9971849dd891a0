import type { Clock } from '../runtime/clock.ts';
import { CloudError, isCloudError } from './port/error.ts';
import { unlessAborted } from './abort.ts';
import { type Refusal, RegionQueue } from './region-queue.ts';

/** What a call is counted against. */
export interface CallKey {
  account: string;
  regionID: string;
  /** API name. */
  action: string;
  /** Namespace on whose behalf the call is made. */
  tenant: string;
}

export interface LimitOptions {
  /** The cloud clock: windows follow its minutes. */
  clock: Clock;
  /** Calls in flight per account and region. Default 32. */
  maxConcurrent?: number | undefined;
  /** Longest wait for a turn, in milliseconds of the clock; beyond it a call is rejected unsent. Default 5000. */
  maxWaitMs?: number | undefined;
}

/**
 * The call budget. ECS counts per account × region × API in windows of a minute: once one call was throttled, every
 * further one of that API is refused until the next minute ("API throttling" in the ECS guide). So after a throttled
 * answer the API stays closed until the clock's next minute and is then used at one call a second until a whole
 * minute went by without another. Calls wait in one line per account and region, which takes namespaces in turn.
 */
export class Limits {
  readonly #options: { clock: Clock; maxConcurrent: number; maxWaitMs: number };
  readonly #regions = new Map<string, RegionQueue>();
  #closed = false;

  constructor({ clock, maxConcurrent = 32, maxWaitMs = 5000 }: LimitOptions) {
    this.#options = { clock, maxConcurrent, maxWaitMs };
  }

  /**
   * Runs `call` when its turn comes. Rejects with class `Throttled` and `retryAfterMs`, without running it, when its
   * API will not be open within the longest wait; with code `CallQueueFull` when there was no room; with the signal's
   * reason when aborted first (also during the call, which then keeps its place until it settles).
   */
  async run<T>(key: CallKey, signal: AbortSignal | undefined, call: () => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    if (this.#closed) throw unsent(key, 'Transient', 'CallsClosed', 'the operator is stopping', undefined);
    const queue = this.#queueOf(key);
    await this.#turn(queue, key, signal);
    const settled = attempt(call, (error) => {
      if (isCloudError(error, 'Throttled')) queue.throttled(key.action, error.retryAfterMs);
    }).finally(() => queue.leave());
    return await unlessAborted(settled, signal);
  }

  /** Rejects everything that waits and everything that comes, with code `CallsClosed`. Idempotent. */
  close(): void {
    this.#closed = true;
    for (const queue of this.#regions.values()) queue.close();
  }

  #queueOf({ account, regionID }: CallKey): RegionQueue {
    const id = `${account}/${regionID}`;
    let queue = this.#regions.get(id);
    if (queue === undefined) {
      queue = new RegionQueue(this.#options);
      this.#regions.set(id, queue);
    }
    return queue;
  }

  #turn(queue: RegionQueue, key: CallKey, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        waiter.cancel();
        reject(signal?.reason as Error);
      };
      const done = (settle: () => void) => {
        signal?.removeEventListener('abort', onAbort);
        settle();
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const waiter = queue.enter(key.action, key.tenant, {
        start: () => done(resolve),
        refuse: (why, retryAfterMs) => done(() => reject(refusal(key, why, retryAfterMs))),
      });
    });
  }
}

function refusal(key: CallKey, why: Refusal, retryAfterMs: number | undefined): CloudError {
  if (why === 'throttled')
    return unsent(
      key,
      'Throttled',
      'Throttling',
      'too many calls of this API; it is left alone for a while',
      retryAfterMs,
    );
  if (why === 'full')
    return unsent(key, 'Transient', 'CallQueueFull', 'too many calls are under way', retryAfterMs);
  return unsent(key, 'Transient', 'CallsClosed', 'the operator is stopping', undefined);
}

function unsent(
  { action, regionID }: CallKey,
  kind: 'Throttled' | 'Transient',
  code: string,
  text: string,
  retryAfterMs: number | undefined,
): CloudError {
  const facts = { class: kind, code, definite: true, action, regionID, retryAfterMs };
  return new CloudError(`${action} in ${regionID} was not sent: ${text}`, facts);
}

async function attempt<T>(call: () => Promise<T>, onError: (error: unknown) => void): Promise<T> {
  try {
    return await call();
  } catch (error) {
    onError(error);
    throw error;
  }
}

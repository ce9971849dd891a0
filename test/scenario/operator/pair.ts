import type { ControlPlane } from '../../control-plane/index.ts';
import { waitUntil } from '../../kit/index.ts';
import type { OperatorOptions } from '../../kit/operator-process.ts';
import { Replica } from './replica.ts';

const START_MS = 60_000;

/** The times of a leader election, as flags give them. Milliseconds. */
export interface Timing {
  readonly leaseMs: number;
  readonly renewMs: number;
  readonly retryMs: number;
}

/** What the operator does without flags. */
export const DEFAULT_TIMING: Timing = { leaseMs: 35_000, renewMs: 30_000, retryMs: 2000 };

export function flagsFor({ leaseMs, renewMs, retryMs }: Timing): string[] {
  return [`--lease-duration=${leaseMs}ms`, `--renew-deadline=${renewMs}ms`, `--retry-period=${retryMs}ms`];
}

/**
 * How long a follower may take from the last renewal of a leader that has gone until it leads itself: it may see that
 * renewal only with its next look, half a retry period and up to a fifth later, and waits for the lease from then on.
 */
export function failoverMs({ leaseMs, retryMs }: Timing): number {
  return leaseMs + (retryMs / 2) * 1.2;
}

/** Two replicas on one cluster, as a Deployment would keep them: what has ended is replaced. */
export class Pair {
  /** Every replica there ever was, by name. */
  readonly all = new Map<string, Replica>();
  readonly #plane: ControlPlane;
  readonly #options: OperatorOptions;

  constructor(plane: ControlPlane, options: OperatorOptions) {
    this.#plane = plane;
    this.#options = options;
  }

  /** Waits until two replicas are ready and one of them leads. */
  async leaderAndFollower(): Promise<{ leader: Replica; follower: Replica }> {
    while (this.#running().length < 2) {
      const name = `replica-${this.all.size + 1}`;
      this.all.set(name, await Replica.start(this.#plane, name, this.#options));
    }
    const running = this.#running();
    await waitUntil(() => Promise.all(running.map(isReady)).then((ready) => ready.every(Boolean)), {
      deadlineMs: START_MS,
      what: 'both replicas to be ready',
    });
    const leader = await waitUntil(() => leaderOf(running), { deadlineMs: START_MS, what: 'a leader' });
    const follower = running.find((replica) => replica !== leader);
    if (follower === undefined) throw new Error('There is no second replica');
    return { leader, follower };
  }

  /** Ends all of them, frozen ones too. */
  async stop(): Promise<void> {
    await Promise.all(
      [...this.all.values()].map(async (replica) => {
        replica.thaw();
        await replica.stop();
      }),
    );
  }

  #running(): Replica[] {
    return [...this.all.values()].filter((replica) => replica.running);
  }
}

async function isReady(replica: Replica): Promise<boolean> {
  return (await replica.probe('/readyz')).status === 200;
}

async function leaderOf(replicas: readonly Replica[]): Promise<Replica | undefined> {
  for (const replica of replicas) if (await replica.leads()) return replica;
  return undefined;
}

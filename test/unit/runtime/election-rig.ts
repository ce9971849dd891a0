import { LeaderElection, type LeaderElectionOptions } from '../../../src/runtime/leader-election.ts';
import type { SteppedClock } from '../../kit/index.ts';
import { recordingLogger, type Line } from './controller-rig.ts';
import type { Connection, MemoryLeaseStore } from './memory-lease-store.ts';

export interface Candidate {
  readonly election: LeaderElection;
  readonly connection: Connection;
  /** Aborts the waiting. */
  readonly stop: AbortController;
  readonly lines: Line[];
  /** What it was told about its leading, in order. */
  readonly told: boolean[];
  leads: boolean;
}

/** A candidate that is already waiting to lead. */
export function candidate(
  clock: SteppedClock,
  store: MemoryLeaseStore,
  identity: string,
  options: Partial<LeaderElectionOptions> = {},
): Candidate {
  const lines: Line[] = [];
  const told: boolean[] = [];
  const connection = store.connect();
  const election = new LeaderElection({
    store: connection,
    identity,
    clock,
    random: () => 0.5,
    log: recordingLogger(lines),
    onLeading: (leads) => told.push(leads),
    ...options,
  });
  const made: Candidate = { election, connection, stop: new AbortController(), lines, told, leads: false };
  election.acquire(made.stop.signal).then(
    () => {
      made.leads = true;
    },
    () => {},
  );
  return made;
}

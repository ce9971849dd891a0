/**
 * Whether this process may change anything. To be asked right before each mutating call, after every `await` in
 * between: that is what keeps a deposed leader from writing.
 *
 * It is no fencing (a call may be on its way when the lease runs out), so calls to the cloud carry client tokens and
 * writes to Kubernetes carry a resourceVersion as well.
 */
export interface Leadership {
  /** True while the lease was renewed within the renew deadline. Once false after true, false forever. */
  isHeld(): boolean;
  /** @throws LeadershipLost unless {@link isHeld}. */
  assertHeld(): void;
}

/** This process does not lead, or not any more. */
export class LeadershipLost extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LeadershipLost';
  }
}

/** For a process that runs alone, without an election. */
export const soleLeader: Leadership = { isHeld: () => true, assertHeld() {} };

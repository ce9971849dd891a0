import type { Server } from 'node:http';

import type { Fault, Faults } from './faults/faults.ts';
import type { FaultEffect, FaultRule, FaultScope } from './faults/rule.ts';
import { type Evidence, evidenceOf, initialIds } from './ledger/evidence.ts';
import type { Invariant } from './ledger/invariants.ts';
import type { Ledger } from './ledger/ledger.ts';
import type { Oss } from './oss/oss.ts';
import type { Dispatch } from './server/dispatch.ts';
import type { Simulation } from './simulation.ts';
import type { Keeper } from './state/keeper.ts';
import type { World } from './world/world.ts';

/** A running simulator, for tests and for the program. */
export class SimulatorHandle {
  /** `host:port`, as the SDK's `endpoint` takes it (with {@link protocol}). */
  readonly endpoint: string;
  readonly protocol: 'http' | 'https';
  /** PEM of the authority that callers have to trust; undefined under HTTP. */
  readonly certificateAuthority: string | undefined;
  readonly simulation: Simulation;
  readonly dispatch: Dispatch;
  readonly oss: Oss;
  readonly #server: Server;
  readonly #keeper: Keeper | undefined;
  readonly #initial: ReadonlySet<string>;
  #closing: Promise<void> | undefined;

  constructor(
    simulation: Simulation,
    dispatch: Dispatch,
    oss: Oss,
    server: Server,
    endpoint: string,
    certificateAuthority?: string,
    keeper?: Keeper,
  ) {
    this.protocol = certificateAuthority === undefined ? 'http' : 'https';
    this.certificateAuthority = certificateAuthority;
    this.simulation = simulation;
    this.dispatch = dispatch;
    this.oss = oss;
    this.#server = server;
    this.#keeper = keeper;
    this.endpoint = endpoint;
    this.#initial = initialIds(simulation.core.world);
  }

  get world(): World {
    return this.simulation.core.world;
  }

  get ledger(): Ledger {
    return this.simulation.core.ledger;
  }

  get faults(): Faults {
    return this.simulation.faults;
  }

  /** Simulated time, in milliseconds since the epoch. */
  now(): number {
    return this.simulation.core.timeline.now();
  }

  /** Moves a stopped clock (`timeScale: 0`) and lets everything due happen. */
  advance(ms: number): Promise<void> {
    return this.simulation.core.timeline.advance(ms);
  }

  /** Shorthand for `faults.add`. */
  fault(scope: FaultScope, effect: FaultEffect, rest: Omit<FaultRule, 'scope' | 'effect'> = {}): Fault {
    return this.faults.add({ scope, effect, ...rest });
  }

  /** What invariants are checked on. */
  evidence(): Evidence {
    return evidenceOf(this.ledger, this.world, this.#initial);
  }

  /** @throws Error naming every breach. */
  assertHolds(...invariants: Invariant[]): void {
    const evidence = this.evidence();
    const breaches = invariants.flatMap((invariant) => invariant(evidence));
    if (breaches.length > 0) throw new Error(`An invariant is broken:\n  ${breaches.join('\n  ')}`);
  }

  /** @throws Error listing requests and answers that do not fit the official models, and failures of the simulator. */
  assertClean(): void {
    const { violations, troubles } = this.simulation;
    const lines = [...violations.map(({ action, what }) => `${action}: ${what}`), ...troubles];
    if (lines.length > 0) throw new Error(`The simulator noted:\n  ${[...new Set(lines)].join('\n  ')}`);
  }

  /**
   * Stops everything. Removes what guests left or, with a state, keeps it. Idempotent; does not assert anything.
   *
   * @throws Error when the last state cannot be written; everything is stopped nevertheless.
   */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    // Stored before the rules are taken away, which is done to let go of calls that they hold.
    const faults = this.simulation.faults.all();
    for (const fault of faults) fault.release();
    this.#server.closeAllConnections();
    await closed;
    await this.oss.close();
    try {
      await this.#keeper?.close();
    } finally {
      await this.simulation.close();
      this.#keeper?.release();
    }
  }
}

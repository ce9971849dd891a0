import type { DueStep } from '../clock/timeline.ts';
import type { SavedFaults } from '../faults/faults.ts';
import type { SavedLedger } from '../ledger/ledger.ts';
import type { SavedMachines } from '../lifecycle/machines.ts';
import type { Dispatch, SavedDispatch } from '../server/dispatch.ts';
import type { Simulation, Violation } from '../simulation.ts';
import type { Switches } from '../switches.ts';
import { type SavedWorld, saveWorld } from './world.ts';

/** What the state must have been made with to go on from it. */
export interface Origin {
  /** SHA-256 of the world file. */
  worldDigest: string;
  /** Name of the world file, for people. */
  worldFile: string;
  /** How guests are isolated; their files of one mode suit no other. */
  guestMode: string;
}

/** Everything that survives a restart, as plain data. */
export interface SavedState {
  origin: Origin;
  clock: { nowMs: number; rate: number };
  random: { ids: number; faults: number };
  switches: Switches;
  world: SavedWorld;
  planned: DueStep[];
  machines: SavedMachines;
  /** How often a command starts, where a fault asks for more than once. */
  deliveries: [invocationId: string, times: number][];
  faults: SavedFaults;
  dispatch: SavedDispatch;
  ledger: SavedLedger;
  violations: Violation[];
  troubles: string[];
}

/** The ledger is a memory for people: of calls, events and violations each only so many, the latest, are kept. */
export const KEPT_ENTRIES = 2000;

/**
 * The state of this moment. What it refers to goes on changing: to be written out before anything else happens.
 *
 * Not kept, because it ends with the process: calls that are held up, scripts that run, nonces of signatures.
 */
export function saveState(simulation: Simulation, dispatch: Dispatch, origin: Origin): SavedState {
  const { core, random, machines, commands, faults, violations, troubles } = simulation;
  const { timeline, switches } = core;
  return {
    origin,
    clock: { nowMs: timeline.now(), rate: timeline.rate },
    random: { ids: random.ids.state, faults: random.faults.state },
    switches,
    world: saveWorld(core.world),
    planned: timeline.planned(),
    machines: machines.save(),
    deliveries: [...commands.deliveries],
    faults: faults.save(),
    dispatch: dispatch.save(),
    ledger: core.ledger.save(KEPT_ENTRIES),
    violations: violations.slice(-KEPT_ENTRIES),
    troubles: troubles.slice(-KEPT_ENTRIES),
  };
}

import type { SavedMachines } from '../lifecycle/machines.ts';
import { sufferOutage } from '../lifecycle/outage.ts';
import type { Dispatch } from '../server/dispatch.ts';
import type { Simulation } from '../simulation.ts';
import { skipAhead } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import type { SavedState } from './save.ts';

/** More numbers than are drawn between the last time that the state was written and a sudden end. */
const DRAWS_LOST = 2 ** 22;

/**
 * Puts a state into a fresh simulation that was made with its world, its time and its switches. Afterwards the
 * simulation is as it was when it was saved, except that nothing of it runs in guests; {@link goOn} comes next.
 *
 * @throws Error when files of guests are missing, or a planned step is not known; the simulation is of no use then.
 */
export async function restoreState(
  simulation: Simulation,
  dispatch: Dispatch,
  state: SavedState,
): Promise<void> {
  const { core, random, machines, commands, faults, violations, troubles } = simulation;
  // First, because it takes time, in which nothing may happen yet.
  await machines.restore(withoutOrphans(state.machines, core.world)).catch((error: unknown) => {
    const what = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The file systems of guests are not those of the state (${what}): put a copy of the whole --state directory ` +
        'back, or use another one for a fresh world',
      { cause: error },
    );
  });
  random.ids.state = state.random.ids;
  random.faults.state = state.random.faults;
  for (const [invocationId, times] of state.deliveries) commands.deliverTimes(invocationId, times);
  faults.restore(state.faults);
  dispatch.restore(state.dispatch);
  core.ledger.restore(state.ledger);
  violations.push(...state.violations);
  troubles.push(...state.troubles);
  core.timeline.restore(state.planned);
}

/** Files outlive their disk until its machine is down; a sudden end in between leaves them to be removed. */
function withoutOrphans({ disks, frozen }: SavedMachines, world: World): SavedMachines {
  const known = new Set(world.allHoldings().flatMap((holdings) => [...holdings.disks.keys()]));
  return { disks: disks.filter(({ id }) => known.has(id)), frozen };
}

/** Lets a restored simulation go on, as a cloud does whose machines have all been down for a while. */
export function goOn(simulation: Simulation): void {
  // Ids that were handed out and lost with the last second are not given to something else.
  skipAhead(simulation.random.ids, DRAWS_LOST);
  sufferOutage(simulation);
}

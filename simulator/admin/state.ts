import type { Simulation } from '../simulation.ts';
import type { Holdings } from '../world/region.ts';

/** Everything that exists, as plain data; outputs of commands are left out. */
export function stateOf(simulation: Simulation): unknown {
  const { world, timeline } = simulation.core;
  return {
    nowMs: timeline.now(),
    planned: timeline.planned(),
    holdings: world.allHoldings().map(stateOfHoldings),
  };
}

function stateOfHoldings(holdings: Holdings): unknown {
  return {
    account: holdings.accountUid,
    region: holdings.region.id,
    instances: [...holdings.instances.values()],
    disks: [...holdings.disks.values()],
    images: [...holdings.images.values()],
    snapshots: [...holdings.snapshots.values()],
    securityGroups: [...holdings.securityGroups.values()],
    vSwitches: [...holdings.vSwitches.values()],
    vpcs: [...holdings.vpcs.values()],
    invocations: [...holdings.invocations.values()].map(({ id, commandName, createdAt, tags, tasks }) => ({
      id,
      commandName,
      createdAt,
      tags,
      tasks: [...tasks.values()].map(({ instanceId, status, exitCode }) => ({
        instanceId,
        status,
        exitCode,
      })),
    })),
  };
}

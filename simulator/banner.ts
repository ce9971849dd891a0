import { ADMIN_PATH } from './admin/admin.ts';
import type { SimulatorHandle } from './handle.ts';
import type { StateDirectory } from './state/directory.ts';

/** What a person needs to call the simulator: endpoint, keys, regions, and whether guests execute. */
export function banner(simulator: SimulatorHandle, state?: StateDirectory): string {
  const { endpoint, protocol, certificateAuthority, world, simulation } = simulator;
  const { capability } = simulation.machines.host;
  const { profile, timeline } = simulation.core;
  const guests = capability.executes
    ? `execute (${capability.mode})`
    : `DO NOT execute, outcomes come from rules only: ${capability.reason}`;
  const keys = [...world.keys.values()].map(({ id, secret, accountUid, userName }) => {
    const owner = userName === '' ? accountUid : `${accountUid}, user ${userName}`;
    return `    ${id}  ${secret}  (${owner})`;
  });
  return [
    `ECS simulator ready`,
    `  endpoint   ${protocol}://${endpoint}  (protocol ${protocol}, products Ecs, Vpc, Sts, Location, Oss)`,
    `  admin      ${protocol}://${endpoint}${ADMIN_PATH}/`,
    `  regions    ${[...world.regions.keys()].join(', ')}`,
    `  profile    ${profile.name}, time runs ${timeline.rate} times as fast`,
    `  guests     ${guests}`,
    ...(state === undefined ? [] : [`  state      ${state.path}, ${beginning(state, timeline.now())}`]),
    `  access keys`,
    ...keys,
    ...(certificateAuthority === undefined
      ? []
      : [
          '  callers have to trust this authority, which is a new one after each start',
          certificateAuthority,
        ]),
    '',
  ].join('\n');
}

function beginning({ stored }: StateDirectory, now: number): string {
  return stored === undefined ? 'new' : `goes on at ${new Date(now).toISOString()}`;
}

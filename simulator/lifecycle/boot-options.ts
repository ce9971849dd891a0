import type { BootOptions } from '../guests/port.ts';
import type { InstanceRecord } from '../world/instance-record.ts';
import type { Core } from './core.ts';
import { guestDisks } from './guest-disks.ts';

/** What the machine of an instance is told at each boot; what belongs to the first boot it does then only. */
export function bootOptions({ world }: Core, instance: InstanceRecord): BootOptions {
  const holdings = world.holdings(instance.accountUid, instance.regionId);
  const key = holdings.keyPairs.get(instance.keyPairName);
  return {
    hostname: instance.hostName,
    bootID: instance.bootId,
    instanceID: instance.id,
    disks: guestDisks(holdings, instance),
    ...(key !== undefined && { authorizedKey: key.publicKey }),
    ...(instance.userData !== '' && { userData: instance.userData }),
  };
}

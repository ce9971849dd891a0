import type { InstanceRecord } from '../world/instance-record.ts';
import type { Holdings } from '../world/region.ts';
import { spotPrice } from '../world/spot-price.ts';
import type { Core } from './core.ts';

/** Changes what can still be sold of an instance's type in its zone. */
export function takeStock({ region }: Holdings, { zoneId, instanceType }: InstanceRecord, by: number): void {
  const key = `${zoneId}/${instanceType}`;
  const left = region.stock.get(key);
  if (left !== undefined) region.stock.set(key, left + by);
}

/** Money is taken when the instance is gone: the price that its type has then, for the time it existed. */
export function charge(core: Core, instance: InstanceRecord, { region }: Holdings): void {
  const account = core.world.accounts.get(instance.accountUid);
  const type = region.types.get(instance.instanceType);
  if (account === undefined || type === undefined) return;
  const { spotStrategy, zoneId } = instance;
  const price = spotStrategy === 'NoSpot' ? type.price : spotPrice(region, type.id, zoneId);
  account.balance -= (price * (core.timeline.now() - instance.createdAt)) / 3_600_000;
}

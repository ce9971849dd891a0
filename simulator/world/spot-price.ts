import type { Region } from './region.ts';

/** Made up: spot prices are a fifth of the ordinary ones until somebody sets them. */
const SPOT_SHARE = 0.2;

/**
 * Market price of a spot instance per hour, in the account's currency; of the dearest zone where none is named.
 * `Infinity` for a type that the region does not know.
 */
export function spotPrice(region: Region, instanceType: string, zoneId?: string): number {
  const type = region.types.get(instanceType);
  if (type === undefined) return Number.POSITIVE_INFINITY;
  const zones = zoneId === undefined ? region.zones.map(({ id }) => id) : [zoneId];
  const prices = zones.map((zone) => region.spotPrices.get(`${zone}/${instanceType}`));
  return Math.max(...prices.map((price) => price ?? type.price * SPOT_SHARE));
}

import type { Simulation } from '../simulation.ts';
import type { Region } from '../world/region.ts';
import { spotPrice } from '../world/spot-price.ts';

type Body = Record<string, unknown>;

/**
 * Sets what can still be sold, `stock`, of one type or all types in one zone or all zones of a `region`. Below zero so
 * many spot instances have to give way. A type that the zone did not offer is offered from now on.
 *
 * @throws Error for a region, zone or type that does not exist, and for a stock that is no whole number.
 */
export function setStock(simulation: Simulation, body: Body): void {
  const { region, zones, types } = placesOf(simulation, body);
  const { stock } = body;
  if (typeof stock !== 'number' || !Number.isInteger(stock)) throw new Error('stock must be a whole number');
  for (const zone of zones) for (const type of types) region.stock.set(`${zone}/${type}`, stock);
  simulation.core.changed();
  simulation.spotMarket.changed(region);
}

/**
 * Sets `spotPrice`, the market price of spot instances, by zone, or `price`, the ordinary one, which is the same in
 * all zones; per hour, in the account's currency. A spot price that was never set follows the ordinary one.
 *
 * @throws Error as {@link setStock}, and when neither price is a number of 0 or more.
 */
export function setPrices(simulation: Simulation, body: Body): unknown {
  const { region, zones, types } = placesOf(simulation, body);
  const [spot, ordinary] = [priceIn(body, 'spotPrice'), priceIn(body, 'price')];
  if (spot === undefined && ordinary === undefined) throw new Error('Give spotPrice or price');
  if (ordinary !== undefined && body['zone'] !== undefined)
    throw new Error('price has no zones; leave zone out');
  for (const id of types) {
    const type = region.types.get(id);
    if (type !== undefined && ordinary !== undefined) region.types.set(id, { ...type, price: ordinary });
    if (spot !== undefined) for (const zone of zones) region.spotPrices.set(`${zone}/${id}`, spot);
  }
  simulation.core.changed();
  simulation.spotMarket.changed(region);
  return types.map((id) => ({
    type: id,
    price: region.types.get(id)?.price,
    spotPrice: spotPrice(region, id),
  }));
}

function placesOf(
  { core }: Simulation,
  body: Body,
): { region: Region; zones: readonly string[]; types: readonly string[] } {
  const region = core.world.regions.get(textIn(body, 'region'));
  if (region === undefined) throw new Error(`No region ${textIn(body, 'region')}`);
  const zones = region.zones.map(({ id }) => id);
  return {
    region,
    zones: chosen(body, 'zone', zones),
    types: chosen(body, 'type', [...region.types.keys()]),
  };
}

function chosen(body: Body, name: string, all: readonly string[]): readonly string[] {
  if (body[name] === undefined) return all;
  const value = textIn(body, name);
  if (!all.includes(value)) throw new Error(`No ${name} ${value}; there are ${all.join(', ')}`);
  return [value];
}

function textIn(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== 'string') throw new Error(`${name} must be a text`);
  return value;
}

function priceIn(body: Body, name: string): number | undefined {
  const value = body[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !(value >= 0)) throw new Error(`${name} must be a number of 0 or more`);
  return value;
}

import { World } from '../world/world.ts';
import type { Holdings } from '../world/region.ts';

/** A world as plain data. Every member is kept, whatever is added to it. */
export interface SavedWorld {
  members: Record<string, unknown>;
  holdings: Record<string, unknown>[];
}

export function saveWorld(world: World): SavedWorld {
  return {
    members: Object.fromEntries(Object.entries(world)),
    // A region stands in its holdings by its id: they share what it offers.
    holdings: world.allHoldings().map((holdings) => ({ ...holdings, region: holdings.region.id })),
  };
}

/** @throws Error when holdings are of an account or region that the world does not have. */
export function restoreWorld({ members, holdings }: SavedWorld): World {
  const world = new World();
  fill(world, members);
  for (const saved of holdings) {
    const { accountUid, region, ...rest } = saved;
    fill(world.holdings(String(accountUid), String(region)), rest);
  }
  return world;
}

/** Maps are filled, because others may hold them already; everything else is replaced. */
function fill(target: World | Holdings, members: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(members)) {
    const known: unknown = Reflect.get(target, name);
    if (known instanceof Map && value instanceof Map) for (const [key, item] of value) known.set(key, item);
    else Reflect.set(target, name, value);
  }
}

import type { World } from '../world/world.ts';
import type { Ledger, LedgerCall, LedgerEvent } from './ledger.ts';

/** What invariants are asserted on: everything that happened, and everything that still exists. */
export interface Evidence {
  calls: readonly LedgerCall[];
  events: readonly LedgerEvent[];
  /** Resources that exist now and did not exist at the start. */
  leftovers: readonly Leftover[];
}

export interface Leftover {
  kind: 'instance' | 'disk' | 'image' | 'snapshot' | 'securityGroup' | 'vSwitch' | 'vpc';
  id: string;
  accountUid: string;
  regionId: string;
  tags: Readonly<Record<string, string>>;
}

/** Ids that exist before anything has happened; they count as nobody's. */
export function initialIds(world: World): ReadonlySet<string> {
  return new Set(existing(world).map(({ id }) => id));
}

export function evidenceOf(ledger: Ledger, world: World, initial: ReadonlySet<string>): Evidence {
  const leftovers = existing(world).filter(({ id }) => !initial.has(id));
  return { calls: ledger.calls, events: ledger.events, leftovers };
}

type Resource = Omit<Leftover, 'kind'>;

function existing(world: World): Leftover[] {
  return world
    .allHoldings()
    .flatMap((holdings) => [
      ...leftovers('instance', holdings.instances.values()),
      ...leftovers('disk', holdings.disks.values()),
      ...leftovers('image', holdings.images.values()),
      ...leftovers('snapshot', holdings.snapshots.values()),
      ...leftovers('securityGroup', holdings.securityGroups.values()),
      ...leftovers('vSwitch', holdings.vSwitches.values()),
      ...leftovers('vpc', holdings.vpcs.values()),
    ]);
}

function leftovers(kind: Leftover['kind'], resources: Iterable<Resource>): Leftover[] {
  return [...resources].map(({ id, accountUid, regionId, tags }) => ({
    kind,
    id,
    accountUid,
    regionId,
    tags,
  }));
}

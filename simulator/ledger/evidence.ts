import type { Holdings } from '../world/region.ts';
import type { World } from '../world/world.ts';
import type { Ledger, LedgerCall, LedgerEvent } from './ledger.ts';

/** What invariants are asserted on: everything that happened, and everything that still exists. */
export interface Evidence {
  calls: readonly LedgerCall[];
  events: readonly LedgerEvent[];
  /** Resources that exist now and did not exist at the start. */
  leftovers: readonly Leftover[];
}

/** What costs money, counts against a quota or opens a door. What the service itself forgets is not among it. */
export interface Leftover {
  kind:
    | 'instance'
    | 'disk'
    | 'image'
    | 'snapshot'
    | 'securityGroup'
    | 'vSwitch'
    | 'vpc'
    | 'keyPair'
    | 'eip'
    | 'eipAssociation'
    | 'imageShare'
    | 'imageComponent'
    | 'command';
  /** Of an association and a share both ends: `eip-1>i-1`, `m-1>1000000000000002`. */
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
  return world.allHoldings().flatMap((holdings) => [
    ...leftovers('instance', holdings.instances.values()),
    ...leftovers('disk', holdings.disks.values()),
    ...leftovers('image', holdings.images.values()),
    ...leftovers('snapshot', holdings.snapshots.values()),
    ...leftovers('securityGroup', holdings.securityGroups.values()),
    ...leftovers('vSwitch', holdings.vSwitches.values()),
    ...leftovers('vpc', holdings.vpcs.values()),
    ...leftovers('keyPair', holdings.keyPairs.values()),
    ...leftovers('eip', holdings.eips.values()),
    ...leftovers('eipAssociation', associations(holdings)),
    ...leftovers('imageShare', shares(holdings)),
    ...leftovers('imageComponent', holdings.components.values()),
    // A command that is not kept goes with its only run.
    ...leftovers(
      'command',
      [...holdings.commands.values()].filter(({ keep }) => keep),
    ),
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

function associations({ eips }: Holdings): Resource[] {
  return [...eips.values()]
    .filter(({ instanceId }) => instanceId !== '')
    .map((eip) => ({ ...eip, id: `${eip.id}>${eip.instanceId}` }));
}

function shares({ images }: Holdings): Resource[] {
  return [...images.values()].flatMap((image) =>
    Object.keys(image.sharedWith).map((account) => ({ ...image, id: `${image.id}>${account}` })),
  );
}

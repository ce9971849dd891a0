import type { Background } from '../clock/background.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { Ledger, LedgerEvent } from '../ledger/ledger.ts';
import type { Profile } from '../profile.ts';
import type { Switches } from '../switches.ts';
import type { Ids } from '../world/ids.ts';
import type { World } from '../world/world.ts';

/** What every lifecycle works with. */
export interface Core {
  readonly world: World;
  readonly timeline: Timeline;
  readonly background: Background;
  readonly ids: Ids;
  readonly profile: Profile;
  readonly switches: Switches;
  readonly ledger: Ledger;
  /** To be called when anything has changed that is worth keeping; what is noted or planned calls it by itself. */
  changed(): void;
}

/** A duration of the profile with its spread, in simulated milliseconds. */
export function spread(core: Core, ms: number): number {
  return Math.round(ms * (1 + core.profile.spread * (2 * core.ids.chance() - 1)));
}

/** One object for all resources without tags: the ledger keeps many events. */
const NO_TAGS = Object.freeze({});

function copyOf(tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.keys(tags).length === 0 ? NO_TAGS : { ...tags };
}

interface Owned {
  id: string;
  accountUid: string;
  regionId: string;
  tags: Readonly<Record<string, string>>;
}

/** Notes in the ledger that something happened to a resource. */
export function note(
  core: Core,
  kind: LedgerEvent['kind'],
  { id, accountUid, regionId, tags }: Owned,
  what: string,
  detail: Readonly<Record<string, unknown>> = NO_TAGS,
): void {
  core.ledger.addEvent({
    at: core.timeline.now(),
    kind,
    id,
    accountUid,
    regionId,
    what,
    tags: copyOf(tags),
    detail,
  });
  core.changed();
}

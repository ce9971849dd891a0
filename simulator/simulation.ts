import { Background } from './clock/background.ts';
import { type Host, Timeline } from './clock/timeline.ts';
import { Faults } from './faults/faults.ts';
import type { GuestHost } from './guests/port.ts';
import { Ledger } from './ledger/ledger.ts';
import { Commands } from './lifecycle/commands.ts';
import type { Core } from './lifecycle/core.ts';
import { Disks } from './lifecycle/disks.ts';
import { Images } from './lifecycle/images.ts';
import { Instances } from './lifecycle/instances.ts';
import { Machines } from './lifecycle/machines.ts';
import { Network } from './lifecycle/network.ts';
import { SpotMarket } from './lifecycle/spot-market.ts';
import { SystemEvents } from './lifecycle/system-events.ts';
import type { Profile } from './profile.ts';
import type { Switches } from './switches.ts';
import { Ids, type SeededRandom, seededRandom } from './world/ids.ts';
import type { World } from './world/world.ts';

/** Something that a request or an answer should not have had; tests fail on any. */
export interface Violation {
  product: string;
  action: string;
  keyId: string;
  /** For people: `parameter imageId is unknown`. */
  what: string;
}

export interface SimulationParts {
  world: World;
  host: Host;
  profile: Profile;
  switches: Switches;
  seed: number;
  epochMs: number;
  rate: number;
  guests: GuestHost;
}

/** The simulated cloud without its wire: the world, its time, and what moves it. */
export class Simulation {
  readonly core: Core;
  readonly host: Host;
  readonly machines: Machines;
  readonly instances: Instances;
  readonly images: Images;
  readonly commands: Commands;
  readonly disks: Disks;
  readonly network: Network;
  readonly spotMarket: SpotMarket;
  readonly systemEvents: SystemEvents;
  readonly faults: Faults;
  readonly random: { readonly ids: SeededRandom; readonly faults: SeededRandom };
  /** Called after changes, several times for some; set by whoever keeps the state. */
  onChange: () => void = () => undefined;
  readonly violations: Violation[] = [];
  /** Failures of the simulator itself; none in a right run. */
  readonly troubles: string[] = [];

  constructor(parts: SimulationParts) {
    this.host = parts.host;
    const report = (what: string, error: unknown) => this.trouble(`${what}: ${describe(error)}`);
    this.random = { ids: seededRandom(parts.seed), faults: seededRandom(parts.seed + 1) };
    const changed = () => this.onChange();
    const background = new Background(report, changed);
    const timeline = new Timeline(parts.host, parts, () => background.idle(), report, changed);
    this.core = {
      world: parts.world,
      timeline,
      background,
      ids: new Ids(this.random.ids),
      profile: parts.profile,
      switches: parts.switches,
      ledger: new Ledger(),
      changed,
    };
    this.faults = new Faults(this.random.faults);
    this.machines = new Machines(parts.guests);
    this.instances = new Instances(this.core, this.machines);
    this.images = new Images(this.core, this.machines);
    this.commands = new Commands(this.core, this.machines, this.instances);
    this.disks = new Disks(this.core, this.machines);
    this.network = new Network(this.core);
    this.spotMarket = new SpotMarket(this.core, this.instances);
    this.systemEvents = new SystemEvents(this.core, this.instances);
  }

  trouble(text: string): void {
    this.troubles.push(text);
  }

  async close(): Promise<void> {
    this.core.timeline.close();
    this.faults.clear();
    await this.machines.host.close();
    await this.core.background.idle();
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

import { type AddressInfo, isIPv6 } from 'node:net';

import { administer, isAdminPath } from './admin/admin.ts';
import { type Host, machine } from './clock/timeline.ts';
import type { GuestHost } from './guests/port.ts';
import type { Rule } from './guests/rules.ts';
import { createRulesHost } from './guests/rules-host.ts';
import { GuestDoor } from './oss/door.ts';
import { Oss } from './oss/oss.ts';
import { ossAside } from './oss/serve.ts';
import { isPageRequest, overviewPage } from './page/overview.ts';
import { PROFILES, type Profile } from './profile.ts';
import { Dispatch } from './server/dispatch.ts';
import { createRpcServer, type Handler } from './server/http.ts';
import { SimulatorHandle } from './handle.ts';
import { Simulation } from './simulation.ts';
import type { StateDirectory } from './state/directory.ts';
import { Keeper } from './state/keeper.ts';
import { goOn, restoreState } from './state/restore.ts';
import type { Origin } from './state/save.ts';
import { restoreWorld } from './state/world.ts';
import { NORMAL, type Switches } from './switches.ts';
import { Authority, type KeyPair } from './tls/authority.ts';
import { DEFAULT_WORLD, readWorldFile } from './world/load.ts';
import type { World } from './world/world.ts';

export interface SimulatorOptions {
  /** A world, or a file to read it from; by default the one that ships. */
  world?: World | URL | string;
  profile?: keyof typeof PROFILES | Profile;
  /** Simulated seconds per real second; 0 for a clock that only moves when stepped. */
  timeScale?: number;
  /** Simulated time at the start; by default the machine's. */
  epochMs?: number;
  /** By default any free port. */
  port?: number;
  /** By default loopback only. */
  address?: string;
  /**
   * Speaks HTTPS with a certificate of its own authority, see {@link SimulatorHandle.certificateAuthority}. The
   * certificate is for loopback, for `address` and for these further names or addresses.
   */
  https?: { names: readonly string[] };
  seed?: number;
  /** The largest object that can be uploaded to a bucket, in bytes; by default 64 MiB. */
  maxObjectBytes?: number;
  switches?: Partial<Switches>;
  /** Guests that execute, which are closed with the simulator, or the rules that outcomes come from. */
  guests?: GuestHost | { rules: Rule[] };
  host?: Host;
  /**
   * Where everything is kept, and gone on from: what is stored there wins over `world`, `epochMs` and `seed`, and over
   * `timeScale` and `switches` where they are absent. It is given free with the simulator.
   */
  state?: { directory: StateDirectory; origin: Origin; log: (line: string) => void };
}

/** Starts a simulator, with a fresh world unless there is a state. Resolves when it can be called. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<SimulatorHandle> {
  const host = options.host ?? machine();
  const { profile = 'test', guests } = options;
  const stored = options.state?.directory.stored;
  const simulation = new Simulation({
    world: stored === undefined ? worldOf(options.world) : restoreWorld(stored.world),
    host,
    profile: structuredClone(typeof profile === 'string' ? PROFILES[profile] : profile),
    switches: { ...NORMAL, ...stored?.switches, ...options.switches },
    seed: options.seed ?? 1,
    epochMs: stored?.clock.nowMs ?? options.epochMs ?? host.wallNow(),
    rate: options.timeScale ?? stored?.clock.rate ?? 1,
    guests:
      guests !== undefined && 'boot' in guests
        ? guests
        : createRulesHost('started with rules only', guests?.rules ?? []),
  });
  const dispatch = new Dispatch(simulation);
  if (stored !== undefined) {
    await restoreState(simulation, dispatch, stored);
    goOn(simulation);
  }
  const keeper = options.state && new Keeper({ simulation, dispatch, ...options.state });
  await keeper?.start();
  let answer: Handler = (request) => dispatch.handle(request);
  const listenAt = options.address ?? '127.0.0.1';
  const tls = options.https && certify(host.wallNow(), [listenAt, ...options.https.names]);
  const oss = new Oss(simulation, options.maxObjectBytes);
  const aside = ossAside(oss, isAdminPath);
  const server = createRpcServer((request) => answer(request), tls?.keyPair, aside);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, listenAt, resolve);
    });
  } catch (error) {
    await keeper?.close();
    throw error;
  }
  const { address, port } = server.address() as AddressInfo;
  const endpoint = `${isIPv6(address) ? `[${address}]` : address}:${port}`;
  const handle = new SimulatorHandle(simulation, dispatch, oss, server, endpoint, tls?.authority, keeper);
  oss.openTo(new GuestDoor({ guests: simulation.machines.host, serve: aside, port, keyPair: tls?.keyPair }));
  answer = async (request) => {
    if (isAdminPath(request.target)) {
      const outcome = await administer(handle, request);
      if (request.method !== 'GET') simulation.onChange();
      return outcome;
    }
    return isPageRequest(request) ? overviewPage(handle) : dispatch.handle(request);
  };
  return handle;
}

/** Real time, because the callers compare the certificate with their own clocks. */
function certify(now: number, names: readonly string[]): { keyPair: KeyPair; authority: string } {
  const authority = new Authority('ECS simulator', now);
  const keyPair = authority.issue({ commonName: 'ECS simulator' }, 'loopback-server', names);
  return { keyPair, authority: authority.certificate };
}

function worldOf(world: World | URL | string | undefined): World {
  if (world === undefined) return readWorldFile(DEFAULT_WORLD);
  return typeof world === 'string' || world instanceof URL ? readWorldFile(world) : world;
}

import { baseObstacle, defaultCacheDirectory, ensureBaseRoot } from './base-root.ts';
import { createExecutingHost } from './executing-host.ts';
import { type HostFacts, readHostFacts } from './host-facts.ts';
import { type ExecutionMode, type IdMap, idMap } from './id-map.ts';
import { DEFAULT_LIMITS, type GuestLimits } from './limits.ts';
import type { GuestCapability, GuestHost } from './port.ts';
import { probe } from './probe.ts';
import { createRulesHost } from './rules-host.ts';
import type { Rule } from './rules.ts';
import { openStore, type Store } from './store.ts';

export interface GuestHostOptions {
  /** Layers and disks of guests; made when absent. One simulator at a time. */
  storeDir: string;
  /** Whether images and disks survive {@link GuestHost.close}. Default: everything is removed. */
  keepStore?: boolean;
  /** `none` (default): each guest has a loopback of its own. `host`: guests share the host's network, all of it. */
  network?: 'none' | 'host';
  /** Takes this mode or fails; default is the best that works. */
  mode?: GuestCapability['mode'];
  /** Outcomes where nothing can be executed. */
  rules?: readonly Rule[];
  limits?: Partial<GuestLimits>;
  /** Where base roots are kept between runs; default: {@link defaultCacheDirectory}. */
  cacheDir?: string;
  /** Progress and trouble, for people. */
  log?: (line: string) => void;
  /** Default: this machine and process. */
  facts?: HostFacts;
}

/** Modes from best to least, without `rules`. */
const LADDER: readonly ExecutionMode[] = ['range', 'auto', 'single'];

/**
 * Opens the store and finds out how guests can run on this host, by running one.
 *
 * @throws when `mode` demands what the host cannot do, or the store is in use or of another mode.
 */
export async function startGuestHost(options: GuestHostOptions): Promise<GuestHost> {
  const { mode: forced, rules = [] } = options;
  if (forced === 'rules') return createRulesHost('rules mode was asked for', rules);
  const facts = options.facts ?? readHostFacts();
  const reasons = generalObstacles(facts);
  const modes = reasons.length > 0 ? [] : forced ? [forced] : LADDER;
  const skipped: string[] = [];
  for (const mode of modes) {
    const map = idMap(mode, facts);
    if ('reason' in map) {
      reasons.push(map.reason);
      // What root or an ordinary user cannot have at all is no shortcoming of the host.
      if (mode !== 'range') skipped.push(map.reason);
      continue;
    }
    const result = await tryMode(options, facts, map);
    if (typeof result !== 'string') return executingHost(options, facts, map, result, skipped);
    reasons.push(`${mode} mode: ${result}`);
    skipped.push(`${mode} mode: ${result}`);
  }
  const reason = reasons.join('; ');
  if (forced) throw new Error(`Guests cannot run in ${forced} mode: ${reason}`);
  options.log?.(`guests cannot execute scripts on this host (${reason}); outcomes come from rules only`);
  return createRulesHost(reason, rules);
}

function generalObstacles(facts: HostFacts): string[] {
  if (facts.platform !== 'linux') return [`guests need Linux, not ${facts.platform}`];
  if (facts.arch !== 'x64' && facts.arch !== 'arm64')
    return [`guests cannot run on the architecture ${facts.arch}`];
  if (!facts.programs.has('perl')) return ['the host lacks perl'];
  const obstacle = baseObstacle(facts);
  return obstacle ? [obstacle] : [];
}

/** An open store when the mode works, else why not. */
async function tryMode(options: GuestHostOptions, facts: HostFacts, map: IdMap): Promise<Store | string> {
  const store = await openStore({
    directory: options.storeDir,
    keep: options.keepStore ?? false,
    map,
    pid: facts.pid,
  });
  const obstacle = await probe(store, map, options.network ?? 'none', facts.pid);
  if (!obstacle) return store;
  await store.close();
  return obstacle;
}

function executingHost(
  options: GuestHostOptions,
  facts: HostFacts,
  map: IdMap,
  store: Store,
  skipped: string[],
): GuestHost {
  const log = options.log ?? (() => undefined);
  const cacheDirectory = options.cacheDir ?? defaultCacheDirectory(facts);
  // One base serves all names, so asking twice at once must not copy it twice.
  let base: Promise<string> | undefined;
  return createExecutingHost({
    store,
    map,
    capability: { mode: map.mode, executes: true, reason: skipped.join('; ') },
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    network: options.network ?? 'none',
    parentPid: facts.pid,
    baseRoot: () => {
      base ??= ensureBaseRoot({ cacheDirectory, map, facts, log }).catch((error: unknown) => {
        base = undefined;
        throw error;
      });
      return base;
    },
    log,
  });
}

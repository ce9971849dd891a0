import type { HostFacts } from './host-facts.ts';

export type ExecutionMode = 'range' | 'auto' | 'single';

/** How user and group ids inside guests relate to ids of the host. Layers made under one map suit no other. */
export interface IdMap {
  mode: ExecutionMode;
  /** "inside outside count" triples, as in user_namespaces(7). */
  uids: string;
  gids: string;
  /** The host's ids of the guests' root. */
  rootUid: number;
  rootGid: number;
}

/** First host id of guests when the simulator runs as root; they use 65536 ids from here. */
const RANGE_START = 100_000;

/** A mode's map, or why this host cannot have it. */
export function idMap(mode: ExecutionMode, facts: HostFacts): IdMap | { reason: string } {
  const makers = { range: rangeMap, auto: autoMap, single: singleMap };
  return makers[mode](facts);
}

function rangeMap(facts: HostFacts): IdMap | { reason: string } {
  if (facts.uid !== 0) return { reason: 'range mode needs root' };
  if (!facts.ownsAllIds) return { reason: 'range mode needs root of the machine, not of a container' };
  const line = `0 ${RANGE_START} 65536`;
  return { mode: 'range', uids: line, gids: line, rootUid: RANGE_START, rootGid: RANGE_START };
}

function autoMap({
  uid,
  gid,
  programs,
  subordinateUids,
  subordinateGids,
}: HostFacts): IdMap | { reason: string } {
  if (uid === 0) return { reason: 'auto mode is for ordinary users' };
  if (!programs.has('newuidmap') || !programs.has('newgidmap'))
    return { reason: 'newuidmap (package uidmap) is not installed, so guests have one user id only' };
  if (!subordinateUids || !subordinateGids)
    return { reason: 'the user has no line in /etc/subuid and /etc/subgid, so guests have one user id only' };
  return {
    mode: 'auto',
    uids: `0 ${uid} 1 1 ${subordinateUids.start} 65535`,
    gids: `0 ${gid} 1 1 ${subordinateGids.start} 65535`,
    rootUid: uid,
    rootGid: gid,
  };
}

function singleMap({ uid, gid, ownsAllIds }: HostFacts): IdMap | { reason: string } {
  // The machine's root inside would pass the permission checks of the host's files and no process limit holds it.
  if (uid === 0 && ownsAllIds) return { reason: 'single mode is not for root' };
  return { mode: 'single', uids: `0 ${uid} 1`, gids: `0 ${gid} 1`, rootUid: uid, rootGid: gid };
}

/** A short text that is equal only for interchangeable maps; part of cache and store names. */
export function identityOf(map: IdMap): string {
  return `${map.mode}:${map.uids}:${map.gids}`;
}

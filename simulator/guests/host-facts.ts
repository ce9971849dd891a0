import { accessSync, constants, readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';

/** Programs of the host are looked for here, whatever the caller's environment says. */
export const HOST_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What the choice of an execution mode depends on. Read once; tests pass their own. */
export interface HostFacts {
  platform: string;
  arch: string;
  uid: number;
  gid: number;
  pid: number;
  home: string;
  /** Whether ids of this process are those of the machine: false inside a container that maps them. */
  ownsAllIds: boolean;
  /** Programs that were found on {@link HOST_PATH}. */
  programs: ReadonlySet<string>;
  /** Ranges of ids that /etc/subuid and /etc/subgid give to the user. */
  subordinateUids: IdRange | undefined;
  subordinateGids: IdRange | undefined;
}

export interface IdRange {
  start: number;
  count: number;
}

const PROGRAMS = ['perl', 'tar', 'cp', 'rm', 'sh', 'newuidmap', 'newgidmap', 'ldconfig'];

/** Reads the facts of the machine and process at hand. */
export function readHostFacts(): HostFacts {
  const { username, uid, gid } = userInfo();
  return {
    platform: process.platform,
    arch: process.arch,
    uid,
    gid,
    pid: process.pid,
    home: homedir(),
    ownsAllIds: /^\s*0\s+0\s+4294967295\s*$/.test(textOf('/proc/self/uid_map')),
    programs: new Set(PROGRAMS.filter(isInstalled)),
    subordinateUids: subordinateRange(textOf('/etc/subuid'), username, uid),
    subordinateGids: subordinateRange(textOf('/etc/subgid'), username, uid),
  };
}

/** The first range of at least 65535 ids that a file in the format of subuid(5) gives to the user. */
export function subordinateRange(text: string, userName: string, uid: number): IdRange | undefined {
  for (const line of text.split('\n')) {
    const [who, start, count] = line.trim().split(':');
    if (who !== userName && who !== String(uid)) continue;
    if (Number(start) > 0 && Number(count) >= 65_535) return { start: Number(start), count: Number(count) };
  }
  return undefined;
}

function isInstalled(program: string): boolean {
  return HOST_PATH.split(':').some((directory) => {
    try {
      accessSync(`${directory}/${program}`, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { identityOfProcess, isAlive, type ProcessIdentity } from './process-identity.ts';

/** A lock file that ends with its owner: a lock of a process that is gone counts for nothing. */
export interface PidLock {
  release(): void;
}

/** Takes the lock, or returns the process that holds it. `pid` is the taker. */
export function takePidLock(path: string, pid: number): PidLock | ProcessIdentity {
  const own = identityOfProcess(pid) ?? { pid, startTime: '' };
  const draft = `${path}.${pid}`;
  writeFileSync(draft, JSON.stringify(own));
  try {
    for (;;) {
      try {
        linkSync(draft, path);
        return { release: () => rmSync(path, { force: true }) };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const holder = readHolder(path);
      if (holder && isAlive(holder)) return holder;
      removeStale(path, `${draft}.stale`);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Whether {@link takePidLock} was successful. */
export function isTaken(result: PidLock | ProcessIdentity): result is PidLock {
  return 'release' in result;
}

/** Moves the lock away before judging it, so that of two takers only one finds it, and puts a living one back. */
function removeStale(path: string, aside: string): void {
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const holder = readHolder(aside);
  if (holder && isAlive(holder)) linkSync(aside, path);
  rmSync(aside, { force: true });
}

function readHolder(path: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessIdentity;
  } catch {
    return undefined;
  }
}

import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export interface LockOwner {
  readonly pid: number;
  readonly host: string;
}

export interface LockOptions {
  readonly owner: LockOwner;
  /** Called once when another process holds the lock. */
  readonly onWait: (holder: LockOwner) => void;
  /** How often the holder shows that it is alive; default 5000 ms. */
  readonly beatMs?: number;
  /** How long a holder may show nothing before its lock is taken over; default 30 000 ms. */
  readonly staleMs?: number;
}

interface LockFile extends LockOwner {
  /** Tells this taking of the lock from every other. */
  readonly id: string;
}

const POLL_MS = 100;
/** The host in place of one that cannot be read: such a lock is taken over at once. */
const NOBODY = '';

/**
 * Runs `work` while no other process that uses the same lock file does.
 *
 * The file names its owner. A lock whose owner has ended, or has not touched the file for `staleMs`, is taken over.
 * Only in the moment of such a take-over could a third process enter too, so `work` must publish its results in a
 * way that bears repetition.
 */
export async function withLock<T>(path: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  const { owner, beatMs = 5000 } = options;
  const mine: LockFile = { pid: owner.pid, host: owner.host, id: randomUUID() };
  await acquire(path, mine, options);
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => {}), beatMs);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if ((await read(path))?.id === mine.id) await rm(path, { force: true });
  }
}

async function acquire(path: string, mine: LockFile, options: LockOptions): Promise<void> {
  const { owner, onWait, staleMs = 30_000 } = options;
  let waiting = false;
  let seen = { id: '', touched: 0, since: performance.now() };
  while (!(await take(path, mine))) {
    const holder = await read(path);
    const touched = await stat(path).then(
      (file) => file.mtimeMs,
      () => undefined,
    );
    if (holder === undefined || touched === undefined) {
      await sleep(POLL_MS);
      continue;
    }
    if (holder.id !== seen.id || touched !== seen.touched) {
      // The file's time is compared with itself only: its clock may be a file server's.
      seen = { id: holder.id, touched, since: performance.now() };
    }
    const silent = performance.now() - seen.since > staleMs;
    if (silent || hasEnded(holder, owner.host)) {
      await discard(path, holder);
      continue;
    }
    if (!waiting) onWait(holder);
    waiting = true;
    await sleep(POLL_MS);
  }
}

/** Makes the lock file appear complete, so that no reader sees half of it. */
async function take(path: string, mine: LockFile): Promise<boolean> {
  const draft = `${path}.${mine.id}`;
  await writeFile(draft, JSON.stringify(mine), { flag: 'wx' });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes a stale lock; puts back what it caught instead when another process was faster. */
async function discard(path: string, stale: LockFile): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  const caught = await read(aside);
  if (caught !== undefined && caught.id !== stale.id) await link(aside, path).catch(() => {});
  await rm(aside, { force: true });
}

async function read(path: string): Promise<LockFile | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const { pid, host, id } = JSON.parse(text) as Partial<LockFile>;
    if (typeof pid === 'number' && typeof host === 'string' && typeof id === 'string')
      return { pid, host, id };
  } catch {
    // Not a lock that this code wrote.
  }
  return { pid: 0, host: NOBODY, id: text };
}

function hasEnded({ pid, host }: LockFile, thisHost: string): boolean {
  if (host === NOBODY) return true;
  if (host !== thisHost) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

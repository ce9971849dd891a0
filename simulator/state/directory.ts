import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { isTaken, takePidLock } from '../guests/pid-lock.ts';
import { readDocument, writeDocument } from './document.ts';
import type { Origin, SavedState } from './save.ts';

/** A directory that holds the state of one simulator, and is used by one process at a time. */
export interface StateDirectory {
  readonly path: string;
  /** For {@link GuestHostOptions.storeDir}. */
  readonly guestStore: string;
  /** What was found in it; undefined in a new one. */
  readonly stored: SavedState | undefined;
  /**
   * Replaces the state by that of the moment of the call, as a whole or not at all; it is on the disk when this
   * resolves. One call at a time.
   */
  write(state: SavedState): Promise<void>;
  /** Replaces the time that a sudden end goes on from; cheaper than a whole state. */
  writeTime(nowMs: number): Promise<void>;
  /** Gives the directory free. Idempotent. */
  release(): void;
}

/**
 * Opens the directory, making it when it is not there; it is then closed to other users.
 *
 * @throws Error when another process uses it, when the state cannot be read, or when it has file systems of guests
 *   but no state: nothing is ever begun afresh over what was there.
 */
export function openStateDirectory(
  directory: string,
  pid: number,
  log: (line: string) => void,
): StateDirectory {
  const path = resolve(directory);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const lock = takePidLock(join(path, 'lock'), pid);
  if (!isTaken(lock)) {
    throw new Error(
      `${path} is in use by process ${lock.pid}: stop that simulator, or use another --state directory`,
    );
  }
  const stateFile = join(path, 'state.json');
  const timeFile = join(path, 'time.json');
  const guestStore = join(path, 'guests');
  let isHeld = true;
  try {
    const stored = readState(stateFile, guestStore);
    if (stored !== undefined) stored.clock.nowMs = Math.max(stored.clock.nowMs, readTime(timeFile, log));
    return {
      path,
      guestStore,
      stored,
      async write(state) {
        // Before anything is awaited: the state refers to what goes on changing.
        const text = writeDocument(state);
        const draft = `${stateFile}.new`;
        rmSync(draft, { force: true });
        const file = await open(draft, 'wx', 0o600);
        try {
          await file.writeFile(text);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(draft, stateFile);
        await syncDirectory(path);
      },
      async writeTime(nowMs) {
        await writeFile(`${timeFile}.new`, JSON.stringify({ nowMs }), { mode: 0o600 });
        await rename(`${timeFile}.new`, timeFile);
      },
      release() {
        // A second removal could hit the lock of the next simulator.
        if (isHeld) lock.release();
        isHeld = false;
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** @throws Error saying how the state differs from what is asked for. */
export function checkOrigin(directory: StateDirectory, asked: Origin): void {
  const known = directory.stored?.origin;
  if (known === undefined) return;
  const other = 'or use another --state directory for a fresh world';
  if (known.worldDigest !== asked.worldDigest) {
    throw new Error(
      `${directory.path} goes on from the world ${known.worldFile}, and ${asked.worldFile} is another one: ` +
        `give --world as it was, ${other}`,
    );
  }
  if (known.guestMode !== asked.guestMode) {
    throw new Error(
      `${directory.path} holds guests of ${known.guestMode} mode, and this simulator has ${asked.guestMode} mode: ` +
        `start it as the same user with --guests ${known.guestMode}, ${other}`,
    );
  }
}

function readState(stateFile: string, guestStore: string): SavedState | undefined {
  const text = textOf(stateFile);
  if (text !== undefined) return readDocument(text, stateFile);
  const index = join(guestStore, 'index.json');
  if (statSync(index, { throwIfNoEntry: false }) === undefined) return undefined;
  throw new Error(`${stateFile} is missing, but ${index} is there: put it back, or remove ${guestStore}`);
}

/** Without the file of times, or with a damaged one, the time is that of the state. */
function readTime(timeFile: string, log: (line: string) => void): number {
  const text = textOf(timeFile);
  if (text === undefined) return -Infinity;
  try {
    const { nowMs } = JSON.parse(text) as { nowMs?: unknown };
    if (typeof nowMs === 'number') return nowMs;
  } catch {
    // Said below.
  }
  log(`${timeFile} is damaged; time goes on from when the state was last written`);
  return -Infinity;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A new name of a file is safe from a loss of power once its directory is on the disk. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

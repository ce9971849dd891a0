import { chownSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type IdMap, identityOf } from './id-map.ts';
import { removeGuestFiles } from './in-map.ts';
import { mendDisks } from './mend-disks.ts';
import { isTaken, takePidLock } from './pid-lock.ts';
import { isAlive, type ProcessIdentity } from './process-identity.ts';

/** An image: layers, newest first, and how many hold it. */
export interface ImageRecord {
  layers: string[];
  references: number;
}

/** A disk: the layers below its own writable one, newest first. */
export interface DiskRecord {
  layers: string[];
}

/** What survives a restart of the simulator, in `index.json`. */
export interface StoreIndex {
  version: 1;
  /** The id map under which the files were made. */
  map: string;
  /** Number of the next layer, disk or image; numbers are never used twice. */
  next: number;
  images: Record<string, ImageRecord>;
  disks: Record<string, DiskRecord>;
}

/** A directory with the layers and disks of guests, used by one simulator at a time. */
export interface Store {
  /** Holds one directory per layer (`l1`), disk (`d2`) and a link per base; its members are used by relative name. */
  readonly files: string;
  readonly index: StoreIndex;
  /** Writes the index, when the store is kept. Call after each change of it. */
  save(): void;
  /** Remembers a process that must end with this simulator, for the case that both are killed at once. */
  noteProcess(process: ProcessIdentity): void;
  forgetProcess(process: ProcessIdentity): void;
  /** Gives the store free; removes its files unless they are kept. */
  close(): Promise<void>;
}

/**
 * Opens a store and removes what a simulator that was killed left behind: its processes, half-made files and, when
 * the store is not to be kept, everything.
 *
 * @throws when another living simulator uses the directory, or when it holds files of another id map to be kept.
 */
export async function openStore(options: {
  directory: string;
  keep: boolean;
  map: IdMap;
  pid: number;
}): Promise<Store> {
  const { keep, map, pid } = options;
  const directory = resolve(options.directory);
  const existed = mkdirSync(directory, { recursive: true }) === undefined;
  const lock = takePidLock(join(directory, 'lock'), pid);
  if (!isTaken(lock)) throw new Error(`The guest store ${directory} is in use by process ${lock.pid}`);

  const processes = join(directory, 'processes');
  const files = join(directory, 'files');
  const indexPath = join(directory, 'index.json');
  try {
    await endLeftProcesses(processes);
    mkdirSync(processes, { recursive: true });
    mkdirSync(files, { recursive: true, mode: 0o700 });
    // Guests' root must be able to enter it; nobody else on the host may.
    chownSync(files, map.rootUid, map.rootGid);
    const index = keep ? readIndex(indexPath) : undefined;
    if (index && index.map !== identityOf(map)) {
      throw new Error(
        `The guest store ${directory} was made in ${index.map.split(':')[0]} mode and cannot be used in ${map.mode} mode`,
      );
    }
    const current = index ?? { version: 1, map: identityOf(map), next: 1, images: {}, disks: {} };
    await removeUnknown(files, map, current);
    mendDisks(files, map, current);
    return {
      files,
      index: current,
      save() {
        if (!keep) return;
        writeFileSync(`${indexPath}.new`, JSON.stringify(current));
        renameSync(`${indexPath}.new`, indexPath);
      },
      noteProcess: (process) => writeFileSync(join(processes, String(process.pid)), process.startTime),
      forgetProcess: (process) => rmSync(join(processes, String(process.pid)), { force: true }),
      async close() {
        if (!keep) {
          await removeUnknown(files, map, { ...current, images: {}, disks: {} });
          await rm(files, { recursive: true, force: true });
          rmSync(indexPath, { force: true });
        }
        rmSync(processes, { recursive: true, force: true });
        lock.release();
        if (!keep && !existed) await rm(directory, { recursive: true, force: true });
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function readIndex(path: string): StoreIndex | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as StoreIndex;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Guests end with their simulator by themselves, some milliseconds later; one that was stopped by force does not. */
async function endLeftProcesses(directory: string): Promise<void> {
  for (const name of namesIn(directory)) {
    const left = { pid: Number(name), startTime: readFileSync(join(directory, name), 'utf8') };
    for (let attempt = 0; isAlive(left) && attempt < 500; attempt++) {
      process.kill(left.pid, 'SIGKILL');
      await new Promise((done) => setTimeout(done, 10));
    }
    rmSync(join(directory, name));
  }
}

async function removeUnknown(files: string, map: IdMap, index: StoreIndex): Promise<void> {
  const known = new Set(Object.keys(index.disks));
  for (const { layers } of [...Object.values(index.images), ...Object.values(index.disks)]) {
    for (const layer of layers) known.add(layer);
  }
  for (const name of namesIn(files)) {
    if (!known.has(name)) await removeGuestFiles(map, files, name);
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

import { chownSync, existsSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeGuestFile } from './guest-file.ts';
import type { IdMap } from './id-map.ts';
import { removeGuestFiles } from './in-map.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { startMachine } from './machine.ts';
import type { Store } from './store.ts';

/**
 * Goes the whole way once, in the store's own directory: namespaces, overlay with a removed file, the mounts of a
 * guest, pivot_root, entering the running guest. Any part can be refused: by the kernel's age or settings, a security
 * module, a container, the file system.
 *
 * @returns why guests cannot run under this map; empty when they can.
 */
export async function probe(
  store: Store,
  map: IdMap,
  network: 'none' | 'host',
  parentPid: number,
): Promise<string> {
  const { files } = store;
  const owned = (path: string) => {
    mkdirSync(join(files, path), { recursive: true, mode: 0o755 });
    chownSync(join(files, path), map.rootUid, map.rootGid);
  };
  try {
    // Two layers, as an image of an image has.
    for (const path of ['p1', 'p1/tmp', 'p0', 'p', 'p/upper', 'p/work', 'p/mnt']) owned(path);
    writeFileSync(join(files, 'p1/tmp/removed-at-boot'), '');
    const machine = await startMachine({
      store,
      map,
      lower: 'p0:p1',
      disk: 'p',
      network,
      limits: DEFAULT_LIMITS,
      parentPid,
      boot: { hostname: 'probe', bootID: 'probe' },
      log: () => undefined,
    });
    const file = {
      path: '/written',
      content: Buffer.from('x'),
      owner: 'root',
      group: 'root',
      mode: '0600',
      overwrite: false,
    };
    const outcome = await writeGuestFile(file, machine, map);
    await machine.stop();
    if (outcome.kind === 'refused') return outcome.message;
    if (!existsSync(join(files, 'p/upper/written'))) return 'files of a guest do not reach its layer';
    if (
      !lstatSync(join(files, 'p/upper/tmp/removed-at-boot'), { throwIfNoEntry: false })?.isCharacterDevice()
    )
      return 'the file system cannot record removed files';
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    for (const name of ['p', 'p0', 'p1']) await removeGuestFiles(map, files, name);
  }
}

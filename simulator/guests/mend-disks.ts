import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { IdMap } from './id-map.ts';
import type { StoreIndex } from './store.ts';

/**
 * Puts disks right whose simulator was killed in the middle of making or freezing them: a layer that was recorded and
 * not moved yet is still the disk's own, and directories that it was about to make are made.
 *
 * @throws Error when files are missing that nothing can bring back.
 */
export function mendDisks(files: string, map: IdMap, { disks, images }: StoreIndex): void {
  const isThere = (name: string) => lstatSync(join(files, name), { throwIfNoEntry: false }) !== undefined;
  for (const [name, disk] of Object.entries(disks)) {
    const [newest = ''] = disk.layers;
    if (!isThere(newest) && isThere(`${name}/upper`)) disk.layers = disk.layers.slice(1);
    for (const part of ['', 'upper', 'work', 'mnt']) {
      const path = join(files, name, part);
      if (existsSync(path)) continue;
      mkdirSync(path);
      chmodSync(path, 0o755);
      if (part !== '' && map.mode === 'range') chownSync(path, map.rootUid, map.rootGid);
    }
  }
  for (const { layers } of [...Object.values(disks), ...Object.values(images)]) {
    const missing = layers.find((layer) => !existsSync(join(files, layer)));
    if (missing !== undefined) throw new Error(`The files ${join(files, missing)} are missing`);
  }
}

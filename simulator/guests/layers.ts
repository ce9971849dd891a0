import { readlinkSync, symlinkSync } from 'node:fs';
import { chmod, chown, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { IdMap } from './id-map.ts';
import { removeGuestFiles, runInMap } from './in-map.ts';
import type { DiskFiles, ImageFiles } from './port.ts';
import type { ImageRecord, Store } from './store.ts';

/** A stack this deep is copied into one layer: the list of layers must fit into a page of mount options. */
const FLATTEN_AT = 50;

/** Images and disks as stacks of shared, frozen directories; a layer goes when no image and no disk needs it. */
export interface Layers {
  /** An image of one layer, a directory elsewhere. Made once per directory. */
  imageOf(directory: string): ImageFiles;
  createDisk(image: ImageFiles): Promise<DiskFiles>;
  /** What overlay takes as `lowerdir` for a disk, in the directory of the store's files. */
  lowerOf(disk: DiskFiles): string;
  freeze(disk: DiskFiles, isRunning: boolean): Promise<ImageFiles>;
  retain(image: ImageFiles): void;
  release(image: ImageFiles): Promise<void>;
  deleteDisk(disk: DiskFiles): Promise<void>;
  reconcile(held: Held): Promise<void>;
}

interface Held {
  images: ReadonlyMap<ImageFiles, number>;
  disks: ReadonlySet<DiskFiles>;
}

/** @param store holds the records; every change is saved there. */
export function createLayers(store: Store, map: IdMap): Layers {
  const { files, index } = store;
  const { images, disks } = index;

  const imageNamed = (name: ImageFiles) => {
    const image = images[name];
    if (!image) throw new Error(`There is no image ${name} in the guest store`);
    return image;
  };
  const diskNamed = (name: DiskFiles) => {
    const disk = disks[name];
    if (!disk) throw new Error(`There is no disk ${name} in the guest store`);
    return disk;
  };
  const isNeeded = (layer: string) =>
    Object.values(images).some((image) => image.layers.includes(layer)) ||
    Object.values(disks).some((disk) => disk.layers.includes(layer));

  /** The directory that is an image's only layer, where that is one of {@link Layers.imageOf}. */
  const baseOf = (image: ImageRecord | undefined) => {
    const [layer, ...more] = image?.layers ?? [];
    return layer?.startsWith('b') && more.length === 0 ? readlinkSync(join(files, layer)) : undefined;
  };

  /** A layer that was just taken out of a record. */
  const dropLayers = async (layers: string[]) => {
    for (const layer of layers) {
      if (!isNeeded(layer)) await removeGuestFiles(map, files, layer);
    }
  };

  const makeDirectory = async (name: string) => {
    await mkdir(join(files, name));
    await chmod(join(files, name), 0o755);
    if (map.mode === 'range') await chown(join(files, name), map.rootUid, map.rootGid);
  };

  const makeDisk = async (name: DiskFiles) => {
    await mkdir(join(files, name));
    await chmod(join(files, name), 0o755);
    await Promise.all(['upper', 'work', 'mnt'].map((part) => makeDirectory(`${name}/${part}`)));
  };

  const flatten = async (layers: string[]): Promise<string[]> => {
    const layer = `l${index.next++}`;
    const point = `m${index.next++}`;
    await makeDirectory(layer);
    await makeDirectory(point);
    try {
      await runInMap({
        map,
        cwd: files,
        command: ['cp', '-a', '--', `${point}/.`, `${layer}/`],
        mounted: { lower: layers.join(':'), at: point },
      });
    } finally {
      await removeGuestFiles(map, files, point);
    }
    return [layer];
  };

  const deleteDisk = async (name: DiskFiles) => {
    const disk = diskNamed(name);
    delete disks[name];
    store.save();
    await removeGuestFiles(map, files, name);
    await dropLayers(disk.layers);
  };

  return {
    imageOf(directory) {
      const known = Object.keys(images).find((name) => baseOf(images[name]) === directory);
      if (known) return known;
      const base = `b${index.next++}`;
      symlinkSync(directory, join(files, base));
      const name = `image-${index.next++}`;
      images[name] = { layers: [base], references: 1 };
      store.save();
      return name;
    },

    async createDisk(image) {
      const { layers } = imageNamed(image);
      const name = `d${index.next++}`;
      // Recorded first: from here on the image's layers are needed.
      disks[name] = { layers: [...layers] };
      store.save();
      await makeDisk(name);
      return name;
    },

    lowerOf: (disk) => diskNamed(disk).layers.join(':'),

    async freeze(name, isRunning) {
      const disk = diskNamed(name);
      const layer = `l${index.next++}`;
      const image = `image-${index.next++}`;
      if (isRunning) {
        await makeDirectory(layer);
        await runInMap(
          {
            map,
            cwd: files,
            command: ['cp', '-a', '--reflink=auto', '--', `${name}/upper/.`, `${layer}/`],
          },
          isOnlyVanished,
        );
      } else {
        // Recorded first: until it is moved, the layer is still the disk's own, see `mendDisks`.
        disk.layers = [layer, ...disk.layers];
        store.save();
        await rename(join(files, name, 'upper'), join(files, layer));
        await makeDirectory(`${name}/upper`);
      }
      const stack = isRunning ? [layer, ...disk.layers] : [...disk.layers];
      images[image] = { layers: stack, references: 1 };
      store.save();
      if (stack.length >= FLATTEN_AT) {
        const flat = await flatten(stack);
        images[image].layers = flat;
        if (!isRunning) disk.layers = [...flat];
        store.save();
        await dropLayers(stack);
      }
      return image;
    },

    retain(name) {
      imageNamed(name).references++;
      store.save();
    },

    async release(name) {
      const image = imageNamed(name);
      image.references--;
      if (image.references === 0) delete images[name];
      store.save();
      if (image.references === 0) await dropLayers(image.layers);
    },

    deleteDisk,

    async reconcile(held) {
      for (const name of held.images.keys()) imageNamed(name);
      for (const name of held.disks) diskNamed(name);
      for (const [name, image] of Object.entries(images)) {
        image.references = held.images.get(name) ?? 0;
        if (image.references > 0) continue;
        delete images[name];
        store.save();
        await dropLayers(image.layers);
      }
      for (const name of Object.keys(disks)) {
        if (!held.disks.has(name)) await deleteDisk(name);
      }
      store.save();
    },
  };
}

/** Files that a running guest removes while its disk is copied are missing from the copy, as after a power cut. */
function isOnlyVanished(stderr: string): boolean {
  const lines = stderr.split('\n').filter((line) => line !== '');
  return lines.length > 0 && lines.every((line) => line.includes('No such file or directory'));
}

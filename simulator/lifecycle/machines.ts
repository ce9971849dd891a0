import type { BootOptions, DiskFiles, Guest, GuestHost, ImageFiles, MachineEnd } from '../guests/port.ts';
import type { ImageRecord } from '../world/image-record.ts';

/** What is needed of an image to find its files. */
type ImageName = Pick<ImageRecord, 'id' | 'name'>;

/** What the files of a resource are made from. */
type Source = { disk: string } | { resource: string } | { publicImage: string };

interface Disk {
  image: ImageName;
  files: Promise<DiskFiles>;
  /** Once they are made. */
  name?: DiskFiles;
  /** The end of everything asked for so far: boots, stops and freezes of one disk happen one after the other. */
  last: Promise<unknown>;
}

interface Frozen {
  source: Source;
  files: Promise<ImageFiles>;
  /** Once they are made. */
  name?: ImageFiles;
}

/** The names of all files, as plain data. What has no name yet is made from its source again. */
export interface SavedMachines {
  disks: { id: string; image: ImageName; name?: DiskFiles }[];
  frozen: { id: string; source: Source; name?: ImageFiles }[];
}

/**
 * The machines and file systems behind instances, disks, images and snapshots. Records hold plain data only; this
 * holds what is alive.
 */
export class Machines {
  readonly host: GuestHost;
  readonly #disks = new Map<string, Disk>();
  /** Files of custom images and snapshots, by resource id. Each entry is one reference. */
  readonly #frozen = new Map<string, Frozen>();
  readonly #guests = new Map<string, Guest>();
  /**
   * Takes over the removal of files that no resource names any more, to do it later. Without it they are removed at
   * once.
   */
  removeLater?: (remove: () => Promise<void>) => void;

  constructor(host: GuestHost) {
    this.host = host;
  }

  /** The running machine of an instance. */
  guest(instanceId: string): Guest | undefined {
    return this.#guests.get(instanceId);
  }

  /** Makes the disk's files from an image that may still be in the making. */
  createDisk(diskId: string, { id, name }: ImageName): void {
    const image = { id, name };
    const files = this.#imageFiles(image).then((source) => this.host.createDisk(source));
    const disk: Disk = { image, files, last: files.catch(() => undefined) };
    files.then(
      (made) => (disk.name = made),
      () => undefined,
    );
    this.#disks.set(diskId, disk);
  }

  /** Boots an instance from its system disk; resolves once it runs. `ended` is called when it ends by itself. */
  boot(
    instanceId: string,
    diskId: string,
    options: BootOptions,
    ended: (end: MachineEnd) => void,
  ): Promise<void> {
    return this.#onDisk(diskId, async (files) => {
      const guest = await this.host.boot(files, options);
      this.#guests.set(instanceId, guest);
      void guest.ended.then((end) => {
        if (this.#guests.get(instanceId) !== guest) return;
        this.#guests.delete(instanceId);
        ended(end);
      });
    });
  }

  /** Ends the machine of an instance; resolves when no process of it is left. */
  stop(instanceId: string, diskId: string): Promise<void> {
    return this.#onDisk(diskId, async () => {
      const guest = this.#guests.get(instanceId);
      this.#guests.delete(instanceId);
      await guest?.stop();
    });
  }

  /** Freezes a disk as it is when everything asked of it before has been done, for a snapshot or an image. */
  freeze(diskId: string, resourceId: string): void {
    const files = this.#onDisk(diskId, (disk) => this.host.freeze(disk));
    this.#hold(resourceId, { disk: diskId }, files);
  }

  /** One more resource that has the files of another one. */
  share(fromId: string, resourceId: string): void {
    const frozen = this.#frozen.get(fromId);
    if (frozen === undefined) throw new Error(`No files of ${fromId}`);
    this.#hold(resourceId, { resource: fromId }, this.#retained(frozen.files));
  }

  /** As {@link share}, from an image that may be a public one. */
  shareImage(image: ImageRecord, resourceId: string): void {
    if (this.#frozen.has(image.id)) {
      this.share(image.id, resourceId);
      return;
    }
    const files = this.#retained(this.host.baseImage(image.name));
    this.#hold(resourceId, { publicImage: image.name }, files);
  }

  /** Resolves once the files of a resource are complete; rejects when they could not be made. */
  async complete(resourceId: string): Promise<void> {
    await this.#frozen.get(resourceId)?.files;
  }

  async release(resourceId: string): Promise<void> {
    const frozen = this.#frozen.get(resourceId);
    this.#frozen.delete(resourceId);
    const name = await frozen?.files.catch(() => undefined);
    if (name !== undefined) await this.#remove(() => this.host.releaseImage(name));
  }

  async deleteDisk(diskId: string): Promise<void> {
    const disk = this.#disks.get(diskId);
    if (disk === undefined) return;
    await this.#onDisk(diskId, (files) => this.#remove(() => this.host.deleteDisk(files)));
    this.#disks.delete(diskId);
  }

  /** Resolves when everything asked for so far has been done. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#disks.values()].map(({ last }) => last));
    await Promise.allSettled([...this.#frozen.values()].map(({ files }) => files));
  }

  save(): SavedMachines {
    return {
      disks: [...this.#disks].map(([id, { image, name }]) => ({
        id,
        image,
        ...(name !== undefined && { name }),
      })),
      frozen: [...this.#frozen].map(([id, { source, name }]) => ({
        id,
        source,
        ...(name !== undefined && { name }),
      })),
    };
  }

  /**
   * Takes on the files of an earlier run, which the host kept, and makes what was still in the making. Files that the
   * saved state does not name are removed. No machine runs afterwards.
   *
   * @throws Error when the host does not have them.
   */
  async restore({ disks, frozen }: SavedMachines): Promise<void> {
    const images = new Map<ImageFiles, number>();
    for (const { name } of frozen) if (name !== undefined) images.set(name, (images.get(name) ?? 0) + 1);
    const diskFiles = new Set(disks.flatMap(({ name }) => name ?? []));
    await this.host.reconcile({ images, disks: diskFiles });
    for (const { id, image, name } of disks) {
      if (name === undefined) continue;
      this.#disks.set(id, { image, name, files: Promise.resolve(name), last: Promise.resolve() });
    }
    for (const { id, source, name } of frozen) {
      if (name !== undefined) this.#frozen.set(id, { source, name, files: Promise.resolve(name) });
      // Looked for once all are known: what it is made from may itself be still in the making.
      else
        this.#hold(
          id,
          source,
          Promise.resolve().then(() => this.#filesOf(source)),
        );
    }
    for (const { id, image, name } of disks) if (name === undefined) this.createDisk(id, image);
  }

  #filesOf(source: Source): Promise<ImageFiles> {
    if ('publicImage' in source) return this.#retained(this.host.baseImage(source.publicImage));
    if ('disk' in source) return this.#onDisk(source.disk, (disk) => this.host.freeze(disk));
    const other = this.#frozen.get(source.resource);
    return other === undefined
      ? Promise.reject(new Error(`The files of ${source.resource} were lost before they were shared`))
      : this.#retained(other.files);
  }

  async #retained(files: Promise<ImageFiles>): Promise<ImageFiles> {
    const name = await files;
    this.host.retainImage(name);
    return name;
  }

  #hold(resourceId: string, source: Source, files: Promise<ImageFiles>): void {
    const frozen: Frozen = { source, files };
    files.then(
      (made) => (frozen.name = made),
      () => undefined,
    );
    this.#frozen.set(resourceId, frozen);
  }

  /** The whole work, or the taking over of it. */
  async #remove(work: () => Promise<void>): Promise<void> {
    if (this.removeLater === undefined) await work();
    else this.removeLater(work);
  }

  #imageFiles(image: ImageName): Promise<ImageFiles> {
    return this.#frozen.get(image.id)?.files ?? this.host.baseImage(image.name);
  }

  #onDisk<T>(diskId: string, work: (files: DiskFiles) => Promise<T>): Promise<T> {
    const disk = this.#disks.get(diskId);
    if (disk === undefined) return Promise.reject(new Error(`No files of disk ${diskId}`));
    const done = disk.last.then(() => disk.files).then(work);
    disk.last = done.catch(() => undefined);
    return done;
  }
}

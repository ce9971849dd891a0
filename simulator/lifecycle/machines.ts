import type { BootOptions, DiskFiles, Guest, GuestHost, ImageFiles, MachineEnd } from '../guests/port.ts';
import type { ImageRecord } from '../world/image-record.ts';

interface Disk {
  files: Promise<DiskFiles>;
  /** The end of everything asked for so far: boots, stops and freezes of one disk happen one after the other. */
  last: Promise<unknown>;
}

/**
 * The machines and file systems behind instances, disks, images and snapshots. Records hold plain data only; this
 * holds what is alive.
 */
export class Machines {
  readonly host: GuestHost;
  readonly #disks = new Map<string, Disk>();
  /** Files of custom images and snapshots, by resource id. Each entry is one reference. */
  readonly #frozen = new Map<string, Promise<ImageFiles>>();
  readonly #guests = new Map<string, Guest>();

  constructor(host: GuestHost) {
    this.host = host;
  }

  /** The running machine of an instance. */
  guest(instanceId: string): Guest | undefined {
    return this.#guests.get(instanceId);
  }

  /** Makes the disk's files from an image that may still be in the making. */
  createDisk(diskId: string, image: ImageRecord): void {
    const files = this.#imageFiles(image).then((source) => this.host.createDisk(source));
    files.catch(() => undefined);
    this.#disks.set(diskId, { files, last: files.catch(() => undefined) });
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
    this.#hold(
      resourceId,
      this.#onDisk(diskId, (files) => this.host.freeze(files)),
    );
  }

  /** One more resource that has the files of another one. */
  share(fromId: string, resourceId: string): void {
    const files = this.#frozen.get(fromId);
    if (files === undefined) throw new Error(`No files of ${fromId}`);
    this.#hold(
      resourceId,
      files.then((name) => {
        this.host.retainImage(name);
        return name;
      }),
    );
  }

  /** As {@link share}, from an image that may be a public one. */
  shareImage(image: ImageRecord, resourceId: string): void {
    if (this.#frozen.has(image.id)) {
      this.share(image.id, resourceId);
      return;
    }
    this.#hold(
      resourceId,
      this.#imageFiles(image).then((name) => {
        this.host.retainImage(name);
        return name;
      }),
    );
  }

  /** Resolves once the files of a resource are complete; rejects when they could not be made. */
  async complete(resourceId: string): Promise<void> {
    await this.#frozen.get(resourceId);
  }

  async release(resourceId: string): Promise<void> {
    const files = this.#frozen.get(resourceId);
    this.#frozen.delete(resourceId);
    const name = await files?.catch(() => undefined);
    if (name !== undefined) await this.host.releaseImage(name);
  }

  async deleteDisk(diskId: string): Promise<void> {
    const disk = this.#disks.get(diskId);
    if (disk === undefined) return;
    await this.#onDisk(diskId, (files) => this.host.deleteDisk(files));
    this.#disks.delete(diskId);
  }

  #hold(resourceId: string, files: Promise<ImageFiles>): void {
    files.catch(() => undefined);
    this.#frozen.set(resourceId, files);
  }

  #imageFiles(image: ImageRecord): Promise<ImageFiles> {
    return this.#frozen.get(image.id) ?? this.host.baseImage(image.name);
  }

  #onDisk<T>(diskId: string, work: (files: DiskFiles) => Promise<T>): Promise<T> {
    const disk = this.#disks.get(diskId);
    if (disk === undefined) return Promise.reject(new Error(`No files of disk ${diskId}`));
    const done = disk.last.then(() => disk.files).then(work);
    disk.last = done.catch(() => undefined);
    return done;
  }
}

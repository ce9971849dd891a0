import type { ImageDisk, ImageRecord, SnapshotRecord } from '../world/image-record.ts';
import type { InstanceRecord } from '../world/instance-record.ts';
import type { Holdings } from '../world/region.ts';
import { type Core, note, spread } from './core.ts';
import type { Machines } from './machines.ts';

/** Copies that run at once into one region of one account; the rest waits (documented for CopyImage). */
export const COPY_SLOTS = 5;

/** Moves images and their snapshots from Waiting and Creating to their end. */
export class Images {
  readonly #core: Core;
  readonly #machines: Machines;

  constructor(core: Core, machines: Machines) {
    this.#core = core;
    this.#machines = machines;
    core.timeline.handle('image', ({ id, step, generation }) => this.#step(id, step, generation));
    core.timeline.handle('snapshot', ({ id, step }) => this.#snapshotStep(id, step));
  }

  find(imageId: string): { holdings: Holdings; image: ImageRecord } | undefined {
    for (const holdings of this.#core.world.allHoldings()) {
      const image = holdings.images.get(imageId);
      if (image !== undefined) return { holdings, image };
    }
    return undefined;
  }

  /** Snapshots every disk of the instance as it is now and makes the image of them. */
  createFromInstance(holdings: Holdings, image: ImageRecord, instance: InstanceRecord): void {
    image.disks = instance.diskIds.flatMap((diskId) => {
      const disk = holdings.disks.get(diskId);
      if (disk === undefined) return [];
      const { type, device, sizeGiB, encrypted } = disk;
      const snapshotId = this.#core.ids.resource('s', holdings.region.id);
      if (type === 'system') this.#machines.freeze(diskId, snapshotId);
      this.addSnapshot(holdings, {
        ...this.#snapshotOf(image, snapshotId, { type, sizeGiB, encrypted }),
        sourceDiskId: diskId,
        kmsKeyId: disk.kmsKeyId,
      });
      return [{ snapshotId, type, device, sizeGiB, encrypted }];
    });
    this.#begin(holdings, image);
  }

  /** Makes an image of imported disk files, which become snapshots of no disk. Their content is a base system's. */
  import(holdings: Holdings, image: ImageRecord, files: { sizeGiB: number; device: string }[]): void {
    image.disks = files.map(({ sizeGiB, device }, index) => {
      const snapshotId = this.#core.ids.resource('s', holdings.region.id);
      const type = index === 0 ? ('system' as const) : ('data' as const);
      if (type === 'system') this.#machines.shareImage(image, snapshotId);
      this.addSnapshot(holdings, snapshotOf(image, snapshotId, { type, sizeGiB, encrypted: false }));
      return { snapshotId, type, device, sizeGiB, encrypted: false };
    });
    this.#begin(holdings, image);
  }

  /** Makes an image of existing snapshots. */
  createFromSnapshots(holdings: Holdings, image: ImageRecord): void {
    this.#begin(holdings, image);
  }

  /** Starts a copy, or queues it while all slots of the destination are taken. */
  copy(source: ImageRecord, destination: Holdings, image: ImageRecord): void {
    image.disks = source.disks.map((disk) => this.#copyDisk(source, destination, image, disk));
    destination.images.set(image.id, image);
    note(this.#core, 'image', image, 'Waiting', { copyOf: source.id });
    if (this.#runningCopies(destination) < COPY_SLOTS) this.#startCopy(image);
  }

  /** Ends a copy that has not ended; the image disappears. */
  cancelCopy(holdings: Holdings, image: ImageRecord): void {
    this.#remove(holdings, image, 'cancelled');
    for (const { snapshotId } of image.disks) this.deleteSnapshot(holdings, snapshotId);
    this.#startWaiting(holdings);
  }

  /** The snapshots stay. */
  delete(holdings: Holdings, image: ImageRecord): void {
    this.#remove(holdings, image, 'gone');
    this.#startWaiting(holdings);
  }

  /** The creation or copy fails; its image stays visible with `CreateFailed`. */
  fail(image: ImageRecord, reason: string): void {
    const found = this.find(image.id);
    if (found === undefined || (image.status !== 'Creating' && image.status !== 'Waiting')) return;
    image.status = 'CreateFailed';
    image.failure = reason;
    image.generation++;
    for (const { snapshotId } of image.disks) {
      const snapshot = found.holdings.snapshots.get(snapshotId);
      if (snapshot?.status === 'progressing') snapshot.status = 'failed';
    }
    note(this.#core, 'image', image, 'CreateFailed', { reason });
    this.#startWaiting(found.holdings);
  }

  /** Images that are being made of an instance. */
  creatingFrom(instance: InstanceRecord): ImageRecord[] {
    return [...this.#core.world.holdings(instance.accountUid, instance.regionId).images.values()].filter(
      (image) => image.status === 'Creating' && image.sourceInstanceId === instance.id,
    );
  }

  /**
   * After an outage: completes an image whose files were still awaited then, for which no step is planned any more.
   * Void when another one is.
   */
  resume(image: ImageRecord): void {
    if (image.status !== 'Creating' || image.endsAt === undefined) return;
    this.#plan(image, 'complete', image.endsAt - this.#core.timeline.now());
  }

  addSnapshot(holdings: Holdings, snapshot: SnapshotRecord): void {
    holdings.snapshots.set(snapshot.id, snapshot);
    note(this.#core, 'snapshot', snapshot, snapshot.status);
  }

  deleteSnapshot(holdings: Holdings, snapshotId: string): void {
    const snapshot = holdings.snapshots.get(snapshotId);
    if (snapshot === undefined) return;
    holdings.snapshots.delete(snapshotId);
    this.#core.background.run(`deleting ${snapshotId}`, this.#machines.release(snapshotId));
    note(this.#core, 'snapshot', snapshot, 'gone');
  }

  #begin(holdings: Holdings, image: ImageRecord): void {
    const { image: durations } = this.#core.profile;
    const system = image.disks.find((disk) => disk.type === 'system');
    if (system === undefined) throw new Error('An image needs a system disk');
    this.#machines.share(system.snapshotId, image.id);
    holdings.images.set(image.id, image);
    note(this.#core, 'image', image, 'Creating', { from: image.sourceInstanceId || system.snapshotId });
    const total = spread(this.#core, durations.create + durations.createPerGiB * image.sizeGiB);
    this.#run(image, total, durations.usableAt);
  }

  #run(image: ImageRecord, total: number, usableShare: number): void {
    const now = this.#core.timeline.now();
    image.status = 'Creating';
    image.startedAt = now;
    image.endsAt = now + total;
    const early = this.#core.switches.usableBeforeAvailable;
    image.usableAt = early ? now + total * usableShare : image.endsAt;
    image.generation++;
    for (const { snapshotId } of image.disks) {
      const snapshot = this.#core.world.holdings(image.accountUid, image.regionId).snapshots.get(snapshotId);
      if (snapshot?.status === 'progressing')
        Object.assign(snapshot, { startedAt: now, endsAt: image.endsAt });
    }
    this.#plan(image, 'complete', total);
  }

  #startCopy(image: ImageRecord): void {
    const { copy, copyPerGiB } = this.#core.profile.image;
    this.#run(image, spread(this.#core, copy + copyPerGiB * image.sizeGiB), 1);
    note(this.#core, 'image', image, 'Creating', { copyOf: image.sourceImageId });
  }

  #copyDisk(source: ImageRecord, destination: Holdings, image: ImageRecord, disk: ImageDisk): ImageDisk {
    const snapshotId = this.#core.ids.resource('s', destination.region.id);
    const encrypted = image.encrypted || disk.encrypted;
    if (disk.type === 'system') {
      this.#machines.shareImage(source, snapshotId);
      this.#machines.share(snapshotId, image.id);
    }
    this.addSnapshot(destination, {
      ...this.#snapshotOf(image, snapshotId, { ...disk, encrypted }),
      kmsKeyId: image.kmsKeyId,
    });
    return { ...disk, snapshotId, encrypted };
  }

  /** As {@link snapshotOf}; whether it has the image's tags is a switch. */
  #snapshotOf(
    image: ImageRecord,
    id: string,
    disk: Pick<ImageDisk, 'type' | 'sizeGiB' | 'encrypted'>,
  ): SnapshotRecord {
    const snapshot = snapshotOf(image, id, disk);
    return this.#core.switches.imageTagsOnSnapshots ? { ...snapshot, tags: { ...image.tags } } : snapshot;
  }

  #runningCopies(holdings: Holdings): number {
    return [...holdings.images.values()].filter(
      ({ origin, status }) => origin === 'copy' && status === 'Creating',
    ).length;
  }

  #startWaiting(holdings: Holdings): void {
    const next = [...holdings.images.values()].find(
      ({ origin, status }) => origin === 'copy' && status === 'Waiting',
    );
    if (next !== undefined && this.#runningCopies(holdings) < COPY_SLOTS) this.#startCopy(next);
  }

  #step(id: string, step: string, generation: number | undefined): void {
    const found = this.find(id);
    if (found === undefined || (generation !== undefined && generation !== found.image.generation)) return;
    const { holdings, image } = found;
    if (step === 'fail') {
      this.fail(image, 'fault');
      return;
    }
    if (step === 'detected') {
      if (image.detection !== undefined) image.detection.status = 'Finished';
      // The check writes tags of its own, which no tag limit counts.
      image.tags = {
        ...image.tags,
        'acs:ecs:image:osVersion': image.osName,
        'acs:ecs:image:kernelVersion': '6.1',
      };
      note(this.#core, 'image', image, 'detected');
      return;
    }
    const finished = this.#machines.complete(image.id).then(
      () => this.#complete(holdings, image, generation),
      (error: unknown) => this.fail(image, String(error)),
    );
    this.#core.background.run(`completing ${image.id}`, finished);
  }

  #complete(holdings: Holdings, image: ImageRecord, generation: number | undefined): void {
    if (image.generation !== generation || !holdings.images.has(image.id)) return;
    const now = this.#core.timeline.now();
    image.status = 'Available';
    image.endsAt = now;
    image.usableAt = Math.min(image.usableAt ?? now, now);
    image.generation++;
    for (const { snapshotId } of image.disks) {
      const snapshot = holdings.snapshots.get(snapshotId);
      if (snapshot === undefined) continue;
      snapshot.status = 'accomplished';
      note(this.#core, 'snapshot', snapshot, 'accomplished');
    }
    note(this.#core, 'image', image, 'Available');
    if (image.detection !== undefined) {
      const duration = spread(this.#core, this.#core.profile.image.detection);
      image.detection = { status: 'Processing', endsAt: now + duration };
      this.#plan(image, 'detected', duration);
    }
    this.#startWaiting(holdings);
  }

  #snapshotStep(id: string, step: string): void {
    for (const holdings of this.#core.world.allHoldings()) {
      if (step === 'expired') this.deleteSnapshot(holdings, id);
      const snapshot = holdings.snapshots.get(id);
      if (step !== 'complete' || snapshot?.status !== 'progressing') continue;
      snapshot.status = 'accomplished';
      note(this.#core, 'snapshot', snapshot, 'accomplished');
    }
  }

  #remove(holdings: Holdings, image: ImageRecord, what: string): void {
    holdings.images.delete(image.id);
    image.generation++;
    this.#core.background.run(`deleting ${image.id}`, this.#machines.release(image.id));
    note(this.#core, 'image', image, what);
  }

  #plan({ id, generation }: ImageRecord, step: string, ms: number): void {
    this.#core.timeline.plan(ms, { kind: 'image', id, step, generation });
  }
}

/** The snapshot of one disk of an image that is being made. It has no tags: image tags are not copied to snapshots. */
function snapshotOf(
  image: ImageRecord,
  id: string,
  disk: Pick<ImageDisk, 'type' | 'sizeGiB' | 'encrypted'>,
): SnapshotRecord {
  return {
    id,
    name: `Created_from_${image.sourceInstanceId || image.sourceImageId}`,
    accountUid: image.accountUid,
    regionId: image.regionId,
    status: 'progressing',
    startedAt: image.startedAt,
    endsAt: image.endsAt ?? image.startedAt,
    sourceDiskId: '',
    sourceInstanceId: image.sourceInstanceId,
    sourceDiskType: disk.type,
    sizeGiB: disk.sizeGiB,
    encrypted: disk.encrypted,
    kmsKeyId: image.kmsKeyId,
    description: '',
    resourceGroupId: image.resourceGroupId,
    tags: {},
    createdDisks: [],
  };
}

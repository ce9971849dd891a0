import { IMAGE_BUILDS } from '../api/names.ts';
import type { ImageBuild, ImageTemplate } from '../api/objects.ts';
import { claimOf, isOrphan, isSuspect, type TaggedResource } from '../build/orphans.ts';
import { type Cloud, isCloudError, selectorTags } from '../cloud/port.ts';
import { isKubeError, type KubeClient } from '../kube/port.ts';
import { type Clock, sleep } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import type { RunContext, Runnable } from '../runtime/runnable.ts';
import type { WriteGuard } from './status-writer.ts';

export interface OrphanCollectorDeps {
  readonly client: Pick<KubeClient, 'get'>;
  readonly guard: WriteGuard;
  readonly log: Logger;
  /** The cloud's time. */
  readonly clock: Clock;
  readonly clusterID: () => string;
  /** Every account and region that a template works in, with the credentials of that template. */
  readonly places: () => Promise<readonly Place[]>;
  /** Empty: all namespaces. Builds elsewhere are not ours to judge. */
  readonly watchNamespaces: readonly string[];
  /** `Report` only says what it would delete. */
  readonly mode: 'Delete' | 'Report';
  /** Told about each resource that was deleted, or would be. */
  readonly onCollected: (kind: TaggedResource['kind']) => void;
}

/** Where to look. */
export interface Place {
  readonly cloud: Cloud;
  readonly regionID: string;
}

const FIRST_ROUND_MS = 60_000;
const ROUND_MS = 300_000;

/**
 * The last net: deletes instances, candidate images and snapshots that carry this cluster's tags and whose build is
 * gone or over. Lists the cloud first and asks for each build live afterwards, so that a build created in between is
 * never mistaken for a missing one.
 */
export class OrphanCollector implements Runnable {
  readonly name = 'orphan collector';
  readonly #deps: OrphanCollectorDeps;

  constructor(deps: OrphanCollectorDeps) {
    this.#deps = deps;
  }

  async run({ stop, ready }: Pick<RunContext, 'stop' | 'ready'>): Promise<void> {
    ready();
    try {
      for (let wait = FIRST_ROUND_MS; ; wait = ROUND_MS) {
        await sleep(this.#deps.clock, wait, stop);
        await this.#round(stop);
      }
    } catch (error) {
      if (!stop.aborted) throw error;
    }
  }

  async #round(signal: AbortSignal): Promise<void> {
    for (const place of await this.#deps.places()) {
      try {
        await this.#collect(place, signal);
      } catch (error) {
        signal.throwIfAborted();
        this.#deps.log.warn({ regionID: place.regionID, error }, 'Could not look for orphans');
      }
    }
  }

  async #collect(place: Place, signal: AbortSignal): Promise<void> {
    const listed = await list(place, this.#deps.clusterID(), signal);
    const now = this.#deps.clock.now();
    for (const resource of listed.filter((candidate) => isSuspect(candidate, now))) {
      if (!(await this.#belongsToNobody(resource, signal))) continue;
      const { kind, id, regionID, tags } = resource;
      const fields = { kind, id, regionID, build: tags['imagesmith:build'] };
      this.#deps.onCollected(kind);
      if (this.#deps.mode === 'Report') this.#deps.log.warn(fields, 'Found an orphan');
      else {
        this.#deps.log.warn(fields, 'Deleting an orphan');
        this.#deps.guard.assertHeld();
        await remove(place.cloud, resource, signal);
      }
    }
  }

  async #belongsToNobody({ tags }: TaggedResource, signal: AbortSignal): Promise<boolean> {
    const claim = claimOf(tags);
    const { watchNamespaces, client } = this.#deps;
    if (claim === undefined) return false;
    if (watchNamespaces.length > 0 && !watchNamespaces.includes(claim.namespace)) return false;
    try {
      const { namespace, name } = claim;
      return isOrphan(claim, await client.get<ImageBuild>(IMAGE_BUILDS, { namespace, name }, { signal }));
    } catch (error) {
      if (isKubeError(error, 'NotFound')) return true;
      // Whoever may not read it may not judge it.
      if (isKubeError(error, 'Forbidden')) return false;
      throw error;
    }
  }
}

async function list(
  { cloud, regionID }: Place,
  clusterID: string,
  signal: AbortSignal,
): Promise<TaggedResource[]> {
  const tags = selectorTags({ clusterID });
  const candidates = selectorTags({ clusterID, lifecycle: 'candidate' });
  const found = <T extends { creationTime: string; tags: TaggedResource['tags'] }>(
    kind: TaggedResource['kind'],
    items: readonly T[],
    idOf: (item: T) => string,
  ): TaggedResource[] =>
    items.map((item) => ({
      kind,
      id: idOf(item),
      regionID,
      createdAt: Date.parse(item.creationTime),
      tags: item.tags,
    }));
  return [
    ...found(
      'Instance',
      await cloud.describeInstances({ regionID, tags }, { signal }),
      ({ instanceID }) => instanceID,
    ),
    ...found(
      'Image',
      await cloud.describeImages({ regionID, tags: candidates }, { signal }),
      ({ imageID }) => imageID,
    ),
    ...found(
      'Snapshot',
      await cloud.describeSnapshots({ regionID, tags: candidates }, { signal }),
      ({ snapshotID }) => snapshotID,
    ),
  ];
}

/** What cannot go yet (a snapshot of an image that is only just deleted) goes in a later round. */
async function remove(
  cloud: Cloud,
  { kind, id, regionID }: TaggedResource,
  signal: AbortSignal,
): Promise<void> {
  try {
    if (kind === 'Instance') await cloud.deleteInstance({ regionID, instanceID: id }, { signal });
    if (kind === 'Image') await removeImage(cloud, regionID, id, signal);
    if (kind === 'Snapshot')
      await cloud.deleteSnapshot({ regionID, snapshotID: id, force: true }, { signal });
  } catch (error) {
    if (!isCloudError(error, 'Busy', 'Conflict', 'NotFound')) throw error;
  }
}

async function removeImage(
  cloud: Cloud,
  regionID: string,
  imageID: string,
  signal: AbortSignal,
): Promise<void> {
  const [image] = await cloud.describeImages({ regionID, imageIDs: [imageID] }, { signal });
  if (image === undefined) return;
  const copying = image.isCopied && (image.status === 'Creating' || image.status === 'Waiting');
  if (copying) await cloud.cancelCopyImage({ regionID, imageID }, { signal });
  else await cloud.deleteImage({ regionID, imageID, force: true }, { signal });
  // Afterwards nothing names them.
  for (const { snapshotID } of image.disks) {
    if (snapshotID !== '') await cloud.deleteSnapshot({ regionID, snapshotID, force: true }, { signal });
  }
}

/** Regions that a template works in. */
export function regionsOf({ spec }: ImageTemplate): string[] {
  return [...new Set([spec.regionID, ...(spec.distribution?.regions ?? []).map(({ regionID }) => regionID)])];
}

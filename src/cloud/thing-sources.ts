import type { Clock } from '../runtime/clock.ts';
import { LookupLadder } from './lookup-ladder.ts';
import type { Cloud } from './port.ts';
import type { Tags } from './port/call.ts';
import { isFinished } from './port/command.ts';
import type { ThingKind, WatchedThings } from './port/watch.ts';
import { sightings, type WatchSource } from './watch-source.ts';

/** What a source of one region looks through. */
export interface SourceContext {
  clock: Clock;
  /** Evaluated at each look. */
  cloud: () => Cloud;
  regionID: string;
  /** Tags that everything of this installation carries; undefined: listings by tag are not used. */
  clusterTags: Tags | undefined;
}

/** Pages of DescribeInvocations that a listing of foreign commands may cost beyond those of our own. */
const FOREIGN_PAGES = 4;

/** How each kind of thing is looked at. */
export const THING_SOURCES: {
  readonly [K in ThingKind]: (context: SourceContext) => WatchSource<WatchedThings[K]>;
} = {
  instance: ({ cloud, regionID }) =>
    paged(100, async (ids) => {
      const found = await cloud().describeInstances({ regionID, instanceIDs: ids });
      return sightings(found, (instance) => instance.instanceID);
    }),

  snapshot: ({ cloud, regionID }) =>
    paged(100, async (ids) => {
      const found = await cloud().describeSnapshots({ regionID, snapshotIDs: ids });
      return sightings(found, (snapshot) => snapshot.snapshotID);
    }),

  agent: ({ cloud, regionID }) =>
    paged(50, async (ids) => {
      const found = await cloud().describeCloudAssistantStatus({ regionID, instanceIDs: ids });
      return sightings(found, (status) => status.instanceID);
    }),

  fileDelivery: ({ cloud, regionID }) => ({
    ...paged(1, async (ids) => {
      const found = await cloud().describeSendFileResults({ regionID, invokeIDs: ids });
      return sightings(found, (delivery) => delivery.invokeID);
    }),
    isFinal: (delivery) => isFinished(delivery.status),
  }),

  image: ({ clock, cloud, regionID, clusterTags }) =>
    new LookupLadder({
      clock,
      idOf: (image) => image.imageID,
      // Copies may come without tags, and a list of ids is not documented, so neither is believed blindly.
      listings: [
        (imageIDs) => cloud().describeImages({ regionID, imageIDs }),
        ...(clusterTags === undefined
          ? []
          : [() => cloud().describeImages({ regionID, tags: clusterTags, ownerAlias: 'self' as const })]),
      ],
      single: async (imageID) => (await cloud().describeImages({ regionID, imageIDs: [imageID] }))[0],
      few: 1,
      keysPerCall: 100,
      shouldBeListed: () => true,
      isFinal: () => false,
    }),

  invocation: ({ clock, cloud, regionID, clusterTags }) =>
    new LookupLadder({
      clock,
      idOf: (invocation) => invocation.invokeID,
      // No listing takes several ids or brings output, so the running ones are listed; one that is not among them
      // has ended (or not begun) and is asked for with its output.
      listings: [
        ...(clusterTags === undefined
          ? []
          : [() => cloud().describeInvocations({ regionID, tags: clusterTags, running: true })]),
        (ids) => {
          const maxPages = Math.ceil(ids.length / 50) + FOREIGN_PAGES;
          return cloud().describeInvocations({ regionID, running: true, maxPages });
        },
      ],
      single: async (id) => (await cloud().describeInvocationResults({ regionID, invokeIDs: [id] }))[0],
      few: 2,
      keysPerCall: 50,
      shouldBeListed: (invocation) => invocation.status === 'Running',
      isFinal: (invocation) => isFinished(invocation.status),
    }),
};

function paged<T>(size: number, look: WatchSource<T>['look']): WatchSource<T> {
  return {
    batchSize: size,
    keysPerCall: size,
    alongside: (due) => Math.ceil(due / size) * size,
    isFinal: () => false,
    look,
  };
}

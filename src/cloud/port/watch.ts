import type { Tags } from './call.ts';
import type { AgentStatus, FileDelivery, Invocation } from './command.ts';
import type { CloudError } from './error.ts';
import type { Image, Snapshot } from './image.ts';
import type { Instance } from './instance.ts';

/** What can be watched by id, and what is seen. */
export interface WatchedThings {
  instance: Instance;
  image: Image;
  snapshot: Snapshot;
  /** By instance id. */
  agent: AgentStatus;
  /** By invoke id. While it runs, `output` is empty; the last state carries it. */
  invocation: Invocation;
  fileDelivery: FileDelivery;
}

/** What can be watched by tags: every resource of the class that carries them. */
export interface WatchedLists {
  instances: readonly Instance[];
  images: readonly Image[];
  snapshots: readonly Snapshot[];
  invocations: readonly Invocation[];
}

export type ThingKind = keyof WatchedThings;
export type ListKind = keyof WatchedLists;
export type WatchKind = ThingKind | ListKind;
export type Watched = WatchedThings & WatchedLists;

/** Names one thing or one list. */
export type Target<K extends WatchKind = WatchKind> = K extends ThingKind
  ? { kind: K; regionID: string; id: string }
  : K extends ListKind
    ? {
        kind: K;
        regionID: string;
        /** Should hold the cluster tag: lists of one cluster share calls. */
        tags: Tags;
      }
    : never;

/** A target and how eagerly to look. */
export type Watch = Target & {
  /**
   * When the thing that is waited for began, in milliseconds of the cloud clock (`now()`): the launch, the stop call,
   * the command. Sets the pace: younger is looked at more often. Give a later one after every action; the first look
   * that began after it is then reported even if it shows the same as before.
   */
  since: number;
};

/** What is known of a target. */
export interface Observation<K extends WatchKind = WatchKind> {
  /**
   * The latest state. For a thing, undefined: not seen yet (`asOf` undefined) or absent (`asOf` set). Absence right
   * after a creating call means little. A list that was looked at is an array, perhaps empty.
   */
  readonly value: Watched[K] | undefined;
  /**
   * Cloud time (`now()`) just before the request that brought this state was made: the state is at least that fresh.
   * Undefined while nothing has been seen.
   */
  readonly asOf: number | undefined;
  /** Why the last look failed; undefined when it worked. `value` and `asOf` are then of the last that did. */
  readonly error: CloudError | undefined;
}

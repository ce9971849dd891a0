/**
 * What the controllers know of the cloud. Controllers depend on this file and never on an SDK.
 *
 * Error contract: every call rejects with {@link CloudError} when it failed, with the signal's reason when aborted,
 * and with nothing else. `class` says what to do, `definite` whether the request certainly had no effect, `unknown`
 * that the code is in no table (a 4xx then counts as `Invalid` only after several tries), `retryAfterMs` how long the
 * service or our own budget wants to be left alone. No call is repeated behind the caller's back, except once after
 * expired credentials were renewed (that refusal is definite). A call that is not sent because its API is throttled
 * rejects at once with class `Throttled`. Calls end within 20 s (reads) or 30 s (others) of real time once they
 * started, and wait at most 5 s of cloud time for their turn.
 *
 * Delete and cancel calls and `stopInvocation` resolve when the thing is already gone. Changing calls may be repeated
 * freely, except `rebootInstance`. Creating calls take a client token and tags. Strings that the service leaves out are empty.
 */
import type { CatalogCalls } from './port/catalog.ts';
import type { CommandCalls } from './port/command.ts';
import type { ImageCalls } from './port/image.ts';
import type { InstanceCalls } from './port/instance.ts';
import type { AccountCalls, NetworkCalls } from './port/network.ts';
import type { ObjectCalls } from './port/object.ts';
import type { Observation, Target, Watch, WatchKind } from './port/watch.ts';

export { autoReleaseTime } from './port/instance.ts';
export { isFinished, MAX_COMMAND_BYTES, MAX_FILE_BYTES } from './port/command.ts';
export { CLOUD_ERROR_CLASSES, CloudError, isCloudError } from './port/error.ts';
export { agentErrorMeaning } from './agent-errors.ts';
export { clientToken } from './client-token.ts';
export { buildTags, hasTags, selectorTags, TAG } from './tags.ts';
export type * from './port/call.ts';
export type * from './port/catalog.ts';
export type * from './port/command.ts';
export type * from './port/error.ts';
export type * from './port/image.ts';
export type * from './port/instance.ts';
export type * from './port/network.ts';
export type * from './port/object.ts';
export type * from './port/watch.ts';
export type { AgentErrorMeaning } from './agent-errors.ts';
export type { TokenParts } from './client-token.ts';
export type { BuildTagInput, Lifecycle } from './tags.ts';

/** The calls of one account with one set of credentials, on behalf of one namespace, in any region. */
export interface Cloud
  extends InstanceCalls,
    ImageCalls,
    CommandCalls,
    CatalogCalls,
    NetworkCalls,
    AccountCalls,
    ObjectCalls {
  /**
   * Opaque name of the credentials (nothing can be learnt from it). Equal for two objects exactly when they use the
   * same credentials; what one sees, the other may see.
   */
  readonly identity: string;
}

/**
 * The cloud informer. Builds say what they wait for; the observer asks for it, many things in one call, keeps the
 * latest state and tells a build only when something it watches changed. It makes no call while nothing is watched.
 *
 * Use a live call of {@link Cloud} before anything that cannot be undone.
 */
export interface Observer {
  /**
   * Replaces all that `owner` watches, through `cloud` or any other: what is not in `watches` any more is no longer
   * looked at on its behalf. Calling it again with the same watches changes nothing.
   *
   * `onChange` is called (never within `declare`; several changes may come as one call) after a watched state or its
   * error changed, and after the first look that began later than the watch's `since`. Throttling, and trouble of the
   * service that lasts less than a minute, is not reported. A finished command or delivery is not looked at again, so
   * read what is known right after declaring. `onChange` must not throw.
   */
  declare(owner: string, cloud: Cloud, watches: readonly Watch[], onChange: () => void): void;
  /** Ends all watches of `owner`; `onChange` is not called afterwards. */
  forget(owner: string): void;
  /** What is known now. Targets that nobody watches are unknown: `value` and `asOf` undefined. */
  read<K extends WatchKind>(cloud: Cloud, target: Target<K>): Observation<K>;
}

/**
 * Counted places for things the account may only have a few of at a time (copies from one region, temporary
 * networks). Fair between namespaces. Kept in memory: holders claim again after a restart, those that already have
 * the thing by {@link Slots.hold}.
 */
export interface Slots {
  /**
   * Asks for a place in `pool`; true when `holder` has one. When false, the holder waits in line: `onGranted` is
   * called (later, once) when a place was given to it. Asking again keeps the place or the position, and takes the
   * new `limit` for the pool.
   */
  claim(pool: string, limit: number, holder: string, namespace: string, onGranted: () => void): boolean;
  /** Gives `holder` a place even beyond the limit, because it already has what the place stands for. */
  hold(pool: string, holder: string): void;
  /** Gives the place, or the position in line, back. Doing so twice does nothing. */
  release(pool: string, holder: string): void;
}

/** An access key, long-lived or (with a token) temporary, for example out of a namespace's Secret. */
export interface AccessKey {
  accessKeyID: string;
  accessKeySecret: string;
  securityToken?: string | undefined;
}

/** Where controllers get everything of the cloud from. */
export interface Clouds {
  /**
   * The cloud on behalf of a namespace, whose share of the call budget it uses. Without `credentials` it uses the
   * operator's own. The same arguments give the same object.
   *
   * @throws {CloudError} class `Denied`, code `CredentialsUnavailable`, when there are none or they are malformed.
   */
  open(request: { namespace: string; credentials?: AccessKey | undefined }): Cloud;
  readonly observer: Observer;
  readonly slots: Slots;
}

/**
 * What the controllers know of Kubernetes. Controllers depend on this file and never on a client library.
 *
 * Error contract: every call rejects with {@link KubeError} when the API server answered with a failure or could
 * not be reached, and with the signal's reason when aborted. Objects that come out of a store are shared and must
 * not be changed by the reader.
 */

/** `metadata` as far as the operator reads or writes it. */
export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  finalizers?: string[];
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
}

export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
}

/** Names one resource type of the API server, for example `imagesmith.dev/v1alpha1 imagebuilds`. */
export interface ResourceType<T extends KubeObject = KubeObject> {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** Carries the object type for inference; never set. */
  readonly object?: T;
}

export interface ObjectRef {
  namespace?: string;
  name: string;
}

/** One step of an RFC 6902 JSON Patch. */
export interface JsonPatchOperation {
  op: 'add' | 'remove' | 'replace' | 'test';
  path: string;
  value?: unknown;
}

export interface CallOptions {
  signal?: AbortSignal;
}

export interface ListOptions extends CallOptions {
  /** All namespaces when absent. */
  namespace?: string;
  labelSelector?: string;
  fieldSelector?: string;
}

/** Direct calls to the API server (never answered from a cache). */
export interface KubeClient {
  get<T extends KubeObject>(type: ResourceType<T>, ref: ObjectRef, options?: CallOptions): Promise<T>;
  /** The whole list, paged behind the scenes. */
  list<T extends KubeObject>(type: ResourceType<T>, options?: ListOptions): Promise<T[]>;
  create<T extends KubeObject>(type: ResourceType<T>, object: T, options?: CallOptions): Promise<T>;
  /** Replaces the object; a stale `metadata.resourceVersion` is refused with reason `Conflict`. */
  replace<T extends KubeObject>(type: ResourceType<T>, object: T, options?: CallOptions): Promise<T>;
  jsonPatch<T extends KubeObject>(
    type: ResourceType<T>,
    ref: ObjectRef,
    patch: JsonPatchOperation[],
    options?: CallOptions,
  ): Promise<T>;
  /**
   * Server-side apply of the full set of our status fields by field manager `imagesmith`, with force. `object` is
   * the object the decision was made on: its resourceVersion and uid go along, so a stale decision is refused with
   * reason `Conflict` instead of deleting fields that a newer one wrote.
   */
  applyStatus<T extends KubeObject>(
    type: ResourceType<T>,
    object: T,
    status: unknown,
    options?: CallOptions,
  ): Promise<T>;
  /** Resolves also when the object is already gone. With `uid`, never deletes a namesake. */
  delete(
    type: ResourceType,
    ref: ObjectRef,
    options?: CallOptions & { uid?: string; propagation?: 'Background' | 'Foreground' | 'Orphan' },
  ): Promise<void>;
}

/** A read-only, always current view of one resource type, fed by a reflector. */
export interface Store<T extends KubeObject> {
  /** Key is `namespace/name`, or `name` for cluster-scoped types. */
  get(key: string): T | undefined;
  list(): Iterable<T>;
  readonly size: number;
  /** Objects whose index function (given when the store was made) yields `value`. */
  byIndex(index: string, value: string): T[];
  /** Puts an answer of the API server over the cache until the watch has delivered the same or a newer version. */
  overlay(object: T): void;
  /** Calls `handler` for each later change that the watch shows (overlays are not reported). Returns how to end that. */
  subscribe(handler: StoreHandler<T>): () => void;
}

/**
 * A change of a store, as the watch (or a list after a gap) showed it. An object that was deleted and made again under
 * its name is reported as a `delete` and an `add`.
 */
export type StoreEvent<T> =
  | { readonly type: 'add'; readonly key: string; readonly new: T; readonly source: EventSource }
  | {
      readonly type: 'update';
      readonly key: string;
      readonly old: T;
      readonly new: T;
      readonly source: EventSource;
    }
  | { readonly type: 'delete'; readonly key: string; readonly old: T; readonly source: EventSource };

/** `list`: found by comparing a whole list, at the start or after a gap. `watch`: just happened. */
export type EventSource = 'list' | 'watch';

/**
 * Called after the store shows the change, in the order of the changes. Should only take note (enqueue a key); what it
 * throws is reported and disturbs nobody.
 */
export type StoreHandler<T> = (event: StoreEvent<T>) => void;

/** A core/v1 Secret. */
export interface Secret extends KubeObject {
  type?: string;
  /** Base64 per key. */
  data?: Record<string, string>;
}

/**
 * What is known of a Secret. `Pending`: not known yet, or nobody references it. `Absent`: it does not exist.
 * `AccessDenied`: the operator may not read it; `message` says which Role is missing.
 */
export type SecretState =
  | { readonly state: 'Pending' | 'Absent' }
  | { readonly state: 'Present'; readonly secret: Secret }
  | { readonly state: 'AccessDenied'; readonly message: string };

/** The Secrets that somebody references, and no others. */
export interface Secrets {
  /**
   * Says that `referrer` (any text that identifies it, for example `ImageTemplate/ns/name`) references exactly these
   * Secrets from now on; none ends its references.
   */
  setReferences(referrer: string, secrets: readonly Required<ObjectRef>[]): void;
  get(namespace: string, name: string): SecretState;
  /** Who references this Secret now. */
  referrers(namespace: string, name: string): readonly string[];
  /** Calls `handler` after what {@link get} answers for a Secret may have changed. Returns how to end that. */
  onChange(handler: (namespace: string, name: string) => void): () => void;
}

/** Where controllers tell what happened, for people who run `kubectl describe`. */
export interface EventSink {
  /** Takes note of an occurrence. Never throws, never waits. */
  record(occurrence: Occurrence): void;
}

/** One thing that happened to an object: once per transition, never per poll. */
export interface Occurrence {
  regarding: KubeObject;
  type: 'Normal' | 'Warning';
  /** Why, in CamelCase: specific, and the same for every occurrence of the same thing. */
  reason: string;
  /** What the operator did or tried, in CamelCase. */
  action: string;
  /** For people. Cut to 1 kB. Must hold nothing secret. */
  note: string;
  related?: ObjectReference;
}

/** Names an object from within another. */
export interface ObjectReference {
  apiVersion?: string;
  kind?: string;
  namespace?: string;
  name?: string;
  uid?: string;
  resourceVersion?: string;
  fieldPath?: string;
}

/** `namespace/name`, the key of queues and stores. */
export function keyOf(object: KubeObject): string {
  const { namespace, name } = object.metadata;
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** The inverse of {@link keyOf}. */
export function refOf(key: string): ObjectRef {
  const slash = key.indexOf('/');
  return slash < 0 ? { name: key } : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}

/** `group/version` as it stands in `apiVersion`; only `version` for the core group. */
export function apiVersionOf(type: ResourceType): string {
  return type.group === '' ? type.version : `${type.group}/${type.version}`;
}

/**
 * A failed call. `status` is the HTTP status, 0 when no answer came. `reason` is Kubernetes' machine-readable reason
 * (`NotFound`, `Conflict`, `AlreadyExists`, `Forbidden`, `Invalid`, `TooManyRequests`, `Expired`, …) or
 * `Unreachable` when no answer came. `message` is safe to log.
 */
export class KubeError extends Error {
  readonly status: number;
  readonly reason: string;
  /** What the server asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    status: number,
    reason: string,
    message: string,
    options: { retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'KubeError';
    this.status = status;
    this.reason = reason;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** True for a {@link KubeError} with that reason. */
export function isKubeError(error: unknown, reason: string): error is KubeError {
  return error instanceof KubeError && error.reason === reason;
}

/** A core/v1 ConfigMap. */
export interface ConfigMap extends KubeObject {
  data?: Record<string, string>;
  /** Base64 per key. */
  binaryData?: Record<string, string>;
  immutable?: boolean;
}

export { CONFIG_MAPS, SECRETS } from './resources.ts';

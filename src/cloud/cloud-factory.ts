import type { Clock } from '../runtime/clock.ts';
import { type CredentialProvider, credentialsUnavailable, fixedCredentials } from './credentials.ts';
import { ecsCloud } from './ecs.ts';
import type { EndpointOptions } from './endpoints.ts';
import { Limits } from './limits.ts';
import { objectCalls } from './objects.ts';
import { CloudObserver } from './observer.ts';
import type { AccessKey, Cloud, Clouds, Observer, Slots } from './port.ts';
import { ReadCache } from './read-cache.ts';
import { type CallReport, Rpc } from './rpc.ts';
import { MemorySlots } from './slots.ts';
import { selectorTags } from './tags.ts';

export interface CloudFactoryOptions {
  /** Time of the cloud: polling, throttle windows, kept answers. Runs like the simulator's in tests. */
  cloudClock: Clock;
  /** Time of this machine: credentials, durations in reports. */
  wallClock: Clock;
  endpoints?: EndpointOptions | undefined;
  /** The operator's own identity; without one every caller must bring credentials. */
  operatorCredentials?: CredentialProvider | undefined;
  /** Cluster id on the tags of everything created; lets the observer list by it. */
  clusterID?: string | undefined;
  /** Appended to the SDK's user agent, for example `imagesmith/0.1.0`. */
  userAgent?: string | undefined;
  /** Real time until a read counts as unanswered, in milliseconds. Default 20 000. */
  readTimeoutMs?: number | undefined;
  /** The same for creating and changing calls. Default 30 000. */
  changeTimeoutMs?: number | undefined;
  /** Calls in flight per account and region. Default 32. */
  maxConcurrent?: number | undefined;
  /** Told about every call that was sent. Must not throw. */
  onCall?: ((report: CallReport) => void) | undefined;
}

/** Namespace that the observer's calls are charged to: no Kubernetes namespace has this name. */
const OBSERVER = '(observer)';
/** Sets of credentials kept; the one not opened for longest goes first. */
const MAX_IDENTITIES = 512;

interface Identity {
  credentials: CredentialProvider;
  cache: ReadCache;
  clouds: Map<string, Cloud>;
}

/** Makes {@link Cloud} objects and everything they share. One per process. */
export class CloudFactory implements Clouds {
  readonly observer: Observer;
  readonly slots: Slots;
  readonly #options: CloudFactoryOptions;
  readonly #limits: Limits;
  readonly #observer: CloudObserver;
  readonly #identities = new Map<string, Identity>();
  /** Identity → account id, as far as known: several keys of one account share its budget. */
  readonly #accounts = new Map<string, string>();

  constructor(options: CloudFactoryOptions) {
    this.#options = options;
    this.#limits = new Limits({ clock: options.cloudClock, maxConcurrent: options.maxConcurrent });
    this.#observer = new CloudObserver({
      clock: options.cloudClock,
      clusterTags:
        options.clusterID === undefined ? undefined : selectorTags({ clusterID: options.clusterID }),
      pollingCloud: (cloud) => this.#view(cloud.identity, OBSERVER) ?? cloud,
    });
    this.observer = this.#observer;
    this.slots = new MemorySlots(options.cloudClock);
  }

  open({ namespace, credentials }: { namespace: string; credentials?: AccessKey | undefined }): Cloud {
    const provider =
      credentials === undefined ? this.#options.operatorCredentials : fixedCredentials(credentials);
    if (provider === undefined)
      throw credentialsUnavailable('No credentials were given and the operator has none of its own');
    const known = this.#identities.get(provider.identity);
    const identity = known ?? {
      credentials: provider,
      cache: new ReadCache(this.#options.cloudClock),
      clouds: new Map<string, Cloud>(),
    };
    this.#identities.delete(provider.identity);
    this.#identities.set(provider.identity, identity);
    this.#evict();
    return this.#cloudOf(provider.identity, identity, namespace);
  }

  /** Ends polling and rejects waiting calls; calls under way end by their own time-outs. Idempotent. */
  close(): void {
    this.#observer.close();
    this.#limits.close();
  }

  #view(id: string, namespace: string): Cloud | undefined {
    const identity = this.#identities.get(id);
    return identity === undefined ? undefined : this.#cloudOf(id, identity, namespace);
  }

  #cloudOf(id: string, identity: Identity, namespace: string): Cloud {
    const made = identity.clouds.get(namespace);
    if (made !== undefined) return made;
    const { wallClock, endpoints, userAgent, readTimeoutMs, changeTimeoutMs, onCall } = this.#options;
    const rpc = new Rpc({
      credentials: identity.credentials,
      endpoints: endpoints ?? {},
      limits: this.#limits,
      namespace,
      account: () => this.#accounts.get(id) ?? id,
      wall: wallClock,
      readTimeoutMs: readTimeoutMs ?? 20_000,
      changeTimeoutMs: changeTimeoutMs ?? 30_000,
      userAgent: userAgent ?? 'imagesmith',
      onCall: onCall ?? (() => {}),
    });
    const cloud = ecsCloud({
      identity: id,
      rpc,
      objects: objectCalls(identity.credentials, endpoints ?? {}, wallClock),
      cache: identity.cache,
      onAccount: (accountID) => this.#accounts.set(id, accountID),
    });
    identity.clouds.set(namespace, cloud);
    return cloud;
  }

  #evict(): void {
    for (const id of this.#identities.keys()) {
      if (this.#identities.size <= MAX_IDENTITIES) return;
      this.#identities.delete(id);
    }
  }
}

import { scaledClock, systemClock, type Clock } from '../../../src/runtime/clock.ts';
import type { ClusterAccess } from '../../../src/kube/access.ts';
import type { ListDifference } from '../../../src/kube/list-difference.ts';
import type { KubeObject, ResourceType, StoreEvent } from '../../../src/kube/port.ts';
import { Reflector, type ReflectorOptions } from '../../../src/kube/reflector.ts';
import type { EndCause, ReflectorState, RelistCause } from '../../../src/kube/reflector-hooks.ts';
import { ObjectStore } from '../../../src/kube/store.ts';
import { Transport, type TransportOptions } from '../../../src/kube/transport.ts';

/** Twenty times as fast as the machine's: delays of seconds pass in tens of milliseconds. */
export function fastClock(): Clock {
  return scaledClock(systemClock(), 20);
}

/** Access to a server on loopback, without TLS. */
export function plainAccess(server: URL): ClusterAccess {
  const tls = {};
  return {
    server,
    namespace: undefined,
    credentials: () => Promise.resolve({ headers: {}, tls }),
    renew: () => {},
  };
}

export function transportTo(access: ClusterAccess, options: Partial<TransportOptions> = {}): Transport {
  return new Transport({ access, clock: systemClock(), random: () => 0.5, version: 'test', ...options });
}

/** What a store and a world hold, comparable. */
export function contents(objects: Iterable<KubeObject>): string[] {
  return [...objects]
    .map(({ metadata }) => `${metadata.name} ${metadata.uid} @${metadata.resourceVersion}`)
    .sort();
}

/** A reflector, its store, and everything that the two told. */
export interface Observed<T extends KubeObject> {
  readonly store: ObjectStore<T>;
  readonly reflector: Reflector<T>;
  readonly events: StoreEvent<T>[];
  readonly states: ReflectorState[];
  readonly lists: { cause: RelistCause; difference: ListDifference }[];
  readonly ends: { cause: EndCause; delayMs: number }[];
  readonly handlerErrors: unknown[];
}

/** Makes a reflector, not started, whose store is frozen. */
export function observe<T extends KubeObject>(
  type: ResourceType<T>,
  options: Pick<ReflectorOptions<T>, 'transport'> & Partial<ReflectorOptions<T>>,
): Observed<T> {
  const events: StoreEvent<T>[] = [];
  const states: ReflectorState[] = [];
  const lists: Observed<T>['lists'] = [];
  const ends: Observed<T>['ends'] = [];
  const handlerErrors: unknown[] = [];
  const store = new ObjectStore<T>({
    type,
    freeze: true,
    onHandlerError: (error) => handlerErrors.push(error),
  });
  store.subscribe((event) => events.push(event));
  const reflector = new Reflector<T>({
    type,
    store,
    clock: fastClock(),
    random: Math.random,
    hooks: {
      onState: (state) => states.push(state),
      onList: (cause, difference) => lists.push({ cause, difference }),
      onEnd: (cause, delayMs) => ends.push({ cause, delayMs }),
    },
    ...options,
  });
  return { store, reflector, events, states, lists, ends, handlerErrors };
}

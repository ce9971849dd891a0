import { keyOf, type KubeObject, type Store, type StoreEvent } from '../kube/port.ts';
import type { Source } from '../runtime/source.ts';

/**
 * Keys of the objects of a store: all that are there with low priority, then every change that the watch shows. A
 * change of the status alone came from the operator itself and is left out, unless `status` is asked for; so is one of
 * labels, which nothing here reads.
 */
export function changesOf<T extends KubeObject>(store: Store<T>, { status = false } = {}): Source {
  return (sink, stop) => {
    const end = store.subscribe((event) => {
      if (status || isRelevant(event)) sink.add(event.key, event.source === 'list' ? 'low' : 'high');
    });
    stop.addEventListener('abort', end, { once: true });
    for (const object of store.list()) sink.add(keyOf(object), 'low');
  };
}

/**
 * Keys that `related` names for each change of an object in another store: for the object as it is, and as it was, since
 * whom it does not concern any more must hear of that, too.
 */
export function changesFrom<T extends KubeObject>(
  store: Store<T>,
  related: (object: T) => Iterable<string>,
): Source {
  return (sink, stop) => {
    const end = store.subscribe((event) => {
      const keys = new Set<string>();
      if (event.type !== 'add') for (const key of related(event.old)) keys.add(key);
      if (event.type !== 'delete') for (const key of related(event.new)) keys.add(key);
      for (const key of keys) sink.add(key);
    });
    stop.addEventListener('abort', end, { once: true });
  };
}

function isRelevant<T extends KubeObject>(event: StoreEvent<T>): boolean {
  if (event.type !== 'update') return true;
  const [before, after] = [event.old.metadata, event.new.metadata];
  return (
    before.uid !== after.uid ||
    before.generation !== after.generation ||
    before.deletionTimestamp !== after.deletionTimestamp ||
    JSON.stringify([before.annotations, before.finalizers]) !==
      JSON.stringify([after.annotations, after.finalizers])
  );
}

import type { StoreEvent } from '../../../src/kube/port.ts';
import { CONFIG_MAPS, type ConfigMap } from '../../../src/kube/resources.ts';
import { ObjectStore } from '../../../src/kube/store.ts';
import { assert, suite } from '../../kit/index.ts';
import { configMap } from './objects.ts';

const test = suite('store');

function make(onHandlerError?: (error: unknown) => void) {
  const store = new ObjectStore<ConfigMap>({
    type: CONFIG_MAPS,
    freeze: true,
    indexes: { value: (object) => [object.data?.['value'] ?? ''] },
    ...(onHandlerError && { onHandlerError }),
  });
  const told: string[] = [];
  store.subscribe((event) => told.push(describe(event)));
  return { store, told };
}

const version = (object: ConfigMap) => object.metadata.resourceVersion ?? '';

function describe(event: StoreEvent<ConfigMap>): string {
  const old = 'old' in event ? ` ${version(event.old)}` : '';
  const next = 'new' in event ? ` >${version(event.new)}` : '';
  return `${event.source} ${event.type} ${event.key}${old}${next}`;
}

test('the first list adds everything', () => {
  const { store, told } = make();
  const difference = store.replaceAll([configMap('a', 1), configMap('b', 2)], '5');
  assert.equal(difference, { added: 2, updated: 0, removed: 0 });
  assert.equal(told, ['list add ns/a >1', 'list add ns/b >2']);
  assert.is(store.size, 2);
  assert.is(store.version, '5');
});

test('a later list reports only what differs', () => {
  const { store, told } = make();
  store.replaceAll([configMap('same', 1), configMap('changed', 2), configMap('gone', 3)], '5');
  const same = store.get('ns/same');
  told.length = 0;
  const difference = store.replaceAll(
    [configMap('same', 1), configMap('changed', 6), configMap('new', 7)],
    '8',
  );
  assert.equal(difference, { added: 1, updated: 1, removed: 1 });
  assert.equal(told, ['list update ns/changed 2 >6', 'list add ns/new >7', 'list delete ns/gone 3']);
  assert.is(store.get('ns/same'), same, 'an unchanged object stays the same object');
});

test('an object made again under its name is a delete and an add, from a list and from the watch', () => {
  const { store, told } = make();
  store.replaceAll([configMap('a', 1, { uid: 'first' }), configMap('b', 2, { uid: 'first' })], '5');
  told.length = 0;
  store.replaceAll([configMap('a', 6, { uid: 'second' }), configMap('b', 2, { uid: 'first' })], '6');
  store.put(configMap('b', 7, { uid: 'second' }));
  assert.equal(told, ['list delete ns/a 1', 'list add ns/a >6', 'watch delete ns/b 2', 'watch add ns/b >7']);
});

test('a watch event that says nothing new is not reported', () => {
  const { store, told } = make();
  store.replaceAll([configMap('a', 1)], '5');
  told.length = 0;
  store.put(configMap('a', 1));
  assert.equal(told, []);
});

test('a delete reports the last state of the object', () => {
  const { store, told } = make();
  store.replaceAll([configMap('a', 1)], '5');
  store.remove(configMap('a', 6));
  assert.is(told.at(-1), 'watch delete ns/a 6');
  assert.is(store.get('ns/a'), undefined);
});

test('the deletion of a namesake that is not there any more changes nothing', () => {
  const { store } = make();
  store.replaceAll([configMap('a', 5, { uid: 'second' })], '5');
  store.remove(configMap('a', 6, { uid: 'first' }));
  assert.is(store.get('ns/a')?.metadata.uid, 'second');
});

test('handlers see the whole change, not half of it', () => {
  const { store } = make();
  const sizes: number[] = [];
  store.subscribe(() => sizes.push(store.size));
  store.replaceAll([configMap('a', 1), configMap('b', 2), configMap('c', 3)], '5');
  assert.equal(sizes, [3, 3, 3]);
});

test('a handler that throws is reported and disturbs no other', () => {
  const errors: unknown[] = [];
  const { store } = make((error) => errors.push(error));
  const fault = new Error('a defect');
  store.subscribe(() => {
    throw fault;
  });
  let later = 0;
  const end = store.subscribe(() => later++);
  store.put(configMap('a', 1));
  end();
  store.put(configMap('a', 2));
  assert.equal(errors, [fault, fault]);
  assert.is(later, 1);
  assert.is(store.get('ns/a')?.metadata.resourceVersion, '2');
});

test('indexes follow every change', () => {
  const { store } = make();
  const names = (value: string) => store.byIndex('value', value).map((object) => object.metadata.name);
  store.replaceAll([configMap('a', 1, { value: 'x' }), configMap('b', 2, { value: 'x' })], '5');
  assert.equal(names('x'), ['a', 'b']);
  store.put(configMap('a', 6, { value: 'y' }));
  assert.equal([names('x'), names('y')], [['b'], ['a']]);
  store.remove(configMap('b', 7, { value: 'x' }));
  assert.equal(names('x'), []);
  assert.throws(() => store.byIndex('other', 'x'), RangeError);
});

import { changesFrom, changesOf } from '../../../src/controllers/sources.ts';
import { CONFIG_MAPS, type ConfigMap } from '../../../src/kube/resources.ts';
import { ObjectStore } from '../../../src/kube/store.ts';
import type { Source } from '../../../src/runtime/source.ts';
import { assert, suite } from '../../kit/index.ts';
import { configMap } from '../kube/objects.ts';

const test = suite('sources of controllers');

function start(source: Source): { told: string[]; stop: () => void } {
  const told: string[] = [];
  const stop = new AbortController();
  const sink = {
    add: (key: string, priority = 'default') => void told.push(`${key} ${priority}`),
    addAfter: () => {},
  };
  source(sink, stop.signal);
  return { told, stop: () => stop.abort() };
}

function storeOf(...objects: ConfigMap[]): ObjectStore<ConfigMap> {
  const store = new ObjectStore<ConfigMap>({ type: CONFIG_MAPS });
  store.replaceAll(objects, '1');
  return store;
}

/** The object one version later, with other metadata. */
function changed(object: ConfigMap, version: number, metadata: object): ConfigMap {
  return { ...object, metadata: { ...object.metadata, resourceVersion: String(version), ...metadata } };
}

test('what is there comes first and without hurry, then every new, changed and deleted object at once', () => {
  const store = storeOf(configMap('a', 1));
  const { told } = start(changesOf(store));
  store.put(configMap('b', 2));
  store.put(changed(configMap('a', 1), 3, { generation: 2 }));
  store.remove(changed(configMap('b', 2), 4, {}));
  assert.equal(told, ['ns/a low', 'ns/b high', 'ns/a high', 'ns/b high']);
});

test('a change of the status alone wakes nobody, unless it is asked for', () => {
  const store = storeOf(configMap('a', 1));
  const [quiet, all] = [start(changesOf(store)), start(changesOf(store, { status: true }))];
  store.put(changed(configMap('a', 1), 2, {}));
  store.put(changed(configMap('a', 1), 3, { labels: { a: 'b' } }));
  assert.equal(quiet.told, ['ns/a low']);
  assert.equal(all.told, ['ns/a low', 'ns/a high', 'ns/a high']);
});

test('what people and Kubernetes change beside the spec wakes, too', () => {
  for (const change of [
    { annotations: { 'imagesmith.dev/reconcile-requested-at': 'now' } },
    { finalizers: ['other'] },
    { deletionTimestamp: '2026-01-01T00:00:00Z' },
    { uid: 'made-again' },
  ]) {
    const store = storeOf(configMap('a', 1));
    const { told } = start(changesOf(store));
    store.put(changed(configMap('a', 1), 2, change));
    assert.ok(told.length > 1 && told.slice(1).every((line) => line === 'ns/a high'), JSON.stringify(change));
  }
});

test('what was missed while a watch was broken is caught up without hurry', () => {
  const store = storeOf(configMap('a', 1), configMap('b', 1));
  const { told } = start(changesOf(store));
  store.replaceAll([configMap('a', 1), changed(configMap('b', 1), 5, { generation: 2 })], '6');
  assert.equal(told.slice(2), ['ns/b low']);
});

test('a change of another object wakes whom it concerns and whom it concerned before, each once', () => {
  const store = storeOf(configMap('a', 1, { value: 'first' }));
  const { told } = start(changesFrom(store, ({ data }) => [`ns/${data?.['value']}`]));
  store.put(configMap('a', 2, { value: 'second' }));
  store.put(configMap('a', 3, { value: 'second' }));
  store.remove(configMap('a', 4, { value: 'second' }));
  store.put(configMap('b', 5, { value: 'third' }));
  assert.equal(
    told.map((line) => line.replace(' default', '')),
    ['ns/first', 'ns/second', 'ns/second', 'ns/second', 'ns/third'],
  );
});

test('after the stop nothing is told', () => {
  const store = storeOf();
  const sources = [start(changesOf(store)), start(changesFrom(store, () => ['x']))];
  for (const { stop } of sources) stop();
  store.put(configMap('a', 1));
  for (const { told } of sources) assert.equal(told, []);
});

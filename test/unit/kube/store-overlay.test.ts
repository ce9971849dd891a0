import * as fc from 'fast-check';

import { CONFIG_MAPS, type ConfigMap } from '../../../src/kube/resources.ts';
import { ObjectStore } from '../../../src/kube/store.ts';
import { assert, suite } from '../../kit/index.ts';
import { configMap } from './objects.ts';

const test = suite('store overlay');

function make(): ObjectStore<ConfigMap> {
  const indexes = { value: (object: ConfigMap) => [object.data?.['value'] ?? ''] };
  return new ObjectStore<ConfigMap>({ type: CONFIG_MAPS, freeze: true, indexes });
}

const versionOf = (store: ObjectStore<ConfigMap>) => store.get('ns/a')?.metadata.resourceVersion;

test('an answer is seen at once, in get, list and indexes, and is not reported', () => {
  const store = make();
  store.replaceAll([], '5');
  let told = 0;
  store.subscribe(() => told++);
  store.overlay(configMap('a', 6, { value: 'x' }));
  assert.is(versionOf(store), '6');
  assert.is(store.size, 1);
  assert.is(store.byIndex('value', 'x').length, 1);
  assert.is(told, 0);
});

test('an older event of the watch does not bring the old state back', () => {
  const store = make();
  store.replaceAll([configMap('a', 1)], '5');
  store.overlay(configMap('a', 8));
  store.put(configMap('a', 7));
  assert.is(versionOf(store), '8');
});

test('versions are compared as numbers', () => {
  const store = make();
  store.replaceAll([configMap('a', 9)], '9');
  store.overlay(configMap('a', 10));
  assert.is(versionOf(store), '10');
});

test('the watch takes over with the same or a newer version', () => {
  const store = make();
  store.replaceAll([configMap('a', 1)], '5');
  store.overlay(configMap('a', 8, { value: 'ours' }));
  store.put(configMap('a', 9, { value: 'theirs' }));
  assert.is(store.get('ns/a')?.data?.['value'], 'theirs');
});

test('the watch reports a change against what it showed before, not against the overlay', () => {
  const store = make();
  store.replaceAll([configMap('a', 1)], '5');
  store.overlay(configMap('a', 8));
  const seen: unknown[] = [];
  store.subscribe((event) => seen.push('old' in event && event.old.metadata.resourceVersion));
  store.put(configMap('a', 8));
  assert.equal(seen, ['1']);
});

test('an answer that the watch has overtaken is not taken in', () => {
  const store = make();
  store.replaceAll([configMap('a', 1)], '5');
  store.put(configMap('a', 9));
  store.overlay(configMap('a', 8));
  assert.is(versionOf(store), '9');
});

test('an answer for an object that was deleted meanwhile is not taken in', () => {
  const store = make();
  store.replaceAll([configMap('a', 1)], '5');
  store.remove(configMap('a', 9));
  store.overlay(configMap('a', 8));
  assert.is(store.get('ns/a'), undefined);
});

test('an answer for a namesake that was replaced is not taken in', () => {
  const store = make();
  store.replaceAll([configMap('a', 9, { uid: 'second' })], '9');
  store.overlay(configMap('a', 8, { uid: 'first' }));
  assert.is(store.get('ns/a')?.metadata.uid, 'second');
});

test('an overlay that no event confirms ends with the next bookmark', () => {
  const store = make();
  store.replaceAll([], '5');
  store.overlay(configMap('a', 8));
  store.advance('7');
  assert.is(versionOf(store), '8');
  store.advance('8');
  assert.is(store.get('ns/a'), undefined);
  assert.is(store.byIndex('value', '').length, 0);
});

test('an overlay that no event confirms ends with an event about another object, or with a list', () => {
  const store = make();
  store.replaceAll([], '5');
  store.overlay(configMap('a', 8));
  store.put(configMap('b', 9));
  assert.is(store.get('ns/a'), undefined);
  store.overlay(configMap('a', 10));
  store.replaceAll([configMap('b', 9)], '11');
  assert.is(store.get('ns/a'), undefined);
});

test('of two answers the newer one stays, in whatever order they arrive', () => {
  const store = make();
  store.replaceAll([configMap('a', 1)], '5');
  store.overlay(configMap('a', 9));
  store.overlay(configMap('a', 8));
  assert.is(versionOf(store), '9');
});

type Step =
  | { readonly do: 'write' | 'delete'; readonly name: string }
  /** The watch delivers so many more of the changes. */
  | { readonly do: 'deliver'; readonly count: number }
  /** The answer of one of the writes arrives, however late. */
  | { readonly do: 'answer'; readonly which: number }
  | { readonly do: 'relist' };

const names = fc.constantFrom('a', 'b');
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('write' as const), name: names }),
    fc.record({ do: fc.constant('delete' as const), name: names }),
    fc.record({ do: fc.constant('deliver' as const), count: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ do: fc.constant('answer' as const), which: fc.nat() }),
    fc.record({ do: fc.constant('relist' as const) }),
  ),
  { maxLength: 60 },
);

test('whatever the order of answers, events and lists: never older than an answer, and equal once caught up', () => {
  fc.assert(
    fc.property(steps, (script) => {
      const play = new Play();
      for (const step of script) play.take(step);
      play.catchUp();
    }),
    { numRuns: 500 },
  );
});

const show = (objects: Iterable<ConfigMap>) =>
  [...objects].map(({ metadata }) => `${metadata.name}@${metadata.resourceVersion}`).sort();

/** A server's truth, a watch that lags behind it, and a store between. */
class Play {
  readonly #store = make();
  readonly #truth = new Map<string, ConfigMap>();
  readonly #changes: { type: 'put' | 'remove'; object: ConfigMap }[] = [];
  readonly #writes: ConfigMap[] = [];
  #delivered = 0;
  #version = 0;
  #uids = 0;

  constructor() {
    this.#store.replaceAll([], '0');
  }

  take(step: Step): void {
    if (step.do === 'write') this.#write(step.name);
    if (step.do === 'delete') this.#delete(step.name);
    if (step.do === 'deliver') this.#deliver(step.count);
    if (step.do === 'answer') this.#answer(step.which);
    if (step.do === 'relist') this.#relist();
  }

  catchUp(): void {
    this.#deliver(this.#changes.length);
    assert.equal(show(this.#store.list()), show(this.#truth.values()));
    const indexed = new Set([...this.#truth.values()].flatMap((object) => object.data?.['value'] ?? []));
    for (const value of indexed) assert.is(this.#store.byIndex('value', value).length, 1);
  }

  #write(name: string): void {
    const uid = this.#truth.get(name)?.metadata.uid ?? `uid-${++this.#uids}`;
    const version = ++this.#version;
    const object = configMap(name, version, { uid, value: String(version) });
    this.#truth.set(name, object);
    this.#writes.push(object);
    this.#changes.push({ type: 'put', object });
  }

  #delete(name: string): void {
    const old = this.#truth.get(name);
    if (old === undefined) return;
    this.#truth.delete(name);
    const version = String(++this.#version);
    const object = { ...old, metadata: { ...old.metadata, resourceVersion: version } };
    this.#changes.push({ type: 'remove', object });
  }

  #deliver(count: number): void {
    for (const { type, object } of this.#changes.slice(this.#delivered, this.#delivered + count)) {
      this.#store[type](structuredClone(object));
      this.#delivered++;
    }
  }

  #answer(which: number): void {
    const object = this.#writes[which % Math.max(1, this.#writes.length)];
    if (object === undefined) return;
    this.#store.overlay(structuredClone(object));
    const version = Number(object.metadata.resourceVersion);
    // What the watch has overtaken is its own matter: a deletion may have followed.
    if (Number(this.#store.version) >= version) return;
    const shown = this.#store.get(`ns/${object.metadata.name}`);
    assert.ok(Number(shown?.metadata.resourceVersion) >= version, 'older than an answer');
  }

  #relist(): void {
    this.#store.replaceAll(structuredClone([...this.#truth.values()]), String(this.#version));
    this.#delivered = this.#changes.length;
  }
}

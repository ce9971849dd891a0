import { ingestion } from '../../../src/kube/ingest.ts';
import type { ConfigMap } from '../../../src/kube/resources.ts';
import { CONFIG_MAPS } from '../../../src/kube/resources.ts';
import { assert, suite } from '../../kit/index.ts';
import { configMap } from './objects.ts';

const test = suite('ingest');

const APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

test('managedFields and the last-applied annotation are dropped, other annotations stay', () => {
  const object = configMap('a', 1);
  Object.assign(object.metadata, { managedFields: [{}], annotations: { [APPLIED]: '{}', other: 'x' } });
  const { metadata } = ingestion<ConfigMap>({ type: CONFIG_MAPS })(object);
  assert.equal(Object.keys(metadata).sort(), ['annotations', 'name', 'namespace', 'resourceVersion', 'uid']);
  assert.equal(metadata.annotations, { other: 'x' });
});

test('the kind, which lists leave out, is put in', () => {
  const { apiVersion: _a, kind: _k, ...bare } = configMap('a', 1);
  const object = ingestion<ConfigMap>({ type: CONFIG_MAPS })(bare as ConfigMap);
  assert.is(object.apiVersion, 'v1');
  assert.is(object.kind, 'ConfigMap');
});

const project = ({ data: _dropped, ...rest }: ConfigMap): ConfigMap => rest;

test('the projection decides what is kept', () => {
  const object = ingestion<ConfigMap>({ type: CONFIG_MAPS, project })(configMap('a', 1, { value: 'x' }));
  assert.is(object.data, undefined);
  assert.is(object.metadata.name, 'a');
});

test('frozen objects refuse a change at any depth', () => {
  const object = ingestion<ConfigMap>({ type: CONFIG_MAPS, freeze: true })(configMap('a', 1));
  assert.throws(() => Object.assign(object.data ?? {}, { value: 'changed' }), TypeError);
  assert.throws(() => Object.assign(object.metadata, { labels: {} }), TypeError);
});

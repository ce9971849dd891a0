import { ApiClient } from '../../../src/kube/client.ts';
import { kubeconfigAccess } from '../../../src/kube/kubeconfig.ts';
import { isKubeError, type KubeObject, type ResourceType } from '../../../src/kube/port.ts';
import { CONFIG_MAPS, type ConfigMap, NAMESPACES } from '../../../src/kube/resources.ts';
import type { Transport } from '../../../src/kube/transport.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { controlPlaneFor } from '../../control-plane/index.ts';
import { assert, suite } from '../../kit/index.ts';
import { transportTo } from './setup.ts';

const test = suite('client against the API server');
const plane = controlPlaneFor(test);

interface Widget extends KubeObject {
  spec?: { size?: number };
  status?: { observedGeneration?: number; conditions?: { type: string; status: string }[]; note?: string };
}

const WIDGETS: ResourceType<Widget> = {
  group: 'test.imagesmith.dev',
  version: 'v1',
  plural: 'widgets',
  kind: 'Widget',
  namespaced: true,
};

const condition = { type: 'object', properties: { type: { type: 'string' }, status: { type: 'string' } } };
const WIDGET_CRD = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'widgets.test.imagesmith.dev' },
  spec: {
    group: WIDGETS.group,
    scope: 'Namespaced',
    names: { plural: WIDGETS.plural, kind: WIDGETS.kind, singular: 'widget' },
    versions: [
      {
        name: WIDGETS.version,
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: { type: 'object', properties: { size: { type: 'integer' } } },
              status: {
                type: 'object',
                properties: {
                  observedGeneration: { type: 'integer' },
                  note: { type: 'string' },
                  conditions: {
                    type: 'array',
                    'x-kubernetes-list-type': 'map',
                    'x-kubernetes-list-map-keys': ['type'],
                    items: { ...condition, required: ['type'] },
                  },
                },
              },
            },
          },
        },
      },
    ],
  },
};

let transport: Transport;
let client: ApiClient;
let made = 0;

test.before(async () => {
  const access = await kubeconfigAccess({ paths: [plane().kubeconfigPath], clock: systemClock() });
  transport = transportTo(access);
  client = new ApiClient(transport);
  const input = JSON.stringify(WIDGET_CRD);
  for (const args of [
    ['apply', '-f', '-'],
    ['wait', '--for=condition=Established', '--timeout=30s', '-f', '-'],
  ]) {
    const { code, stderr } = await plane().kubectl(args, { input });
    if (code !== 0) throw new Error(stderr);
  }
});

test.after(() => transport.close());

function configMap(value: string): ConfigMap {
  const metadata = { name: `object-${made++}`, namespace: 'default' };
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { value } };
}

function newWidget(): Promise<Widget> {
  const metadata = { name: `widget-${made++}`, namespace: 'default' };
  return client.create(WIDGETS, { apiVersion: 'test.imagesmith.dev/v1', kind: 'Widget', metadata, spec: {} });
}

async function applyAsSomeone(name: string, status: Widget['status']): Promise<void> {
  const input = JSON.stringify({
    apiVersion: 'test.imagesmith.dev/v1',
    kind: 'Widget',
    metadata: { name },
    status,
  });
  const args = ['apply', '--server-side', '--field-manager=someone', '--subresource=status', '-f', '-'];
  const { code, stderr } = await plane().kubectl(args, { input });
  assert.is(code, 0, stderr);
}

async function reasonOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    for (const reason of ['NotFound', 'AlreadyExists', 'Conflict', 'Invalid']) {
      if (isKubeError(error, reason)) return reason;
    }
    throw error;
  }
  return 'none';
}

test('create, get, replace, list and delete', async () => {
  const created = await client.create(CONFIG_MAPS, configMap('1'));
  const { metadata } = created;
  assert.equal((await client.get(CONFIG_MAPS, metadata)).data, { value: '1' });
  const replaced = await client.replace(CONFIG_MAPS, { ...created, data: { value: '2' } });
  assert.equal(replaced.data, { value: '2' });
  const listed = await client.list(CONFIG_MAPS, {
    namespace: 'default',
    fieldSelector: `metadata.name=${metadata.name}`,
  });
  assert.equal(
    listed.map(({ apiVersion, kind, data }) => ({ apiVersion, kind, data })),
    [{ apiVersion: 'v1', kind: 'ConfigMap', data: { value: '2' } }],
  );
  await client.delete(CONFIG_MAPS, metadata);
  assert.is(await reasonOf(client.get(CONFIG_MAPS, metadata)), 'NotFound');
});

test('cluster-scoped kinds', async () => {
  const found = await client.get(NAMESPACES, { name: 'kube-system' });
  assert.ok(found.metadata.uid);
});

test('a second create is AlreadyExists, an invalid object is Invalid', async () => {
  const created = await client.create(CONFIG_MAPS, configMap('1'));
  const { name, namespace } = created.metadata;
  const again = { ...configMap('2'), metadata: { name, namespace: namespace ?? '' } };
  assert.is(await reasonOf(client.create(CONFIG_MAPS, again)), 'AlreadyExists');
  const invalid = { ...configMap('2'), metadata: { name: 'Not_A_Name', namespace: 'default' } };
  assert.is(await reasonOf(client.create(CONFIG_MAPS, invalid)), 'Invalid');
});

test('a stale replace is a Conflict', async () => {
  const created = await client.create(CONFIG_MAPS, configMap('1'));
  await client.replace(CONFIG_MAPS, { ...created, data: { value: '2' } });
  assert.is(await reasonOf(client.replace(CONFIG_MAPS, { ...created, data: { value: '3' } })), 'Conflict');
});

test('a JSON Patch changes what it names, and its test guards it', async () => {
  const { metadata } = await newWidget();
  const add = [{ op: 'add', path: '/metadata/finalizers', value: ['imagesmith.dev/cleanup'] }] as const;
  const patched = await client.jsonPatch(WIDGETS, metadata, [...add]);
  assert.equal(patched.metadata.finalizers, ['imagesmith.dev/cleanup']);
  const remove = (expected: string) =>
    client.jsonPatch(WIDGETS, metadata, [
      { op: 'test', path: '/metadata/finalizers/0', value: expected },
      { op: 'remove', path: '/metadata/finalizers/0' },
    ]);
  assert.is(await reasonOf(remove('someone.else/finalizer')), 'Invalid');
  assert.is((await remove('imagesmith.dev/cleanup')).metadata.finalizers, undefined);
});

test('status is applied whole: what is left out goes, what another manager owns stays', async () => {
  const widget = await newWidget();
  const ready = { type: 'Ready', status: 'Unknown' };
  const first = await client.applyStatus(WIDGETS, widget, {
    note: 'x',
    conditions: [ready, { type: 'Old', status: 'True' }],
  });
  await applyAsSomeone(widget.metadata.name, { conditions: [{ type: 'Theirs', status: 'True' }] });
  const current = await client.get(WIDGETS, first.metadata);
  const second = await client.applyStatus(WIDGETS, current, {
    conditions: [{ type: 'Ready', status: 'True' }],
  });
  assert.is(second.status?.note, undefined);
  const conditions = second.status?.conditions?.map(({ type, status }) => `${type}=${status}`).sort();
  assert.equal(conditions, ['Ready=True', 'Theirs=True']);
  assert.is(second.metadata.generation, 1);
});

test('status is ours, whoever wrote it before', async () => {
  const { metadata } = await newWidget();
  await applyAsSomeone(metadata.name, { note: 'theirs' });
  const current = await client.get(WIDGETS, metadata);
  const applied = await client.applyStatus(WIDGETS, current, { note: 'ours' });
  assert.is(applied.status?.note, 'ours');
});

test('a stale status is a Conflict, and deletes nothing that a newer one wrote', async () => {
  const widget = await newWidget();
  await client.applyStatus(WIDGETS, widget, { note: 'newer' });
  assert.is(await reasonOf(client.applyStatus(WIDGETS, widget, { observedGeneration: 1 })), 'Conflict');
  assert.equal((await client.get(WIDGETS, widget.metadata)).status, { note: 'newer' });
});

test('a status that changes nothing keeps the version', async () => {
  const first = await client.applyStatus(WIDGETS, await newWidget(), { note: 'x' });
  const second = await client.applyStatus(WIDGETS, first, { note: 'x' });
  assert.is(second.metadata.resourceVersion, first.metadata.resourceVersion);
});

test('a status never reaches a namesake, nor makes an object', async () => {
  const widget = await newWidget();
  const { name, namespace } = widget.metadata;
  await client.delete(WIDGETS, widget.metadata);
  assert.is(await reasonOf(client.applyStatus(WIDGETS, widget, { note: 'x' })), 'NotFound');
  const metadata = { name, namespace: namespace ?? '' };
  await client.create(WIDGETS, { apiVersion: 'test.imagesmith.dev/v1', kind: 'Widget', metadata });
  assert.is(await reasonOf(client.applyStatus(WIDGETS, widget, { note: 'x' })), 'Conflict');
});

test('a status needs an object that was read', async () => {
  const metadata = { name: 'x', namespace: 'default' };
  const unread = { apiVersion: 'test.imagesmith.dev/v1', kind: 'Widget', metadata };
  try {
    await client.applyStatus(WIDGETS, unread, {});
    assert.unreachable();
  } catch (error) {
    assert.instance(error, TypeError);
  }
});

test('a delete of what is gone succeeds, and one with a uid never hits a namesake', async () => {
  const first = await client.create(CONFIG_MAPS, configMap('1'));
  const { name, namespace, uid = '' } = first.metadata;
  const ref = { name, namespace: namespace ?? '' };
  await client.delete(CONFIG_MAPS, ref, { uid });
  await client.delete(CONFIG_MAPS, ref, { uid });
  await client.create(CONFIG_MAPS, { ...configMap('2'), metadata: ref });
  await client.delete(CONFIG_MAPS, ref, { uid });
  assert.equal((await client.get(CONFIG_MAPS, ref)).data, { value: '2' });
});

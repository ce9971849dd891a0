import { findCondition } from '../../../src/api/conditions.ts';
import { IMAGE_TEMPLATES } from '../../../src/api/names.ts';
import type { ImageComponent, ImageTemplate } from '../../../src/api/objects.ts';
import { reconcileImageComponent } from '../../../src/controllers/image-component.ts';
import { StatusWriter } from '../../../src/controllers/status-writer.ts';
import { BY_USED_COMPONENT, usedComponentKeys } from '../../../src/controllers/used-components.ts';
import type { KubeClient } from '../../../src/kube/port.ts';
import { ObjectStore } from '../../../src/kube/store.ts';
import { assert, suite } from '../../kit/index.ts';
import { templateObject } from '../build/objects.ts';
import { componentObject, componentStore } from './component-objects.ts';

const test = suite('status of a component');
const version = (text: string) => ({ spec: { componentName: 'web', version: text } });
const NOW = Date.UTC(2026, 0, 1);
type Context = Parameters<ReturnType<typeof reconcileImageComponent>>[1];
type Change = Parameters<typeof templateObject>[0];

/** A template in the namespace of the components. */
function template(name: string, change: Change): ImageTemplate {
  const object = templateObject({ components: [], ...change });
  return { ...object, metadata: { ...object.metadata, name } };
}

/** Reconciles the first component beside the others, twice: what was written, and how often. */
async function statusOf(
  [component, ...others]: readonly [ImageComponent, ...ImageComponent[]],
  templates: readonly ImageTemplate[] = [],
) {
  const store = componentStore(component, ...others);
  const templateStore = new ObjectStore<ImageTemplate>({
    type: IMAGE_TEMPLATES,
    indexes: { [BY_USED_COMPONENT]: usedComponentKeys },
  });
  templateStore.replaceAll(templates, '1');
  const written: NonNullable<ImageComponent['status']>[] = [];
  const applyStatus = (_: unknown, object: ImageComponent, status: ImageComponent['status']) => {
    // As the API server stores it: half a character does not survive.
    const text = JSON.stringify(status).replace(/\\ud[89a-f][0-9a-f]{2}/g, '\ufffd');
    const stored: ImageComponent['status'] = JSON.parse(text);
    written.push(stored);
    store.put({
      ...object,
      metadata: { ...object.metadata, resourceVersion: `${written.length + 1}` },
      status: stored,
    });
    return Promise.resolve(object);
  };
  const client = { applyStatus } as unknown as Pick<KubeClient, 'applyStatus'>;
  const status = new StatusWriter(client, { assertHeld: () => {} }, new Map());
  const clock = { now: () => NOW } as Parameters<typeof reconcileImageComponent>[0]['clock'];
  const reconcile = reconcileImageComponent({ components: store, templates: templateStore, status, clock });
  const { namespace, name } = component.metadata;
  const context = { signal: new AbortController().signal } as Context;
  await reconcile(`${namespace}/${name}`, context);
  await reconcile(`${namespace}/${name}`, context);
  const [first, ...more] = written;
  assert.equal(more, [], 'what did not change is not written again');
  const ready = findCondition(first?.conditions, 'Ready');
  return { status: first, ready: `${ready?.status} ${ready?.reason}: ${ready?.message}` };
}

test('a component that can be used says what it is', async () => {
  const { status, ready } = await statusOf([componentObject('a')]);
  assert.is(ready, 'True Succeeded: 1 task, checked');
  assert.equal([status?.format, status?.taskCount, status?.observedGeneration], ['Dockerfile', 1, 3]);
  assert.match(status?.contentHash ?? '', /^v1:[0-9a-f]{64}$/);
});

test('parameters are shown, long defaults cut at whole characters, those of sensitive ones not at all', async () => {
  const parameters = [
    { name: 'long', defaultValue: `${'x'.repeat(126)}😀😀😀` },
    { name: 'secret', sensitive: true, defaultValue: 'visible in the spec' },
    { name: 'short', type: 'Boolean' as const, defaultValue: 'true' },
  ];
  const commandContent = 'echo {{ long }} {{ secret }} {{ short }}';
  const { content: _, ...spec } = componentObject('a').spec;
  const component = {
    ...componentObject('a'),
    spec: { ...spec, parameters, tasks: [{ name: 'say', runShellCommand: { commandContent } }] },
  };
  const { status, ready } = await statusOf([component]);
  assert.equal(status?.parameters, [
    { name: 'long', type: 'String', defaultValue: `${'x'.repeat(126)}😀…` },
    { name: 'secret', type: 'String', sensitive: true },
    { name: 'short', type: 'Boolean', defaultValue: 'true' },
  ]);
  assert.match(ready, /^True Succeeded: 1 task, checked; note: .*can be read by everybody/);
});

test('everything that is wrong is told in one message that fits, as it will be stored', async () => {
  const names = Array.from({ length: 9 }, (_, at) => `      ${'x'.repeat(59)}😀😀${at}: 1`).join('\n');
  const content = `Tasks:\n  - Name: a\n    Action: Reboot\n    Properties:\n${names}\n`;
  const { status, ready } = await statusOf([componentObject('a', { spec: { content } })]);
  assert.match(
    ready,
    /^False InvalidContent: task 'a', line 5, column 7 \(spec\.content\): 'x+…' is not known/,
  );
  assert.ok(ready.isWellFormed());
  assert.is(findCondition(status?.conditions, 'Stalled')?.status, 'True');
  assert.equal([status?.format, status?.contentHash], ['YAML', undefined]);
});

test('templates are named by the version that they come to', async () => {
  const first = componentObject('web-1', version('1.9.0'));
  const second = componentObject('web-2', version('1.10.0'));
  const templates = [
    template('newest', { components: [{ name: 'web' }] }),
    template('fixed', { components: [{ name: 'web', version: '1.9.0' }] }),
    template('lines', { buildContent: 'COMPONENT web/1.9.*\n' }),
    template('system', { components: [{ name: 'web', catalog: 'System' }] }),
    template('object', { components: [{ name: 'web-1' }] }),
  ];
  assert.equal((await statusOf([first, second], templates)).status?.usedBy, ['fixed', 'lines']);
  assert.equal((await statusOf([second, first], templates)).status?.usedBy, ['newest']);
});

test('a status names at most twenty templates, always the same', async () => {
  const templates = Array.from({ length: 30 }, (_, at) =>
    template(`t-${String(29 - at).padStart(2, '0')}`, { components: [{ name: 'a' }] }),
  );
  const { status } = await statusOf([componentObject('a')], templates);
  assert.equal([status?.usedBy?.length, status?.usedBy?.[0], status?.usedBy?.[19]], [20, 't-00', 't-19']);
});

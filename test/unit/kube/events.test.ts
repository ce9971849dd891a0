import type { Occurrence } from '../../../src/kube/port.ts';
import { assert, suite } from '../../kit/index.ts';
import { flush, occurrence, recording } from './event-recording.ts';
import { configMap } from './objects.ts';

const test = suite('event recorder');

test('an occurrence becomes an event with everything the API demands', async () => {
  const { api, recorder } = recording();
  recorder.record(occurrence());
  await flush(recorder);
  const [event] = api.created;
  assert.equal(event, {
    apiVersion: 'events.k8s.io/v1',
    kind: 'Event',
    metadata: { name: event?.metadata.name, namespace: 'ns' },
    eventTime: '2026-01-02T03:04:05.000000Z',
    reportingController: 'imagesmith.dev/operator',
    reportingInstance: 'pod-1',
    action: 'Launch',
    reason: 'InstanceLaunched',
    regarding: {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name: 'a',
      namespace: 'ns',
      uid: 'uid-a',
      resourceVersion: '7',
    },
    note: 'Launched i-1',
    type: 'Normal',
  });
  assert.match(event?.metadata.name ?? '', /^a\.[0-9a-f]+$/);
});

test('an event about an object without a namespace goes to "default"', async () => {
  const { api, recorder } = recording();
  const { namespace: _none, ...metadata } = configMap('a', 7).metadata;
  recorder.record(occurrence({ regarding: { apiVersion: 'v1', kind: 'Node', metadata } }));
  await flush(recorder);
  assert.is(api.created[0]?.metadata.namespace, 'default');
});

test('equal occurrences within 6 minutes are one series', async () => {
  const { api, clock, recorder } = recording();
  recorder.record(occurrence());
  await clock.step(10_000);
  recorder.record(occurrence());
  await clock.step(1000);
  assert.is(api.created.length, 1);
  assert.equal(api.patches, [
    {
      name: api.created[0]?.metadata.name,
      series: { count: 2, lastObservedTime: '2026-01-02T03:04:15.000000Z' },
    },
  ]);
  await flush(recorder);
});

test('a running series is written once a minute, and its last count when it went quiet', async () => {
  const { api, clock, recorder } = recording();
  for (let second = 0; second < 150; second++) {
    recorder.record(occurrence());
    await clock.step(1000);
  }
  const counts = () => api.patches.map(({ series }) => (series as { count: number }).count);
  assert.ok(api.patches.length <= 4, `${api.patches.length} writes for 150 occurrences`);
  await clock.step(120_000);
  assert.is(counts().at(-1), 150);
  await clock.step(600_000);
  assert.is(clock.pending, 0, 'nothing is left to do, so no timer runs');
});

test('an equal occurrence after 6 quiet minutes is a new event', async () => {
  const { api, clock, recorder } = recording();
  recorder.record(occurrence({ note: 'another' }));
  // Between two rounds of tidying up, which come each minute.
  await clock.step(30_000);
  recorder.record(occurrence());
  await clock.step(6 * 60_000 + 1000);
  recorder.record(occurrence());
  await flush(recorder);
  assert.is(api.created.length, 3);
  assert.is.not(api.created[1]?.metadata.name, api.created[2]?.metadata.name);
});

test('occurrences that differ in object, type, reason, action or note are events of their own', async () => {
  const { api, recorder } = recording();
  const differences: Partial<Occurrence>[] = [
    {},
    { regarding: configMap('a', 8, { uid: 'other' }) },
    { type: 'Warning' },
    { reason: 'Other' },
    { action: 'Other' },
    { note: 'Other' },
  ];
  for (const difference of differences) recorder.record(occurrence(difference));
  // The version of the object is no difference.
  recorder.record(occurrence({ regarding: configMap('a', 9) }));
  await flush(recorder);
  assert.is(api.created.length, differences.length);
});

test('a series that the API has forgotten goes on as a new event', async () => {
  const { api, clock, recorder } = recording();
  recorder.record(occurrence());
  await clock.step(1000);
  api.forgotten.add(api.created[0]?.metadata.name ?? '');
  recorder.record(occurrence());
  await clock.step(1000);
  assert.is(api.created.length, 2);
  assert.is(api.created[1]?.series?.count, 2);
  await flush(recorder);
});

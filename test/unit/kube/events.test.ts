import type { Event } from '../../../src/kube/resources.ts';
import { EventRecorder, type DropCause } from '../../../src/kube/events.ts';
import { type JsonPatchOperation, KubeError, type Occurrence } from '../../../src/kube/port.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';
import { configMap } from './objects.ts';

const test = suite('event recorder');

const START = Date.UTC(2026, 0, 2, 3, 4, 5);

/** An API server's memory of events. */
class FakeApi {
  readonly created: Event[] = [];
  readonly patches: { name: string; series: unknown }[] = [];
  readonly forgotten = new Set<string>();
  /** Answers of the next calls. */
  failures: KubeError[] = [];
  calls = 0;

  readonly client = {
    create: (_type: unknown, event: unknown): Promise<never> => {
      this.#fail();
      this.created.push(structuredClone(event) as Event);
      return Promise.resolve(event as never);
    },
    jsonPatch: (_type: unknown, ref: { name: string }, patch: JsonPatchOperation[]): Promise<never> => {
      this.#fail();
      if (this.forgotten.has(ref.name)) throw new KubeError(404, 'NotFound', 'gone');
      for (const { path, value } of patch) {
        assert.is(path, '/series');
        this.patches.push({ name: ref.name, series: value });
      }
      return Promise.resolve(undefined as never);
    },
  };

  #fail(): void {
    this.calls++;
    const failure = this.failures.shift();
    if (failure !== undefined) throw failure;
  }
}

function make() {
  const api = new FakeApi();
  const clock = new SteppedClock(START);
  const dropped: DropCause[] = [];
  const recorder = new EventRecorder({
    client: api.client,
    clock,
    random: () => 0.5,
    instance: 'pod-1',
    onDropped: (cause) => dropped.push(cause),
  });
  return { api, clock, dropped, recorder };
}

function occurrence(changes: Partial<Occurrence> = {}): Occurrence {
  return {
    regarding: configMap('a', 7),
    type: 'Normal',
    reason: 'InstanceLaunched',
    action: 'Launch',
    note: 'Launched i-1',
    ...changes,
  };
}

const flush = (recorder: EventRecorder) => recorder.flush(new AbortController().signal);
const unreachable = () => new KubeError(0, 'Unreachable', 'no answer');

test('an occurrence becomes an event with everything the API demands', async () => {
  const { api, recorder } = make();
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
  const { api, recorder } = make();
  const { namespace: _none, ...metadata } = configMap('a', 7).metadata;
  recorder.record(occurrence({ regarding: { apiVersion: 'v1', kind: 'Node', metadata } }));
  await flush(recorder);
  assert.is(api.created[0]?.metadata.namespace, 'default');
});

test('equal occurrences within 6 minutes are one series', async () => {
  const { api, clock, recorder } = make();
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
  const { api, clock, recorder } = make();
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
  const { api, clock, recorder } = make();
  recorder.record(occurrence());
  await clock.step(6 * 60_000 + 1000);
  recorder.record(occurrence());
  await flush(recorder);
  assert.is(api.created.length, 2);
  assert.is.not(api.created[0]?.metadata.name, api.created[1]?.metadata.name);
});

test('occurrences that differ in object, type, reason, action or note are events of their own', async () => {
  const { api, recorder } = make();
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
  const { api, clock, recorder } = make();
  recorder.record(occurrence());
  await clock.step(1000);
  api.forgotten.add(api.created[0]?.metadata.name ?? '');
  recorder.record(occurrence());
  await clock.step(1000);
  assert.is(api.created.length, 2);
  assert.is(api.created[1]?.series?.count, 2);
  await flush(recorder);
});

test('an outage of half a minute loses nothing', async () => {
  const { api, clock, dropped, recorder } = make();
  api.failures = [unreachable(), unreachable(), unreachable(), unreachable(), unreachable()];
  recorder.record(occurrence());
  recorder.record(occurrence({ note: 'second' }));
  await clock.step(60_000);
  assert.equal(
    api.created.map((event) => event.note),
    ['Launched i-1', 'second'],
  );
  assert.equal(dropped, []);
  await flush(recorder);
});

test('an event that was written without an answer is not written twice', async () => {
  const { api, clock, dropped, recorder } = make();
  api.failures = [unreachable(), new KubeError(409, 'AlreadyExists', 'there')];
  recorder.record(occurrence());
  await clock.step(5000);
  assert.is(api.calls, 2);
  assert.equal(dropped, []);
  await flush(recorder);
});

test('an event that the server refuses is dropped and counted, and the next one is tried', async () => {
  const { api, clock, dropped, recorder } = make();
  api.failures = [new KubeError(403, 'Forbidden', 'namespace is being deleted')];
  recorder.record(occurrence());
  recorder.record(occurrence({ note: 'second' }));
  await clock.step(1000);
  assert.is(api.created.length, 1);
  assert.equal(dropped, ['refused']);
  await flush(recorder);
});

test('a server that stays away costs the event, in bounded time', async () => {
  const { api, clock, dropped, recorder } = make();
  api.failures = Array.from({ length: 100 }, unreachable);
  recorder.record(occurrence());
  await clock.step(120_000);
  assert.equal(dropped, ['unreachable']);
  assert.is(api.calls, 6);
  await flush(recorder);
});

test('the queue is bounded', async () => {
  const { api, clock, dropped, recorder } = make();
  api.failures = [unreachable()];
  for (let i = 0; i < 1200; i++) recorder.record(occurrence({ regarding: configMap(`o-${i}`, 1) }));
  await clock.step(0);
  // One is being written, a thousand wait.
  assert.equal([...new Set(dropped)], ['queueFull']);
  assert.is(dropped.length, 199);
  await flush(recorder);
  assert.is(api.created.length, 1001);
});

test('writes are limited to 10 per second after 100 at once', async () => {
  const { api, clock, recorder } = make();
  for (let i = 0; i < 200; i++) recorder.record(occurrence({ regarding: configMap(`o-${i}`, 1) }));
  await clock.step(0);
  for (let i = 0; i < 100; i++) await clock.step(0);
  assert.is(api.created.length, 100);
  await clock.step(1000);
  assert.ok(api.created.length >= 108 && api.created.length <= 111, `${api.created.length}`);
  await flush(recorder);
});

test('one object cannot flood: 25 new events at once, then 5 per minute', async () => {
  const { api, clock, dropped, recorder } = make();
  for (let i = 0; i < 100; i++) recorder.record(occurrence({ note: `note ${i}` }));
  await clock.step(1000);
  assert.is(api.created.length, 25);
  assert.is(dropped.filter((cause) => cause === 'objectLimit').length, 75);
  await clock.step(60_000);
  for (let i = 0; i < 10; i++) recorder.record(occurrence({ note: `later ${i}` }));
  await clock.step(1000);
  assert.is(api.created.length, 30);
  await flush(recorder);
});

test('flush writes everything that waits, without pauses, and then takes nothing more', async () => {
  const { api, dropped, recorder } = make();
  for (let i = 0; i < 300; i++) recorder.record(occurrence({ regarding: configMap(`o-${i}`, 1) }));
  await flush(recorder);
  assert.is(api.created.length, 300);
  recorder.record(occurrence());
  assert.equal(dropped, ['stopped']);
});

test('flush does not wait for a server that is away: one attempt each', async () => {
  const { api, clock, dropped, recorder } = make();
  api.failures = Array.from({ length: 100 }, unreachable);
  for (let i = 0; i < 3; i++) recorder.record(occurrence({ note: `note ${i}` }));
  await clock.step(0);
  await flush(recorder);
  assert.is(api.calls, 4);
  assert.equal(dropped, ['unreachable', 'unreachable', 'unreachable']);
});

test('flush ends at once when its signal aborts, and counts what it left', async () => {
  const { api, dropped, recorder } = make();
  api.failures = Array.from({ length: 100 }, unreachable);
  for (let i = 0; i < 3; i++) recorder.record(occurrence({ note: `note ${i}` }));
  const stop = new AbortController();
  const flushed = recorder.flush(stop.signal);
  stop.abort();
  await flushed;
  assert.equal(dropped, ['stopped', 'stopped', 'stopped']);
});

test('nothing that is recorded throws, however wrong it is', async () => {
  const { dropped, recorder } = make();
  recorder.record(undefined as unknown as Occurrence);
  recorder.record({} as Occurrence);
  recorder.record(occurrence({ note: undefined as unknown as string }));
  assert.equal(dropped, ['fault', 'fault', 'fault']);
  await flush(recorder);
});

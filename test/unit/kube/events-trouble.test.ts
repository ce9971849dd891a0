import { KubeError, type Occurrence } from '../../../src/kube/port.ts';
import { assert, suite } from '../../kit/index.ts';
import { flush, occurrence, recording, unreachable } from './event-recording.ts';
import { configMap } from './objects.ts';

const test = suite('event recorder in trouble');

test('an outage of half a minute loses nothing', async () => {
  const { api, clock, dropped, recorder } = recording();
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
  const { api, clock, dropped, recorder } = recording();
  api.failures = [unreachable(), new KubeError(409, 'AlreadyExists', 'there')];
  recorder.record(occurrence());
  await clock.step(5000);
  assert.is(api.calls, 2);
  assert.equal(dropped, []);
  await flush(recorder);
});

test('an event that the server refuses is dropped and counted, and the next one is tried', async () => {
  const { api, clock, dropped, recorder } = recording();
  api.failures = [new KubeError(403, 'Forbidden', 'namespace is being deleted')];
  recorder.record(occurrence());
  recorder.record(occurrence({ note: 'second' }));
  await clock.step(1000);
  assert.is(api.created.length, 1);
  assert.equal(dropped, ['refused']);
  recorder.record(occurrence());
  await clock.step(1000);
  assert.is(api.created.length, 2, 'when it happens again, it is tried again');
  await flush(recorder);
});

test('a server that stays away costs the event, in bounded time', async () => {
  const { api, clock, dropped, recorder } = recording();
  api.failures = Array.from({ length: 100 }, unreachable);
  recorder.record(occurrence());
  await clock.step(120_000);
  assert.equal(dropped, ['unreachable']);
  assert.is(api.calls, 6);
  await flush(recorder);
});

test('the queue is bounded', async () => {
  const { api, clock, dropped, recorder } = recording();
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
  const { api, clock, recorder } = recording();
  for (let i = 0; i < 200; i++) recorder.record(occurrence({ regarding: configMap(`o-${i}`, 1) }));
  await clock.step(0);
  for (let i = 0; i < 100; i++) await clock.step(0);
  assert.is(api.created.length, 100);
  await clock.step(1000);
  assert.ok(api.created.length >= 108 && api.created.length <= 111, `${api.created.length}`);
  await flush(recorder);
});

test('one object cannot flood: 25 new events at once, then 5 per minute', async () => {
  const { api, clock, dropped, recorder } = recording();
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
  const { api, dropped, recorder } = recording();
  for (let i = 0; i < 300; i++) recorder.record(occurrence({ regarding: configMap(`o-${i}`, 1) }));
  await flush(recorder);
  assert.is(api.created.length, 300);
  recorder.record(occurrence());
  assert.equal(dropped, ['stopped']);
});

test('flush does not wait for a server that is away: one attempt each', async () => {
  const { api, clock, dropped, recorder } = recording();
  api.failures = Array.from({ length: 100 }, unreachable);
  for (let i = 0; i < 3; i++) recorder.record(occurrence({ note: `note ${i}` }));
  await clock.step(0);
  await flush(recorder);
  assert.is(api.calls, 4);
  assert.equal(dropped, ['unreachable', 'unreachable', 'unreachable']);
});

test('flush ends at once when its signal aborts, and counts what it left', async () => {
  const { api, dropped, recorder } = recording();
  api.failures = Array.from({ length: 100 }, unreachable);
  for (let i = 0; i < 3; i++) recorder.record(occurrence({ note: `note ${i}` }));
  const stop = new AbortController();
  const flushed = recorder.flush(stop.signal);
  stop.abort();
  await flushed;
  assert.equal(dropped, ['stopped', 'stopped', 'stopped']);
});

test('nothing that is recorded throws, however wrong it is', async () => {
  const { dropped, recorder } = recording();
  recorder.record(undefined as unknown as Occurrence);
  recorder.record({} as Occurrence);
  recorder.record(occurrence({ note: undefined as unknown as string }));
  assert.equal(dropped, ['fault', 'fault', 'fault']);
  await flush(recorder);
});

import { assert, suite, waitUntil } from '../../kit/index.ts';
import { Scene } from './reflector-scene.ts';

const test = suite('reflector stop');

let scene: Scene;
test.before.each(async () => {
  scene = await Scene.open();
  for (let i = 0; i < 5; i++) scene.world.put(`object-${i}`, '1');
});
test.after.each(() => scene.close());

/** How often the server is asked from now on, over a time in which a living reflector would ask. */
async function callsLater(): Promise<number> {
  await waitUntil(() => scene.server.openCalls === 0, { what: 'the end of every call' });
  const before = scene.server.calls.length;
  await new Promise((resolve) => setTimeout(resolve, 200));
  return scene.server.calls.length - before;
}

test('during the initial list: no watch is opened, and waiting for the first list fails', async () => {
  scene.misbehave('list', 1, () => {});
  const { reflector, store } = scene.follow();
  await waitUntil(() => scene.lists.length === 1);
  const synced = reflector.hasSynced.then(
    () => 'synced',
    (error: Error) => error.message,
  );
  await reflector.stop();
  assert.match(await synced, /was stopped/);
  assert.is(await callsLater(), 0);
  assert.is(store.size, 0);
});

test('between two pages of the initial list: the rest is not fetched, the store stays empty', async () => {
  const { reflector, store } = scene.follow({ pageSize: 2 });
  scene.server.script = (call, reply) => {
    if (call.query.has('continue')) void reflector.stop();
    scene.honest(call, reply);
  };
  await waitUntil(() => reflector.state.phase === 'Stopped');
  await reflector.stop();
  assert.is(await callsLater(), 0);
  assert.is(store.size, 0);
  assert.is(scene.lists.length, 2);
});

test('while the watch is being opened', async () => {
  scene.misbehave('watch', 1, () => {});
  const { reflector } = scene.follow();
  await waitUntil(() => scene.watches.length === 1);
  await reflector.stop();
  assert.is(await callsLater(), 0);
});

test('while watching: nothing reaches the store any more', async () => {
  const { reflector, store, states } = await scene.watching();
  await reflector.stop();
  scene.world.put('late', '1');
  assert.is(await callsLater(), 0);
  assert.is(store.get('ns/late'), undefined);
  assert.is(states.at(-1)?.phase, 'Stopped');
});

test('from within a handler, in the middle of a burst: the rest of the burst is dropped', async () => {
  const { reflector, store } = await scene.watching();
  let seen = 0;
  let stopped: Promise<void> | undefined;
  store.subscribe(() => {
    seen++;
    stopped ??= reflector.stop();
  });
  const lines = Array.from({ length: 100 }, (_, i) => {
    const metadata = { name: `burst-${i}`, namespace: 'ns', uid: `u${i}`, resourceVersion: String(1000 + i) };
    return `${JSON.stringify({ type: 'ADDED', object: { metadata } })}\n`;
  });
  for (const { reply } of scene.world.watchers) reply.bytes(lines.join(''));
  await waitUntil(() => stopped !== undefined);
  await stopped;
  assert.is(await callsLater(), 0);
  assert.is(seen, 1);
});

test('while waiting for the next attempt', async () => {
  scene.misbehave('list', 99, (reply) => reply.status(500, 'InternalError'));
  const { reflector, ends } = scene.follow();
  await waitUntil(() => ends.length === 3);
  await reflector.stop();
  assert.is(await callsLater(), 0);
});

test('a failure that a stop causes is not reported', async () => {
  const { reflector, states } = await scene.watching();
  await reflector.stop();
  assert.is(states.filter((state) => state.phase === 'Failing').length, 0);
});

test('twice, and before the start', async () => {
  const { reflector } = await scene.watching();
  await Promise.all([reflector.stop(), reflector.stop()]);
  await reflector.stop();
});

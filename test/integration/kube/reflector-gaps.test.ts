import { assert, suite, waitUntil } from '../../kit/index.ts';
import { Scene } from './reflector-scene.ts';

const test = suite('reflector gaps');

let scene: Scene;
test.before.each(async () => {
  scene = await Scene.open();
});
test.after.each(() => scene.close());

/** Lets the watch end, the world change, and its history be forgotten before the next watch. */
async function gap(change: () => void): Promise<void> {
  const { script } = scene.server;
  scene.server.script = (_call, reply) => reply.status(503, 'ServiceUnavailable');
  scene.server.cutAll();
  await waitUntil(() => scene.world.watchers.size === 0);
  change();
  scene.world.compact();
  scene.server.script = script;
}

test('what was added, changed and deleted within a gap is found and counted', async () => {
  for (const name of ['kept', 'changed', 'deleted']) scene.world.put(name, '1');
  const observed = await scene.watching();
  await gap(() => {
    scene.world.put('changed', '2');
    scene.world.remove('deleted');
    scene.world.put('added', '1');
  });
  await scene.equal(observed);
  const expected = { cause: 'expired', difference: { added: 1, updated: 1, removed: 1 } };
  assert.equal(observed.lists.at(-1), expected);
  const told = observed.events.slice(3).map((event) => `${event.source} ${event.type} ${event.key}`);
  assert.equal(told.sort(), ['list add ns/added', 'list delete ns/deleted', 'list update ns/changed']);
});

test('an object deleted within a gap is reported with its last known state', async () => {
  scene.world.put('a', 'last known');
  const observed = await scene.watching();
  await gap(() => scene.world.remove('a'));
  await scene.equal(observed);
  const last = observed.events.at(-1);
  assert.is(last?.type, 'delete');
  assert.is(last !== undefined && 'old' in last && last.old.data?.['value'], 'last known');
});

test('an object deleted and made again within a gap is a delete and an add', async () => {
  const first = scene.world.put('a', '1');
  const observed = await scene.watching();
  await gap(() => {
    scene.world.remove('a');
    scene.world.put('a', '1');
  });
  await scene.equal(observed);
  const told = observed.events.slice(1).map((event) => event.type);
  assert.equal(told, ['delete', 'add']);
  assert.is.not(observed.store.get('ns/a')?.metadata.uid, first.metadata.uid);
});

test('an object deleted and made again in a resumed watch is a delete and an add', async () => {
  scene.world.put('a', '1');
  const observed = await scene.watching();
  scene.server.cutAll();
  scene.world.remove('a');
  scene.world.put('a', '1');
  await scene.equal(observed);
  assert.equal(
    observed.events.map((event) => event.type),
    ['add', 'delete', 'add'],
  );
  assert.is(scene.lists.length, 1);
});

test('nothing that happens between list and watch is lost', async () => {
  scene.world.put('a', '1');
  scene.misbehave('watch', 1, (reply, call) => {
    scene.world.put('b', '1');
    scene.world.put('a', '2');
    scene.world.watch(call, reply);
  });
  const observed = await scene.watching();
  await scene.equal(observed);
});

test('a continue token that expires on the way restarts the list, and nothing is lost or doubled', async () => {
  for (let i = 0; i < 25; i++) scene.world.put(`object-${i}`, '1');
  let compactions = 0;
  scene.server.script = (call, reply) => {
    if (call.query.get('continue')?.endsWith(':10') && compactions < 1) {
      compactions++;
      scene.world.remove('object-3');
      scene.world.put('object-20', '2');
      scene.world.put('late', '1');
      scene.world.compact();
    }
    scene.honest(call, reply);
  };
  const observed = await scene.watching({ pageSize: 10 });
  await scene.equal(observed);
  assert.is(observed.ends.length, 0, 'that is no failure');
  assert.is(observed.lists.length, 1);
});

test('a list whose tokens always expire is read in one piece at last', async () => {
  for (let i = 0; i < 25; i++) scene.world.put(`object-${i}`, '1');
  scene.server.script = (call, reply) => {
    if (call.query.has('continue')) scene.world.compact();
    scene.honest(call, reply);
  };
  const observed = await scene.watching({ pageSize: 10 });
  await scene.equal(observed);
  assert.equal(
    scene.lists.map((call) => call.query.get('limit')),
    ['10', '10', '10', '10', null],
  );
});

import { assert, suite, waitUntil } from '../../kit/index.ts';
import { Scene } from './reflector-scene.ts';

const test = suite('reflector');

let scene: Scene;
test.before.each(async () => {
  scene = await Scene.open();
});
test.after.each(() => scene.close());

test('everything is listed in pages and then watched from the version of the list', async () => {
  for (let i = 0; i < 25; i++) scene.world.put(`object-${i}`, 'x');
  const version = String(scene.world.version);
  const observed = await scene.watching({ pageSize: 10, random: () => 0 });
  assert.equal(
    scene.lists.map((call) => [call.query.get('limit'), call.query.get('continue')]),
    [
      ['10', null],
      ['10', `${version}:10`],
      ['10', `${version}:20`],
    ],
  );
  const [watch] = scene.watches;
  assert.equal(Object.fromEntries(watch?.query ?? []), {
    watch: 'true',
    allowWatchBookmarks: 'true',
    resourceVersion: version,
    timeoutSeconds: '300',
  });
  assert.equal(observed.lists, [{ cause: 'start', difference: { added: 25, updated: 0, removed: 0 } }]);
  await scene.equal(observed);
});

test('the first list is announced once, and changes afterwards are from the watch', async () => {
  scene.world.put('a', '1');
  const observed = scene.follow();
  await observed.reflector.hasSynced;
  assert.is(observed.store.size, 1);
  scene.world.put('b', '1');
  scene.world.put('a', '2');
  scene.world.remove('b');
  await scene.equal(observed);
  const told = observed.events.map((event) => `${event.source} ${event.type} ${event.key}`);
  assert.equal(told, ['list add ns/a', 'watch add ns/b', 'watch update ns/a', 'watch delete ns/b']);
});

test('the server is asked to end each watch after 5 to 10 minutes', async () => {
  await scene.watching({ random: () => 0.999999 });
  assert.is(scene.watches[0]?.query.get('timeoutSeconds'), '600');
});

test('namespace and selectors go into list and watch alike', async () => {
  await scene.watching({ namespace: 'ns', labelSelector: 'a=b', fieldSelector: 'metadata.name=x' });
  for (const call of scene.server.calls) {
    assert.is(call.path, '/api/v1/namespaces/ns/configmaps');
    assert.is(call.query.get('labelSelector'), 'a=b');
    assert.is(call.query.get('fieldSelector'), 'metadata.name=x');
  }
});

test('a watch that the server ends in order is resumed from the last version, bookmarks included, without a list', async () => {
  const observed = await scene.watching();
  scene.world.put('a', '1');
  await scene.equal(observed);
  scene.misbehave('list', 99, (reply) => reply.status(500, 'InternalError'));
  scene.world.bookmark();
  const version = String(scene.world.version);
  await waitUntil(() => observed.store.version === version);
  for (const { reply } of scene.world.watchers) reply.end();
  await waitUntil(() => scene.watches.length === 2, { what: 'the second watch' });
  assert.is(scene.watches[1]?.query.get('resourceVersion'), version);
  assert.is(scene.watches[1]?.connection, scene.watches[0]?.connection, 'on the same connection');
});

test('a bookmark alone moves the version forward', async () => {
  const observed = await scene.watching();
  scene.server.script = scene.honest;
  scene.world.put('other', '1');
  scene.world.remove('other');
  await scene.equal(observed);
  for (const { reply } of scene.world.watchers) {
    reply.event('BOOKMARK', { metadata: { resourceVersion: '5000' } });
  }
  await waitUntil(() => observed.store.version === '5000');
});

test('raw line separators of Unicode within an object lose nothing', async () => {
  const observed = await scene.watching();
  scene.world.put('a', 'before\u2028between\u2029after');
  await scene.equal(observed);
  assert.is(observed.store.get('ns/a')?.data?.['value'], 'before\u2028between\u2029after');
});

test('a handler that throws stops nothing', async () => {
  const observed = scene.follow();
  const fault = new Error('a defect');
  observed.store.subscribe(() => {
    throw fault;
  });
  await observed.reflector.hasSynced;
  scene.world.put('a', '1');
  scene.world.put('b', '1');
  await scene.equal(observed);
  assert.equal(observed.handlerErrors, [fault, fault]);
  assert.is(scene.watches.length, 1);
});

test('it says how long the server has been silent, and for how long the store has had no feed', async () => {
  const observed = await scene.watching();
  assert.is(observed.reflector.lagMs(), 0);
  const age = observed.reflector.lastEventAgeMs();
  assert.ok(age >= 0 && age < 30_000);
  scene.server.script = () => {};
  scene.server.cutAll();
  await waitUntil(() => observed.reflector.lagMs() > 100);
});

test('a reflector starts once', async () => {
  const { reflector } = await scene.watching();
  assert.throws(() => reflector.start(), /runs already/);
});

test('a second reflector of the same type changes nothing for the first', async () => {
  const first = await scene.watching();
  const second = await scene.watching();
  scene.world.put('a', '1');
  await Promise.all([scene.equal(first), scene.equal(second)]);
  await first.reflector.stop();
  scene.world.put('b', '1');
  await scene.equal(second);
  assert.is(first.store.size, 1, 'the stopped one does not follow any more');
});

import { assert, suite } from '../../kit/index.ts';
import { makeManager } from './manager-rig.ts';

const test = suite('manager');

test('servers start first, then caches, and controllers when the caches are synced', async () => {
  const rig = makeManager();
  const server = rig.runnable('server', { ready: false });
  const cache = rig.runnable('cache', { ready: false });
  rig.manager.add('controller', rig.runnable('controller'));
  rig.manager.add('source', cache);
  rig.manager.add('recorder', rig.runnable('recorder'));
  rig.manager.add('server', server);
  rig.run();
  await rig.clock.step(60_000);
  assert.equal(rig.story, ['server runs']);
  server.makeReady();
  await rig.clock.step(60_000);
  assert.equal(rig.story, ['server runs', 'recorder runs', 'cache runs']);
  cache.makeReady();
  await rig.clock.step(0);
  assert.is(rig.story.at(-1), 'controller runs');
  rig.stop.abort();
  await rig.clock.step(0);
});

test('readiness: not before all caches are synced, and it names those that are missing', async () => {
  const rig = makeManager();
  const caches = ['templates', 'builds'].map((name) => rig.runnable(name, { ready: false }));
  for (const cache of caches) rig.manager.add('source', cache);
  assert.is(rig.manager.check(), 'not started');
  rig.run();
  await rig.clock.step(0);
  assert.is(rig.manager.check(), 'waiting for templates, builds');
  caches[0]?.makeReady();
  assert.is(rig.manager.check(), 'waiting for builds');
  caches[1]?.makeReady();
  assert.is(rig.manager.check(), undefined);
  rig.stop.abort();
  assert.is(rig.manager.check(), 'stopping');
  await rig.clock.step(0);
});

test('stop: sources and intake stop, reconciles finish, events are flushed, servers close', async () => {
  const rig = makeManager();
  rig.manager.add('server', rig.runnable('server'));
  rig.manager.add('recorder', rig.runnable('recorder'));
  rig.manager.add('source', rig.runnable('cache'));
  rig.manager.add('controller', rig.runnable('controller', { onStop: 20_000 }));
  const state = rig.run();
  await rig.clock.step(0);
  rig.story.length = 0;
  rig.stop.abort();
  await rig.clock.step(19_999);
  assert.equal(rig.story, ['cache stops', 'controller stops', 'cache ended']);
  await rig.clock.step(1);
  assert.equal(rig.story.slice(3), [
    'controller ended',
    'recorder stops',
    'recorder ended',
    'server stops',
    'server ended',
  ]);
  assert.is(state.outcome, 'stopped');
  assert.is(rig.clock.pending, 0);
});

test('reconciles have 30 s to finish; then their signals abort', async () => {
  const rig = makeManager();
  rig.manager.add('controller', rig.runnable('controller', { onStop: 'ignore' }));
  const state = rig.run();
  await rig.clock.step(0);
  rig.stop.abort();
  await rig.clock.step(29_999);
  assert.is(rig.story.at(-1), 'controller stops');
  await rig.clock.step(1);
  assert.equal(rig.story.slice(-2), ['controller is killed', 'controller ended']);
  assert.is(state.outcome, 'stopped');
  assert.ok(rig.lines.some(({ msg }) => msg === 'Aborting what did not stop in time'));
});

test('nothing can hold up a stop for ever', async () => {
  const rig = makeManager({ graceMs: 1000 });
  for (const phase of ['server', 'recorder', 'source', 'controller'] as const) {
    rig.manager.add(phase, rig.runnable(phase, { onStop: 'ignore kill' }));
  }
  const state = rig.run();
  await rig.clock.step(0);
  rig.stop.abort();
  await rig.clock.step(1000 + 2000 + 5000 + 2000 + 2000 + 2000);
  assert.is(state.outcome, 'stopped');
  const gaveUp = rig.lines.filter(({ msg }) => msg === 'Giving up on what cannot be stopped');
  assert.equal(
    gaveUp.map(({ running }) => running),
    [['source', 'controller'], ['recorder'], ['server']],
  );
});

test('a runnable that fails stops everything in order and is the outcome', async () => {
  const rig = makeManager();
  const cache = rig.runnable('cache');
  rig.manager.add('source', cache);
  rig.manager.add('controller', rig.runnable('controller'));
  const state = rig.run();
  await rig.clock.step(0);
  cache.end.reject(new Error('out of memory'));
  await rig.clock.step(0);
  assert.is(state.outcome, 'Error: cache failed');
  assert.equal(rig.story.slice(-2), ['controller stops', 'controller ended']);
  const logged = rig.lines.find(({ level }) => level === 'error');
  const cause = (logged?.['error'] as Error | undefined)?.cause;
  assert.match(String(cause), 'out of memory');
});

test('a runnable that ends by itself is a failure', async () => {
  const rig = makeManager();
  const server = rig.runnable('server');
  rig.manager.add('server', server);
  const state = rig.run();
  await rig.clock.step(0);
  server.end.resolve();
  await rig.clock.step(0);
  assert.is(state.outcome, 'Error: server ended by itself');
});

test('a runnable that throws before its first await is a failure', async () => {
  const rig = makeManager();
  rig.manager.add('server', {
    name: 'server',
    run: () => {
      throw new Error('port taken');
    },
  });
  const state = rig.run();
  await rig.clock.step(0);
  assert.is(state.outcome, 'Error: server failed');
});

test('a stop during the start ends what was started and starts nothing more', async () => {
  const rig = makeManager();
  rig.manager.add('source', rig.runnable('cache', { ready: false }));
  rig.manager.add('controller', rig.runnable('controller'));
  const state = rig.run();
  await rig.clock.step(0);
  rig.stop.abort();
  await rig.clock.step(0);
  assert.is(state.outcome, 'stopped');
  assert.equal(rig.story, ['cache runs', 'cache stops', 'cache ended']);
});

test('a runnable may end by rejecting with the reason of the stop', async () => {
  const rig = makeManager();
  const cache = rig.runnable('cache', { onStop: 'ignore' });
  rig.manager.add('source', cache);
  const state = rig.run();
  await rig.clock.step(0);
  rig.stop.abort();
  await rig.clock.step(0);
  cache.end.reject(cache.context()?.stop.reason as Error);
  await rig.clock.step(0);
  assert.is(state.outcome, 'stopped');
  assert.not(rig.lines.some(({ level }) => level === 'warn'));
});

test('a manager runs once and takes nothing in afterwards', async () => {
  const rig = makeManager();
  rig.stop.abort();
  const state = rig.run();
  await rig.clock.step(0);
  assert.is(state.outcome, 'stopped');
  assert.throws(() => rig.manager.add('server', rig.runnable('late')), /after the start/);
  assert.match(String(await rig.manager.run(rig.stop.signal).catch((error: unknown) => error)), 'runs once');
});

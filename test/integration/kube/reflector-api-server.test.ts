import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inClusterAccess } from '../../../src/kube/in-cluster.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { ApiServerScene } from './api-server-scene.ts';
import { transportTo } from './setup.ts';

const test = suite('reflector against the API server');
const scene = new ApiServerScene(test);

test('changes arrive at once', async () => {
  const observed = await scene.follow();
  const startedAt = performance.now();
  await scene.create('a');
  await waitUntil(() => observed.store.get('default/a') !== undefined);
  assert.ok(performance.now() - startedAt < 2000);
  await scene.change('a', '1');
  await scene.create('b');
  await scene.remove('a');
  await scene.equal(observed);
  assert.is(observed.lists.length, 1);
});

test('a list of several pages is complete', async () => {
  for (let i = 0; i < 7; i++) await scene.create(`page-${i}`);
  const observed = await scene.follow({ pageSize: 3 });
  await scene.equal(observed);
});

test('an answer of our own write is seen at once, and leaves with the object', async () => {
  const observed = await scene.follow();
  await scene.create('a');
  observed.store.overlay(await scene.change('a', 'ours'));
  assert.is(observed.store.get('default/a')?.data?.['value'], 'ours');
  await scene.remove('a');
  await scene.equal(observed);
});

test('an answer that comes after the watch has shown the deletion brings nothing back', async () => {
  const observed = await scene.follow();
  await scene.create('a');
  const late = await scene.change('a', 'ours');
  await scene.remove('a');
  await scene.equal(observed);
  await waitUntil(() => observed.events.some((event) => event.type === 'delete'));
  observed.store.overlay(late);
  assert.is(observed.store.get('default/a'), undefined);
});

test('an object made again under its name is a delete and an add', async () => {
  await scene.create('a');
  const observed = await scene.follow();
  await scene.remove('a');
  await scene.create('a');
  await scene.equal(observed);
  const told = observed.events.filter((event) => event.key === 'default/a').map((event) => event.type);
  assert.equal(told, ['add', 'delete', 'add']);
});

test(
  'a server that crashes and comes back is found again, and nothing is lost',
  async () => {
    await scene.create('a');
    const observed = await scene.follow();
    await scene.plane.stopApiServer({ abruptly: true });
    await waitUntil(() => observed.reflector.state.phase === 'Failing', { what: 'the failure' });
    const before = observed.ends.length;
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const attempts = observed.ends.length - before;
    assert.ok(attempts <= 3, `${attempts} attempts in 3 s`);
    await scene.plane.startApiServer();
    await scene.create('b');
    await scene.remove('a');
    await scene.equal(observed, 20_000);
    await scene.create('c');
    await scene.equal(observed);
  },
  { timeoutMs: 60_000 },
);

test(
  'an orderly restart of the server loses nothing, and a watch it closed is resumed',
  async () => {
    await scene.create('a');
    const observed = await scene.follow();
    await scene.plane.stopApiServer();
    await scene.plane.startApiServer();
    await scene.create('b');
    await scene.change('a', '2');
    await scene.equal(observed, 20_000);
  },
  { timeoutMs: 60_000 },
);

async function kubectl(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await scene.plane.kubectl(args);
  assert.is(code, 0, stderr);
  return stdout;
}

test(
  'a token that is no longer valid is visible, and its successor in the file is used at once',
  async () => {
    const directory = await mkdtemp(join(tmpdir(), 'imagesmith-token-'));
    const writeToken = async () => {
      await kubectl('create', 'serviceaccount', 'watcher');
      await writeFile(join(directory, 'token'), await kubectl('create', 'token', 'watcher'));
    };
    await writeFile(join(directory, 'ca.crt'), scene.plane.ca);
    const verbs = '--verb=list,watch';
    await kubectl('create', 'clusterrole', 'watcher', verbs, '--resource=configmaps');
    const subject = '--serviceaccount=default:watcher';
    await kubectl('create', 'clusterrolebinding', 'watcher', '--clusterrole=watcher', subject);
    await writeToken();
    const { hostname, port } = new URL(scene.plane.url);
    const env = { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port };
    const clock = systemClock();
    const transport = transportTo(await inClusterAccess({ env, clock, directory }));
    try {
      const observed = await scene.follow({ transport });
      await kubectl('delete', 'serviceaccount', 'watcher');
      // The server remembers that a token was valid for 10 s; a restart makes it forget, and ends the watch.
      await scene.plane.stopApiServer({ abruptly: true });
      await scene.plane.startApiServer();
      await waitUntil(() => observed.reflector.state.phase === 'Denied', { deadlineMs: 30_000, what: '401' });
      await scene.create('a');
      await writeToken();
      await scene.equal(observed, 30_000);
      await waitUntil(() => observed.reflector.state.phase === 'Watching');
      await observed.reflector.stop();
    } finally {
      transport.close();
      await rm(directory, { recursive: true });
    }
  },
  { timeoutMs: 90_000 },
);

import { SecretWatches } from '../../../src/kube/secret-watch.ts';
import type { Transport } from '../../../src/kube/transport.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { type Call, MisbehavingServer, type Reply } from '../../kit/misbehaving-server.ts';
import { fastClock, plainAccess, transportTo } from './setup.ts';

const test = suite('secret watches');

let server: MisbehavingServer;
let transport: Transport;
let secrets: SecretWatches;
let changes: string[];
/** Names of Secrets that may not be read. */
const denied = new Set<string>();
const existing = new Map<string, string>();

test.before.each(async () => {
  denied.clear();
  existing.clear();
  changes = [];
  server = await MisbehavingServer.start((call, reply) => {
    const name = nameIn(call);
    if (denied.has(name)) reply.status(403, 'Forbidden');
    else if (call.query.get('watch') === 'true') reply.open();
    else reply.json(200, { metadata: { resourceVersion: '5' }, items: itemsOf(name) });
  });
  const clock = fastClock();
  transport = transportTo(plainAccess(server.url), { clock });
  secrets = new SecretWatches({ transport, clock, random: () => 0 });
  secrets.onChange((namespace, name) => changes.push(`${namespace}/${name}`));
});

test.after.each(async () => {
  await secrets.stop();
  await waitUntil(() => server.openCalls === 0, { what: 'the end of every watch' });
  transport.close();
  await server.stop();
});

function nameIn(call: Call): string {
  return call.query.get('fieldSelector')?.replace('metadata.name=', '') ?? '';
}

function itemsOf(name: string): object[] {
  const value = existing.get(name);
  if (value === undefined) return [];
  return [{ metadata: { name, namespace: 'ns', uid: name, resourceVersion: '5' }, data: { key: value } }];
}

const ref = (name: string) => ({ namespace: 'ns', name });
const stateOf = (name: string) => secrets.get('ns', name).state;
const settled = (name: string, state: string) =>
  waitUntil(() => stateOf(name) === state, { what: `${name} to be ${state}` });
const openWatches = () => server.openCalls;

test('a Secret is read by its name in its namespace, and no other one is', async () => {
  existing.set('a', 'secret');
  secrets.setReferences('one', [ref('a')]);
  await settled('a', 'Present');
  const state = secrets.get('ns', 'a');
  assert.equal(state.state === 'Present' && state.secret.data, { key: 'secret' });
  await waitUntil(() => server.calls.length === 2);
  for (const call of server.calls) {
    assert.is(call.path, '/api/v1/namespaces/ns/secrets');
    assert.is(call.query.get('fieldSelector'), 'metadata.name=a');
  }
});

test('nothing is known before the first answer, and of Secrets that nobody references', async () => {
  existing.set('a', 'secret');
  assert.is(stateOf('a'), 'Pending');
  secrets.setReferences('one', [ref('a')]);
  assert.is(stateOf('a'), 'Pending');
  await settled('a', 'Present');
});

test('a Secret that does not exist is Absent, and that is told', async () => {
  secrets.setReferences('one', [ref('a')]);
  await settled('a', 'Absent');
  assert.equal(changes, ['ns/a']);
});

test('referrers share one watch, and the last one ends it', async () => {
  secrets.setReferences('one', [ref('a')]);
  secrets.setReferences('two', [ref('a'), ref('b')]);
  await settled('a', 'Absent');
  await settled('b', 'Absent');
  await waitUntil(() => openWatches() === 2);
  assert.equal(secrets.referrers('ns', 'a'), ['one', 'two']);
  secrets.setReferences('one', []);
  assert.equal(secrets.referrers('ns', 'a'), ['two']);
  secrets.setReferences('two', [ref('b')]);
  assert.is(stateOf('a'), 'Pending', 'its value is not kept');
  await waitUntil(() => openWatches() === 1);
  assert.is(secrets.size, 1);
});

test('saying the same references again changes nothing', async () => {
  secrets.setReferences('one', [ref('a')]);
  await settled('a', 'Absent');
  await waitUntil(() => openWatches() === 1);
  const calls = server.calls.length;
  for (let i = 0; i < 10; i++) secrets.setReferences('one', [ref('a'), ref('a')]);
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.is(server.calls.length, calls);
});

test('changes are told as they happen', async () => {
  const watches: Reply[] = [];
  const { script } = server;
  server.script = (call, reply) => {
    script(call, reply);
    if (call.query.get('watch') !== 'true') return;
    watches.push(reply);
  };
  const send = (type: string, version: number) => {
    const metadata = { name: 'a', namespace: 'ns', uid: 'u', resourceVersion: String(version) };
    for (const watch of watches) watch.event(type, { metadata, data: {} });
  };
  secrets.setReferences('one', [ref('a')]);
  await waitUntil(() => openWatches() === 1 && stateOf('a') === 'Absent');
  await waitUntil(() => server.calls.length === 2);
  send('ADDED', 6);
  await settled('a', 'Present');
  send('MODIFIED', 7);
  send('DELETED', 8);
  await settled('a', 'Absent');
  assert.equal(changes, ['ns/a', 'ns/a', 'ns/a', 'ns/a']);
});

test(
  'a missing Role is named with what it must allow, tried again each minute, and its end is told',
  async () => {
    denied.add('a');
    existing.set('a', 'secret');
    secrets.setReferences('one', [ref('a')]);
    await settled('a', 'AccessDenied');
    const state = secrets.get('ns', 'a');
    const message = state.state === 'AccessDenied' ? state.message : '';
    for (const part of ['ns/a', 'Role in namespace ns', 'get, list and watch', 'resourceNames [a]']) {
      assert.ok(message.includes(part), `"${part}" in: ${message}`);
    }
    assert.equal(changes, ['ns/a']);
    await waitUntil(() => server.calls.length === 2, { what: 'the second attempt' });
    const [first, second] = server.calls;
    const pauseMs = ((second?.atMs ?? 0) - (first?.atMs ?? 0)) * 20;
    assert.ok(pauseMs >= 59_000 && pauseMs < 120_000, `after ${pauseMs} ms`);
    denied.clear();
    await settled('a', 'Present');
    assert.equal(changes.length, 3, 'the list and the end of the refusal');
  },
  { timeoutMs: 15_000 },
);

test('a permission that is taken away hides the value', async () => {
  existing.set('a', 'secret');
  secrets.setReferences('one', [ref('a')]);
  await settled('a', 'Present');
  await waitUntil(() => openWatches() === 1);
  denied.add('a');
  server.cutAll();
  await settled('a', 'AccessDenied');
});

test('an unreachable server takes nothing away that is known', async () => {
  existing.set('a', 'secret');
  secrets.setReferences('one', [ref('a')]);
  await settled('a', 'Present');
  const restart = await server.crash();
  await new Promise((resolve) => setTimeout(resolve, 150));
  assert.is(stateOf('a'), 'Present');
  await restart();
});

test('after the stop nothing is watched any more, and what was known stays readable', async () => {
  existing.set('a', 'secret');
  secrets.setReferences('one', [ref('a')]);
  await settled('a', 'Present');
  await secrets.stop();
  secrets.setReferences('two', [ref('b')]);
  secrets.setReferences('one', []);
  await waitUntil(() => server.openCalls === 0);
  assert.is(stateOf('a'), 'Present');
  assert.is(stateOf('b'), 'Pending');
  assert.is(
    server.calls.some((call) => nameIn(call) === 'b'),
    false,
  );
});

test('a handler that throws keeps no other from being told', async () => {
  const fresh = new SecretWatches({ transport, clock: fastClock(), random: () => 0 });
  fresh.onChange(() => {
    throw new Error('a defect');
  });
  let told = 0;
  fresh.onChange(() => told++);
  fresh.setReferences('one', [ref('a')]);
  await waitUntil(() => told > 0);
  await fresh.stop();
});

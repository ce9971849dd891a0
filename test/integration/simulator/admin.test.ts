import { assert, suite } from '../../kit/index.ts';
import { Stepped } from './calls.ts';

const test = suite('admin API of the simulator');
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start();
});
test.after.each(() => world.end());

type Json = Record<string, unknown>;

async function admin(method: string, path: string, body?: Json): Promise<{ status: number; body: Json }> {
  const response = await fetch(`http://${world.simulator.endpoint}/_simulator/${path}`, {
    method,
    headers: { connection: 'close' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Json };
}

test('the overview tells endpoint, guests, clock, profile and switches', async () => {
  const { body } = await admin('GET', '');
  assert.is(body['endpoint'], world.simulator.endpoint);
  assert.is((body['guests'] as Json)['executes'], false);
  assert.equal(body['clock'], { nowMs: Date.UTC(2026, 0, 1), rate: 0 });
});

test('the clock can be stepped and set running', async () => {
  const id = await world.launch();
  const { body } = await admin('POST', 'clock', { stepMs: 60_000 });
  assert.is(body['nowMs'], Date.UTC(2026, 0, 1) + 60_000);
  assert.is((await world.instance(id))?.['Status'], 'Running');
  assert.is((await admin('POST', 'clock', { rate: 100 })).body['rate'], 100);
  assert.is((await admin('POST', 'clock', { stepMs: 1 })).status, 400);
  assert.is((await admin('POST', 'clock', { rate: -1 })).status, 400);
});

test('faults are added, seen, released and removed', async () => {
  const added = await admin('POST', 'faults', {
    scope: { effect: 'write' },
    effect: { kind: 'hold', when: 'before' },
  });
  const id = String(added.body['id']);
  const call = world.launch();
  const fault = world.simulator.faults.get(id);
  assert.ok(fault);
  await fault.hit();
  assert.is(((await admin('GET', 'faults')).body as unknown as Json[])[0]?.['held'], 1);
  await admin('POST', `faults/${id}/release`);
  await call;
  await admin('DELETE', `faults/${id}`);
  assert.equal((await admin('GET', 'faults')).body, []);
});

const wrong = async (body: Json) => (await admin('POST', 'faults', body)).body['error'];

test('a fault that is none is refused with the reason', async () => {
  assert.match(String(await wrong({ effect: { kind: 'explode' } })), 'must be one of');
  assert.match(String(await wrong({ effect: { kind: 'drop' } })), 'before or after');
  assert.match(String(await wrong({ effect: { kind: 'error', status: 400 } })), 'status and code');
  assert.match(String(await wrong({ when: 1, effect: { kind: 'truncate' } })), 'no when');
});

test('stock, switches, throttling, keys and instances can be changed', async () => {
  await admin('POST', 'stock', { region: 'cn-hangzhou', type: 'ecs.g7.large', stock: 0 });
  assert.is(await world.code('RunInstances', launch()), 'OperationDenied.NoStock');
  await admin('POST', 'stock', { region: 'cn-hangzhou', stock: 5 });
  const id = await world.launch();
  await admin('POST', `instances/${id}/vanish`);
  assert.is(await world.instance(id), undefined);
  assert.is((await admin('POST', 'switches', { describeLagMs: 1000 })).body['describeLagMs'], 1000);
  assert.is((await admin('POST', 'switches', { describeLagMs: 'x' })).status, 400);
  assert.is((await admin('POST', 'switches', { none: true })).status, 400);
  await admin('POST', 'throttle', { 'Ecs.DescribeDisks': 1 });
  await world.call('DescribeDisks', {});
  assert.is(await world.code('DescribeDisks', {}), 'Throttling.User');
  await admin('POST', 'keys/simulator-key/disable');
  assert.is(await world.code('DescribeRegions', {}), 'InvalidAccessKeyId.Inactive');
});

function launch() {
  return {
    VSwitchId: 'vsw-bp1sample0000000000h',
    SecurityGroupId: 'sg-bp1sample000000000000',
    ImageFamily: 'acs:debian_12_x64',
    InstanceType: 'ecs.g7.large',
  };
}

test('state, ledger, counts and violations can be read', async () => {
  const id = await world.launch({ Password: 'Secret123', ClientToken: 'token' });
  const { body: state } = await admin('GET', 'state');
  assert.match(JSON.stringify(state['holdings']), id);
  assert.is((state['planned'] as unknown[]).length, 1);
  const { body: ledger } = await admin('GET', 'ledger');
  const [call] = ledger['calls'] as Json[];
  assert.is(call?.['action'], 'RunInstances');
  assert.is(call?.['clientToken'], 'token');
  assert.is((call?.['parameters'] as Json | undefined)?.['Password'], '(secret)');
  assert.is((await admin('GET', 'counts')).body['Ecs.RunInstances'], 1);
  assert.equal((await admin('GET', 'violations')).body, { violations: [], troubles: [] });
});

test('an unknown path is 404, and the cloud itself knows nothing of the admin path', async () => {
  assert.is((await admin('GET', 'nothing')).status, 404);
  assert.is((await admin('POST', 'instances/i-none/vanish')).status, 404);
});

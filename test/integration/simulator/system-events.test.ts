import { assert, suite } from '../../kit/index.ts';
import { list, Stepped } from './calls.ts';

const test = suite('system events of instances');
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start();
});
test.after.each(() => world.end());

type Json = Record<string, unknown>;

async function admin(path: string, body: Json = {}): Promise<number> {
  const url = `http://${world.simulator.endpoint}/_simulator/instances/${path}`;
  const headers = { connection: 'close' };
  return (await fetch(url, { method: 'POST', body: JSON.stringify(body), headers })).status;
}

/** Type and state of the events that a call finds. */
async function events(parameters: Json = {}): Promise<string[]> {
  const answer = await world.call('DescribeInstanceHistoryEvents', parameters);
  const found = list(answer, 'InstanceSystemEventSet', 'InstanceSystemEventType');
  return found.map(({ EventType, EventCycleStatus }) =>
    [EventType, EventCycleStatus].map((one) => String((one as Json)['Name'])).join(' '),
  );
}

const SCHEDULED = { InstanceEventCycleStatus: ['Scheduled'] };
const boots = (id: string) => world.simulator.simulation.instances.find(id)?.instance.bootCount;

test('maintenance is announced and reboots the instance at its time', async () => {
  const id = await world.running();
  assert.is(await admin(`${id}/maintain`, { inMs: 600_000 }), 200);
  assert.equal(await events(), [], 'what is to come is shown only when it is asked for');
  assert.equal(await events(SCHEDULED), ['SystemMaintenance.Reboot Scheduled']);
  assert.equal(await events({ EventCycleStatus: 'Scheduled', InstanceId: id }), [
    'SystemMaintenance.Reboot Scheduled',
  ]);
  assert.is(boots(id), 1);
  await world.seconds(700);
  assert.is(boots(id), 2);
  assert.equal(await events({ InstanceId: id }), ['SystemMaintenance.Reboot Executed']);
  await world.seconds(31 * 24 * 3600);
  assert.equal(await events(), [], 'what is over is shown for thirty days');
});

test('a reboot before its time avoids maintenance, a stop cancels it', async () => {
  const [rebooted, stopped] = [await world.running(), await world.running()];
  for (const id of [rebooted, stopped]) await admin(`${id}/maintain`);
  await world.call('RebootInstance', { InstanceId: rebooted });
  await world.call('StopInstance', { InstanceId: stopped });
  await world.seconds(700);
  assert.equal(await events({ ResourceId: [rebooted] }), ['SystemMaintenance.Reboot Avoided']);
  assert.equal(await events({ ResourceId: [stopped] }), ['SystemMaintenance.Reboot Canceled']);
  assert.is(boots(rebooted), 2);
});

test('an instance that vanishes leaves the reason behind; events are found by type, time, tag and page', async () => {
  const id = await world.launch({ Tag: [{ Key: 'a', Value: 'b' }] });
  assert.is(await admin(`${id}/vanish`), 200);
  assert.is(await world.instance(id), undefined);
  const gone = ['SystemFailure.Delete Executed'];
  assert.equal(await events(), gone);
  assert.equal(await events({ InstanceEventType: ['SystemFailure.Delete'] }), gone);
  assert.equal(await events({ EventType: 'SystemMaintenance.Reboot' }), []);
  assert.equal(await events({ Tag: [{ Key: 'a', Value: 'b' }] }), gone);
  assert.equal(await events({ Tag: [{ Key: 'a', Value: 'c' }] }), []);
  assert.equal(await events({ EventPublishTime: { Start: '2026-01-01T00:00:00Z' } }), gone);
  assert.equal(await events({ EventPublishTime: { End: '2025-12-31T23:59:59Z' } }), []);
  assert.equal(await events({ NotBefore: { Start: '2026-02-01T00:00:00Z' } }), []);
  assert.equal(await events({ MaxResults: 10 }), gone);
  assert.equal(await events({ PageNumber: 2 }), []);
  assert.equal(await events({ ResourceType: 'ddh' }), []);
});

test('what is no state, time or delay is refused', async () => {
  const code = (parameters: Json) => world.code('DescribeInstanceHistoryEvents', parameters);
  assert.is(await code({ EventCycleStatus: 'Done' }), 'InvalidParameter');
  assert.is(await code({ InstanceEventCycleStatus: ['Done'] }), 'InvalidParameter');
  assert.is(await code({ NotBefore: { Start: 'soon' } }), 'InvalidParameter');
  const id = await world.running();
  assert.is(await admin(`${id}/maintain`, { inMs: -1 }), 400);
  assert.is(await admin(`${id}/paint`), 404);
});

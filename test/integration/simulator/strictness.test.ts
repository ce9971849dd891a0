import { assert, suite } from '../../kit/index.ts';
import { Stepped } from './calls.ts';

const test = suite('guards of the simulator against wrong clients and wrong answers');
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start();
});
test.after.each(() => world.simulator.close());

const violations = () =>
  world.simulator.simulation.violations.map(({ action, what }) => `${action}: ${what}`);

test('an unknown parameter is ignored, as by the service, and noted', async () => {
  assert.is(await world.code('DescribeInstances', { ImgId: 'x' }), undefined);
  assert.equal(violations(), ['DescribeInstances: parameter ImgId: unknown']);
  assert.throws(() => world.simulator.assertClean(), /DescribeInstances: parameter ImgId: unknown/);
});

test('a parameter in another case, a text where a list belongs and an unknown member are noted', async () => {
  await world.call('DescribeInstances', { instanceIds: '["i-1"]' });
  await world.call('DescribeCloudAssistantStatus', { InstanceId: 'i-1' });
  await world.call('DescribeInstances', { Tag: [{ Key: 'a', Val: 'b' }] });
  assert.equal(violations(), [
    'DescribeInstances: parameter instanceIds: wrongCase',
    'DescribeCloudAssistantStatus: parameter InstanceId: wrongType',
    'DescribeInstances: parameter Tag.1.Val: unknown',
  ]);
});

test('an answer that the official models cannot read is noted', async () => {
  const { instances } = world.simulator.world.holdings('1000000000000001', 'cn-hangzhou');
  const id = await world.launch();
  const record = instances.get(id);
  assert.ok(record);
  Object.assign(record, { zoneId: 7 });
  await world.instance(id);
  assert.equal(violations(), [
    'DescribeInstances: answer.Instances.Instance[0].ZoneId is a number, the official model says string',
  ]);
});

test('a failure of the simulator itself is an InternalError and is noted', async () => {
  const { instances } = world.simulator.world.holdings('1000000000000001', 'cn-hangzhou');
  instances.set('broken', undefined as never);
  assert.is(await world.code('DescribeInstances', {}), 'InternalError');
  assert.is(world.simulator.simulation.troubles.length, 1);
  assert.throws(() => world.simulator.assertClean());
});

import { assert, suite } from '../../kit/index.ts';
import { list, Stepped } from './calls.ts';

const test = suite('what the simulated service offers');
let world: Stepped;

test.before(async () => {
  world = await Stepped.start();
});
test.after(() => world.end());

test('regions and zones with the types sold there', async () => {
  const regions = list(await world.call('DescribeRegions', {}), 'Regions', 'Region').map(
    ({ RegionId }) => RegionId,
  );
  assert.equal(regions, ['cn-hangzhou', 'cn-shanghai', 'ap-southeast-1']);
  const zones = list(await world.call('DescribeZones', {}), 'Zones', 'Zone');
  assert.is(zones.length, 3);
  assert.ok(list(zones[0] ?? {}, 'AvailableInstanceTypes', 'InstanceTypes').length > 5);
});

const types = async (parameters: Record<string, unknown>) => {
  const answer = await world.call('DescribeInstanceTypes', parameters);
  return list(answer, 'InstanceTypes', 'InstanceType').map(({ InstanceTypeId }) => InstanceTypeId);
};

test('instance types can be narrowed by size and architecture', async () => {
  assert.equal(await types({ CpuArchitecture: 'ARM' }), ['ecs.g8y.large']);
  assert.equal(await types({ MinimumCpuCoreCount: 4, MaximumMemorySize: 16 }), [
    'ecs.g6.xlarge',
    'ecs.g7.xlarge',
  ]);
});

test('sold-out types show as such', async () => {
  const { stock } = world.simulator.world.holdings('1000000000000001', 'cn-hangzhou').region;
  stock.set('cn-hangzhou-h/ecs.g6.large', 0);
  const answer = await world.call('DescribeAvailableResource', {
    DestinationResource: 'InstanceType',
    ZoneId: 'cn-hangzhou-h',
    Cores: 2,
    Memory: 8,
    IoOptimized: 'optimized',
  });
  const [zone] = list(answer, 'AvailableZones', 'AvailableZone');
  const [resource] = list(zone ?? {}, 'AvailableResources', 'AvailableResource');
  const states = list(resource ?? {}, 'SupportedResources', 'SupportedResource').map(({ Value, Status }) => [
    Value,
    Status,
  ]);
  assert.equal(Object.fromEntries(states)['ecs.g6.large'], 'SoldOut');
  assert.equal(Object.fromEntries(states)['ecs.g7.large'], 'Available');
});

test('a price has a total and its parts', async () => {
  const answer = await world.call('DescribePrice', {
    ResourceType: 'instance',
    InstanceType: 'ecs.g7.large',
    SystemDisk: { Category: 'cloud_essd', Size: 40 },
  });
  const { Price } = answer['PriceInfo'] as { Price: Record<string, unknown> };
  assert.is(Price['TradePrice'], 0.606);
  assert.is(Price['Currency'], 'CNY');
  assert.is(list(Price, 'DetailInfos', 'DetailInfo').length, 2);
});

test('an image fits the types of its architecture', async () => {
  const answer = await world.call('DescribeImageSupportInstanceTypes', {
    ImageId: 'debian_12_arm64_20G_alibase_20251201.vhd',
  });
  assert.equal(
    list(answer, 'InstanceTypes', 'InstanceType').map(({ InstanceTypeId }) => InstanceTypeId),
    ['ecs.g8y.large'],
  );
});

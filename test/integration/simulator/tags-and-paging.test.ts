import { assert, suite } from '../../kit/index.ts';
import { LAUNCH, launchedIds, list, Stepped } from './calls.ts';

const test = suite('simulated tags and paging');
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start();
});
test.after.each(() => world.end());

type Json = Record<string, unknown>;
const instances = (answer: Json) => list(answer, 'Instances', 'Instance').map(({ InstanceId }) => InstanceId);

async function launchMany(count: number, tag: string): Promise<string[]> {
  const parameters = { ...LAUNCH, Amount: count, Tag: [{ Key: 'group', Value: tag }] };
  return launchedIds(await world.call('RunInstances', parameters));
}

test('tag filters need every tag, with its value when one is given', async () => {
  const a = await world.launch({
    Tag: [
      { Key: 'x', Value: '1' },
      { Key: 'y', Value: '2' },
    ],
  });
  await world.launch({ Tag: [{ Key: 'x', Value: '1' }] });
  const find = async (...Tag: Json[]) => instances(await world.call('DescribeInstances', { Tag }));
  assert.is((await find({ Key: 'x', Value: '1' })).length, 2);
  assert.equal(await find({ Key: 'x' }, { Key: 'y', Value: '2' }), [a]);
  assert.equal(await find({ Key: 'x', Value: '2' }), []);
});

test('NextToken pages see every instance once, whatever is launched meanwhile', async () => {
  await launchMany(25, 'a');
  const seen: unknown[] = [];
  let NextToken: unknown;
  do {
    const answer: Json = await world.call('DescribeInstances', { MaxResults: 10, NextToken });
    seen.push(...instances(answer));
    NextToken = answer['NextToken'];
    await world.launch();
  } while (NextToken !== '');
  assert.is(new Set(seen).size, 25);
  assert.is(seen.length, 25);
});

test('MaxResults is held between 10 and 100, PageNumber pages still work', async () => {
  await launchMany(60, 'a');
  await launchMany(60, 'b');
  const page = async (parameters: Json) =>
    instances(await world.call('DescribeInstances', parameters)).length;
  assert.is(await page({ MaxResults: 1 }), 10);
  assert.is(await page({ MaxResults: 500 }), 100);
  assert.is(await page({}), 10);
  assert.is(await page({ PageNumber: 2, PageSize: 100 }), 20);
  assert.is(await world.code('DescribeInstances', { NextToken: 'nonsense' }), 'InvalidParameter');
});

test('a tag filter sees a thousand resources at most', async () => {
  const account = world.simulator.world.accounts.get('1000000000000001');
  assert.ok(account);
  account.quotas.instances = 5000;
  world.simulator.world
    .holdings(account.uid, 'cn-hangzhou')
    .region.stock.set('cn-hangzhou-h/ecs.g7.large', 5000);
  for (let round = 0; round < 11; round++) await launchMany(100, 'many');
  const filtered = await world.call('DescribeInstances', { Tag: [{ Key: 'group', Value: 'many' }] });
  assert.is(filtered['TotalCount'], 1000);
  assert.is((await world.call('DescribeInstances', {}))['TotalCount'], 1100);
});

test('TagResources and UntagResources change tags, ListTagResources lists them', async () => {
  const [a = '', b = ''] = await launchMany(2, 'a');
  const resources = { ResourceType: 'instance', ResourceId: [a, b] };
  await world.call('TagResources', { ...resources, Tag: [{ Key: 'k', Value: 'v' }] });
  const listed = async (parameters: Json) => {
    const answer = await world.call('ListTagResources', { ResourceType: 'instance', ...parameters });
    return list(answer, 'TagResources', 'TagResource');
  };
  assert.is((await listed({ Tag: [{ Key: 'k', Value: 'v' }] })).length, 4);
  assert.is((await listed({ ResourceId: [a] })).length, 2);
  await world.call('UntagResources', { ...resources, TagKey: ['k'] });
  assert.equal(await listed({ Tag: [{ Key: 'k' }] }), []);
  const code = (parameters: Json) =>
    world.code('TagResources', { ...resources, Tag: [{ Key: 'k', Value: 'v' }], ...parameters });
  assert.is(await code({ ResourceType: 'car' }), 'InvalidResourceType.NotFound');
  assert.is(await code({ ResourceId: ['i-none'] }), 'InvalidResourceId.NotFound');
  assert.is(await code({ Tag: [{ Key: 'acs:x', Value: 'v' }] }), 'InvalidTagKey.Malformed');
  const twenty = Array.from({ length: 20 }, (_, index) => ({ Key: `t${index}`, Value: '' }));
  assert.is(await code({ Tag: twenty }), 'NumberExceed.Tags');
});

test('filters: status, type, zone, vSwitch, group, name with wildcard', async () => {
  const id = await world.launch({ InstanceName: 'web-one' });
  const other = await world.launch({ InstanceName: 'db', VSwitchId: 'vsw-bp1sample0000000000i' });
  const find = async (parameters: Json) => instances(await world.call('DescribeInstances', parameters));
  assert.equal(await find({ InstanceName: 'web*' }), [id]);
  assert.equal(await find({ ZoneId: 'cn-hangzhou-i' }), [other]);
  assert.equal(await find({ Status: 'Running' }), []);
  assert.is((await find({ Status: 'Pending', InstanceType: 'ecs.g7.large' })).length, 2);
  assert.equal(await find({ VSwitchId: 'vsw-bp1sample0000000000h' }), [id]);
  assert.equal(await find({ InstanceIds: JSON.stringify(['i-none', id]) }), [id]);
});

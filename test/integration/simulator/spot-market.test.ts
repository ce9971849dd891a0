import { assert, suite } from '../../kit/index.ts';
import { Stepped } from './calls.ts';

const test = suite('the market of spot instances');
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start();
});
test.after.each(() => world.end());

const TYPE = 'ecs.g7.large';
const ZONE = 'cn-hangzhou-h';
const REGION = 'cn-hangzhou';
/** Without the protected hour, so that the market may take it at once. */
const SPOT = { SpotStrategy: 'SpotAsPriceGo', SpotDuration: 0 };
const LIMITED = { SpotStrategy: 'SpotWithPriceLimit', SpotPriceLimit: 0.5, SpotDuration: 0 };

async function set(what: 'stock' | 'prices', body: Record<string, unknown>): Promise<number> {
  const url = `http://${world.simulator.endpoint}/_simulator/${what}`;
  const whole = JSON.stringify({ region: REGION, type: TYPE, ...body });
  return (await fetch(url, { method: 'POST', body: whole, headers: { connection: 'close' } })).status;
}

async function locked(id: string): Promise<boolean> {
  return JSON.stringify((await world.instance(id))?.['OperationLocks']).includes('Recycling');
}

const exists = async (id: string) => (await world.instance(id)) !== undefined;

test('a price above the limit announces the end; five minutes later the instance is gone', async () => {
  const id = await world.running(LIMITED);
  const dear = await world.running({ ...LIMITED, SpotPriceLimit: 2 });
  const anyPrice = await world.running(SPOT);
  const ordinary = await world.running();
  await set('prices', { spotPrice: 0.5 });
  assert.not.ok(await locked(id), 'the limit itself is no reason');
  await set('prices', { spotPrice: 0.51 });
  assert.ok(await locked(id));
  await world.seconds(299);
  assert.ok(await exists(id));
  await set('prices', { spotPrice: 0.1 });
  await world.seconds(60);
  assert.not.ok(await exists(id), 'an announcement is not taken back');
  for (const other of [dear, anyPrice, ordinary]) {
    assert.ok(await exists(other));
    assert.not.ok(await locked(other));
  }
});

test('the price of one zone is that zone’s only', async () => {
  const id = await world.running(LIMITED);
  await set('prices', { zone: 'cn-hangzhou-i', spotPrice: 9 });
  assert.not.ok(await locked(id));
  await set('prices', { zone: ZONE, spotPrice: 9 });
  assert.ok(await locked(id));
});

test('a protected hour is waited for, and a price that has come down by then is forgotten', async () => {
  const id = await world.running({ ...LIMITED, SpotDuration: undefined });
  await set('prices', { spotPrice: 9 });
  assert.not.ok(await locked(id));
  await set('prices', { spotPrice: 0.1 });
  await world.seconds(3600);
  assert.not.ok(await locked(id));

  const other = await world.running({ ...LIMITED, SpotDuration: 1 });
  await set('prices', { spotPrice: 9 });
  assert.ok(await locked(id), 'its hour is over');
  await world.seconds(3500);
  assert.not.ok(await locked(other));
  await world.seconds(60);
  assert.ok(await locked(other));
});

test('a stock below zero takes as many spot instances as are missing, the oldest first', async () => {
  const [first, second, third] = [
    await world.running(SPOT),
    await world.running(SPOT),
    await world.running(SPOT),
  ];
  const ordinary = await world.running();
  await set('stock', { zone: ZONE, stock: 0 });
  assert.not.ok(await locked(first), 'sold out is not too much sold');
  await set('stock', { zone: ZONE, stock: -2 });
  assert.equal([await locked(first), await locked(second), await locked(third)], [true, true, false]);
  await world.seconds(400);
  assert.equal([await exists(first), await exists(second), await exists(third)], [false, false, true]);
  assert.ok(await exists(ordinary));
  assert.is(world.simulator.world.regions.get(REGION)?.stock.get(`${ZONE}/${TYPE}`), 0);
  assert.not.ok(await locked(third));
});

test('limits are compared with the price that was set, and so are answers about prices', async () => {
  await set('prices', { spotPrice: 0.7 });
  const launch = { ...LIMITED, VSwitchId: 'vsw-bp1sample0000000000h' };
  const call = { ...launch, SecurityGroupId: 'sg-bp1sample000000000000', InstanceType: TYPE };
  const refused = await world.code('RunInstances', { ...call, ImageFamily: 'acs:debian_12_x64' });
  assert.is(refused, 'InvalidSpotPriceLimit.LowerThanPublicPrice');
  const asked = { ResourceType: 'instance', InstanceType: TYPE, SpotStrategy: 'SpotAsPriceGo', ZoneId: ZONE };
  const answer = JSON.stringify(await world.call('DescribePrice', asked));
  assert.match(answer, '"Resource":"instanceType","OriginalPrice":0.7');
});

test('what is no price, stock or place is refused by name', async () => {
  assert.is(await set('prices', {}), 400);
  assert.is(await set('prices', { spotPrice: -1 }), 400);
  assert.is(await set('prices', { price: 1, zone: ZONE }), 400);
  assert.is(await set('prices', { spotPrice: 1, zone: 'moon' }), 400);
  assert.is(await set('prices', { spotPrice: 1, type: 'ecs.none' }), 400);
  assert.is(await set('stock', { stock: 1.5 }), 400);
  assert.is(await set('stock', { region: 'moon', stock: 1 }), 400);
  assert.is(await set('prices', { price: 3 }), 200);
});

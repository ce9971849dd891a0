import { assert, suite } from '../../kit/index.ts';
import { noTokenReused } from '../../../simulator/ledger/invariants.ts';
import { LAUNCH, launchedIds, list, Stepped } from './calls.ts';

const test = suite('simulated client tokens');
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start();
});
test.after.each(() => world.end());

const first = (answer: Record<string, unknown>) => launchedIds(answer)[0];
const count = async () => list(await world.call('DescribeInstances', {}), 'Instances', 'Instance').length;

test('the same token with the same parameters gives the first answer again and creates nothing', async () => {
  const one = await world.call('RunInstances', { ...LAUNCH, ClientToken: 'token' });
  const two = await world.call('RunInstances', { ...LAUNCH, ClientToken: 'token' });
  assert.is(first(one), first(two));
  assert.is(await count(), 1);
  const [call, replay] = world.simulator.ledger.calls;
  assert.is(call?.replayed, false);
  assert.is(replay?.replayed, true);
});

test('the same token with other parameters is refused with the code of the action', async () => {
  const id = await world.running({ ClientToken: 'token' });
  const other = { ...LAUNCH, ClientToken: 'token', InstanceName: 'other' };
  assert.is(await world.code('RunInstances', other), 'IdempotentParameterMismatch');
  await world.call('CreateImage', { InstanceId: id, ClientToken: 'image', ImageName: 'one' });
  const image = world.code('CreateImage', { InstanceId: id, ClientToken: 'image', ImageName: 'two' });
  assert.is(await image, 'IdempotenceParamNotMatch');
  assert.throws(() => world.simulator.assertHolds(noTokenReused), /IdempotenceParamNotMatch/);
});

test('another region, action or account is another token', async () => {
  const here = await world.call('RunInstances', { ...LAUNCH, ClientToken: 'token' });
  const there = await world.call('RunInstances', {
    ...LAUNCH,
    RegionId: 'cn-shanghai',
    VSwitchId: 'vsw-uf6sample0000000000f',
    SecurityGroupId: 'sg-uf6sample000000000000',
    ClientToken: 'token',
  });
  assert.is.not(first(here), first(there));
});

test('a refusal binds nothing: the same token works once the reason is gone', async () => {
  const call = { ...LAUNCH, ClientToken: 'token' };
  const fault = world.simulator.fault(
    { action: 'RunInstances' },
    { kind: 'error', status: 403, code: 'OperationDenied.NoStock' },
  );
  assert.is(await world.code('RunInstances', call), 'OperationDenied.NoStock');
  fault.remove();
  assert.is(await world.code('RunInstances', call), undefined);
});

test('a dry run binds nothing', async () => {
  await world.code('RunInstances', { ...LAUNCH, ClientToken: 'token', DryRun: true });
  assert.is(await world.code('RunInstances', { ...LAUNCH, ClientToken: 'token' }), undefined);
});

test('a token is forgotten after its time', async () => {
  world.simulator.simulation.core.switches.tokenLifetimeMs = 600_000;
  await world.call('RunInstances', { ...LAUNCH, ClientToken: 'token' });
  await world.seconds(601);
  await world.call('RunInstances', { ...LAUNCH, ClientToken: 'token' });
  assert.is(await count(), 2);
});

test('hostile: a token stays bound to the refusal it got', async () => {
  world.simulator.simulation.core.switches.tokenBoundToFailure = true;
  const { stock } = world.simulator.world.holdings('1000000000000001', 'cn-hangzhou').region;
  stock.set('cn-hangzhou-h/ecs.g7.large', 0);
  const call = { ...LAUNCH, ClientToken: 'token' };
  assert.is(await world.code('RunInstances', call), 'OperationDenied.NoStock');
  stock.set('cn-hangzhou-h/ecs.g7.large', 5);
  assert.is(await world.code('RunInstances', call), 'OperationDenied.NoStock');
});

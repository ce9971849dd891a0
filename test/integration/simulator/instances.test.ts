import { assert, suite } from '../../kit/index.ts';
import { LAUNCH, launchedIds, list, Stepped } from './calls.ts';

const test = suite('simulated instances');
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start();
});
test.after.each(() => world.end());

const status = async (id: string) => (await world.instance(id))?.['Status'];

test('an instance passes Pending, Starting and Running, and its agent answers later', async () => {
  const id = await world.launch();
  assert.is(await status(id), 'Pending');
  await world.seconds(5);
  assert.is(await status(id), 'Starting');
  await world.seconds(22);
  assert.is(await status(id), 'Running');
  const agent = async () => {
    const answer = await world.call('DescribeCloudAssistantStatus', { InstanceId: [id] });
    return list(answer, 'InstanceCloudAssistantStatusSet', 'InstanceCloudAssistantStatus')[0];
  };
  assert.is((await agent())?.['CloudAssistantStatus'], 'false');
  await world.seconds(20);
  assert.is((await agent())?.['CloudAssistantStatus'], 'true');
});

test('what was asked for is shown by DescribeInstances', async () => {
  const id = await world.launch({
    InstanceName: 'web',
    HostName: 'web-host',
    Tag: [{ Key: 'team', Value: 'a b' }],
    SystemDisk: { Category: 'cloud_essd', Size: '60', PerformanceLevel: 'PL0' },
    InternetMaxBandwidthOut: 5,
    HttpTokens: 'required',
    AutoReleaseTime: '2026-01-01T02:00:30Z',
  });
  const shown = await world.instance(id);
  assert.is(shown?.['InstanceName'], 'web');
  assert.is(shown?.['HostName'], 'web-host');
  assert.is(shown?.['AutoReleaseTime'], '2026-01-01T02:00Z');
  assert.is(shown?.['ZoneId'], 'cn-hangzhou-h');
  assert.equal(shown?.['Tags'], { Tag: [{ TagKey: 'team', TagValue: 'a b' }] });
  const disks = list(await world.call('DescribeDisks', { InstanceId: id }), 'Disks', 'Disk');
  assert.is(disks.length, 1);
  assert.is(disks[0]?.['Size'], 60);
  assert.equal(disks[0]?.['Tags'], { Tag: [{ TagKey: 'team', TagValue: 'a b' }] });
});

test('a new instance cannot be deleted for a minute, a running one only with Force, and then it is gone', async () => {
  const id = await world.launch();
  assert.is(
    await world.code('DeleteInstance', { InstanceId: id, Force: true }),
    'IncorrectInstanceStatus.Initializing',
  );
  await world.seconds(60);
  assert.is(await world.code('DeleteInstance', { InstanceId: id }), 'IncorrectInstanceStatus');
  assert.is(await world.code('DeleteInstance', { InstanceId: id, Force: true }), undefined);
  assert.is(await status(id), 'Stopping');
  await world.seconds(5);
  assert.is(await status(id), undefined);
  assert.is(
    await world.code('DeleteInstance', { InstanceId: id, Force: true }),
    'InvalidInstanceId.NotFound',
  );
  assert.equal(list(await world.call('DescribeDisks', {}), 'Disks', 'Disk'), []);
});

test('stop and start need the right state', async () => {
  const id = await world.launch();
  assert.is(await world.code('StopInstance', { InstanceId: id }), 'IncorrectInstanceStatus');
  await world.seconds(30);
  assert.is(await world.code('StartInstance', { InstanceId: id }), 'IncorrectInstanceStatus');
  assert.is(await world.code('StopInstance', { InstanceId: id }), undefined);
  assert.is(await status(id), 'Stopping');
  await world.seconds(20);
  assert.is(await status(id), 'Stopped');
  assert.is(await world.code('StartInstance', { InstanceId: id }), undefined);
  await world.seconds(30);
  assert.is(await status(id), 'Running');
});

test('a reboot reads Running at first and ends in another boot', async () => {
  const id = await world.running();
  const bootOf = () => world.simulator.simulation.instances.find(id)?.instance.bootId;
  const before = bootOf();
  await world.call('RebootInstance', { InstanceId: id });
  assert.is(await status(id), 'Running');
  assert.is(bootOf(), before);
  await world.seconds(8);
  assert.is(await status(id), 'Stopping');
  await world.seconds(8);
  assert.is(await status(id), 'Starting');
  await world.seconds(20);
  assert.is(await status(id), 'Running');
  assert.is.not(bootOf(), before);
});

test('the agent of a rebooting machine looks alive for two minutes by its old heartbeat', async () => {
  const id = await world.running();
  const agent = async () => {
    const answer = await world.call('DescribeCloudAssistantStatus', { InstanceId: [id] });
    return list(answer, 'InstanceCloudAssistantStatusSet', 'InstanceCloudAssistantStatus')[0];
  };
  await world.call('StopInstance', { InstanceId: id });
  await world.seconds(60);
  assert.is((await agent())?.['CloudAssistantStatus'], 'true');
  const beat = (await agent())?.['LastHeartbeatTime'];
  await world.seconds(60);
  assert.is((await agent())?.['CloudAssistantStatus'], 'false');
  assert.is((await agent())?.['LastHeartbeatTime'], beat);
});

test('AutoReleaseTime ends an instance by itself, can be moved and cleared', async () => {
  const releasing = await world.launch({ AutoReleaseTime: '2026-01-01T00:30:00Z' });
  const moved = await world.launch({ AutoReleaseTime: '2026-01-01T00:30:00Z' });
  const cleared = await world.launch({ AutoReleaseTime: '2026-01-01T00:30:00Z' });
  await world.call('ModifyInstanceAutoReleaseTime', {
    InstanceId: moved,
    AutoReleaseTime: '2026-01-01T01:00:00Z',
  });
  await world.call('ModifyInstanceAutoReleaseTime', { InstanceId: cleared });
  await world.seconds(31 * 60);
  assert.is(await status(releasing), undefined);
  assert.is(await status(moved), 'Running');
  await world.seconds(30 * 60);
  assert.is(await status(moved), undefined);
  assert.is(await status(cleared), 'Running');
});

test('several instances of one call are all or nothing against the stock', async () => {
  const key = 'cn-hangzhou-h/ecs.g7.large';
  const { region } = world.simulator.world.holdings('1000000000000001', 'cn-hangzhou');
  region.stock.set(key, 2);
  assert.is(await world.code('RunInstances', { ...LAUNCH, Amount: 3 }), 'OperationDenied.NoStock');
  const answer = await world.call('RunInstances', { ...LAUNCH, Amount: 3, MinAmount: 1 });
  assert.is(launchedIds(answer).length, 2);
  assert.is(region.stock.get(key), 0);
  for (const id of launchedIds(answer)) {
    await world.seconds(60);
    await world.call('DeleteInstance', { InstanceId: id, Force: true });
  }
  await world.seconds(60);
  assert.is(region.stock.get(key), 2);
});

test('the console tells of the boot', async () => {
  const id = await world.running();
  const answer = await world.call('GetInstanceConsoleOutput', { InstanceId: id });
  assert.match(Buffer.from(String(answer['ConsoleOutput']), 'base64').toString(), /login:/);
});

test('StopInstances and DeleteInstances report a dry run with their own code', async () => {
  const id = await world.running();
  assert.is(await world.code('StopInstances', { InstanceId: [id], DryRun: true }), 'DRYRUN.SUCCESS');
  assert.is(
    await world.code('DeleteInstances', { InstanceId: [id], Force: true, DryRun: true }),
    'DRYRUN.SUCCESS',
  );
  assert.is(await world.code('StopInstance', { InstanceId: id, DryRun: true }), 'DryRunOperation');
  assert.is(await status(id), 'Running');
});

test('where guests do not execute, DescribeInstances says so', async () => {
  const shown = await world.instance(await world.launch());
  assert.match(String(shown?.['OSNameEn']), /^Debian.* \(scripts do not run\)$/);
});

test('an announced spot reclaim locks the instance and releases it five minutes later', async () => {
  const id = await world.running({ SpotStrategy: 'SpotAsPriceGo' });
  const found = world.simulator.simulation.instances.find(id);
  assert.ok(found);
  world.simulator.simulation.instances.reclaim(found.instance);
  const locks = (await world.instance(id))?.['OperationLocks'];
  assert.equal(locks, { LockReason: [{ LockReason: 'Recycling', LockMsg: '' }] });
  await world.seconds(310);
  assert.is(await status(id), undefined);
});

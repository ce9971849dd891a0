import { assert, suite } from '../../kit/index.ts';
import { HANGZHOU, launchedIds, list, SHANGHAI, Stepped } from './calls.ts';

const test = suite('the full state, and what is left of it');
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start({ guests: { rules: [{ match: /.*/, exitCode: 0 }] } });
});
test.after.each(() => world.end());

type Json = Record<string, unknown>;

const VPC = { version: '2016-04-28' };
const SCRIPT = Buffer.from('echo hush-hush').toString('base64');

async function state(): Promise<Json> {
  const response = await fetch(`http://${world.simulator.endpoint}/_simulator/state`, {
    headers: { connection: 'close' },
  });
  return (await response.json()) as Json;
}

/** What the first account has in Hangzhou, by kind. */
async function hangzhou(): Promise<Record<string, Json[]>> {
  const holdings = (await state())['holdings'] as Record<string, Json[] | string>[];
  const found = holdings.find(
    ({ account, region }) => account === '1000000000000001' && region === 'cn-hangzhou',
  );
  return found as Record<string, Json[]>;
}

/** One of everything that can be made; answers the instance and the address. */
async function makeEverything(): Promise<{ instance: string; eip: string; image: string }> {
  const { instanceId, imageId } = await world.imageOf({ ImageName: 'all' });
  await world.call('StartInstance', { InstanceId: instanceId });
  await world.seconds(60);
  await world.call('CreateKeyPair', { KeyPairName: 'left' });
  const { AllocationId } = await world.call('AllocateEipAddress', {}, VPC);
  await world.call('AssociateEipAddress', { AllocationId, InstanceId: instanceId }, VPC);
  await world.call('CreateImageComponent', { Name: 'part', Content: 'RUN echo hush-hush' });
  const command = { Name: 'kept', Type: 'RunShellScript', CommandContent: SCRIPT, ContentEncoding: 'Base64' };
  await world.call('CreateCommand', command);
  await world.call('RunCommand', { ...command, InstanceId: [instanceId], KeepCommand: false });
  const file = { Name: 'f', TargetDir: '/opt', Content: 'hush-hush', InstanceId: [instanceId] };
  await world.call('SendFile', file);
  await world.call('CreateDisk', { ZoneId: 'cn-hangzhou-h', Size: 40 });
  const share = { ImageId: imageId, AddAccount: ['2000000000000002'] };
  await world.call('ModifyImageSharePermission', share);
  await world.call('CreateVpc', {}, VPC);
  await world.seconds(60);
  return { instance: instanceId, eip: String(AllocationId), image: imageId };
}

test('every kind of thing is in the state; secrets, scripts and contents are not', async () => {
  await makeEverything();
  const kinds = await hangzhou();
  for (const kind of [
    'instances',
    'disks',
    'images',
    'snapshots',
    'securityGroups',
    'vSwitches',
    'vpcs',
    'keyPairs',
    'eips',
    'imageComponents',
    'commands',
    'invocations',
    'fileInvocations',
  ])
    assert.ok((kinds[kind] ?? []).length > 0, kind);
  const whole = await state();
  for (const part of ['nowMs', 'planned', 'regions', 'accounts', 'keys', 'holdings'])
    assert.ok(whole[part] !== undefined, part);
  const text = JSON.stringify(whole);
  for (const secret of ['simulator-secret', 'hush-hush', SCRIPT])
    assert.not.ok(text.includes(secret), secret);
});

test('what costs money, counts against a quota or opens a door is left over until it is removed', async () => {
  const { instance, eip, image } = await makeEverything();
  const kinds = () => new Set(world.simulator.evidence().leftovers.map(({ kind }) => kind));
  for (const kind of ['keyPair', 'eip', 'eipAssociation', 'imageShare', 'imageComponent', 'command'] as const)
    assert.ok(kinds().has(kind), kind);
  const ids = world.simulator.evidence().leftovers.map(({ id }) => id);
  assert.ok(ids.includes(`${eip}>${instance}`));
  assert.ok(ids.includes(`${image}>2000000000000002`));

  await world.call('DeleteKeyPairs', { KeyPairNames: '["left"]' });
  await world.call('UnassociateEipAddress', { AllocationId: eip, InstanceId: instance }, VPC);
  await world.seconds(60);
  await world.call('ReleaseEipAddress', { AllocationId: eip }, VPC);
  const parts = list(await world.call('DescribeImageComponents'), 'ImageComponent', 'ImageComponentSet');
  await world.call('DeleteImageComponent', { ImageComponentId: parts[0]?.['ImageComponentId'] });
  for (const { CommandId } of list(await world.call('DescribeCommands'), 'Commands', 'Command'))
    await world.call('DeleteCommand', { CommandId });
  const share = { ImageId: image, RemoveAccount: ['2000000000000002'] };
  await world.call('ModifyImageSharePermission', share);
  const gone = ['keyPair', 'eip', 'eipAssociation', 'imageShare', 'imageComponent', 'command'] as const;
  assert.equal(
    gone.filter((kind) => kinds().has(kind)),
    [],
  );
});

test('a command that is not kept is none that is left', async () => {
  const id = await world.running();
  const command = { Type: 'RunShellScript', CommandContent: 'true', InstanceId: [id], KeepCommand: false };
  await world.call('RunCommand', command);
  const kinds = world.simulator.evidence().leftovers.map(({ kind }) => kind);
  assert.not.ok(kinds.includes('command'));
});

test('a call that names no region goes to that of the address, command or instance it names', async () => {
  const { AllocationId } = await world.call('AllocateEipAddress', { RegionId: 'cn-shanghai' }, VPC);
  await world.call('ReleaseEipAddress', { AllocationId, RegionId: undefined }, VPC);
  const launched = await world.call('RunInstances', {
    ...HANGZHOU,
    ...SHANGHAI,
    ImageFamily: 'acs:debian_12_x64',
    InstanceType: 'ecs.g7.large',
  });
  const [InstanceId] = launchedIds(launched);
  await world.seconds(60);
  await world.call('StopInstance', { InstanceId, RegionId: undefined });
});

import { publishEvent } from '../../../simulator/lifecycle/system-events.ts';
import { createRulesHost } from '../../../simulator/guests/rules-host.ts';
import type { Rule } from '../../../simulator/guests/rules.ts';
import type { PlannedStep } from '../../../simulator/clock/timeline.ts';
import type { GuestHost } from '../../../simulator/guests/port.ts';
import type { SimulatorOptions } from '../../../simulator/start.ts';
import { HANGZHOU, Stepped } from './calls.ts';
import { USER } from './clients.ts';

export const HANGS = 'this hangs';
const RULES: Rule[] = [
  { match: new RegExp(HANGS), exitCode: 0, hangs: true },
  { match: /.*/s, exitCode: 3, output: 'some output\n' },
  { writesFile: /./ },
];

export function guestsOfRules(): GuestHost {
  return createRulesHost('a test', RULES);
}

type Json = Record<string, unknown>;

/**
 * A world with at least one of everything that a caller can make, most of it in the middle of something, and every
 * step that was planned on the way.
 */
export async function worldOfEverything(
  options: SimulatorOptions = {},
): Promise<{ world: Stepped; planned: PlannedStep[] }> {
  const world = await Stepped.start({ guests: guestsOfRules(), ...options });
  const planned = recordPlanned(world);
  const id = await world.running({ ClientToken: 'first', Tag: [{ Key: '$map', Value: '__proto__' }] });
  const imageId = await finishedImage(world, id);
  const ids = await instances(world);
  await disks(world, id);
  await commands(world, id);
  await network(world, id);
  await images(world, id, imageId);
  await others(world);
  await transitions(world, ids);
  const sent = { Type: 'RunShellScript', CommandContent: 'true', InstanceId: [id], ClientToken: 'just-sent' };
  await world.call('RunCommand', sent);
  return { world, planned };
}

function recordPlanned(world: Stepped): PlannedStep[] {
  const { timeline } = world.simulator.simulation.core;
  const planned: PlannedStep[] = [];
  const plan = timeline.plan.bind(timeline);
  timeline.plan = (delayMs, step) => {
    planned.push(step);
    plan(delayMs, step);
  };
  return planned;
}

async function finishedImage(world: Stepped, InstanceId: string): Promise<string> {
  const { ImageId } = await world.call('CreateImage', {
    InstanceId,
    ImageName: 'finished',
    ImageFamily: 'web',
    DetectionStrategy: 'Standard',
    Tag: [{ Key: 'purpose', Value: 'test' }],
  });
  await world.seconds(900);
  return String(ImageId);
}

async function network(world: Stepped, InstanceId: string): Promise<void> {
  const vpc = { version: '2016-04-28' };
  const { VpcId } = await world.call('CreateVpc', { VpcName: 'build' }, vpc);
  await world.seconds(10);
  await world.call('CreateVpc', {}, vpc);
  await world.call('CreateVSwitch', { VpcId, ZoneId: 'cn-hangzhou-h', CidrBlock: '172.16.0.0/24' }, vpc);
  const { SecurityGroupId } = await world.call('CreateSecurityGroup', { VpcId });
  const rule = { IpProtocol: 'tcp', PortRange: '22/22', SourceCidrIp: '10.0.0.0/8' };
  await world.call('AuthorizeSecurityGroup', { SecurityGroupId, ...rule });
  const { AllocationId } = await world.call('AllocateEipAddress', {}, vpc);
  await world.call('AssociateEipAddress', { AllocationId, InstanceId }, vpc);
  await world.call('CreateKeyPair', { KeyPairName: 'pair' });
}

async function disks(world: Stepped, InstanceId: string): Promise<void> {
  const wanted = { ZoneId: 'cn-hangzhou-h', DiskCategory: 'cloud_essd', Size: 40 };
  const { DiskId } = await world.call('CreateDisk', wanted);
  await world.seconds(10);
  await world.call('AttachDisk', { DiskId, InstanceId });
  await world.seconds(10);
  await world.call('CreateSnapshot', { DiskId, RetentionDays: 3 });
  await world.call('CreateDisk', wanted);
}

async function commands(world: Stepped, id: string): Promise<void> {
  const kept = { Name: 'greet', Type: 'RunShellScript', CommandContent: 'echo kept' };
  const { CommandId } = await world.call('CreateCommand', kept);
  await world.call('InvokeCommand', { CommandId, InstanceId: [id] });
  await world.call('SendFile', { Name: 'app.conf', TargetDir: '/opt', Content: 'x=1', InstanceId: [id] });
  const hanging = { Type: 'RunShellScript', CommandContent: HANGS, InstanceId: [id], ClientToken: 'hanging' };
  await world.call('RunCommand', hanging);
  const { InvokeId } = await world.call('RunCommand', { ...hanging, ClientToken: 'stopped' });
  await world.seconds(30);
  await world.call('StopInvocation', { InvokeId, InstanceId: [id] });
}

async function instances(world: Stepped): Promise<string[]> {
  const { faults } = world.simulator;
  const AutoReleaseTime = new Date(world.simulator.now() + 7_200_000).toISOString().replace('.000', '');
  const spot = { SpotStrategy: 'SpotAsPriceGo', AutoReleaseTime };
  const ids: string[] = [];
  for (let count = 0; count < 4; count++) ids.push(await world.running(spot));
  const [reclaimed = ''] = ids.slice(2);
  const found = world.simulator.simulation.instances.find(reclaimed);
  if (found !== undefined) world.simulator.simulation.instances.reclaim(found.instance);
  const vanish = { kind: 'launched' as const, vanishAfterMs: 3_600_000 };
  const fault = world.simulator.fault({ action: 'RunInstances' }, vanish, { times: 1 });
  await world.launch();
  fault.remove();
  world.simulator.fault({ action: 'DeleteVpc' }, { kind: 'hold', when: 'after' }, { from: 7, times: 2 });
  await world.code('DeleteVpc', { VpcId: 'vpc-none' });
  if (faults.all().length !== 1) throw new Error('One fault was expected to be left');
  const { core, spotMarket } = world.simulator.simulation;
  await world.running({ SpotStrategy: 'SpotWithPriceLimit', SpotPriceLimit: 1, SpotDuration: 1 });
  const region = core.world.regions.get('cn-hangzhou');
  if (region === undefined) throw new Error('No region cn-hangzhou');
  region.spotPrices.set('cn-hangzhou-h/ecs.g7.large', 100);
  region.stock.set('cn-hangzhou-i/ecs.g7.large', 0);
  spotMarket.changed(region);
  if (found !== undefined)
    publishEvent(core, found.instance, 'SystemMaintenance.Reboot', core.timeline.now() + 3_600_000);
  return ids;
}

/** To be called last: each takes only seconds. */
async function transitions(world: Stepped, ids: string[]): Promise<void> {
  const [stopping = '', rebooting = '', , released = ''] = ids;
  await world.call('StopInstance', { InstanceId: stopping });
  await world.call('RebootInstance', { InstanceId: rebooting });
  await world.call('DeleteInstance', { InstanceId: released, Force: true });
  await world.launch();
}

async function images(world: Stepped, InstanceId: string, ImageId: string): Promise<void> {
  await world.call('ModifyImageSharePermission', { ImageId, AddAccount: ['2000000000000002'] });
  await world.call('CopyImage', { ImageId, DestinationRegionId: 'cn-shanghai', ClientToken: 'copy' });
  world.simulator.fault({ action: 'CreateImage' }, { kind: 'image', failAfterMs: 3_600_000 }, { times: 1 });
  await world.call('CreateImage', { InstanceId, ImageName: 'unfinished', ClientToken: 'image' });
  await world.call('CreateImageComponent', { Name: 'base', Content: 'RUN true\n' });
}

async function others(world: Stepped): Promise<void> {
  const { simulation, dispatch } = world.simulator;
  const role: Json = { RoleArn: 'acs:ram::1000000000000001:role/image-builder', RoleSessionName: 'test' };
  await world.call('AssumeRole', role, { ...USER, version: '2015-04-01' });
  Object.assign(simulation.core.switches, { callsPerMinute: 1000, tokenBoundToFailure: true });
  dispatch.throttle.limits.set('Ecs.DescribeZones', 7);
  await world.code('RunInstances', { ...HANGZHOU, ImageId: 'no such', ClientToken: 'bound-to-failure' });
}

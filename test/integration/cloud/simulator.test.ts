import { startSimulator } from '../../../simulator/start.ts';
import { CloudFactory } from '../../../src/cloud/cloud-factory.ts';
import {
  autoReleaseTime,
  buildTags,
  type Cloud,
  clientToken,
  isCloudError,
  isFinished,
  type Observation,
  selectorTags,
  type Target,
  type ThingKind,
} from '../../../src/cloud/port.ts';
import { type Clock, scaledClock, systemClock } from '../../../src/runtime/clock.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('a build through the simulator');

const regionID = 'cn-hangzhou';
const destinationRegionID = 'cn-shanghai';
const clusterID = 'cluster-1';
const RATE = 10;

type Simulator = Awaited<ReturnType<typeof startSimulator>>;

interface World {
  simulator: Simulator;
  factory: CloudFactory;
  cloud: Cloud;
  clock: Clock;
}

/** What a build creates for an intent: tags and the token of its parameters. */
function creation<T extends object>(
  buildUID: string,
  action: string,
  region: string,
  role: string,
  parameters: T,
) {
  const tags = buildTags({
    clusterID,
    buildUID,
    namespace: 'images',
    name: buildUID,
    role,
    attempt: 1,
    lifecycle: role === 'image' ? 'candidate' : 'scaffold',
  });
  const all = { regionID: region, ...parameters, tags };
  const intent = { clusterID, buildUID, action, regionID: region, role, attempt: 1, candidate: 0 };
  return { ...all, clientToken: clientToken({ ...intent, parameters: all }) };
}

/** Waits through the observer until the thing is as it should be. */
function until<K extends ThingKind>(
  { cloud, factory, clock }: World,
  owner: string,
  target: Target<K>,
  done: (seen: Observation<K>) => boolean,
): Promise<Observation<K>> {
  return new Promise((resolve) => {
    const check = () => {
      const seen = factory.observer.read(cloud, target);
      if (!done(seen)) return;
      factory.observer.forget(owner);
      resolve(seen);
    };
    factory.observer.declare(owner, cloud, [{ ...target, since: clock.now() }], check);
  });
}

const available = ({ value }: Observation<'image'>) => value?.status === 'Available';

/** Launch, command, stop, capture, copy, clean up: every wait through the observer. Returns the command's output. */
async function build(world: World, uid: string): Promise<string> {
  const { cloud, clock } = world;
  const image = await cloud.describeImageFromFamily({ regionID, imageFamily: 'acs:debian_12_x64' });
  const launch = creation(uid, 'RunInstances', regionID, 'builder', {
    imageID: image?.imageID ?? '',
    instanceType: 'ecs.g7.large',
    vSwitchID: 'vsw-bp1sample0000000000h',
    securityGroupID: 'sg-bp1sample000000000000',
    instanceName: uid,
    systemDisk: { category: 'cloud_essd', sizeGiB: 40, performanceLevel: 'PL0' },
    autoReleaseTime: autoReleaseTime(clock.now() + 2 * 3_600_000),
  });
  await cloud.dryRunInstances(launch);
  const { instanceID } = await cloud.runInstances(launch);
  assert.equal(await cloud.runInstances(launch), { instanceID }, 'the same token gives the same instance');
  await until(
    world,
    uid,
    { kind: 'instance', regionID, id: instanceID },
    ({ value }) => value?.status === 'Running',
  );
  await until(world, uid, { kind: 'agent', regionID, id: instanceID }, ({ value }) => value?.online === true);

  const command = creation(uid, 'RunCommand', regionID, 'builder', {
    instanceID,
    name: 'task-1',
    type: 'RunShellScript' as const,
    content: `echo ${uid}`,
    timeoutSeconds: 60,
  });
  const { invokeID } = await cloud.runCommand(command);
  const result = await until(world, uid, { kind: 'invocation', regionID, id: invokeID }, ({ value }) =>
    isFinished(value?.status ?? ''),
  );
  assert.equal([result.value?.status, result.value?.exitCode], ['Success', 0]);

  await cloud.stopInstance({ regionID, instanceID });
  await until(
    world,
    uid,
    { kind: 'instance', regionID, id: instanceID },
    ({ value }) => value?.status === 'Stopped',
  );
  const { imageID } = await cloud.createImage(
    creation(uid, 'CreateImage', regionID, 'image', { source: { instanceID }, imageName: uid }),
  );
  const captured = await until(world, uid, { kind: 'image', regionID, id: imageID }, available);
  const copy = await cloud.copyImage(
    creation(uid, 'CopyImage', regionID, 'image', {
      imageID,
      destinationRegionID,
      destinationImageName: uid,
    }),
  );
  await until(world, uid, { kind: 'image', regionID: destinationRegionID, id: copy.imageID }, available);

  await cloud.deleteInstance({ regionID, instanceID });
  await until(world, uid, { kind: 'instance', regionID, id: instanceID }, ({ value }) => value === undefined);
  const snapshotIDs = captured.value?.disks.map(({ snapshotID }) => snapshotID) ?? [];
  assert.is(snapshotIDs.length, 1);
  await cloud.deleteImage({ regionID: destinationRegionID, imageID: copy.imageID });
  await cloud.deleteImage({ regionID, imageID });
  await until(world, uid, { kind: 'image', regionID, id: imageID }, ({ value }) => value === undefined);
  for (const snapshotID of snapshotIDs) await cloud.deleteSnapshot({ regionID, snapshotID, force: true });
  assert.equal(
    await cloud.describeInstances({ regionID, tags: selectorTags({ clusterID, buildUID: uid }) }),
    [],
  );
  return result.value?.output ?? '';
}

async function start(
  switches: NonNullable<Parameters<typeof startSimulator>[0]>['switches'],
): Promise<World> {
  const simulator = await startSimulator({
    timeScale: RATE,
    profile: 'demo',
    ...(switches === undefined ? {} : { switches }),
    guests: { rules: [{ match: /echo (\S+)/, exitCode: 0, output: '$1' }] },
  });
  const clock = scaledClock(systemClock(), RATE, simulator.now());
  const factory = new CloudFactory({
    cloudClock: clock,
    wallClock: systemClock(),
    clusterID,
    endpoints: { overrides: { '*': simulator.endpoint } },
  });
  const credentials = { accessKeyID: 'simulator-key', accessKeySecret: 'simulator-secret' };
  running = { simulator, factory, clock, cloud: factory.open({ namespace: 'images', credentials }) };
  return running;
}

let running: World | undefined;
test.after.each(async () => {
  running?.factory.close();
  await running?.simulator.close();
  running = undefined;
});

test(
  'ten builds at once reach their images, and every request and answer fits the official models',
  async () => {
    const world = await start(undefined);
    const caller = await world.cloud.getCallerIdentity({ regionID });
    assert.is(caller.accountID, '1000000000000001');
    const outputs = await Promise.all(Array.from({ length: 10 }, (_, n) => build(world, `build-${n}`)));
    assert.equal(
      outputs,
      Array.from({ length: 10 }, (_, n) => `build-${n}`),
    );
    world.simulator.assertClean();
  },
  { timeoutMs: 60_000 },
);

test(
  'builds also get there where lists of image ids mean nothing and copies lose their tags',
  async () => {
    const world = await start({ imageIdList: false, copiesDropTags: true, tagListingLimit: 1000 });
    const outputs = await Promise.all(Array.from({ length: 4 }, (_, n) => build(world, `build-${n}`)));
    assert.is(outputs.length, 4);
    world.simulator.assertClean();
  },
  { timeoutMs: 60_000 },
);

/** Class of what a call rejects with. */
const classOf = async (call: Promise<unknown>) =>
  await call.then(
    () => 'none',
    (error: unknown) => (isCloudError(error) ? error.class : 'other'),
  );

test('refusals of the real kind have their class', async () => {
  const world = await start(undefined);
  const { cloud, simulator } = world;
  const launch = creation('build-b', 'RunInstances', regionID, 'builder', {
    imageID: 'm-missing',
    instanceType: 'ecs.g7.large',
    vSwitchID: 'vsw-bp1sample0000000000h',
    securityGroupID: 'sg-bp1sample000000000000',
    instanceName: 'build-b',
    systemDisk: { category: 'cloud_essd' },
  });
  assert.is(await classOf(cloud.dryRunInstances(launch)), 'NotFound');
  const wrongSecret = world.factory.open({
    namespace: 'images',
    credentials: { accessKeyID: 'simulator-key', accessKeySecret: 'wrong' },
  });
  assert.is(await classOf(wrongSecret.getCallerIdentity({ regionID })), 'Denied');
  const ok = { ...launch, imageID: 'debian_12_x64_20G_alibase_20251201.vhd' };
  await cloud.runInstances(ok);
  assert.is(await classOf(cloud.runInstances({ ...ok, instanceName: 'build-c' })), 'TokenMismatch');
  simulator.assertClean();
});

import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openStateDirectory, type StateDirectory } from '../../../simulator/state/directory.ts';
import { readDocument, writeDocument } from '../../../simulator/state/document.ts';
import type { SavedState } from '../../../simulator/state/save.ts';
import { type SimulatorOptions, startSimulator } from '../../../simulator/start.ts';
import { seededRandom } from '../../../simulator/world/ids.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { HANGZHOU, LAUNCH, launchedIds, list, Stepped } from './calls.ts';
import { codeOf } from './clients.ts';
import { guestsOfRules, HANGS, worldOfEverything } from './state-world.ts';

const test = suite('simulator after an outage');
const ORIGIN = { worldDigest: '', worldFile: '', guestMode: 'rules' };
const parent = mkdtempSync(join(tmpdir(), 'simulator-outage-'));
let made = 0;
let before: Stepped;
let after: Stepped;
let document: string;
/** Ids and statuses of what the world had. */
let images: Map<string, string>;

const optionsFor = (directory: StateDirectory): SimulatorOptions => ({
  guests: guestsOfRules(),
  state: { directory, origin: ORIGIN, log: () => undefined },
});

function newDirectory(): string {
  const path = join(parent, String(++made));
  mkdirSync(path);
  return path;
}

const open = (path: string) => openStateDirectory(path, process.pid, () => undefined);

/** What is on the disk once the last change is there, in a directory of its own: as if the program had been killed. */
async function killed(world: Stepped, path: string): Promise<StateDirectory> {
  await world.simulator.advance(1);
  const file = join(path, 'state.json');
  await waitUntil(
    () => readDocument(readFileSync(file, 'utf8'), file).clock.nowMs === world.simulator.now(),
    { what: 'the last change on the disk', deadlineMs: 5000 },
  );
  const copy = newDirectory();
  copyFileSync(file, join(copy, 'state.json'));
  return open(copy);
}

test.before(async () => {
  const path = newDirectory();
  ({ world: before } = await worldOfEverything(optionsFor(open(path))));
  const directory = await killed(before, path);
  if (directory.stored === undefined) throw new Error('Nothing was stored');
  // A copy of its own: a simulator that goes on from a state takes its records over.
  document = writeDocument(directory.stored);
  images = new Map(
    before.simulator.world.allHoldings().flatMap((of) => [...of.images.values()].map((i) => [i.name, i.id])),
  );
  after = await Stepped.start(optionsFor(directory));
});
test.after(async () => {
  await before.simulator.close();
  await after.simulator.close();
  rmSync(parent, { recursive: true });
});

const ids = (world: Stepped) => [
  ...world.simulator.world.holdings('1000000000000001', 'cn-hangzhou').instances.keys(),
];

test('time goes on from where it stopped, and the rate, switches and limits are the stored ones', () => {
  assert.is(after.simulator.now(), before.simulator.now());
  const { timeline, switches } = after.simulator.simulation.core;
  assert.is(timeline.rate, 0);
  assert.is(switches.callsPerMinute, 1000);
  assert.is(after.simulator.dispatch.throttle.limits.get('Ecs.DescribeZones'), 7);
});

test('what a caller sees of everything but machines is the same', async () => {
  const actions = [
    'Images',
    'Snapshots',
    'Disks',
    'SecurityGroups',
    'Vpcs',
    'VSwitches',
    'EipAddresses',
    'KeyPairs',
  ];
  for (const action of [
    ...actions,
    'Commands',
    'ImageComponents',
    'Instances',
    'Invocations',
    'AvailableResource',
  ]) {
    const parameters = action === 'AvailableResource' ? { DestinationResource: 'InstanceType' } : {};
    for (const RegionId of ['cn-hangzhou', 'cn-shanghai']) {
      const [one, other] = await Promise.all(
        [before, after].map((world) => world.call(`Describe${action}`, { RegionId, ...parameters })),
      );
      const sent = { ...one, RequestId: '' };
      if (action !== 'Invocations') assert.equal({ ...other, RequestId: '' }, sent, action);
    }
  }
});

test('a token answers what it answered before, and is bound to the failure and the parameters that it had', async () => {
  const again = { ...LAUNCH, ClientToken: 'first', Tag: [{ Key: '$map', Value: '__proto__' }] };
  const first = launchedIds(await before.call('RunInstances', again));
  assert.equal(launchedIds(await after.call('RunInstances', again)), first);
  assert.ok(ids(after).includes(first[0] ?? ''));
  assert.is(await after.code('RunInstances', { ...again, Tag: [] }), 'IdempotentParameterMismatch');
  const failed = { ...HANGZHOU, ImageId: 'no such', ClientToken: 'bound-to-failure' };
  assert.is(await after.code('RunInstances', failed), await before.code('RunInstances', failed));
});

test('keys of sessions go on being valid', async () => {
  const key = [...after.simulator.world.keys.values()].find(({ session }) => session !== undefined);
  if (key?.session === undefined) throw new Error('No session was stored');
  const caller = { accessKeyId: key.id, accessKeySecret: key.secret, securityToken: key.session.token };
  assert.is(
    await codeOf(after.call('GetCallerIdentity', {}, { ...caller, version: '2015-04-01' })),
    undefined,
  );
});

test('faults are in force with their counts', () => {
  const [one, ...more] = after.simulator.faults.all();
  const kept = before.simulator.faults.all();
  assert.is(more.length, kept.length - 1);
  assert.equal([one?.id, one?.rule, one?.seen], [kept[0]?.id, kept[0]?.rule, kept[0]?.seen]);
  assert.ok((one?.seen ?? 0) > 0);
});

test('a script that ran has ended with its machine; what the agent had not taken runs once it is up again', async () => {
  const hanging = { Type: 'RunShellScript', CommandContent: HANGS, InstanceId: [ids(after)[0]] };
  const { InvokeId } = await after.call('RunCommand', { ...hanging, ClientToken: 'hanging' });
  const ended = await after.result(String(InvokeId));
  assert.equal([ended?.['InvocationStatus'], ended?.['ErrorCode']], ['Failed', 'InstanceRestarted']);
  const sent = { ...hanging, CommandContent: 'true', ClientToken: 'just-sent' };
  const { InvokeId: waiting } = await after.call('RunCommand', sent);
  assert.is((await after.result(String(waiting)))?.['InvocationStatus'], 'Pending');
  await after.seconds(80);
  assert.is((await after.result(String(waiting)))?.['ExitCode'], 3);
});

test('machines come up again by themselves, as after a reboot', () => {
  const bootIds = (world: Stepped) =>
    ids(world).map((id) => world.simulator.simulation.instances.find(id)?.instance.bootId);
  const [first] = ids(after);
  const instance = after.simulator.simulation.instances.find(first ?? '')?.instance;
  assert.is(instance?.status, 'Running');
  assert.ok((instance?.agent.firstBeatAt ?? 0) > before.simulator.now());
  assert.is(bootIds(after)[0] === bootIds(before)[0], false);
});

test('what was in the middle of something comes to its end, at its time', async () => {
  const status = async (name: string, region?: string) =>
    (await after.image(images.get(name) ?? '', region))?.['Status'];
  await after.seconds(900);
  assert.is(await status('unfinished'), 'Available');
  const copies = await after.call('DescribeImages', { RegionId: 'cn-shanghai', ImageOwnerAlias: 'self' });
  assert.equal(
    list(copies, 'Images', 'Image').map(({ Status }) => Status),
    [],
  );
  await after.seconds(7200);
  const later = await after.call('DescribeImages', { RegionId: 'cn-shanghai', ImageOwnerAlias: 'self' });
  assert.equal(
    list(later, 'Images', 'Image').map(({ Status }) => Status),
    ['Available'],
  );
  // The reclaimed, the released and the vanished instance and those with a time of release are gone.
  assert.equal(ids(after).length, 2);
  const snapshots = () => after.simulator.world.holdings('1000000000000001', 'cn-hangzhou').snapshots;
  const kept = snapshots().size;
  await after.seconds(3 * 86_400);
  assert.is(snapshots().size, kept - 1);
  after.simulator.assertClean();
});

/** A start from the stored state with some of it changed. */
async function startFrom(change: (state: SavedState) => void): Promise<Stepped> {
  const first = open(newDirectory());
  const changed = readDocument(document, 'state.json');
  change(changed);
  await first.write(changed);
  first.release();
  return Stepped.start(optionsFor(open(first.path)));
}

test('a sudden end between a step and what it started loses neither', async () => {
  const world = await startFrom(({ planned, machines }) => {
    // As if images waited for their files and machines for their boot.
    const kept = planned.filter(({ step }) => !['complete', 'running'].includes(step.step));
    planned.splice(0, planned.length, ...kept);
    for (const files of [...machines.disks, ...machines.frozen]) delete files.name;
  });
  await world.seconds(900);
  assert.is((await world.image(images.get('unfinished') ?? ''))?.['Status'], 'Available');
  const starting = [...world.simulator.world.holdings('1000000000000001', 'cn-hangzhou').instances.values()];
  assert.equal(
    starting.filter(({ status }) => status === 'Starting' || status === 'Pending'),
    [],
  );
  world.simulator.assertClean();
  await world.simulator.close();
});

test('files whose disk was already gone are removed', async () => {
  const world = await startFrom(({ machines }) => {
    machines.disks.push({ id: 'd-gone', image: { id: 'm-1', name: 'base' }, name: 'd4711' });
  });
  assert.equal(
    world.simulator.simulation.machines.save().disks.filter(({ id }) => id === 'd-gone'),
    [],
  );
  await world.simulator.close();
});

test('ids that were handed out in the last second, which is lost, are not given to anything else', async () => {
  const lost = seededRandom(readDocument(document, 'state.json').random.ids);
  const states = new Set([lost.state]);
  for (let draw = 0; draw < 100_000; draw++) {
    lost();
    states.add(lost.state);
  }
  const world = await startFrom(() => undefined);
  assert.is(states.has(world.simulator.simulation.random.ids.state), false);
  await world.simulator.close();
});

/** Speed and two switches of a simulator that is started from the state with `options`. */
async function settingsWith(options: SimulatorOptions): Promise<unknown[]> {
  const directory = open(newDirectory());
  const stored = readDocument(document, 'state.json');
  stored.clock.rate = 0.5;
  await directory.write(stored);
  directory.release();
  const simulator = await startSimulator({ ...optionsFor(open(directory.path)), ...options });
  const { timeline, switches } = simulator.simulation.core;
  await simulator.close();
  return [timeline.rate, switches.callsPerMinute, switches.tokenBoundToFailure];
}

test('speed and switches are the stored ones unless others are asked for', async () => {
  assert.equal(await settingsWith({}), [0.5, 1000, true]);
  assert.equal(await settingsWith({ timeScale: 0, switches: { callsPerMinute: 7 } }), [0, 7, true]);
});

test('steps of a kind that is not known make the start fail', async () => {
  try {
    await startFrom(
      ({ planned }) => void planned.push({ at: 0, step: { kind: 'teleport', id: 'i-1', step: 'go' } }),
    );
    assert.unreachable();
  } catch (error) {
    assert.match(String(error), 'Nothing acts on steps of kind teleport');
  }
});

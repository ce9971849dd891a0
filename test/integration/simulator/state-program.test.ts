import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startGuestHost } from '../../../simulator/guests/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { HANGZHOU, LAUNCH, launchedIds, list, SHANGHAI } from './calls.ts';
import { Program } from './state-process.ts';

const WORLD = new URL('../../../simulator/worlds/default.yaml', import.meta.url).pathname;
const parent = mkdtempSync(join(tmpdir(), 'simulator-state-program-'));
const probe = await startGuestHost({ storeDir: join(parent, 'probe') });
await probe.close();
const test = suite('simulator program with --state');
test.after(async () => {
  await Program.endAll();
  rmSync(parent, { recursive: true, force: true });
});

type Json = Record<string, unknown>;

const STOPPED = ['--profile', 'real', '--time-scale', '0'];

if (probe.capability.executes) {
  test('after kill -9 everything goes on to its end, and files of guests are there', story, {
    timeoutMs: 120_000,
  });
} else test.skip('after kill -9 everything goes on to its end', probe.capability.reason);

async function story(): Promise<void> {
  const directory = join(parent, 'story');
  const first = await new Program('--state', directory, ...STOPPED).ready();
  assert.match(first.output, `state      ${directory}, new`);
  const launch = { ...LAUNCH, ClientToken: 'launch' };
  const [id = ''] = launchedIds(await first.call('RunInstances', launch));
  await first.seconds(100);
  assert.is((await first.run('echo one > /kept; sync', id))?.['ExitCode'], 0);
  const { ImageId } = await first.call('CreateImage', { InstanceId: id, ImageName: 'one' });
  await first.seconds(900);
  const copy = { ImageId, DestinationRegionId: 'cn-shanghai', ClientToken: 'copy' };
  const { ImageId: copied } = await first.call('CopyImage', copy);
  await first.run('echo two > /kept; cat /proc/sys/kernel/random/boot_id > /boot-id', id);
  const making = { InstanceId: id, ImageName: 'two', ClientToken: 'image' };
  const { ImageId: second } = await first.call('CreateImage', making);
  await first.seconds(100);
  const hanging = await first.run('echo begun; sleep 1000', id, undefined, 1);
  assert.is(hanging?.['InvocationStatus'], 'Running');
  await first.admin('stock', { region: 'cn-hangzhou', type: 'ecs.c7.large', stock: 0 });
  const seen = ['Instances', 'Images', 'Disks', 'Snapshots'];
  const describe = (program: Program) =>
    Promise.all(
      ['cn-hangzhou', 'cn-shanghai'].flatMap((RegionId) =>
        seen.map(async (what) => ({
          ...(await program.call(`Describe${what}`, { RegionId })),
          RequestId: '',
        })),
      ),
    );
  await first.stored(directory);
  const before = await describe(first);
  const progress = (await first.image(second))?.['Progress'];
  assert.ok(Number.parseInt(String(progress)) > 0, String(progress));
  await first.end('SIGKILL');

  const again = await new Program('--state', directory, ...STOPPED).ready();
  assert.match(again.output, 'goes on at');
  assert.equal(await describe(again), before);
  assert.is((await again.image(second))?.['Progress'], progress);
  assert.equal(launchedIds(await again.call('RunInstances', launch)), [id]);
  assert.is((await again.call('CopyImage', copy))['ImageId'], copied);
  assert.is((await again.call('CreateImage', making))['ImageId'], second);
  const ended = await again.call('DescribeInvocationResults', {
    InvokeId: hanging?.['InvokeId'],
    ContentEncoding: 'PlainText',
  });
  const [result] = list(ended, 'Invocation', 'InvocationResults', 'InvocationResult');
  assert.equal(
    [result?.['InvocationStatus'], result?.['ErrorCode'], result?.['Output']],
    ['Failed', 'InstanceRestarted', 'begun\n'],
  );

  await again.seconds(100);
  const booted =
    'cat /kept; [ "$(cat /boot-id)" != "$(cat /proc/sys/kernel/random/boot_id)" ] && echo other boot';
  assert.is((await again.run(booted, id))?.['Output'], 'two\nother boot\n');
  await again.seconds(7200);
  assert.is((await again.image(second))?.['Status'], 'Available');
  assert.is((await again.image(copied, 'cn-shanghai'))?.['Status'], 'Available');
  const { InstanceType } = LAUNCH;
  const fromCopy = await again.call('RunInstances', { ...SHANGHAI, ImageId: copied, InstanceType });
  const { ImageFamily: _, ...network } = LAUNCH;
  const fromImage = await again.call('RunInstances', { ...network, ImageId: second });
  await again.seconds(100);
  const content = async (answer: Json, region?: string) =>
    (await again.run('cat /kept', launchedIds(answer)[0] ?? '', region))?.['Output'];
  assert.equal([await content(fromCopy, 'cn-shanghai'), await content(fromImage)], ['one\n', 'two\n']);
  assert.equal(await again.admin('violations'), { violations: [], troubles: [] });
  assert.is(await again.end('SIGTERM'), 0);

  const last = await new Program('--state', directory, ...STOPPED).ready();
  await last.seconds(100);
  assert.is((await last.run('cat /kept', id))?.['Output'], 'two\n');
  assert.is(await last.end('SIGINT'), 0);
}

/** Each starts the program several times. */
const LONG = { timeoutMs: 60_000 };
const RULES = ['--guests', 'rules', '--profile', 'test'];

test(
  'a state is written at the end, too; only its owner can read it, and nobody else uses it meanwhile',
  ending,
  LONG,
);

async function ending(): Promise<void> {
  const directory = join(parent, 'refusals');
  const program = await new Program('--state', directory, ...RULES).ready();
  const second = new Program('--state', directory, ...RULES);
  assert.is(await second.ended, 1);
  assert.match(second.output, `${directory} is in use by process ${program.child.pid}`);
  await program.call('CreateSecurityGroup', { SecurityGroupName: 'last', VpcId: 'vpc-bp1sample00000000000' });
  assert.is(await program.end('SIGTERM'), 0);
  assert.is(statSync(join(directory, 'state.json')).mode & 0o777, 0o600);
  const again = await new Program('--state', directory, ...RULES).ready();
  const groups = await again.call('DescribeSecurityGroups', { SecurityGroupName: 'last' });
  assert.is(list(groups, 'SecurityGroups', 'SecurityGroup').length, 1);
  assert.is(await again.end('SIGTERM'), 0);
}

test('another world, a damaged file and another version are refused with what to do', refusals, LONG);

async function refusals(): Promise<void> {
  const directory = join(parent, 'others');
  await (await new Program('--state', directory, ...RULES).ready()).end('SIGTERM');
  const file = join(directory, 'state.json');
  const good = readFileSync(file, 'utf8');
  const world = join(parent, 'other.yaml');
  copyFileSync(WORLD, world);
  const refused = async (text: string, ...args: string[]): Promise<string> => {
    writeFileSync(file, text);
    const program = new Program('--state', directory, ...RULES, ...args);
    assert.is(await program.ended, 1, program.output);
    return program.output;
  };
  assert.match(await refused(good.slice(0, -100)), `${file} is damaged`);
  assert.match(await refused(good.replace('"version":1', '"version":99')), 'has version 99');
  writeFileSync(world, `${readFileSync(WORLD, 'utf8')}\n# changed\n`);
  assert.match(await refused(good, '--world', world), 'give --world as it was');
  // The same world under another name is the same world.
  copyFileSync(WORLD, world);
  const program = await new Program('--state', directory, ...RULES, '--world', world).ready();
  assert.is(await program.end('SIGTERM'), 0);
}

test('killed again and again while it works, it finds all but the last second', killedOften, LONG);

async function killedOften(): Promise<void> {
  const directory = join(parent, 'killed');
  const resource = { ResourceType: 'securitygroup', ResourceId: [HANGZHOU.SecurityGroupId] };
  let count = 0;
  let durable = 0;
  for (let round = 0; round < 2; round++) {
    const program = await new Program('--state', directory, ...RULES).ready();
    const answer = await program.call('ListTagResources', resource);
    const [tag] = list(answer, 'TagResources', 'TagResource');
    assert.ok(
      Number(tag?.['TagValue'] ?? 0) >= durable,
      `${String(tag?.['TagValue'])} is older than ${durable}`,
    );
    const end = performance.now() + 1500 + 330 * round;
    while (performance.now() < end) {
      await program.call('TagResources', { ...resource, Tag: [{ Key: 'count', Value: `${++count}` }] });
      if (performance.now() < end - 1200) durable = count;
    }
    await program.end('SIGKILL');
  }
  assert.ok(durable > 0);
}

import { fork } from 'node:child_process';
import { once } from 'node:events';

import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { keepHeapSmall } from '../../../simulator/small-heap.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { acs3, pairs } from './signed.ts';

const test = suite('simulator with 2000 instances, 500 images and 50 000 invocations');

const INSTANCES = 2000;
const IMAGES = 500;
const INVOCATIONS = 50_000;
const LAUNCH = {
  VSwitchId: 'vsw-bp1sample0000000000h',
  SecurityGroupId: 'sg-bp1sample000000000000',
  ImageFamily: 'acs:debian_12_x64',
  InstanceType: 'ecs.g7.large',
};

let simulator: SimulatorHandle;

/** No SDK: its models alone would take a third of the memory that is measured here. */
async function call(action: string, parameters: Record<string, string>): Promise<Record<string, unknown>> {
  const query = pairs({ RegionId: 'cn-hangzhou', ...parameters });
  const headers = { 'x-acs-action': action, 'x-acs-version': '2014-05-26' };
  const { target, method = 'POST', headers: all = {} } = acs3({ host: simulator.endpoint, query, headers });
  const request = { method, target, headers: all, body: Buffer.alloc(0) };
  const outcome = await simulator.dispatch.handle(request);
  if (outcome.kind !== 'answer' || outcome.status !== 200) throw new Error(JSON.stringify(outcome));
  return JSON.parse(outcome.body) as Record<string, unknown>;
}

const figure = (text: string) => process.stdout.write(`\nFIGURE ${text}\n`);

test.before(async () => {
  // As the program does.
  keepHeapSmall();
  simulator = await startSimulator({
    profile: 'real',
    timeScale: 0,
    guests: { rules: [{ match: /.*/, exitCode: 0, output: 'done' }] },
  });
  const account = simulator.world.accounts.get('1000000000000001');
  if (account === undefined) throw new Error('no account');
  Object.assign(account.quotas, { instances: INSTANCES, invocationsPerDay: 2 * INVOCATIONS });
  simulator.world.regions.get('cn-hangzhou')?.stock.set('cn-hangzhou-h/ecs.g7.large', INSTANCES);
});
test.after(() => simulator.close());

const ids: string[] = [];

test(
  'the world is made by calls alone',
  async () => {
    for (let round = 0; round < INSTANCES / 100; round++) {
      const tag = { 'Tag.1.Key': 'round', 'Tag.1.Value': String(round % 4) };
      const answer = await call('RunInstances', { ...LAUNCH, Amount: '100', ...tag });
      const sets = answer['InstanceIdSets'] as { InstanceIdSet: string[] };
      ids.push(...sets.InstanceIdSet);
    }
    await simulator.advance(90_000);
    await call('StopInstance', { InstanceId: ids[0] ?? '' });
    await simulator.advance(30_000);
    const { ImageId } = await call('CreateImage', { InstanceId: ids[0] ?? '' });
    await simulator.advance(900_000);
    const found = simulator.simulation.images.find(String(ImageId));
    const SnapshotId = found?.image.disks[0]?.snapshotId ?? '';
    for (let made = 1; made < IMAGES; made++) await call('CreateImage', { SnapshotId });
    await simulator.advance(900_000);
    const command = { Type: 'RunShellScript', CommandContent: 'echo built one more step of an image' };
    for (let sent = 0; sent < INVOCATIONS; sent++) {
      await call('RunCommand', { ...command, 'InstanceId.1': ids[1 + (sent % (INSTANCES - 1))] ?? '' });
      // Ends what was sent before, so that tasks do not pile up.
      if (sent % 100 === 99) await simulator.advance(60_000);
    }
    const { instances, images, invocations } = simulator.world.holdings('1000000000000001', 'cn-hangzhou');
    assert.equal([instances.size, images.size, invocations.size], [INSTANCES, IMAGES, INVOCATIONS]);
  },
  { timeoutMs: 300_000 },
);

test('DescribeInstances with a tag filter takes under 20 ms', async () => {
  const times: number[] = [];
  for (let run = 0; run < 50; run++) {
    const start = performance.now();
    await call('DescribeInstances', { MaxResults: '100', 'Tag.1.Key': 'round', 'Tag.1.Value': '2' });
    times.push(performance.now() - start);
  }
  const median = times.toSorted((a, b) => a - b)[25] ?? Infinity;
  figure(`DescribeInstances by tag among ${INSTANCES}: ${median.toFixed(1)} ms (target < 20 ms)`);
  assert.ok(median < 20, `${median} ms`);
});

test(
  'a thousand signed requests a second need less than one core',
  async () => {
    const count = 5000;
    const client = fork(new URL('./load/client.ts', import.meta.url), [simulator.endpoint, String(count)]);
    await once(client, 'message');
    const ended = once(client, 'exit');
    const cpu = process.cpuUsage();
    const start = performance.now();
    client.send('go');
    const [report] = (await once(client, 'message')) as [{ refused: number }];
    const { user, system } = process.cpuUsage(cpu);
    const wall = performance.now() - start;
    await ended;
    const perCore = Math.round(count / ((user + system) / 1e6));
    figure(
      `signed requests: ${perCore} per second of one core (target 1000), ${Math.round((count / wall) * 1000)} per second in all`,
    );
    assert.is(report.refused, 0);
    assert.ok(perCore >= 1000, `${perCore} per second`);
  },
  { timeoutMs: 60_000 },
);

test('it all fits into 300 MB', () => {
  const rss = Math.round(process.memoryUsage().rss / 2 ** 20);
  figure(`memory of the simulator: ${rss} MB (target < 300 MB)`);
  assert.ok(rss < 300, `${rss} MB`);
});

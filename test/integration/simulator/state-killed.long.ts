import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startGuestHost } from '../../../simulator/guests/start.ts';
import { seededRandom } from '../../../simulator/world/ids.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { LAUNCH, launchedIds, list } from './calls.ts';
import { Program } from './state-process.ts';

const ROUNDS = 20;
const parent = mkdtempSync(join(tmpdir(), 'simulator-state-killed-'));
const probe = await startGuestHost({ storeDir: join(parent, 'probe') });
await probe.close();
const test = suite('simulator with --state killed again and again');
test.after(async () => {
  await Program.endAll();
  rmSync(parent, { recursive: true, force: true });
});

if (probe.capability.executes) test('with guests at work', story, { timeoutMs: 600_000 });
else test.skip('with guests at work', probe.capability.reason);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Item = Record<string, unknown>;
const { ImageFamily: _, ...NETWORK } = LAUNCH;

async function all(program: Program, what: 'Instance' | 'Image' | 'Snapshot'): Promise<Item[]> {
  const own = { ImageOwnerAlias: 'self', Status: 'ALL', PageSize: 100 };
  const parameters = what === 'Image' ? own : { PageSize: 100 };
  return list(await program.call(`Describe${what}s`, parameters), `${what}s`, what);
}

const ignore = () => undefined;

/** Makes, images and removes machines until the program is gone. */
async function work(program: Program, random: () => number, done: () => void): Promise<void> {
  let images = 0;
  for (;;) {
    const answer = await program.call('RunInstances', LAUNCH);
    const [id = ''] = launchedIds(answer);
    while (!(await ranOk(program, `echo ${id} > /name`, id))) await pause(50);
    const make = () => program.call('CreateImage', { InstanceId: id, ImageName: `of-${id}-${++images}` });
    // What the machine does meanwhile would make the image fail, so this one is waited for.
    if (random() < 0.5 && (await make().catch(ignore)) !== undefined) await pause(100);
    if (random() < 0.7) await program.call('StopInstance', { InstanceId: id }).catch(ignore);
    await pause(40);
    if ((await make().catch(ignore)) !== undefined) await pause(100);
    if (random() < 0.5) await program.call('DeleteInstance', { InstanceId: id, Force: true }).catch(ignore);
    done();
    const [oldest] = await all(program, 'Image');
    if (random() < 0.5 && oldest !== undefined) await removeImage(program, oldest).catch(ignore);
  }
}

/** Whether a script ended well; false while no agent takes it. @throws when the program is gone. */
async function ranOk(program: Program, script: string, id: string): Promise<boolean> {
  const command = { Type: 'RunShellScript', CommandContent: script, InstanceId: [id] };
  const { InvokeId } = await program.call('RunCommand', command);
  for (;;) {
    const results = await program.call('DescribeInvocationResults', { InvokeId });
    const [result] = list(results, 'Invocation', 'InvocationResults', 'InvocationResult');
    if (result?.['FinishedTime'] !== '') return result?.['ExitCode'] === 0;
    await pause(10);
  }
}

async function removeImage(program: Program, image: Item): Promise<void> {
  await program.call('DeleteImage', { ImageId: image['ImageId'], Force: true });
  for (const disk of list(image, 'DiskDeviceMappings', 'DiskDeviceMapping'))
    await program.call('DeleteSnapshot', { SnapshotId: disk['SnapshotId'], Force: true });
}

async function story(): Promise<void> {
  const directory = join(parent, 'state');
  const args = ['--state', directory, '--profile', 'test'];
  const random = seededRandom(20);
  for (let round = 0; round < ROUNDS; round++) {
    const program = await new Program(...args).ready();
    let turns = 0;
    const workers = [1, 2, 3].map(() => work(program, random, () => void turns++));
    const working = Promise.allSettled(workers);
    // Every second time once something was finished, however slow the machine is.
    if (round % 2 === 0) await waitUntil(() => turns > 0, { what: 'an image', deadlineMs: 30_000 });
    await pause(random() * 2000);
    await program.end('SIGKILL');
    await working;
  }
  await everythingWorks(await new Program(...args).ready());
  const left = readdirSync(join(directory, 'guests/files')).filter((name) => !name.startsWith('b'));
  assert.equal(left, []);
}

async function everythingWorks(program: Program): Promise<void> {
  const pending = async () => {
    const items = [...(await all(program, 'Instance')), ...(await all(program, 'Image'))];
    return items.some(({ Status }) =>
      ['Pending', 'Starting', 'Stopping', 'Creating'].includes(String(Status)),
    );
  };
  await waitUntil(async () => !(await pending()), {
    what: 'the end of what was under way',
    deadlineMs: 30_000,
  });
  const images = await all(program, 'Image');
  assert.ok(images.length > 0);
  for (const { Status, ImageId, ImageName } of images) {
    // Some were made of machines that were stopped meanwhile.
    if (Status !== 'Available') continue;
    const [id = ''] = launchedIds(await program.call('RunInstances', { ...NETWORK, ImageId }));
    const [name = ''] = /i-[a-z0-9]+/.exec(String(ImageName)) ?? [];
    const check = `grep -q ${name} /name`;
    await waitUntil(() => ranOk(program, check, id), {
      what: `the content of ${String(ImageName)}`,
      deadlineMs: 20_000,
    });
    await program.call('DeleteInstance', { InstanceId: id, Force: true });
  }
  for (const image of images) await removeImage(program, image);
  for (const { InstanceId } of await all(program, 'Instance'))
    await program.call('DeleteInstance', { InstanceId, Force: true }).catch(() => undefined);
  await waitUntil(async () => (await all(program, 'Instance')).length === 0, {
    what: 'the end',
    deadlineMs: 10_000,
  });
  for (const { SnapshotId } of await all(program, 'Snapshot'))
    await program.call('DeleteSnapshot', { SnapshotId, Force: true });
  assert.equal(await program.admin('violations'), { violations: [], troubles: [] });
  assert.is(await program.end('SIGTERM'), 0);
}

import type { ImageBuild } from '../../../src/api/objects.ts';
import { cloudWorldFor } from '../../kit/cloud-world.ts';
import { assert, suite } from '../../kit/index.ts';
import { component, secret, template } from '../../kit/samples.ts';

const test = suite('a build that cannot succeed');
const world = cloudWorldFor(test);
const NO_COPIES = { distribution: { regions: [] } };

test.before(async () => {
  world().startOperator();
  await world().apply(secret(), component('fine', 'true'));
});
test.after.each(() => world().assertSafe());

/** Runs a build to its failure and returns it with what `kubectl describe` shows. */
async function failed(name: string, ...objects: object[]): Promise<{ build: ImageBuild; described: string }> {
  await world().apply(...objects);
  const build = await world().ended(`${name}-1`);
  assert.is(world().reasonOf(build, 'Stalled'), world().reasonOf(build));
  const described = await world().kubectl('describe', 'imgbuild', `${name}-1`);
  await world().kubectl('wait', `imgtpl/${name}`, '--for=condition=Stalled', '--timeout=20s');
  return { build, described };
}

test(
  'a script that exits 1 is named with its component, its exit code and its last words',
  async () => {
    const { build, described } = await failed(
      'exits',
      component('exits', 'true', 'echo about to fail; echo "no such package" >&2; exit 7'),
      template('exits', ['fine', 'exits'], NO_COPIES),
    );
    assert.is(world().reasonOf(build), 'CommandFailed');
    assert.equal(build.status?.tasks?.failed, {
      component: 'exits',
      task: 'task-2',
      exitCode: 7,
      outputTail: 'about to fail\nno such package',
    });
    assert.match(
      described,
      'task exits/task-2 ended with exit code 7; last output: about to fail | no such package',
    );
  },
  { timeoutMs: 60_000 },
);

test(
  'a script that hangs is stopped at its time limit',
  async () => {
    const { build, described } = await failed(
      'hangs',
      component('hangs', {
        name: 'wait',
        timeoutSeconds: 2,
        runShellCommand: { commandContent: 'echo waiting; sleep 1000' },
      }),
      template('hangs', ['hangs'], NO_COPIES),
    );
    assert.is(world().reasonOf(build), 'CommandTimedOut');
    assert.match(
      described,
      'task hangs/wait did not end within 2 seconds (timeoutSeconds); last output: waiting',
    );
  },
  { timeoutMs: 60_000 },
);

test(
  '50 MB of output and binary output leave a status that is small and readable',
  async () => {
    const { build } = await failed(
      'noisy',
      component('noisy', 'yes | head -c 50000000; head -c 5000 /dev/urandom; printf "\\nthe end\\n"; exit 1'),
      template('noisy', ['noisy'], NO_COPIES),
    );
    assert.is(world().reasonOf(build), 'CommandFailed');
    assert.ok((build.status?.tasks?.failed?.outputTail ?? '').endsWith('the end'));
    assert.ok(JSON.stringify(build.status).length < 16_384);
  },
  { timeoutMs: 90_000 },
);

test(
  'a script that reboots the machine is told to use a reboot task',
  async () => {
    const { build, described } = await failed(
      'reboots',
      component('reboots', 'reboot; sleep 60'),
      template('reboots', ['reboots'], NO_COPIES),
    );
    assert.is(world().reasonOf(build), 'CommandFailed');
    assert.match(described, "use a task with 'reboot: {}'");
  },
  { timeoutMs: 120_000 },
);

test(
  'a user or directory that does not exist is named',
  async () => {
    const { described } = await failed(
      'nobody',
      component('nobody', {
        name: 'as-ghost',
        runShellCommand: { commandContent: 'true', username: 'ghost' },
      }),
      template('nobody', ['nobody'], NO_COPIES),
    );
    assert.match(described, 'ghost');
    const { described: directory } = await failed(
      'nowhere',
      component('nowhere', {
        name: 'in-void',
        runShellCommand: { commandContent: 'true', workingDir: '/no/such' },
      }),
      template('nowhere', ['nowhere'], NO_COPIES),
    );
    assert.match(directory, '/no/such');
  },
  { timeoutMs: 90_000 },
);

test(
  'a missing image or family, an unknown type, vSwitch, group or size ends the build before anything is started',
  async () => {
    const instance = {
      instanceTypes: ['ecs.g7.large'],
      vSwitchIDs: ['vsw-bp1sample0000000000h'],
      securityGroupID: 'sg-bp1sample000000000000',
    };
    const cases: [name: string, spec: Record<string, unknown>, reason: string, words: string][] = [
      [
        'no-image',
        { source: { imageID: 'm-missing' } },
        'SourceNotFound',
        "image 'm-missing' does not exist in cn-hangzhou",
      ],
      [
        'no-family',
        { source: { imageFamily: 'acs:none' } },
        'SourceNotFound',
        "family 'acs:none' has no available image",
      ],
      [
        'windows',
        { source: { imageFamily: 'acs:windows_2022_x64' } },
        'InvalidSpec',
        "'fine' is for Linux, but the source image is Windows",
      ],
      [
        'no-type',
        { instance: { ...instance, instanceTypes: ['ecs.none.large'] } },
        'InvalidSpec',
        "'ecs.none.large' does not exist",
      ],
      [
        'arm-type',
        { instance: { ...instance, instanceTypes: ['ecs.g8y.large'] } },
        'InvalidSpec',
        'needs X86',
      ],
      [
        'no-vswitch',
        { instance: { ...instance, vSwitchIDs: ['vsw-none'] } },
        'InvalidSpec',
        "'vsw-none' not found in cn-hangzhou",
      ],
      [
        'no-group',
        { instance: { ...instance, securityGroupID: 'sg-none' } },
        'InvalidSpec',
        "'sg-none' not found",
      ],
      ['no-region', { distribution: { regions: [{ regionID: 'xx-nowhere' }] } }, 'InvalidSpec', 'xx-nowhere'],
    ];
    await world().apply(...cases.map(([name, spec]) => template(name, ['fine'], { ...NO_COPIES, ...spec })));
    for (const [name, , reason, words] of cases) {
      const build = await world().ended(`${name}-1`, 200_000);
      assert.is(world().reasonOf(build), reason, name);
      const message = build.status?.conditions?.find(({ type }) => type === 'Ready')?.message ?? '';
      assert.match(message, words);
      assert.equal(build.status?.instances, []);
    }
  },
  { timeoutMs: 240_000 },
);

test(
  'an unknown build region ends or waits with its name',
  async () => {
    await world().apply(template('lost', ['fine'], { ...NO_COPIES, regionID: 'xx-lost' }));
    const build = await world().ended('lost-1', 200_000);
    assert.match(build.status?.failure?.message ?? '', 'xx-lost');
  },
  { timeoutMs: 240_000 },
);

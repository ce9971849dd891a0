import { cloudWorldFor } from '../../kit/cloud-world.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';
import { secret, template } from '../../kit/samples.ts';
import { createCloudComponent } from './cloud-components.ts';

const test = suite('components of the System catalogue and of ECS');
const world = cloudWorldFor(test);

const NO_COPY = { distribution: { regions: [] } };

test(
  'a System component and two versions of one of ECS run, and stand in the plan with their catalogue',
  async () => {
    world().startOperator();
    const older = await createCloudComponent(
      world(),
      'Acme-Agent',
      '1.0.3',
      'RUN echo 1.0.3 >> /root/agents\n',
    );
    await createCloudComponent(world(), 'Acme-Agent', '1.2.0', 'RUN echo 1.2.0 >> /root/agents\n');
    await createCloudComponent(world(), 'Acme-Agent', '2.0.0', 'RUN exit 3\n');
    await world().apply(
      secret(),
      template('web', [], {
        ...NO_COPY,
        components: [
          { name: 'hostname', catalog: 'System', parameters: [{ name: 'name', value: 'golden' }] },
          { name: 'Acme-Agent', catalog: 'ECS', version: '1.*.*' },
        ],
        buildContent: [
          `COMPONENT ${older}`,
          'COMPONENT acs:ecs:cn-hangzhou:1000000000000001:imagecomponent/Acme-Agent/1.0.*',
          'RUN test "$(tr "\\n" , < /root/agents)" = 1.2.0,1.0.3,1.0.3, && grep -q golden /etc/hostname',
          '',
        ].join('\n'),
      }),
    );
    const build = await world().ended('web-1');
    assert.is(world().reasonOf(build), 'Succeeded', JSON.stringify(build.status?.failure));
    assert.equal(
      build.status?.plan?.components?.map(({ name, version, catalog }) => `${catalog} ${name} ${version}`),
      [`System hostname 1.0.0`, 'ECS Acme-Agent 1.2.0', 'ECS Acme-Agent 1.0.3', 'ECS Acme-Agent 1.0.3'],
    );
    world().simulator.assertClean();
  },
  { timeoutMs: 150_000 },
);

test(
  'a name that a catalogue does not have is waited for and told',
  async () => {
    await world().apply(
      template('absent', [], {
        ...NO_COPY,
        components: [
          { name: 'no-such', catalog: 'System' },
          { name: 'No-Such', catalog: 'ECS' },
        ],
      }),
    );
    const said = async () =>
      (await world().template('absent'))?.status?.conditions?.find(({ type }) => type === 'Ready')?.message ??
      '';
    await waitUntil(async () => (await said()).includes("System component 'no-such' does not exist"), {
      deadlineMs: 60_000,
      what: 'a message about the System component',
    });
    await world().kubectl('delete', 'imgtpl', 'absent', '--timeout=60s');
  },
  { timeoutMs: 90_000 },
);

test(
  'a component of another account is refused before anything is paid for',
  async () => {
    await world().apply(
      template('foreign', [], {
        ...NO_COPY,
        buildContent: 'COMPONENT acs:ecs:cn-hangzhou:1234567890123456:imagecomponent/Acme-Agent/1.0.*\n',
      }),
    );
    const { status } = await world().ended('foreign-1');
    assert.is(status?.failure?.reason, 'InvalidSpec');
    assert.match(
      status?.failure?.message ?? '',
      /spec\.buildContent, line 1: 'Acme-Agent' is a component of account '1234567890123456', but only those .*'1000000000000001'/,
    );
    assert.equal(status?.instances ?? [], []);
  },
  { timeoutMs: 90_000 },
);

import { cloudWorldFor } from '../../kit/cloud-world.ts';
import { assert, suite } from '../../kit/index.ts';
import { component, secret, template } from '../../kit/samples.ts';

const test = suite('first image');
const world = cloudWorldFor(test);

test(
  'a template applied with its component and Secret ends in a verified image in two regions',
  async () => {
    world().startOperator();
    await world().apply(
      secret(),
      component(
        'greeting',
        { name: 'file', writeFile: { destinationPath: '/etc/greeting', content: 'hello\n', mode: '0640' } },
        'test "$(cat /etc/greeting)" = hello && echo first >> /root/order',
        { name: 'restart', reboot: {} },
        'test -f /etc/greeting && echo second >> /root/order && id -un',
      ),
      template('web', ['greeting']),
    );
    await world().kubectl('wait', 'imgtpl/web', '--for=condition=Ready', '--timeout=90s');
    const build = await world().ended('web-1');
    assert.is(world().reasonOf(build), 'Succeeded');
    assert.equal(
      build.status?.images?.map(({ regionID, state }) => [regionID, state]),
      [
        ['cn-hangzhou', 'Available'],
        ['cn-shanghai', 'Available'],
      ],
    );
    const { total, done, results = [] } = build.status?.tasks ?? {};
    assert.equal([total, done], [4, 4]);
    assert.equal(
      results.map(({ task, state }) => `${task} ${state}`),
      ['file Succeeded', 'task-2 Succeeded', 'restart Succeeded', 'task-4 Succeeded'],
    );
    assert.is(build.status?.progress, '11/11');
    const { status } = (await world().template('web')) ?? {};
    assert.equal(
      status?.images?.map(({ regionID }) => regionID),
      ['cn-hangzhou', 'cn-shanghai'],
    );
    assert.is(status?.latestBuild?.result, 'Succeeded');
    await world().assertSafe();
  },
  { timeoutMs: 120_000 },
);

test(
  'a change of the spec starts the next build, and a change that the image does not depend on starts none',
  async () => {
    await world().apply(template('web', ['greeting'], { limits: { timeout: '2h', attempts: 2 } }));
    await world().kubectl('wait', 'imgtpl/web', '--for=condition=Ready', '--timeout=30s');
    assert.is(await world().build('web-2'), undefined);
    await world().apply(template('web', ['greeting'], { image: { namePrefix: 'next' } }));
    const build = await world().ended('web-2');
    assert.is(build.spec.reason, 'SpecChange');
    assert.match(build.status?.images?.[0]?.imageName ?? '', /^next-2-[0-9a-f]{8}$/);
    await world().assertSafe();
  },
  { timeoutMs: 120_000 },
);

import { assert, suite } from '../../kit/index.ts';
import { component, template } from '../../kit/samples.ts';
import { type Plot, readyOf } from './plot.ts';
import { Plots } from './plots.ts';

const plots = new Plots(suite('accounts and regions'));
const [BUILDER, CONSUMER] = ['1000000000000001', '2000000000000002'];

/** `account region kind` of everything that a build has left in the cloud. */
function places(plot: Plot, uid: string | undefined): string[] {
  return plot.world.simulator
    .evidence()
    .leftovers.filter(({ tags }) => tags['imagesmith:build-uid'] === uid)
    .map(({ accountUid, regionId, kind }) => `${accountUid} ${regionId} ${kind}`)
    .toSorted();
}

for (const [name, account, data] of [
  ['one account', BUILDER, {}],
  ['another account', CONSUMER, { accessKeyID: 'consumer-key', accessKeySecret: 'consumer-secret' }],
] as const) {
  plots.add(`the same template builds in ${name} when its Secret is of that account`, async (plot) => {
    await plot.open(plot.secret(data), component('work', 'true'), template('web', ['work']));
    const ended = await plot.ended('web-1');
    assert.is(readyOf(ended), 'True/Succeeded');
    assert.equal(places(plot, ended.metadata.uid), [
      `${account} cn-hangzhou image`,
      `${account} cn-hangzhou snapshot`,
      `${account} cn-shanghai image`,
      `${account} cn-shanghai snapshot`,
    ]);
  });
}

plots.add('the build region may be any, may be listed again, and copies go everywhere else', async (plot) => {
  const shanghai = {
    regionID: 'cn-shanghai',
    instance: {
      instanceTypes: ['ecs.g7.large'],
      vSwitchIDs: ['vsw-uf6sample0000000000f'],
      securityGroupID: 'sg-uf6sample000000000000',
    },
    distribution: {
      regions: ['ap-southeast-1', 'cn-shanghai', 'cn-hangzhou'].map((regionID) => ({ regionID })),
    },
  };
  await plot.open(component('work', 'true'), template('web', ['work'], shanghai));
  const ended = await plot.ended('web-1');
  assert.is(readyOf(ended), 'True/Succeeded');
  assert.equal(
    ended.status?.images?.map(({ regionID, state }) => `${regionID} ${state}`),
    ['cn-shanghai Available', 'ap-southeast-1 Available', 'cn-hangzhou Available'],
  );
  assert.is(places(plot, ended.metadata.uid).length, 6);
  const owner = await plot.template('web', (seen) => readyOf(seen) === 'True/Succeeded');
  assert.is(owner.status?.images?.[0]?.regionID, 'cn-shanghai');
});

plots.add('a region that cannot be copied to holds up none of the others', async (plot) => {
  const { simulator } = plot.world;
  const scope = { action: 'CopyImage', key: plot.key.id, parameters: { DestinationRegionId: 'cn-shanghai' } };
  const refusal = simulator.fault(scope, { kind: 'error', status: 403, code: 'Forbidden.RAM' });
  const regions = ['cn-shanghai', 'ap-southeast-1'].map((regionID) => ({ regionID }));
  await plot.open(component('work', 'true'), template('web', ['work'], { distribution: { regions } }));
  const waiting = await plot.build(
    'web-1',
    ({ status }) =>
      status?.images?.some((image) => image.regionID === 'ap-southeast-1' && image.state === 'Available') ===
      true,
    { what: 'the copy to Singapore' },
  );
  assert.is(readyOf(waiting), 'False/AccessDenied');
  refusal.remove();
  assert.is(readyOf(await plot.ended('web-1')), 'True/Succeeded');
});

plots.add('a copy that fails is made again, and the failed one is not left', async (plot) => {
  plot.world.simulator.fault(
    { action: 'CopyImage', key: plot.key.id },
    { kind: 'image', failAfterMs: 2000 },
    { times: 1 },
  );
  await plot.open(component('work', 'true'), template('web', ['work']));
  const ended = await plot.ended('web-1');
  assert.is(readyOf(ended), 'True/Succeeded');
  assert.match(ended.status?.images?.[1]?.imageName ?? '', /-r1$/);
  assert.is(places(plot, ended.metadata.uid).length, 4);
});

plots.tell({ atOnce: 5, timeoutMs: 180_000 });

import { assert, suite } from '../../kit/index.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { assertSafe } from './safety.ts';

const test = suite('calls that are refused once');
const world = crashWorldFor(test, { switches: { tokenBoundToFailure: true } });

for (const [name, status, code] of [
  ['throttled', 400, 'Throttling.User'],
  ['forbidden', 403, 'Forbidden.RAM'],
  ['full', 403, 'QuotaExceed.Image'],
] as const) {
  test(
    `with ${code} are made again as they were: same type, same image name`,
    async () => {
      const operator = world().startOperator();
      for (const action of ['RunInstances', 'CreateImage', 'CopyImage'])
        world().simulator.fault({ action }, { kind: 'error', status, code }, { times: 1 });
      const build = await world().ended(await world().order(name, {}));
      await assertBuiltOnce(world().simulator, build, { copies: 1 });
      assert.is(build.status?.instances?.[0]?.instanceType, 'ecs.g7.large');
      for (const { imageName = '' } of build.status?.images ?? []) assert.match(imageName, /-1-[0-9a-f]{8}$/);
      await assertSafe(world());
      await operator.stop();
    },
    { timeoutMs: 60_000 },
  );
}

import { assert, suite } from '../../kit/index.ts';
import { reachedStep } from './builders.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { assertSafe } from './safety.ts';

const test = suite('an API server that is away for seconds');
const world = crashWorldFor(test);
const AWAY_MS = 4000;

test(
  'delays a build whose scripts run meanwhile, and nothing else',
  async () => {
    const { plane } = world().cloud;
    const operator = world().startOperator();
    const name = await world().order('web', {});
    const uid = await world().uidOf(await seen(name));
    await reachedStep(world(), name, 'Provision');
    await plane.stopApiServer({ abruptly: true });
    await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
    await plane.startApiServer();
    const build = await world().ended(name);
    assert.is(build.metadata.uid, uid);
    assert.ok(operator.running, operator.transcript());
    await assertBuiltOnce(world().simulator, build, { copies: 1 });
    await assertSafe(world());
  },
  { timeoutMs: 90_000 },
);

async function seen(name: string): Promise<string> {
  await reachedStep(world(), name, 'Launch');
  return name;
}

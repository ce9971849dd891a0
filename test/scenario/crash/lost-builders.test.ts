import { assert, suite } from '../../kit/index.ts';
import { builderOf, reachedStep } from './builders.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { assertSafe } from './safety.ts';

const test = suite('a builder that vanishes');
const world = crashWorldFor(test);

test(
  'while its scripts run is replaced, and the second attempt gives the image',
  async () => {
    world().startOperator();
    const name = await world().order('web');
    const build = await reachedStep(world(), name, 'Provision');
    world().simulator.simulation.instances.vanish(builderOf(world(), build));
    await assertBuiltOnce(world().simulator, await world().ended(name), { attempts: 2 });
    await assertSafe(world());
    assert.match(await world().cloud.kubectl('describe', 'imgbuild', name), 'starting attempt 2 of 3');
  },
  { timeoutMs: 60_000 },
);

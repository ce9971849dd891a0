import { HOSTILE, NORMAL, type Switches } from '../../../simulator/switches.ts';
import { suite } from '../../kit/index.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { assertSafeThoughTwice } from './safety.ts';

const test = suite('a cloud that is hostile in one way');
const world = crashWorldFor(test);
const names = Object.keys(NORMAL) as (keyof Switches)[];

test.before(() => void world().startOperator());

for (const name of names.filter((switched) => NORMAL[switched] !== HOSTILE[switched])) {
  test(
    `still gives an image when ${name} is ${HOSTILE[name]}`,
    async () => {
      const { switches } = world().simulator.simulation.core;
      Object.assign(switches, NORMAL, { [name]: HOSTILE[name] });
      const regions = [{ regionID: 'cn-shanghai' }, { regionID: 'ap-southeast-1' }];
      const build = await world().order(`with-${name.toLowerCase()}`, { distribution: { regions } });
      await assertBuiltOnce(world().simulator, await world().ended(build), { copies: 2 });
      await assertSafeThoughTwice(world());
    },
    { timeoutMs: 120_000 },
  );
}

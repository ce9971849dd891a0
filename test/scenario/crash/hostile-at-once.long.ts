import { HOSTILE } from '../../../simulator/switches.ts';
import { suite } from '../../kit/index.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { assertSafeThoughTwice } from './safety.ts';

const test = suite('a cloud that is hostile in every way at once');
const world = crashWorldFor(test, { switches: HOSTILE });

test(
  'still gives an image in three regions: one builder, no script twice, nothing left',
  async () => {
    world().startOperator();
    const regions = [{ regionID: 'cn-shanghai' }, { regionID: 'ap-southeast-1' }];
    const name = await world().order('web', { distribution: { regions } });
    const build = await world().ended(name, 150_000);
    await assertBuiltOnce(world().simulator, build, { copies: 2 });
    await assertSafeThoughTwice(world());
  },
  { timeoutMs: 180_000 },
);

import { suite } from '../../kit/index.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { CHANGING, LOSSES } from './lost-answers.ts';
import { assertSafe } from './safety.ts';

const test = suite('answers of the cloud that are lost');
/** What was made cannot be seen for a minute: a repeated call must be the same call. */
const world = crashWorldFor(test, { switches: { describeLagMs: 60_000, imageTagLagMs: 60_000 } });

test(
  'never lead to a second builder, image or run of a script, whichever of them they are',
  async () => {
    const { simulator } = world();
    // Each call is lost in another way, and the later ones of an action again.
    const losses = Object.values(LOSSES);
    for (const [index, action] of CHANGING.entries()) {
      for (const from of [1, 3]) {
        const effect = losses[(index + from) % losses.length];
        if (effect !== undefined) simulator.fault({ action }, effect, { from, times: 1 });
      }
    }
    world().startOperator();
    const build = await world().ended(await world().order('web', {}));
    await assertBuiltOnce(simulator, build, { copies: 1 });
    await assertSafe(world());
  },
  { timeoutMs: 100_000 },
);

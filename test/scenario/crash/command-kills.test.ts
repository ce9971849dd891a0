import { assert, suite } from '../../kit/index.ts';
import { buildUnderKills, command } from './command-kills.ts';
import { assertDelivered, courier, COURIER_INPUTS, courierSpec, ENCRYPTED } from '../components/courier.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertSafe } from './safety.ts';
import { seeded } from './seeded.ts';

const test = suite('an operator killed while it brings tasks into an instance');
/** What was just sent is not shown yet, so a repeated call must be the same call, or wait. */
const world = crashWorldFor(test, { switches: { invocationLagMs: 10_000 } });
const KILLS = 7;

test(
  'at some of its commands: each script ran once, all files are right, no secret shows',
  async () => {
    await world().cloud.apply(...COURIER_INPUTS, courier('courier'));
    const random = seeded(7);
    let left = KILLS;
    // Before and after in turn; every second call or so, so that the sample reaches the end.
    const next = () =>
      left-- > 0 ? command(left % 2 === 0 ? 'before' : 'after', 1 + Math.floor(random() * 3)) : undefined;
    const { build, kills } = await buildUnderKills(
      world(),
      { name: 'web', spec: courierSpec('courier') },
      next,
    );
    assert.ok(kills >= KILLS - 2, `only ${kills} kills`);
    await assertDelivered(world().cloud, build);
    await assertSafe(world(), { encrypted: ENCRYPTED });
  },
  { timeoutMs: 180_000 },
);

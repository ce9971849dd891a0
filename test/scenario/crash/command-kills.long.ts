import { HOSTILE } from '../../../simulator/switches.ts';
import { assert, suite } from '../../kit/index.ts';
import { buildUnderKills, command } from './command-kills.ts';
import { assertDelivered, courier, COURIER_INPUTS, courierSpec, ENCRYPTED } from '../components/courier.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertSafe, assertSafeThoughTwice } from './safety.ts';
import { sweep } from './sweep.ts';

const test = suite('an operator killed at every command');
const world = crashWorldFor(test, { switches: { invocationLagMs: 10_000 } });
/** Probes, keys, parts and tasks of one build. */
const COMMANDS = 18;

test.before(async () => {
  await world().cloud.apply(...COURIER_INPUTS, courier('courier'), courier('retried', { retried: true }));
});

for (const when of ['before', 'after'] as const) {
  test(
    `${when} each of them, in one build`,
    async () => {
      const order = { name: `all-${when}`, spec: courierSpec('retried'), deadlineMs: 300_000 };
      const { build, kills } = await buildUnderKills(world(), order, () => command(when));
      assert.ok(kills >= COMMANDS, `only ${kills} kills`);
      process.stdout.write(`FIGURE one build, killed ${when} its commands: ${kills} kills\n`);
      await assertDelivered(world().cloud, build);
      await assertSafe(world(), { encrypted: ENCRYPTED });
    },
    { timeoutMs: 400_000 },
  );

  test(
    `${when} one of them, a build for each`,
    async () => {
      const { kills, breaches } = await sweep(world(), {
        name: `one-${when}`,
        spec: courierSpec('courier'),
        components: [],
        check: (build) => assertDelivered(world().cloud, build),
        momentAt: (n) => command(when, n),
        promises: { encrypted: ENCRYPTED },
      });
      assert.equal(breaches, []);
      assert.ok(kills >= COMMANDS, `only ${kills} moments came`);
      process.stdout.write(`FIGURE builds killed ${when} a command: ${kills}\n`);
    },
    { timeoutMs: 900_000 },
  );
}

// Last: the switches stay.
for (const when of ['before', 'after'] as const) {
  test(
    `${when} each of them, in a cloud that is hostile in every way`,
    async () => {
      Object.assign(world().simulator.simulation.core.switches, HOSTILE);
      const order = { name: `hostile-${when}`, spec: courierSpec('courier'), deadlineMs: 500_000 };
      const { build } = await buildUnderKills(world(), order, () => command(when));
      await assertDelivered(world().cloud, build);
      await assertSafeThoughTwice(world(), { encrypted: ENCRYPTED });
    },
    { timeoutMs: 600_000 },
  );
}

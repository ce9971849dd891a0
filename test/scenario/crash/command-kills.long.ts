import { HOSTILE } from '../../../simulator/switches.ts';
import { assert, suite } from '../../kit/index.ts';
import { command, everyCommand } from './command-kills.ts';
import { assertDelivered, courier, COURIER_INPUTS, courierSpec, ENCRYPTED } from '../components/courier.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertSafe, assertSafeThoughTwice } from './safety.ts';
import { killAtEach } from './kill.ts';
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
      const operator = await killAtEach(world(), everyCommand('retried', when), async () => {
        await world().order(`all-${when}`, courierSpec('retried'), []);
      });
      const build = await world().ended(`all-${when}-1`);
      await operator.stop();
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
      const operator = await killAtEach(world(), everyCommand('courier', when), async () => {
        await world().order(`hostile-${when}`, courierSpec('courier'), []);
      });
      const build = await world().ended(`hostile-${when}-1`, 300_000);
      await operator.stop();
      await assertDelivered(world().cloud, build);
      await assertSafeThoughTwice(world(), { encrypted: ENCRYPTED });
    },
    { timeoutMs: 600_000 },
  );
}

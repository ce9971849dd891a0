import { suite } from '../../kit/index.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { assertSafe } from './safety.ts';

const test = suite('an operator that was away for three hours');
const world = crashWorldFor(test);
const AWAY_MS = 3 * 3_600_000;

// Its clock is that of the time it was started in.
test.after.each(async () => {
  for (const operator of world().cloud.operators.slice()) await world().kill(operator);
});

/** Lets simulated time pass at once. */
async function pass(ms: number): Promise<void> {
  const { timeline } = world().simulator.simulation.core;
  const { rate } = timeline;
  timeline.setRate(0);
  await timeline.advance(ms);
  timeline.setRate(rate);
}

for (const [action, when, attempts] of [
  ['RunInstances', 'before', 1],
  ['RunInstances', 'after', 2],
  ['RunCommand', 'after', 2],
  ['CreateImage', 'after', 1],
  ['CopyImage', 'after', 1],
] as const) {
  test(
    `goes on with the build that it left ${when} ${action} was done`,
    async () => {
      const operator = world().startOperator();
      const held = world().holdCall({ action }, when);
      const name = await world().order(`away-${action.toLowerCase()}-${when}`, {
        limits: { timeout: '12h' },
      });
      await held.hit;
      await world().kill(operator);
      // What was on its way is lost, too.
      if (when === 'before') world().simulator.faults.clear();
      held.release();
      await pass(AWAY_MS);
      world().startOperator();
      const build = await world().ended(name);
      await assertBuiltOnce(world().simulator, build, { copies: 1, attempts, images: [1, 2] });
      await assertSafe(world());
    },
    { timeoutMs: 100_000 },
  );
}

import type { ImageBuild } from '../../../src/api/objects.ts';
import { suite } from '../../kit/index.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { assertSafe } from './safety.ts';

const test = suite('an operator that was away for long');
const world = crashWorldFor(test);
const AWAY_MS = 3 * 3_600_000;
/** After this a token may be unknown, if it goes badly. */
const FORGOTTEN_MS = 10 * 60_000;

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

/** Runs a build, and lets its operator be away from the moment that `stop` waits for. */
async function leaveAt(
  name: string,
  stop: () => { come: Promise<void>; go: () => void },
  awayMs = AWAY_MS,
): Promise<ImageBuild> {
  const operator = world().startOperator();
  const { come, go } = stop();
  const build = await world().order(name, { limits: { timeout: '12h' } });
  await come;
  await world().kill(operator);
  go();
  await pass(awayMs);
  world().startOperator();
  return world().ended(build);
}

test(
  'launches what it had only meant to launch',
  async () => {
    const build = await leaveAt('away-before-launch', () => {
      const fault = world().simulator.fault({ action: 'RunInstances' }, { kind: 'drop', when: 'before' });
      return { come: fault.hit(), go: () => fault.remove() };
    });
    await assertBuiltOnce(world().simulator, build, { copies: 1 });
    await assertSafe(world());
  },
  { timeoutMs: 100_000 },
);

for (const [action, attempts] of [
  // By then its builder has released itself, unless the image is all that is still needed.
  ['RunInstances', 2],
  ['RunCommand', 2],
  ['CreateImage', 1],
  ['CopyImage', 1],
] as const) {
  test(
    `goes on with the build that it left after ${action}, in attempt ${attempts}`,
    async () => {
      const build = await leaveAt(`away-${action.toLowerCase()}`, () => {
        const held = world().holdCall({ action }, 'after');
        return { come: held.hit, go: () => held.release() };
      });
      await assertBuiltOnce(world().simulator, build, { copies: 1, attempts });
      await assertSafe(world());
    },
    { timeoutMs: 100_000 },
  );
}

for (const action of ['RunInstances', 'RunCommand', 'CreateImage', 'CopyImage']) {
  test(
    `finds what ${action} made by its tags when the token is forgotten`,
    async () => {
      const { switches } = world().simulator.simulation.core;
      switches.tokenLifetimeMs = FORGOTTEN_MS;
      const stop = () => {
        const held = world().holdCall({ action }, 'after');
        return { come: held.hit, go: () => held.release() };
      };
      const build = await leaveAt(`forgotten-${action.toLowerCase()}`, stop, 2 * FORGOTTEN_MS);
      await assertBuiltOnce(world().simulator, build, { copies: 1 });
      await assertSafe(world());
    },
    { timeoutMs: 100_000 },
  );
}

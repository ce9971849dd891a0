import { suite } from '../../kit/index.ts';
import { type CrashWorld, crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { anyCall, type Moment, write } from './kill.ts';
import { assertSafe } from './safety.ts';
import { seeded } from './seeded.ts';

const test = suite('an operator killed at twenty seeded moments');
const world = crashWorldFor(test);
const KILLS = 20;

for (const seed of [1, 2, 3, 4, 5]) {
  test(
    `goes on with the same builds (seed ${seed})`,
    async () => {
      const random = seeded(seed);
      let kills = 0;
      for (let number = 1; kills < KILLS; number++)
        kills += await buildUnderKills(world(), `seed-${seed}-${number}`, KILLS - kills, random);
    },
    { timeoutMs: 250_000 },
  );
}

/** Soon: before or after the next call to the cloud, or one of the next writes of a build. */
function someMoment(random: () => number): Moment {
  const when = random() < 0.5 ? 'before' : 'after';
  if (random() < 0.5) return anyCall(when, 1);
  return write('imagebuilds', when, { nth: 1 + Math.floor(random() * 2), subresource: 'status' });
}

/** Builds an image with up to `most` kills on the way. @returns how many there were. */
async function buildUnderKills(
  world: CrashWorld,
  name: string,
  most: number,
  random: () => number,
): Promise<number> {
  let held = someMoment(random).arm(world);
  let operator = world.startOperator();
  const build = await world.order(name, {});
  const end = world.ended(build, 150_000);
  end.catch(() => undefined);
  let kills = 0;
  while (kills < most && (await Promise.race([held.hit.then(() => true), end.then(() => false)]))) {
    await world.kill(operator);
    held.release();
    kills++;
    if (kills < most) held = someMoment(random).arm(world);
    operator = world.startOperator();
  }
  held.release();
  await assertBuiltOnce(world.simulator, await end, { copies: 1 });
  await assertSafe(world);
  await operator.stop();
  return kills;
}

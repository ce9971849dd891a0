import { suite } from '../../kit/index.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { anyCall, killAtEach, type Moment, write } from './kill.ts';
import { assertSafe } from './safety.ts';
import { seeded } from './seeded.ts';

const test = suite('an operator killed at twenty seeded moments of one build');
const world = crashWorldFor(test);
const KILLS = 20;

/** Soon after the last one: before or after one of the next calls to the cloud or writes of the build. */
function someMoment(random: () => number): Moment {
  const when = random() < 0.5 ? 'before' : 'after';
  if (random() < 0.5) return anyCall(when, 1);
  return write('imagebuilds', when, { nth: 1 + Math.floor(random() * 2), subresource: 'status' });
}

for (const seed of [1, 2, 3, 4, 5]) {
  test(
    `goes on with it (seed ${seed})`,
    async () => {
      const random = seeded(seed);
      const moments = Array.from({ length: KILLS }, () => someMoment(random));
      let name = '';
      const operator = await killAtEach(world(), moments, async () => {
        name = await world().order(`seed-${seed}`, {});
      });
      await assertBuiltOnce(world().simulator, await world().ended(name), { copies: 1 });
      await assertSafe(world());
      await operator.stop();
    },
    { timeoutMs: 200_000 },
  );
}

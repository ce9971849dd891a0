import { assert, suite } from '../../kit/index.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { type Moment } from './kill.ts';
import { sweep } from './sweep.ts';

const test = suite('an operator killed at every write to the API server');
const world = crashWorldFor(test);
/** A build without copies is written about this often. */
const WRITES = 25;

/** The n-th write of anything, templates included. */
function anyWrite(when: 'before' | 'after', nth: number): Moment {
  return { title: `write ${nth}, ${when}`, arm: (world) => world.holdWrite(() => true, when, nth) };
}

for (const when of ['before', 'after'] as const) {
  test(
    `${when === 'before' ? 'before it arrives' : 'after it was stored, with its answer lost'}, leaves the build as it was`,
    async () => {
      const { kills, breaches } = await sweep(world(), {
        name: when,
        spec: { distribution: { regions: [] } },
        check: (build) => assertBuiltOnce(world().simulator, build, { copies: 0 }),
        momentAt: (n) => anyWrite(when, n),
      });
      assert.equal(breaches, []);
      assert.ok(kills >= WRITES, `only ${kills} moments came`);
      process.stdout.write(`FIGURE builds killed ${when} a write to the API server: ${kills}\n`);
    },
    { timeoutMs: 700_000 },
  );
}

import { assert, suite } from '../../kit/index.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { anyCall } from './kill.ts';
import { sweep } from './sweep.ts';

const test = suite('an operator killed at every call to the cloud');
const world = crashWorldFor(test);
/** A build makes this many calls that change something, give or take what is repeated. */
const CALLS = 18;

for (const when of ['before', 'after'] as const) {
  test(
    `${when === 'before' ? 'before it arrives' : 'after it was done, with its answer lost'}, leaves the build as it was`,
    async () => {
      const { kills, breaches } = await sweep(world(), {
        name: when,
        check: (build) => assertBuiltOnce(world().simulator, build, { copies: 1 }),
        momentAt: (n) => anyCall(when, n),
      });
      assert.equal(breaches, []);
      assert.ok(kills >= CALLS, `only ${kills} moments came`);
      process.stdout.write(`FIGURE builds killed ${when} a call to the cloud: ${kills}\n`);
    },
    { timeoutMs: 700_000 },
  );
}

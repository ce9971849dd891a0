import { assert, suite } from '../../kit/index.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertSafe } from './safety.ts';
import { buildBesideStale, startPair } from './stale-operator.ts';

const test = suite('an operator with a stale cache beside another one, from every write on');
const world = crashWorldFor(test);
const LEAST = 30;

test(
  'does no harm to a build',
  async () => {
    const pair = await startPair(world());
    const breaches: string[] = [];
    let nth = 0;
    for (let came = true; came; ) {
      nth++;
      try {
        came = await buildBesideStale(pair, `web-${nth}`, nth);
      } catch (error) {
        const breach = `stale from write ${nth} on: ${(error as Error).message}`;
        process.stdout.write(`BREACH ${breach}\n`);
        breaches.push(breach);
      }
    }
    assert.equal(breaches, []);
    await assertSafe(world());
    assert.ok(nth > LEAST, `only ${nth} writes`);
    process.stdout.write(`FIGURE builds beside a stale operator: ${nth - 1}\n`);
  },
  { timeoutMs: 1_200_000 },
);

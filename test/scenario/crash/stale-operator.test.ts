import { suite } from '../../kit/index.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertSafe } from './safety.ts';
import { buildBesideStale, startPair } from './stale-operator.ts';

const test = suite('an operator with a stale cache beside another one');
const world = crashWorldFor(test);
/** When the image has been captured. */
const LATE = 30;

test(
  'does no harm to a build that it sees the past of',
  async () => {
    await buildBesideStale(await startPair(world()), 'web', LATE);
    await assertSafe(world());
  },
  { timeoutMs: 120_000 },
);

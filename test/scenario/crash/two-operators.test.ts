import { assert, suite } from '../../kit/index.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { assertSafe } from './safety.ts';

const test = suite('two operators without leader election');
const world = crashWorldFor(test);

test(
  'build three images at once, each with one builder and each script once',
  async () => {
    const operators = [world().startOperator(), world().startOperator()];
    const names = await Promise.all([
      world().order('first', {}),
      world().order('second'),
      world().order('third'),
    ]);
    for (const name of names) {
      const build = await world().ended(name);
      await assertBuiltOnce(world().simulator, build, { copies: name === 'first-1' ? 1 : 0 });
    }
    for (const operator of operators) {
      assert.ok(operator.running, operator.transcript());
      assert.ok(
        operator.lines.some(({ msg }) => msg === 'Serving probes'),
        'both took part',
      );
    }
    await assertSafe(world());
  },
  { timeoutMs: 120_000 },
);

import { assert, suite } from '../../kit/index.ts';
import { setStock, waitsFor } from './builders.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce, instancesOf } from './evidence.ts';
import { assertSafe } from './safety.ts';

const test = suite('a region that has no stock');
const world = crashWorldFor(test);

test.before(() => void world().startOperator());

test(
  'is tried with the next type while only the first one is sold out',
  async () => {
    setStock(world(), 0, 'ecs.g7.large');
    const build = await world().ended(await world().order('second-choice'));
    await assertBuiltOnce(world().simulator, build);
    assert.is(build.status?.instances?.[0]?.instanceType, 'ecs.g6.large');
    await assertSafe(world());
  },
  { timeoutMs: 60_000 },
);

test(
  'makes the build wait and say so, and the build goes on when stock is back',
  async () => {
    setStock(world(), 0);
    const name = await world().order('patient');
    const waiting = await waitsFor(world(), name, 'WaitingForCapacity');
    assert.match(waiting.status?.conditions?.find(({ type }) => type === 'Ready')?.message ?? '', 'stock');
    assert.equal(instancesOf(world().simulator, waiting.metadata.uid ?? ''), []);
    setStock(world(), 10);
    await assertBuiltOnce(world().simulator, await world().ended(name));
    await assertSafe(world());
  },
  { timeoutMs: 60_000 },
);

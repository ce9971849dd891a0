import { assert, suite } from '../../kit/index.ts';
import { secret, template } from '../../kit/samples.ts';
import { waitsFor } from './builders.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce, diarist } from './evidence.ts';
import { assertSafe } from './safety.ts';

const test = suite('objects applied in the wrong order');
const world = crashWorldFor(test);
const NO_COPIES = { distribution: { regions: [] } };

test(
  'end in the same state: the component and then the Secret after the template',
  async () => {
    world().startOperator();
    await world().cloud.kubectl('delete', 'secret', 'alicloud');
    await world().cloud.apply(template('web', ['later'], NO_COPIES));
    await waitsFor(world(), 'web-1', 'CredentialsUnavailable');
    await world().cloud.apply(diarist('later'));
    await world().cloud.apply(secret());
    await assertBuiltOnce(world().simulator, await world().ended('web-1'));
    await assertSafe(world());
  },
  { timeoutMs: 60_000 },
);

test(
  'end in the same state: the component long after everything else',
  async () => {
    await world().cloud.apply(template('app', ['latest'], NO_COPIES));
    const waiting = await waitsFor(world(), 'app-1', 'DependencyNotReady');
    const ready = waiting.status?.conditions?.find(({ type }) => type === 'Ready');
    assert.match(ready?.message ?? '', "ImageComponent 'latest' does not exist");
    await world().cloud.apply(diarist('latest'));
    await assertBuiltOnce(world().simulator, await world().ended('app-1'));
    await assertSafe(world());
  },
  { timeoutMs: 60_000 },
);

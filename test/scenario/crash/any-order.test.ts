import { assert, suite } from '../../kit/index.ts';
import { component, secret, template } from '../../kit/samples.ts';
import { waitsFor } from './builders.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce, diarist } from './evidence.ts';
import { assertSafe } from './safety.ts';

const test = suite('objects applied in the wrong order');
const world = crashWorldFor(test);

test(
  'end in the same state: template first, then its component, the Secret last',
  async () => {
    world().startOperator();
    const spec = {
      distribution: { regions: [] },
      credentials: { secretRef: { name: 'late' } },
    };
    await world().cloud.apply(template('web', ['later'], spec));
    await waitsFor(world(), 'web-1', 'CredentialsUnavailable');
    await world().cloud.apply(secret('late'));
    const waiting = await waitsFor(world(), 'web-1', 'DependencyNotReady');
    assert.match(waiting.status?.conditions?.[0]?.message ?? '', "ImageComponent 'later' does not exist");
    await world().cloud.apply(component('later', 'exit 1'));
    await world().cloud.apply(diarist('later'));
    await assertBuiltOnce(world().simulator, await world().ended('web-1'));
    await assertSafe(world());
  },
  { timeoutMs: 60_000 },
);

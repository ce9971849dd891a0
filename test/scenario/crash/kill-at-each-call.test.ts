import { assert, suite } from '../../kit/index.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { assertSafe } from './safety.ts';
import { call, killAtEach, write } from './kill.ts';

const test = suite('an operator killed at each kind of call');
/** What was just made cannot be seen yet, so only intents and tokens tell the next operator of it. */
const world = crashWorldFor(test, { switches: { describeLagMs: 60_000, imageTagLagMs: 60_000 } });

test(
  'goes on with the same build: one builder, one image, no script twice, nothing left',
  async () => {
    let name = '';
    // In the order in which a build makes them.
    const moments = [
      write('controllerrevisions', 'after'),
      call('RunInstances', 'after'),
      call('RunCommand', 'after'),
      call('RebootInstance', 'after'),
      write('imagebuilds', 'before', { subresource: 'status' }),
      call('StopInstance', 'after'),
      call('CreateImage', 'after'),
      call('DeleteInstance', 'after'),
      call('CopyImage', 'after'),
      call('TagResources', 'before', 2),
    ];
    await killAtEach(world(), moments, async () => {
      name = await world().order('web', {});
    });
    const build = await world().ended(name);
    assert.is(name, 'web-1');
    await assertBuiltOnce(world().simulator, build, { copies: 1 });
    await assertSafe(world());
  },
  { timeoutMs: 180_000 },
);

import { HOSTILE } from '../../../simulator/switches.ts';
import { suite } from '../../kit/index.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { call, killAtEach } from './kill.ts';
import { assertSafeThoughTwice } from './safety.ts';

const test = suite('an operator killed at each kind of call to a cloud that is hostile in every way');
const world = crashWorldFor(test, { switches: HOSTILE });

for (const when of ['before', 'after'] as const) {
  test(
    `goes on with the same build, killed ${when} them`,
    async () => {
      const name = `killed-${when}`;
      const moments = [
        call('RunInstances', when),
        call('RunCommand', when, 2),
        call('RebootInstance', when),
        call('StopInstance', when),
        call('CreateImage', when),
        call('DeleteInstance', when),
        call('CopyImage', when),
      ];
      const operator = await killAtEach(world(), moments, async () => {
        await world().order(name, {});
      });
      const build = await world().ended(`${name}-1`, 150_000);
      await assertBuiltOnce(world().simulator, build, { copies: 1 });
      await assertSafeThoughTwice(world());
      await operator.stop();
    },
    { timeoutMs: 300_000 },
  );
}

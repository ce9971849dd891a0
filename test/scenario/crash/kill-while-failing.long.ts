import { assert, suite } from '../../kit/index.ts';
import { component } from '../../kit/samples.ts';
import { crashWorldFor } from './crash-world.ts';
import { instancesOf } from './evidence.ts';
import { anyCall } from './kill.ts';
import { sweep } from './sweep.ts';

const test = suite('an operator killed at every call of a build that fails');
const world = crashWorldFor(test);
const CALLS = 4;

test.before(() => world().cloud.apply(component('broken', 'echo going; exit 3')));

for (const when of ['before', 'after'] as const) {
  test(
    `${when === 'before' ? 'before it arrives' : 'after it was done, with its answer lost'}, leaves the failure as it was`,
    async () => {
      const { kills, breaches } = await sweep(world(), {
        name: when,
        components: ['diarist', 'broken'],
        momentAt: (n) => anyCall(when, n),
        check: async (build) => {
          assert.is(world().cloud.reasonOf(build), 'CommandFailed');
          assert.is(build.status?.tasks?.failed?.exitCode, 3);
          assert.is(build.status?.instances?.length, 1);
          assert.equal(instancesOf(world().simulator, build.metadata.uid ?? ''), []);
        },
      });
      assert.equal(breaches, []);
      assert.ok(kills >= CALLS, `only ${kills} moments came`);
      process.stdout.write(`FIGURE failing builds killed ${when} a call to the cloud: ${kills}\n`);
    },
    { timeoutMs: 700_000 },
  );
}

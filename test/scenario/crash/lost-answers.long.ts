import { assert, suite } from '../../kit/index.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { CHANGING, LOSSES } from './lost-answers.ts';
import { assertSafe } from './safety.ts';

const test = suite('one lost answer of the cloud');
const world = crashWorldFor(test);
/** Beyond the 30 s of real time that a changing call is given. */
const TOO_LATE_MS = 33_000;

test.before(() => void world().startOperator());

for (const [index, action] of CHANGING.entries()) {
  test(
    `of ${action} changes nothing about the result, however it is lost`,
    async () => {
      for (const [at, effect] of Object.values(LOSSES).entries()) {
        const fault = world().simulator.fault({ action }, effect, { times: 1 });
        const build = await world().ended(await world().order(`lost-${index}-${at}`, {}));
        assert.is(fault.hits, 1);
        fault.remove();
        await assertBuiltOnce(world().simulator, build, { copies: 1 });
        await assertSafe(world());
      }
    },
    { timeoutMs: 200_000 },
  );
}

for (const action of ['RunInstances', 'CreateImage', 'CopyImage']) {
  test(
    `of ${action} that comes after the time-out changes nothing about the result`,
    async () => {
      const { rate } = world().simulator.simulation.core.timeline;
      const effect = { kind: 'delay', ms: TOO_LATE_MS * rate } as const;
      const fault = world().simulator.fault({ action }, effect, { times: 1 });
      const build = await world().ended(await world().order(`late-${action.toLowerCase()}`, {}), 120_000);
      assert.is(fault.hits, 1);
      // The late call does its work only now, when its twin has long been answered.
      await new Promise((resolve) => setTimeout(resolve, 4000));
      await assertBuiltOnce(world().simulator, build, { copies: 1 });
      await assertSafe(world());
    },
    { timeoutMs: 150_000 },
  );
}

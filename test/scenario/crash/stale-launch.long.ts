import { suite, waitUntil } from '../../kit/index.ts';
import { setStock } from './builders.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { assertSafe } from './safety.ts';

const test = suite('an operator that still means to launch what another one has passed over');
/** What was launched cannot be seen for a minute, so only the API server can tell of it. */
const world = crashWorldFor(test, { switches: { describeLagMs: 60_000 } });

test(
  'launches nothing when stock is back',
  async () => {
    const { simulator } = world();
    setStock(world(), 0, 'ecs.g7.large');
    const held = world().holdCall({ action: 'RunInstances' }, 'before');
    world().startOperator();
    const name = await world().order('web');
    await held.hit;
    // The other one reads that the first candidate is to be launched, tries it, and hears no more of the build.
    const proxy = await world().addProxy();
    world().startOperatorBehind(proxy);
    const refusals = () => simulator.ledger.calls.filter(({ code }) => code === 'OperationDenied.NoStock');
    await waitUntil(() => refusals().length > 0, { deadlineMs: 20_000, what: 'a refusal of the other one' });
    proxy.watches.stall();
    held.release();
    const launched = () =>
      simulator.ledger.calls.some(({ action, code }) => action === 'RunInstances' && code === undefined);
    await waitUntil(launched, { deadlineMs: 20_000, what: 'the launch of the second candidate' });
    setStock(world(), 10);
    await assertBuiltOnce(simulator, await world().ended(name));
    await assertSafe(world());
  },
  { timeoutMs: 90_000 },
);

import { assert, suite } from '../../kit/index.ts';
import { builderOf, reachedStep, setStock } from './builders.ts';
import { crashWorldFor } from './crash-world.ts';
import { assertBuiltOnce, instancesOf } from './evidence.ts';
import { assertSafe } from './safety.ts';

const test = suite('a builder that is lost');
/** Fast, because a machine that stays silent is waited for as long as in reality. */
const world = crashWorldFor(test, { timeScale: 100 });
const NO_COPIES = { distribution: { regions: [] } };
const ONE_ATTEMPT = { ...NO_COPIES, limits: { attempts: 1 } };

test.before(() => void world().startOperator());

for (const step of ['Connect', 'Provision', 'Generalize'] as const) {
  test(
    `in step ${step} is replaced`,
    async () => {
      const name = await world().order(`vanish-${step.toLowerCase()}`);
      const build = await reachedStep(world(), name, step);
      world().simulator.simulation.instances.vanish(builderOf(world(), build));
      await assertBuiltOnce(world().simulator, await world().ended(name), { attempts: 2 });
      await assertSafe(world());
    },
    { timeoutMs: 60_000 },
  );
}

test(
  'just before its image is made is replaced',
  async () => {
    const held = world().holdCall({ action: 'CreateImage' }, 'before');
    const name = await world().order('vanish-before-capture');
    await held.hit;
    world().simulator.simulation.instances.vanish(await builderOfNow(name));
    held.release();
    await assertBuiltOnce(world().simulator, await world().ended(name), { attempts: 2 });
    await assertSafe(world());
  },
  { timeoutMs: 60_000 },
);

test(
  'while its image is made is not missed',
  async () => {
    const held = world().holdCall({ action: 'CreateImage' }, 'after');
    const name = await world().order('vanish-in-capture');
    await held.hit;
    world().simulator.simulation.instances.vanish(await builderOfNow(name));
    held.release();
    await assertBuiltOnce(world().simulator, await world().ended(name));
    await assertSafe(world());
  },
  { timeoutMs: 60_000 },
);

test(
  'before anybody has seen it is replaced',
  async () => {
    const held = world().holdCall({ action: 'RunInstances' }, 'after');
    const name = await world().order('unseen');
    await held.hit;
    const [id = ''] = instancesOf(world().simulator, await world().uidOf(name));
    const instance = world().simulator.simulation.instances.find(id)?.instance;
    if (instance === undefined) throw new Error('Nothing was launched');
    world().simulator.simulation.instances.vanish(instance);
    held.release();
    await assertBuiltOnce(world().simulator, await world().ended(name), { attempts: 2 });
    await assertSafe(world());
  },
  { timeoutMs: 60_000 },
);

test(
  'ends the build with that reason when no attempt is left',
  async () => {
    const name = await world().order('once', ONE_ATTEMPT);
    const build = await reachedStep(world(), name, 'Provision');
    world().simulator.simulation.instances.vanish(builderOf(world(), build));
    assert.is(world().cloud.reasonOf(await world().ended(name)), 'InstanceLost');
    await assertSafe(world());
  },
  { timeoutMs: 60_000 },
);

test(
  'to a spot reclaim is given up at the announcement',
  async () => {
    const name = await world().order('spot');
    const build = await reachedStep(world(), name, 'Provision');
    world().simulator.simulation.instances.reclaim(builderOf(world(), build));
    await assertBuiltOnce(world().simulator, await world().ended(name), { attempts: 2 });
    assert.match(await world().cloud.kubectl('describe', 'imgbuild', name), 'is being reclaimed');
    await assertSafe(world());
  },
  { timeoutMs: 60_000 },
);

test(
  'because its agent never comes up is replaced',
  async () => {
    const effect = { kind: 'launched', agentSilent: true } as const;
    world().simulator.fault({ action: 'RunInstances' }, effect, { times: 1 });
    const name = await world().order('silent');
    await assertBuiltOnce(world().simulator, await world().ended(name), { attempts: 2 });
    assert.match(await world().cloud.kubectl('describe', 'imgbuild', name), 'AgentUnreachable');
    await assertSafe(world());
  },
  { timeoutMs: 100_000 },
);

test(
  'because its agent is silent after a reboot is replaced',
  async () => {
    const held = world().holdCall({ action: 'RebootInstance' }, 'after');
    const name = await world().order('silent-after-reboot');
    await held.hit;
    const build = await reachedStep(world(), name, 'Provision');
    builderOf(world(), build).agent.silentSince = world().simulator.now();
    held.release();
    await assertBuiltOnce(world().simulator, await world().ended(name), { attempts: 2 });
    assert.match(await world().cloud.kubectl('describe', 'imgbuild', name), 'silent since its reboot');
    await assertSafe(world());
  },
  { timeoutMs: 100_000 },
);

test(
  'because it never leaves Pending ends its attempt',
  async () => {
    const effect = { kind: 'launched', neverRuns: true } as const;
    const fault = world().simulator.fault({ action: 'RunInstances' }, effect);
    const build = await world().ended(await world().order('pending', ONE_ATTEMPT), 90_000);
    fault.remove();
    assert.is(world().cloud.reasonOf(build), 'InstanceLost');
    await assertSafe(world());
  },
  { timeoutMs: 100_000 },
);

test(
  'with no stock for another one ends the build with InsufficientCapacity, in the end',
  async () => {
    setStock(world(), 0);
    const build = await world().ended(await world().order('sold-out', ONE_ATTEMPT), 90_000);
    assert.is(world().cloud.reasonOf(build), 'InsufficientCapacity');
    await assertSafe(world());
  },
  { timeoutMs: 100_000 },
);

async function builderOfNow(name: string): Promise<ReturnType<typeof builderOf>> {
  return builderOf(world(), await reachedStep(world(), name, 'Capture'));
}

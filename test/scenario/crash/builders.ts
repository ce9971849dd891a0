import type { InstanceRecord } from '../../../simulator/world/instance-record.ts';
import type { StepName } from '../../../src/build/steps.ts';
import type { ImageBuild } from '../../../src/api/objects.ts';
import { waitUntil } from '../../kit/index.ts';
import type { CrashWorld } from './crash-world.ts';

const REACHED_MS = 60_000;
const WAITS_MS = 20_000;

/** Waits until a step of a build is at work, and gives the build as it was then. */
export function reachedStep(world: CrashWorld, name: string, step: StepName): Promise<ImageBuild> {
  return waitUntil(
    async () => {
      const build = await world.cloud.build(name);
      const state = build?.status?.steps?.find((candidate) => candidate.name === step)?.state;
      return state === 'Running' ? build : undefined;
    },
    { deadlineMs: REACHED_MS, what: `step ${step} of build ${name}` },
  );
}

/** Waits until a build says that it waits for something, for this reason. @throws with what it says instead. */
export async function waitsFor(world: CrashWorld, name: string, reason: string): Promise<ImageBuild> {
  let said: string | undefined;
  const look = async () => {
    const build = await world.cloud.build(name);
    const ready = build?.status?.conditions?.find(({ type }) => type === 'Ready');
    said = `${ready?.reason}: ${ready?.message}`;
    return ready?.reason === reason ? build : undefined;
  };
  try {
    return await waitUntil(look, { deadlineMs: WAITS_MS, what: `reason ${reason} of build ${name}` });
  } catch (error) {
    throw new Error(`${(error as Error).message}; it says ${said}`, { cause: error });
  }
}

/** The machine in the cloud that the newest attempt of a build works on. */
export function builderOf(world: CrashWorld, build: ImageBuild): InstanceRecord {
  const id = build.status?.instances?.at(-1)?.instanceID;
  const instance = id === undefined ? undefined : world.simulator.simulation.instances.find(id)?.instance;
  if (instance === undefined) throw new Error(`Build ${build.metadata.name} has no builder now`);
  return instance;
}

/** Sets how many instances of every type can be sold in the build region; of one type when it is given. */
export function setStock(world: CrashWorld, stock: number, type?: string): void {
  const region = world.simulator.world.regions.get('cn-hangzhou');
  if (region === undefined) throw new Error('The world has no region cn-hangzhou');
  for (const key of region.stock.keys()) {
    if (type === undefined || key.endsWith(`/${type}`)) region.stock.set(key, stock);
  }
}

import type { Account } from '../../../../simulator/world/world.ts';
import { LAUNCH, type Stepped } from '../calls.ts';

/** Makes a world refuse something, and answers the code that the caller gets. */
export type Scenario = (world: Stepped) => Promise<string | undefined>;

/** Scenarios by the code that each ends with. */
export type Scenarios = Readonly<Record<string, Scenario>>;

export const UID = '1000000000000001';
export const CONSUMER_UID = '2000000000000002';
export const CONSUMER = { accessKeyId: 'consumer-key', accessKeySecret: 'consumer-secret' };
export const USER = { accessKeyId: 'simulator-user-key', accessKeySecret: 'simulator-user-secret' };
export const VPC = { version: '2016-04-28' };

export function account(world: Stepped): Account {
  const found = world.simulator.world.accounts.get(UID);
  if (found === undefined) throw new Error('The world has no first account');
  return found;
}

/** One RunInstances call that differs from a right one. */
export function launch(parameters: Record<string, unknown>): Scenario {
  return (world) => world.code('RunInstances', { ...LAUNCH, ...parameters });
}

/** One call. */
export function call(action: string, parameters: Record<string, unknown> = {}): Scenario {
  return (world) => world.code(action, parameters);
}

/** Reaches into the world: an instance as the simulator keeps it. */
export function recordOf(world: Stepped, id: string) {
  const found = world.simulator.simulation.instances.find(id);
  if (found === undefined) throw new Error(`No instance ${id}`);
  return found.instance;
}

/** A stopped instance. */
export async function stopped(world: Stepped): Promise<string> {
  const id = await world.running();
  await world.call('StopInstance', { InstanceId: id });
  await world.seconds(30);
  return id;
}

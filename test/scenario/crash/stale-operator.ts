import type { ApiProxy } from './api-proxy.ts';
import type { ApiWrite } from './api-write.ts';
import type { CrashWorld } from './crash-world.ts';
import { assertBuiltOnce } from './evidence.ts';
import { assertSafe } from './safety.ts';

/** Two operators at work on the same builds, one of which can be made to see only the past. */
export interface Pair {
  readonly world: CrashWorld;
  /** Where the one that may be stale reaches the API server. */
  readonly stale: ApiProxy;
}

export async function startPair(world: CrashWorld): Promise<Pair> {
  const stale = await world.addProxy();
  const operators = [world.startOperator(), world.startOperatorBehind(stale)];
  await Promise.all(operators.map((operator) => operator.port()));
  return { world, stale };
}

/**
 * Builds an image while one of the pair sees nothing beyond the `nth` write of the build's status, and acts on what it
 * sees. False when the build was not written so often.
 */
export async function buildBesideStale({ world, stale }: Pair, name: string, nth: number): Promise<boolean> {
  let written = 0;
  const matches = ({ resource, subresource }: ApiWrite) =>
    resource === 'imagebuilds' && subresource === 'status' && ++written === nth;
  const holds = [world.proxy, stale].map((proxy) => proxy.hold({ matches, when: 'before' }));
  const build = await world.order(name, {});
  const end = world.ended(build);
  const came = await Promise.race([...holds.map(({ hit }) => hit.then(() => true)), end.then(() => false)]);
  if (came) stale.watches.stall();
  for (const hold of holds) hold.release();
  try {
    const ended = await end;
    await assertBuiltOnce(world.simulator, ended, { copies: 1 });
    await assertSafe(world);
  } finally {
    stale.watches.resume();
  }
  return came;
}

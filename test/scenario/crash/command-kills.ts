import type { ImageBuild } from '../../../src/api/objects.ts';
import type { CrashWorld } from './crash-world.ts';
import type { Moment } from './kill.ts';

/** Calls that bring something into an instance: the key, a part, a task, a known command, a probe. */
const COMMANDS = ['RunCommand', 'InvokeCommand'];

/** The n-th of them from now on. */
export function command(when: 'before' | 'after', nth = 1): Moment {
  return {
    title: `command ${nth}, ${when === 'before' ? 'on its way' : 'answer lost'}`,
    arm: (world) => world.holdCall({ action: COMMANDS }, when, nth),
  };
}

/** Runs a build and kills its operator at one moment after the other, to its end. */
export async function buildUnderKills(
  world: CrashWorld,
  order: { name: string; spec: Record<string, unknown>; deadlineMs?: number },
  next: () => Moment | undefined,
): Promise<{ build: ImageBuild; kills: number }> {
  let moment = next();
  let held = moment?.arm(world);
  let operator = world.startOperator();
  const name = await world.order(order.name, order.spec, []);
  const end = world.ended(name, order.deadlineMs ?? 150_000);
  end.catch(() => undefined);
  let kills = 0;
  while (held !== undefined && (await Promise.race([held.hit.then(() => true), end.then(() => false)]))) {
    await world.kill(operator);
    held.release();
    kills++;
    moment = next();
    held = moment?.arm(world);
    operator = world.startOperator();
  }
  held?.release();
  const build = await end;
  await operator.stop();
  return { build, kills };
}

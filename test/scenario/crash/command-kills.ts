import type { ImageBuild } from '../../../src/api/objects.ts';
import { KEY } from '../components/delivery-trouble.ts';
import type { CrashWorld } from './crash-world.ts';
import { call, type Moment } from './kill.ts';

/** Calls that bring something into an instance: the key, a part, a task, a known command, a probe. */
const COMMANDS = ['RunCommand', 'InvokeCommand'];

/** The n-th of them from now on. */
export function command(when: 'before' | 'after', nth = 1): Moment {
  return {
    title: `command ${nth}, ${when === 'before' ? 'on its way' : 'answer lost'}`,
    arm: (world) => world.holdCall({ action: COMMANDS }, when, nth),
  };
}

/**
 * Every command of a build of component `name`, in order, and its reboot. By name: the parts of an encrypted file are
 * sent from the first one on after a kill, so counting would not get beyond them.
 */
export function everyCommand(name: string, when: 'before' | 'after'): Moment[] {
  const parts = (task: string, count: number) =>
    Array.from({ length: count }, (_, part) => `imagesmith ${name}/${task} part ${part + 1} of ${count}`);
  const tasks = (...names: string[]) => names.map((task) => `imagesmith ${name}/${task}`);
  const run = (names: string[]) => names.map((one) => named(one, when));
  return [
    ...run([KEY, ...tasks('token')]),
    ...run([...parts('large', 5), ...tasks('large')]),
    ...run([...parts('keys', 3), ...tasks('keys')]),
    call('InvokeCommand', when),
    ...run(tasks('heard', 'print', 'use')),
    call('RebootInstance', when),
    ...run([KEY, ...tasks('after', 'check')]),
  ];
}

function named(name: string, when: 'before' | 'after'): Moment {
  return {
    title: `${name}, ${when}`,
    arm: (world) => world.holdCall({ action: 'RunCommand', parameters: { Name: name } }, when),
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

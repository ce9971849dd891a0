import { patience } from '../../kit/hostile.ts';
import type { OperatorProcess } from '../../kit/operator-process.ts';
import type { CrashWorld, Held } from './crash-world.ts';

const REACHED_MS = 60_000;

/** A moment in the life of a build, found by what the operator sends. */
export interface Moment {
  /** For people: `CreateImage, answer lost`. */
  readonly title: string;
  readonly arm: (world: CrashWorld) => Held;
}

/** The n-th call of an action from now on. `before`: not arrived yet; `after`: done, with its answer lost. */
export function call(action: string, when: 'before' | 'after', nth = 1): Moment {
  const title = `${action}${nth === 1 ? '' : ` number ${nth}`}, ${when === 'before' ? 'on its way' : 'answer lost'}`;
  return { title, arm: (world) => world.holdCall({ action }, when, nth) };
}

/** The n-th call of any kind that changes something in the cloud. */
export function anyCall(when: 'before' | 'after', nth: number): Moment {
  return {
    title: `call ${nth} to the cloud, ${when}`,
    arm: (world) => world.holdCall({ effect: 'write' }, when, nth),
  };
}

/** The n-th write of such an object; of its status when `subresource` says so. */
export function write(
  resource: string,
  when: 'before' | 'after',
  { nth = 1, subresource }: { nth?: number; subresource?: string } = {},
): Moment {
  const of = subresource === undefined ? resource : `${resource}/${subresource}`;
  return {
    title: `write ${nth} of ${of}, ${when}`,
    arm: (world) =>
      world.holdWrite(
        (seen) =>
          seen.resource === resource && (subresource === undefined || seen.subresource === subresource),
        when,
        nth,
      ),
  };
}

/**
 * Starts an operator and kills it with SIGKILL at the first moment, the next one at the second, and so on; the one
 * after the last lives. What was held at a moment goes on before the next operator starts: a call that was on its way
 * arrives, an answer is lost. `begin` sets off what the moments are about.
 *
 * @throws Error when a moment does not come within a minute.
 */
export async function killAtEach(
  world: CrashWorld,
  moments: readonly Moment[],
  begin: () => Promise<void>,
): Promise<OperatorProcess> {
  let held = moments[0]?.arm(world);
  let operator = world.startOperator();
  await begin();
  for (const [index, { title }] of moments.entries()) {
    await reached(held, title, operator);
    await world.kill(operator);
    held?.release();
    held = moments[index + 1]?.arm(world);
    operator = world.startOperator();
  }
  return operator;
}

async function reached(held: Held | undefined, title: string, operator: OperatorProcess): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const fail = () => reject(new Error(`the moment "${title}" did not come: ${operator.transcript()}`));
    timer = setTimeout(fail, REACHED_MS * patience());
  });
  try {
    await Promise.race([held?.hit, late]);
  } finally {
    clearTimeout(timer);
  }
}

import type { ImageBuild } from '../../../src/api/objects.ts';
import type { CrashWorld } from './crash-world.ts';
import { assertSafe, type Promises } from './safety.ts';
import type { Moment } from './kill.ts';

/** How a sweep went: one build per moment, each killed there once. */
export interface Swept {
  /** Moments that came. */
  readonly kills: number;
  /** What did not hold, with the moment. */
  readonly breaches: readonly string[];
}

export interface SweepOptions {
  /** Beginning of the names of the sweep's templates. */
  readonly name: string;
  /** Spec of the templates; copies to Shanghai when absent. */
  readonly spec?: Record<string, unknown>;
  readonly components?: string[];
  /** What must hold of each build at its end, besides the promises that always hold. */
  readonly check: (build: ImageBuild) => Promise<void>;
  /** The n-th moment, counted from 1; the sweep ends after the first build in which it does not come. */
  readonly momentAt: (n: number) => Moment;
  readonly promises?: Promises;
}

/** Runs a build again and again and kills its operator once in each, at the first moment, the second, to the last. */
export async function sweep(world: CrashWorld, options: SweepOptions): Promise<Swept> {
  const { name, spec = {}, components, check, momentAt, promises } = options;
  const breaches: string[] = [];
  let operator = world.startOperator();
  for (let n = 1; ; n++) {
    const moment = momentAt(n);
    const held = moment.arm(world);
    const build = await world.order(`${name}-${n}`, spec, components);
    const end = ended(world, build);
    const came = await Promise.race([held.hit.then(() => true), end.then(() => false)]);
    if (came) await world.kill(operator);
    held.release();
    if (came) operator = world.startOperator();
    try {
      await check(await result(end));
      await assertSafe(world, promises);
    } catch (error) {
      const breach = `${moment.title}: ${(error as Error).message}`;
      breaches.push(breach);
      process.stdout.write(`BREACH in ${build}, ${breach}\n`);
    }
    if (!came) {
      await operator.stop();
      return { kills: n - 1, breaches };
    }
  }
}

type End = { build: ImageBuild } | { error: unknown };

/** Settles always, so that it may be waited for later. */
function ended(world: CrashWorld, name: string): Promise<End> {
  return world.ended(name).then(
    (build) => ({ build }),
    (error: unknown) => ({ error }),
  );
}

async function result(end: Promise<End>): Promise<ImageBuild> {
  const outcome = await end;
  if ('error' in outcome) throw outcome.error;
  return outcome.build;
}

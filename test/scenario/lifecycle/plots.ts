import { type CloudWorld, cloudWorldFor, type CloudWorldOptions } from '../../kit/cloud-world.ts';
import type { Suite } from '../../kit/suite.ts';
import { type Chronicle, chronicleFor } from './chronicle.ts';
import { Plot, worldWithKeys } from './plot.ts';
import { SLOW_LARGE_IMAGES } from './stops.ts';
import { type Story, tellAtOnce } from './stories.ts';

/** More than any file has stories. */
const KEYS = 200;

/** Many stories in one world, each in a namespace of its own, told at the same time. */
export class Plots {
  readonly #test: Suite;
  readonly #stories: Story[] = [];
  readonly world: () => CloudWorld;
  readonly chronicle: () => Chronicle;

  constructor(test: Suite, options: CloudWorldOptions = {}) {
    this.#test = test;
    this.world = cloudWorldFor(test, {
      profile: SLOW_LARGE_IMAGES,
      world: worldWithKeys(KEYS),
      ...options,
    });
    this.chronicle = chronicleFor(test, () => this.world().plane);
  }

  add(name: string, tell: (plot: Plot) => Promise<void>): void {
    const number = this.#stories.length;
    const plot = () => new Plot(this.world(), this.chronicle(), `plot-${number}`, number);
    this.#stories.push({ name, tell: () => tell(plot()) });
  }

  /**
   * Declares the tests of all stories, and a last one that holds the whole world to the promises. With a `reason` they
   * cannot be told on this machine.
   */
  tell({
    atOnce,
    timeoutMs,
    reason,
  }: {
    readonly atOnce: number;
    readonly timeoutMs: number;
    readonly reason?: string | undefined;
  }): void {
    if (reason !== undefined) {
      for (const { name } of this.#stories) this.#test.skip(name, reason);
      return;
    }
    this.#test.before(() => {
      this.chronicle();
      this.world().startOperator('--concurrency=16');
    });
    tellAtOnce(this.#test, this.#stories, { atOnce, timeoutMs });
    this.#test('no write broke the status contract, and nothing is left', async () => {
      this.chronicle().assertLawful();
      await this.world().assertSafe();
    });
  }
}

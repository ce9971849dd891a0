import { kubernetesTime } from '../api/conditions.ts';
import type { BuildStatus } from './record.ts';
import type { StepName } from './steps.ts';

/** What holds a build up, as its status tells it. */
export type TroubleRecord = NonNullable<BuildStatus['trouble']>;

const MAX_CODE = 128;
const MAX_MESSAGE = 512;

/**
 * The troubles of one look at a build. Several steps may be held up at once, each since a time of its own; the status
 * shows one of them. A trouble that is stored counts as the same one as long as its step goes on to have that code,
 * so that how long it has lasted survives restarts and does not depend on how often anybody looks.
 */
export class Troubles {
  readonly #stored: TroubleRecord | undefined;
  readonly #noted: TroubleRecord[] = [];
  readonly #over = new Set<StepName>();

  constructor(stored: TroubleRecord | undefined) {
    this.#stored = stored === undefined ? undefined : { ...stored };
  }

  /** How long a step has had trouble of this code, in milliseconds of cloud time; 0 when it is new. */
  age(step: StepName, code: string, now: number): number {
    const same = this.#same(step, code);
    return same === undefined ? 0 : now - Date.parse(same.since);
  }

  /** Notes that a step has trouble now. With a `reason` a person should look. */
  note(trouble: Pick<TroubleRecord, 'step' | 'code' | 'message' | 'reason'>, now: number): void {
    const { step, message, reason } = trouble;
    const code = trouble.code.slice(0, MAX_CODE);
    this.#noted.push({
      step,
      code,
      message: message.slice(0, MAX_MESSAGE),
      since: this.#same(step, code)?.since ?? kubernetesTime(now),
      ...(reason === undefined ? {} : { reason }),
    });
  }

  /**
   * Notes that a step was looked at in vain: whether the trouble it had is over is not known, so it goes on.
   *
   * @returns false when there is none to go on with.
   */
  keep(step: StepName): boolean {
    const stored = this.#stored;
    if (stored?.step !== step) return false;
    this.#noted.push(stored);
    return true;
  }

  /** Notes that a step was looked at and has none. */
  end(step: StepName): void {
    this.#over.add(step);
  }

  /** What the status shows: what a person should look at first, then what has lasted longest. */
  get shown(): TroubleRecord | undefined {
    const first = this.#noted.toSorted(
      (a, b) =>
        Number(a.reason === undefined) - Number(b.reason === undefined) ||
        Date.parse(a.since) - Date.parse(b.since),
    )[0];
    if (first !== undefined) return first;
    return this.#stored !== undefined && !this.#over.has(this.#stored.step) ? this.#stored : undefined;
  }

  #same(step: StepName, code: string): TroubleRecord | undefined {
    const stored = this.#stored;
    return stored?.step === step && stored.code === code.slice(0, MAX_CODE) ? stored : undefined;
  }
}

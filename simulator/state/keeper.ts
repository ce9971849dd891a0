import type { Dispatch } from '../server/dispatch.ts';
import type { Simulation } from '../simulation.ts';
import type { StateDirectory } from './directory.ts';
import { type Origin, saveState } from './save.ts';

/** From a change to the beginning of the write that holds it, when nothing was written shortly before. */
const SETTLE_MS = 100;
const LEAST_INTERVAL_MS = 1000;
/** Of time, at most one part in so many goes into writing, for worlds that are large. */
const SHARE = 5;

/**
 * Writes the state of a simulation a short while after each change, and its time every second, so that a sudden end
 * loses at most the last second. Files of guests that are no longer needed are removed only when a state that does
 * not name them has been written: whichever state is found at the next start, its files are there.
 */
export class Keeper {
  readonly #simulation: Simulation;
  readonly #dispatch: Dispatch;
  readonly #directory: StateDirectory;
  readonly #origin: Origin;
  readonly #log: (line: string) => void;
  #removals: (() => Promise<void>)[] = [];
  #timer: { cancel(): void } | undefined;
  #timeTimer: { cancel(): void } | undefined;
  #writing: Promise<void> = Promise.resolve();
  #writingTime: Promise<void> = Promise.resolve();
  #isWriting = false;
  #changedMeanwhile = false;
  #earliest = 0;
  #hasFailed = false;
  #closed = false;

  constructor(parts: {
    simulation: Simulation;
    dispatch: Dispatch;
    directory: StateDirectory;
    origin: Origin;
    log: (line: string) => void;
  }) {
    this.#simulation = parts.simulation;
    this.#dispatch = parts.dispatch;
    this.#directory = parts.directory;
    this.#origin = parts.origin;
    this.#log = parts.log;
  }

  /** Writes a first state and keeps it up to date from then on. @throws when it cannot be written. */
  async start(): Promise<void> {
    this.#simulation.machines.removeLater = (work) => void this.#removals.push(work);
    this.#simulation.onChange = () => this.#changed();
    await this.#save();
    this.#keepTime();
  }

  /**
   * Stops the simulated time and writes the last state. Guests still run then: a start after it finds what it would
   * find after a sudden end. Resolves when files that are no longer needed have been removed.
   *
   * @throws when it cannot be written.
   */
  async close(): Promise<void> {
    const { core, machines } = this.#simulation;
    this.#closed = true;
    this.#timer?.cancel();
    this.#timeTimer?.cancel();
    core.timeline.close();
    await Promise.all([this.#writing, this.#writingTime, core.background.idle(), machines.settled()]);
    await this.#save();
    this.#simulation.onChange = () => undefined;
    await core.background.idle();
  }

  /** Gives the directory free, when nothing writes into it any more. */
  release(): void {
    this.#directory.release();
  }

  #changed(): void {
    if (this.#isWriting) this.#changedMeanwhile = true;
    if (this.#isWriting || this.#timer !== undefined || this.#closed) return;
    const { host } = this.#simulation;
    const delay = Math.max(SETTLE_MS, this.#earliest - host.monotonic());
    this.#timer = host.setTimer(delay, () => {
      this.#timer = undefined;
      this.#writing = this.#save().catch((error: unknown) => this.#failed(error));
    });
  }

  async #save(): Promise<void> {
    const { host, core } = this.#simulation;
    const start = host.monotonic();
    const removals = this.#removals;
    this.#removals = [];
    this.#isWriting = true;
    this.#changedMeanwhile = false;
    try {
      await this.#directory.write(saveState(this.#simulation, this.#dispatch, this.#origin));
      this.#hasFailed = false;
      for (const remove of removals) core.background.run('removing files of guests', remove());
    } catch (error) {
      this.#removals.unshift(...removals);
      this.#changedMeanwhile = true;
      throw error;
    } finally {
      const end = host.monotonic();
      this.#earliest = Math.max(start + LEAST_INTERVAL_MS, end + (end - start) * (SHARE - 1));
      this.#isWriting = false;
      if (this.#changedMeanwhile) this.#changed();
    }
  }

  #keepTime(): void {
    if (this.#closed) return;
    const { host, core } = this.#simulation;
    this.#timeTimer = host.setTimer(LEAST_INTERVAL_MS, () => {
      const { rate } = core.timeline;
      const written = rate === 0 ? Promise.resolve() : this.#directory.writeTime(core.timeline.now());
      this.#writingTime = written.catch((error: unknown) => this.#failed(error));
      void this.#writingTime.then(() => this.#keepTime());
    });
  }

  /** A full disk, for example. It is said once, and tried again. */
  #failed(error: unknown): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    const text = `The state cannot be written to ${this.#directory.path}: ${String(error)}`;
    this.#simulation.trouble(text);
    this.#log(text);
  }
}

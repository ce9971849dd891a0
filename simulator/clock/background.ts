/**
 * Work that a lifecycle starts and does not wait for: booting a machine, freezing a disk. Failures are told to
 * `report`, never thrown into the event loop.
 */
export class Background {
  readonly #running = new Set<Promise<void>>();
  readonly #report: (what: string, error: unknown) => void;

  readonly #changed: () => void;

  /** `changed` is called whenever some of the work has ended. */
  constructor(report: (what: string, error: unknown) => void, changed: () => void = () => undefined) {
    this.#report = report;
    this.#changed = changed;
  }

  run(what: string, work: Promise<unknown>): void {
    const settled = work.then(
      () => undefined,
      (error: unknown) => this.#report(what, error),
    );
    this.#running.add(settled);
    void settled.then(() => {
      this.#running.delete(settled);
      this.#changed();
    });
  }

  /** Resolves once nothing runs any more, including what was started meanwhile. */
  async idle(): Promise<void> {
    do {
      await Promise.all(this.#running);
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#running.size > 0);
  }
}

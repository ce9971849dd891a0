import { type Due, Heap } from './heap.ts';

/** The machine that the simulator runs on: a real one, or a test's. */
export interface Host {
  /** Milliseconds since the Unix epoch, as the callers' clocks show it. */
  wallNow(): number;
  /** Milliseconds since an arbitrary origin; never goes back. */
  monotonic(): number;
  setTimer(delayMs: number, run: () => void): { cancel(): void };
}

/** The machine's own clock. */
export function machine(): Host {
  return {
    wallNow: () => Date.now(),
    monotonic: () => performance.now(),
    setTimer(delayMs, run) {
      const handle = setTimeout(run, delayMs);
      return { cancel: () => clearTimeout(handle) };
    },
  };
}

/** Something that happens to a resource later. Plain data, so that it can be shown and stored. */
export interface PlannedStep {
  /** Which lifecycle acts on it, for example `instance`. */
  kind: string;
  /** The resource. */
  id: string;
  step: string;
  /** The step is dropped when the resource has moved on since; compared by its lifecycle. */
  generation?: number;
}

/** A step and its time, in simulated milliseconds. */
export interface DueStep {
  at: number;
  step: PlannedStep;
}

interface Entry extends Due {
  step?: PlannedStep;
  run?: () => void;
  cancelled?: boolean;
}

const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * The simulated cloud's time and everything that is due to happen in it. Runs `rate` times as fast as the machine;
 * at rate 0 it stands still and moves by {@link advance} only.
 */
export class Timeline {
  readonly #host: Host;
  readonly #heap = new Heap<Entry>();
  readonly #lifecycles = new Map<string, (step: PlannedStep) => void>();
  readonly #settle: () => Promise<void>;
  readonly #report: (what: string, error: unknown) => void;
  readonly #changed: () => void;
  #order = 0;
  #rate: number;
  /** Simulated and machine time at the last moment that the rate was set. */
  #anchor: { simulated: number; machine: number };
  #timer: { cancel(): void } | undefined;
  #closed = false;

  /**
   * `settle` resolves once work that earlier steps started in the background has ended; `advance` waits for it.
   * `report` is told of steps that throw: time goes on. `changed` is called after each thing that was due.
   */
  constructor(
    host: Host,
    { epochMs, rate }: { epochMs: number; rate: number },
    settle: () => Promise<void>,
    report: (what: string, error: unknown) => void,
    changed: () => void = () => undefined,
  ) {
    this.#host = host;
    this.#changed = changed;
    this.#rate = rate;
    this.#settle = settle;
    this.#report = report;
    this.#anchor = { simulated: epochMs, machine: host.monotonic() };
  }

  /** Milliseconds since the Unix epoch, in simulated time. */
  now(): number {
    const { simulated, machine: since } = this.#anchor;
    return this.#rate === 0 ? simulated : simulated + (this.#host.monotonic() - since) * this.#rate;
  }

  /** Simulated seconds per real second; 0 while stopped. */
  get rate(): number {
    return this.#rate;
  }

  /** Lets time run at another rate from now on; 0 stops it. @throws RangeError for a negative rate. */
  setRate(rate: number): void {
    if (!(rate >= 0)) throw new RangeError(`The rate of time must be 0 or more, not ${rate}`);
    this.#anchor = { simulated: this.now(), machine: this.#host.monotonic() };
    this.#rate = rate;
    this.#arm();
    this.#changed();
  }

  /** The lifecycle that acts on planned steps of a kind. */
  handle(kind: string, lifecycle: (step: PlannedStep) => void): void {
    this.#lifecycles.set(kind, lifecycle);
  }

  plan(delayMs: number, step: PlannedStep): void {
    this.#push({ at: this.now() + Math.max(0, delayMs), order: this.#order++, step });
  }

  /** Resolves after simulated time; never when the timeline is closed before. */
  wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => void this.call(delayMs, resolve));
  }

  /**
   * Calls `run` after simulated time, unless cancelled. For work that ends with the process anyway, such as a request
   * that is held up: what is to happen to a resource is {@link plan}ned, because a closure cannot be stored.
   */
  call(delayMs: number, run: () => void): { cancel(): void } {
    const entry: Entry = { at: this.now() + Math.max(0, delayMs), order: this.#order++, run };
    this.#push(entry);
    return { cancel: () => void (entry.cancelled = true) };
  }

  /** Steps that are still to come, in the order in which they will happen. */
  planned(): DueStep[] {
    return this.#heap
      .items()
      .toSorted((a, b) => a.at - b.at || a.order - b.order)
      .flatMap(({ at, step }) => (step === undefined ? [] : [{ at, step }]));
  }

  /**
   * Plans stored steps again, at their old times; those whose time has passed happen at once.
   *
   * @throws Error when nothing acts on one of them; none is planned then.
   */
  restore(steps: readonly DueStep[]): void {
    for (const { step } of steps) this.#lifecycleOf(step);
    for (const { at, step } of steps) this.#push({ at, order: this.#order++, step });
  }

  /**
   * Moves a stopped timeline forward; everything due on the way happens at its time and in order, background work
   * included.
   *
   * @throws Error while time runs by itself.
   */
  async advance(ms: number): Promise<void> {
    if (this.#rate !== 0) throw new Error('Stop the clock before stepping it');
    const end = this.#anchor.simulated + ms;
    for (;;) {
      await this.#settle();
      const entry = this.#heap.first;
      if (entry === undefined || entry.at > end || this.#closed) break;
      this.#heap.pop();
      this.#anchor.simulated = Math.max(this.#anchor.simulated, entry.at);
      this.#run(entry);
    }
    this.#anchor.simulated = end;
    this.#changed();
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
  }

  #push(entry: Entry): void {
    this.#heap.push(entry);
    if (this.#heap.first === entry) this.#arm();
  }

  #arm(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    const first = this.#heap.first;
    if (first === undefined || this.#rate === 0 || this.#closed) return;
    const delay = Math.min(MAX_TIMER_MS, Math.max(0, (first.at - this.now()) / this.#rate));
    this.#timer = this.#host.setTimer(Math.ceil(delay), () => this.#runDue());
  }

  #runDue(): void {
    const now = this.now();
    while (this.#heap.first !== undefined && this.#heap.first.at <= now && !this.#closed) {
      const entry = this.#heap.pop();
      if (entry !== undefined) this.#run(entry);
    }
    this.#arm();
  }

  #run({ run, step, cancelled }: Entry): void {
    if (cancelled) return;
    try {
      run?.();
      if (step !== undefined) this.#lifecycleOf(step)(step);
    } catch (error) {
      this.#report(step === undefined ? 'a timer' : `${step.kind} ${step.id} ${step.step}`, error);
    }
    this.#changed();
  }

  #lifecycleOf({ kind }: PlannedStep): (step: PlannedStep) => void {
    const lifecycle = this.#lifecycles.get(kind);
    if (lifecycle === undefined) throw new Error(`Nothing acts on steps of kind ${kind}`);
    return lifecycle;
  }
}

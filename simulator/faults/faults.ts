import { type CallFacts, type FaultEffect, type FaultRule, inScope } from './rule.ts';

/** A rule in force. */
export class Fault {
  readonly id: string;
  readonly rule: FaultRule;
  /** Calls in scope so far, and how many of them the fault hit. */
  seen = 0;
  hits = 0;
  readonly #remove: () => void;
  readonly #held = new Set<() => void>();
  readonly #waiters: { count: number; resolve: () => void }[] = [];

  constructor(id: string, rule: FaultRule, remove: () => void) {
    this.id = id;
    this.rule = rule;
    this.#remove = remove;
  }

  /** Calls that stand still because of this fault. */
  get held(): number {
    return this.#held.size;
  }

  /** Resolves once the fault has hit `count` times. */
  hit(count = 1): Promise<void> {
    if (this.hits >= count) return Promise.resolve();
    return new Promise((resolve) => void this.#waiters.push({ count, resolve }));
  }

  /** Lets every held call go on. Later calls are held again. */
  release(): void {
    for (const resume of this.#held) resume();
    this.#held.clear();
  }

  /** Takes the rule away and releases what it holds. */
  remove(): void {
    this.#remove();
    this.release();
  }

  /** For the simulator: whether this call is hit. Counts. */
  strikes(call: CallFacts, random: () => number): boolean {
    if (!inScope(this.rule.scope, call)) return false;
    this.seen++;
    const { from = 1, times = Infinity, probability = 1 } = this.rule;
    if (this.seen < from || this.hits >= times) return false;
    if (probability < 1 && random() >= probability) return false;
    this.hits++;
    for (const waiter of this.#waiters) if (waiter.count <= this.hits) waiter.resolve();
    return true;
  }

  /** For the simulator: stands still until released. */
  hold(): Promise<void> {
    return new Promise((resolve) => void this.#held.add(resolve));
  }
}

export interface Strike {
  fault: Fault;
  effect: FaultEffect;
}

/** Rules in force and how far they have come, as plain data. */
export interface SavedFaults {
  made: number;
  faults: { id: string; rule: FaultRule; seen: number; hits: number }[];
}

/** The faults in force, in the order in which they were added. */
export class Faults {
  readonly #random: () => number;
  readonly #faults = new Map<string, Fault>();
  #made = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  add(rule: FaultRule): Fault {
    return this.#put(`fault-${++this.#made}`, rule);
  }

  #put(id: string, rule: FaultRule): Fault {
    const fault = new Fault(id, rule, () => this.#faults.delete(id));
    this.#faults.set(id, fault);
    return fault;
  }

  get(id: string): Fault | undefined {
    return this.#faults.get(id);
  }

  all(): Fault[] {
    return [...this.#faults.values()];
  }

  /** Every fault that hits this call. */
  strike(call: CallFacts): Strike[] {
    if (this.#faults.size === 0) return [];
    return this.all()
      .filter((fault) => fault.strikes(call, this.#random))
      .map((fault) => ({ fault, effect: fault.rule.effect }));
  }

  save(): SavedFaults {
    return {
      made: this.#made,
      faults: this.all().map(({ id, rule, seen, hits }) => ({ id, rule, seen, hits })),
    };
  }

  /** Adds saved rules under their old names; calls that they held are gone. */
  restore({ made, faults }: SavedFaults): void {
    this.#made = made;
    for (const { id, rule, seen, hits } of faults) Object.assign(this.#put(id, rule), { seen, hits });
  }

  /** Removes every rule and releases every held call. */
  clear(): void {
    for (const fault of this.all()) fault.remove();
  }
}

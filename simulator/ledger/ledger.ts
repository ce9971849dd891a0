/** One call that changes something, or tried to. Times are milliseconds since the epoch. */
export interface LedgerCall {
  order: number;
  /** Simulated time, and the machine's. */
  at: number;
  wallAt: number;
  requestId: string;
  accountUid: string;
  keyId: string;
  product: string;
  action: string;
  regionId: string;
  /** Without secrets and long texts, see {@link redact}. */
  parameters: Readonly<Record<string, unknown>>;
  clientToken: string | undefined;
  /** True when the answer is that of an earlier call with the same token. */
  replayed: boolean;
  /** The error code; undefined when it succeeded. */
  code: string | undefined;
  answer: Readonly<Record<string, unknown>>;
}

/** Something that happened to a resource. */
export interface LedgerEvent {
  order: number;
  at: number;
  accountUid: string;
  regionId: string;
  kind: 'instance' | 'image' | 'snapshot' | 'disk' | 'command' | 'file' | 'network' | 'fault' | 'trouble';
  id: string;
  /** For example `Running`, `gone`, `started`. */
  what: string;
  tags: Readonly<Record<string, string>>;
  detail: Readonly<Record<string, unknown>>;
}

/** The latest entries and the counts, as plain data. */
export interface SavedLedger {
  order: number;
  calls: LedgerCall[];
  events: LedgerEvent[];
  counts: [key: string, count: number][];
}

/** The memory of everything that happened, for assertions and for people. Keeps the latest entries up to a limit. */
export class Ledger {
  readonly #limit: number;
  readonly #calls: LedgerCall[] = [];
  readonly #events: LedgerEvent[] = [];
  readonly #counts = new Map<string, number>();
  #order = 0;

  constructor(limit = 200_000) {
    this.#limit = limit;
  }

  get calls(): readonly LedgerCall[] {
    return this.#calls;
  }

  get events(): readonly LedgerEvent[] {
    return this.#events;
  }

  /** Calls per `Product.Action`, reads included; with `/Code` appended for each error. */
  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }

  count(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  addCall(call: Omit<LedgerCall, 'order'>): void {
    this.#push(this.#calls, { order: this.#order++, ...call });
  }

  addEvent(event: Omit<LedgerEvent, 'order'>): void {
    this.#push(this.#events, { order: this.#order++, ...event });
  }

  /** At most `latest` calls and as many events. */
  save(latest: number): SavedLedger {
    return {
      order: this.#order,
      calls: this.#calls.slice(-latest),
      events: this.#events.slice(-latest),
      counts: [...this.#counts],
    };
  }

  /** Into an empty ledger. */
  restore({ order, calls, events, counts }: SavedLedger): void {
    this.#order = order;
    this.#calls.push(...calls);
    this.#events.push(...events);
    for (const [key, count] of counts) this.#counts.set(key, count);
  }

  #push<T>(list: T[], entry: T): void {
    list.push(entry);
    if (list.length > this.#limit) list.splice(0, Math.ceil(this.#limit / 10));
  }
}

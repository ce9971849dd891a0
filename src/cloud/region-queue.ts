import type { Clock, Timer } from '../runtime/clock.ts';
import { ApiWindow } from './api-window.ts';

/** Why a call did not get its turn. */
export type Refusal = 'throttled' | 'full' | 'closed';

/** How a waiting call learns what becomes of it; one of the two is called, once. */
interface Outcome {
  start(): void;
  refuse(why: Refusal, retryAfterMs: number | undefined): void;
}

interface Waiter extends Outcome {
  api: string;
  tenant: string;
  deadline: number;
}

/**
 * The line of calls of one account in one region: at most so many in flight, each API within its window, namespaces
 * served in turn and each in order.
 */
export class RegionQueue {
  readonly #clock: Clock;
  readonly #maxConcurrent: number;
  readonly #maxWaitMs: number;
  readonly #windows = new Map<string, ApiWindow>();
  /** In the order in which tenants are served; the one served goes to the end. */
  readonly #lines = new Map<string, Waiter[]>();
  #inFlight = 0;
  #timer: Timer | undefined;

  constructor(options: { clock: Clock; maxConcurrent: number; maxWaitMs: number }) {
    this.#clock = options.clock;
    this.#maxConcurrent = options.maxConcurrent;
    this.#maxWaitMs = options.maxWaitMs;
  }

  /** Lines up a call; its outcome may come within this call. `cancel` takes it out of the line. */
  enter(api: string, tenant: string, outcome: Outcome): { cancel: () => void } {
    const waiter: Waiter = { ...outcome, api, tenant, deadline: this.#clock.monotonic() + this.#maxWaitMs };
    const expected = this.#expectedWait(waiter);
    if (expected > this.#maxWaitMs) {
      outcome.refuse('throttled', expected);
      return { cancel: () => {} };
    }
    this.#lines.set(tenant, [...(this.#lines.get(tenant) ?? []), waiter]);
    this.#serve();
    return {
      cancel: () => {
        if (this.#remove(waiter)) this.#serve();
      },
    };
  }

  /** A call that was started has settled. */
  leave(): void {
    this.#inFlight--;
    this.#serve();
  }

  throttled(api: string, retryAfterMs: number | undefined): void {
    this.#windowOf(api).throttled(this.#clock.monotonic(), this.#clock.now(), retryAfterMs);
    for (const waiter of this.#waiters().filter((one) => one.api === api)) {
      const expected = this.#expectedWait(waiter);
      if (expected > this.#maxWaitMs && this.#remove(waiter)) waiter.refuse('throttled', expected);
    }
    this.#serve();
  }

  close(): void {
    for (const waiter of this.#waiters()) {
      this.#remove(waiter);
      waiter.refuse('closed', undefined);
    }
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #windowOf(api: string): ApiWindow {
    let window = this.#windows.get(api);
    if (window === undefined) {
      window = new ApiWindow();
      this.#windows.set(api, window);
    }
    return window;
  }

  #waiters(): Waiter[] {
    return [...this.#lines.values()].flat();
  }

  /** Only what its window costs; waiting for a place among the calls in flight cannot be foretold. */
  #expectedWait(waiter: Waiter): number {
    const ahead = (line: readonly Waiter[]) => {
      const own = line.indexOf(waiter);
      return line.slice(0, own < 0 ? line.length : own).filter((one) => one.api === waiter.api).length;
    };
    const mine = ahead(this.#lines.get(waiter.tenant) ?? []);
    let position = mine;
    for (const [tenant, line] of this.#lines) {
      if (tenant !== waiter.tenant) position += Math.min(ahead(line), mine + 1);
    }
    return this.#windowOf(waiter.api).wait(this.#clock.monotonic(), position);
  }

  #remove(waiter: Waiter): boolean {
    const line = this.#lines.get(waiter.tenant) ?? [];
    if (!line.includes(waiter)) return false;
    const rest = line.filter((one) => one !== waiter);
    if (rest.length === 0) this.#lines.delete(waiter.tenant);
    else this.#lines.set(waiter.tenant, rest);
    return true;
  }

  /** Starts what may start, refuses what waited too long, and comes back when the next of these is due. */
  #serve(): void {
    const mono = this.#clock.monotonic();
    for (let next = this.#next(mono); next !== undefined; next = this.#next(mono)) {
      this.#remove(next);
      const rest = this.#lines.get(next.tenant);
      if (rest !== undefined) {
        this.#lines.delete(next.tenant);
        this.#lines.set(next.tenant, rest);
      }
      this.#windowOf(next.api).started(mono);
      this.#inFlight++;
      next.start();
    }
    for (const waiter of this.#waiters().filter((one) => one.deadline <= mono)) {
      const retryAfterMs = this.#expectedWait(waiter);
      if (this.#remove(waiter))
        waiter.refuse(retryAfterMs > 0 ? 'throttled' : 'full', Math.max(1000, retryAfterMs));
    }
    this.#arm(mono);
  }

  #next(mono: number): Waiter | undefined {
    if (this.#inFlight >= this.#maxConcurrent) return undefined;
    for (const line of this.#lines.values()) {
      const found = line.find((waiter) => this.#windowOf(waiter.api).wait(mono, 0) === 0);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #arm(mono: number): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    const full = this.#inFlight >= this.#maxConcurrent;
    const dues = this.#waiters().map((waiter) =>
      full ? waiter.deadline : Math.min(waiter.deadline, mono + this.#windowOf(waiter.api).wait(mono, 0)),
    );
    if (dues.length === 0) return;
    this.#timer = this.#clock.setTimer(Math.min(...dues) - mono, () => this.#serve());
  }
}

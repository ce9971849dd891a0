import type { Clock, Timer } from './clock.ts';
import { DelayHeap, type Delayed } from './delay-heap.ts';

/**
 * Many delayed items on one timer of the clock. An item is scheduled at most once; what is due is handed to `onDue`
 * in order of its due time.
 */
export class DelayTimer<T extends Delayed> {
  readonly #clock: Clock;
  readonly #onDue: (item: T) => void;
  readonly #heap = new DelayHeap<T>();
  #timer: Timer | undefined;
  #timerDue = Infinity;

  /** `onDue` must not throw. */
  constructor(clock: Clock, onDue: (item: T) => void) {
    this.#clock = clock;
    this.#onDue = onDue;
  }

  get size(): number {
    return this.#heap.size;
  }

  /** Hands `item` over in `delayMs`, unless it is already due earlier than that. */
  schedule(item: T, delayMs: number): void {
    const due = this.#clock.monotonic() + delayMs;
    if (item.heapIndex >= 0 && item.due <= due) return;
    this.#heap.schedule(item, due);
    this.#arm();
  }

  /** Calls `item` off; false when it was not scheduled. */
  cancel(item: T): boolean {
    const was = this.#heap.remove(item);
    // A timer that stands for a cancelled item may fire in vain once; with nothing left to wait for it must go.
    if (was && this.#heap.size === 0) this.#disarm();
    return was;
  }

  /** Calls everything off and returns it. */
  clear(): T[] {
    this.#disarm();
    return [...this.#heap.drain()];
  }

  #arm(): void {
    const first = this.#heap.peek();
    if (first === undefined || first.due >= this.#timerDue) return;
    this.#timer?.cancel();
    this.#timerDue = first.due;
    this.#timer = this.#clock.setTimer(first.due - this.#clock.monotonic(), () => this.#fire());
  }

  #disarm(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#timerDue = Infinity;
  }

  #fire(): void {
    this.#timer = undefined;
    this.#timerDue = Infinity;
    const now = this.#clock.monotonic();
    for (let item = this.#heap.popDue(now); item !== undefined; item = this.#heap.popDue(now))
      this.#onDue(item);
    this.#arm();
  }
}

/** What a {@link DelayHeap} keeps in an item; nobody else writes these fields while the item is in the heap. */
export interface Delayed {
  /** When it is due, on the clock of the heap's owner. */
  due: number;
  /** Place in the heap; −1 outside of it. */
  heapIndex: number;
  /** Breaks ties: of two items due at the same time, the one scheduled first comes first. */
  order: number;
}

/**
 * Items by due time. Push, pop, reschedule and remove take O(log n), looking at the first O(1): items know their
 * place, so nothing is ever searched or left behind as a tombstone.
 */
export class DelayHeap<T extends Delayed> {
  readonly #items: T[] = [];
  #order = 0;

  get size(): number {
    return this.#items.length;
  }

  /** The item that is due first. */
  peek(): T | undefined {
    return this.#items[0];
  }

  /** Puts `item` in, or moves it when it is in already. */
  schedule(item: T, due: number): void {
    item.due = due;
    item.order = this.#order++;
    if (item.heapIndex < 0) {
      item.heapIndex = this.#items.length;
      this.#items.push(item);
    }
    this.#settle(item);
  }

  /** Takes the first item out if it is due at `now`. */
  popDue(now: number): T | undefined {
    const first = this.#items[0];
    if (first === undefined || first.due > now) return undefined;
    this.remove(first);
    return first;
  }

  /** Takes `item` out; false when it was not in. */
  remove(item: T): boolean {
    const index = item.heapIndex;
    if (index < 0) return false;
    item.heapIndex = -1;
    const last = this.#items.pop();
    if (last === undefined || last === item) return true;
    this.#place(last, index);
    this.#settle(last);
    return true;
  }

  /** Takes everything out, in no particular order. */
  *drain(): Generator<T> {
    for (let item = this.#items.pop(); item !== undefined; item = this.#items.pop()) {
      item.heapIndex = -1;
      yield item;
    }
  }

  #settle(item: T): void {
    this.#up(item);
    this.#down(item);
  }

  #up(item: T): void {
    while (item.heapIndex > 0) {
      const index = item.heapIndex;
      const parent = this.#items[(index - 1) >> 1];
      if (parent === undefined || !before(item, parent)) return;
      this.#place(item, parent.heapIndex);
      this.#place(parent, index);
    }
  }

  #down(item: T): void {
    for (;;) {
      const index = item.heapIndex;
      const left = this.#items[2 * index + 1];
      const right = this.#items[2 * index + 2];
      const child = left !== undefined && right !== undefined && before(right, left) ? right : left;
      if (child === undefined || !before(child, item)) return;
      this.#place(item, child.heapIndex);
      this.#place(child, index);
    }
  }

  #place(item: T, index: number): void {
    this.#items[index] = item;
    item.heapIndex = index;
  }
}

function before(a: Delayed, b: Delayed): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}

import * as fc from 'fast-check';

import { DelayHeap, type Delayed } from '../../../src/runtime/delay-heap.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('delay heap');

interface Item extends Delayed {
  readonly id: number;
}
const item = (id: number): Item => ({ id, due: 0, heapIndex: -1, order: 0 });

test('gives out only what is due, first things first', () => {
  const heap = new DelayHeap<Item>();
  const items = [30, 10, 20].map((due, id) => ({ due, item: item(id) }));
  for (const entry of items) heap.schedule(entry.item, entry.due);
  assert.is(heap.popDue(9), undefined);
  assert.is(heap.popDue(20)?.id, 1);
  assert.is(heap.popDue(20)?.id, 2);
  assert.is(heap.popDue(20), undefined);
  assert.is(heap.size, 1);
});

test('of items due at the same time the one scheduled first comes first', () => {
  const heap = new DelayHeap<Item>();
  for (let id = 0; id < 9; id++) heap.schedule(item(id), 5);
  const order = Array.from({ length: 9 }, () => heap.popDue(5)?.id);
  assert.equal(order, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('an item taken out of one branch does not upset the order of another', () => {
  const heap = new DelayHeap<Item>();
  const dues = [1, 10, 2, 20, 21, 3, 4];
  const items = dues.map((_, id) => item(id));
  for (const [id, entry] of items.entries()) heap.schedule(entry, dues[id] ?? 0);
  const [, , , twenty] = items;
  assert.ok(twenty !== undefined && heap.remove(twenty));
  const order = Array.from({ length: 6 }, () => heap.popDue(100)?.due);
  assert.equal(order, [1, 2, 3, 4, 10, 21]);
});

test('behaves like a sorted list under any mix of schedule, reschedule, remove and pop', () => {
  const step = fc.record({
    what: fc.constantFrom('schedule', 'schedule', 'schedule', 'remove', 'remove', 'pop'),
    id: fc.nat(31),
    due: fc.nat(500),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const heap = new DelayHeap<Item>();
      const items = Array.from({ length: 32 }, (_, id) => item(id));
      let model: { id: number; due: number }[] = [];
      for (const { what, id, due } of steps) {
        const known = items[id];
        if (known === undefined) continue;
        if (what === 'schedule') {
          heap.schedule(known, due);
          model = [...model.filter((entry) => entry.id !== id), { id, due }];
        } else if (what === 'remove') {
          assert.is(
            heap.remove(known),
            model.some((entry) => entry.id === id),
          );
          model = model.filter((entry) => entry.id !== id);
        } else {
          const first = model.toSorted((a, b) => a.due - b.due)[0];
          const expected = first !== undefined && first.due <= due ? first : undefined;
          assert.is(heap.popDue(due)?.id, expected?.id);
          model = model.filter((entry) => entry !== expected);
        }
        assert.is(heap.size, model.length);
        assert.is(heap.peek()?.due, model.toSorted((a, b) => a.due - b.due)[0]?.due);
      }
    }),
    { numRuns: 300 },
  );
});

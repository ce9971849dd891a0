import * as fc from 'fast-check';

import { type Due, Heap } from '../../../simulator/clock/heap.ts';
import { type Host, Timeline } from '../../../simulator/clock/timeline.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('simulator clock');

/** A machine whose time a test sets; timers are recorded, not run. */
function fakeMachine(): Host & {
  time: number;
  timers: { delay: number; run: () => void; cancelled: boolean }[];
} {
  const timers: { delay: number; run: () => void; cancelled: boolean }[] = [];
  return {
    time: 0,
    timers,
    wallNow() {
      return this.time;
    },
    monotonic() {
      return this.time;
    },
    setTimer(delay, run) {
      const timer = { delay, run, cancelled: false };
      timers.push(timer);
      return { cancel: () => void (timer.cancelled = true) };
    },
  };
}

const settled = () => Promise.resolve();
const fail = (what: string, error: unknown) => {
  throw new Error(what, { cause: error });
};

test('a step that throws is reported, and time goes on', async () => {
  const reported: string[] = [];
  const timeline = new Timeline(
    fakeMachine(),
    { epochMs: 0, rate: 0 },
    settled,
    (what) => void reported.push(what),
  );
  let ran = false;
  timeline.plan(1, { kind: 'nobody', id: 'x', step: 'y' });
  timeline.call(2, () => void (ran = true));
  await timeline.advance(5);
  assert.equal(reported, ['nobody x y']);
  assert.is(ran, true);
});

test('a heap gives entries by time, then by arrival', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
      const heap = new Heap<Due>();
      times.forEach((at, order) => heap.push({ at, order }));
      const popped = times.map(() => heap.pop());
      const expected = times
        .map((at, order) => ({ at, order }))
        .toSorted((a, b) => a.at - b.at || a.order - b.order);
      assert.equal(popped, expected);
      assert.is(heap.pop(), undefined);
    }),
  );
});

test('time runs at its rate, and goes on from where it was when the rate changes', () => {
  const machine = fakeMachine();
  const timeline = new Timeline(machine, { epochMs: 1000, rate: 10 }, settled, fail);
  machine.time = 50;
  assert.is(timeline.now(), 1500);
  timeline.setRate(2);
  machine.time = 60;
  assert.is(timeline.now(), 1520);
  timeline.setRate(0);
  machine.time = 1000;
  assert.is(timeline.now(), 1520);
  assert.throws(() => timeline.setRate(-1), /0 or more/);
});

test('one timer waits for the earliest entry, in real time', () => {
  const machine = fakeMachine();
  const timeline = new Timeline(machine, { epochMs: 0, rate: 10 }, settled, fail);
  const ran: string[] = [];
  timeline.call(1000, () => ran.push('late'));
  timeline.call(500, () => ran.push('early'));
  const armed = machine.timers.filter(({ cancelled }) => !cancelled);
  assert.equal(
    armed.map(({ delay }) => delay),
    [50],
  );
  machine.time = 50;
  armed[0]?.run();
  assert.equal(ran, ['early']);
  assert.is(machine.timers.at(-1)?.delay, 50);
});

test('advance runs what is due at its time and in order, what it leads to included', async () => {
  const timeline = new Timeline(fakeMachine(), { epochMs: 0, rate: 0 }, settled, fail);
  const ran: [string, number][] = [];
  timeline.handle('thing', ({ id, step }) => {
    ran.push([`${id} ${step}`, timeline.now()]);
    if (step === 'start') timeline.plan(10, { kind: 'thing', id, step: 'end' });
  });
  timeline.plan(30, { kind: 'thing', id: 'b', step: 'start' });
  timeline.plan(10, { kind: 'thing', id: 'a', step: 'start' });
  await timeline.advance(25);
  assert.equal(ran, [
    ['a start', 10],
    ['a end', 20],
  ]);
  assert.is(timeline.now(), 25);
  assert.equal(timeline.planned(), [{ at: 30, step: { kind: 'thing', id: 'b', step: 'start' } }]);
});

test('advance waits for background work between two entries', async () => {
  const order: string[] = [];
  let busy = false;
  const timeline = new Timeline(
    fakeMachine(),
    { epochMs: 0, rate: 0 },
    async () => {
      if (!busy) return;
      await new Promise((resolve) => setImmediate(resolve));
      busy = false;
      order.push('background');
    },
    fail,
  );
  timeline.call(1, () => {
    busy = true;
    order.push('first');
  });
  timeline.call(2, () => void order.push('second'));
  await timeline.advance(5);
  assert.equal(order, ['first', 'background', 'second']);
});

test('stored steps happen in their old order and at their old times, those of the past at once', async () => {
  const timeline = new Timeline(fakeMachine(), { epochMs: 0, rate: 0 }, settled, fail);
  for (const [at, id] of [
    [30, 'late'],
    [10, 'first'],
    [10, 'second'],
  ] as const)
    timeline.plan(at, { kind: 'thing', id, step: 'go', generation: 3 });
  const stored = timeline.planned();
  const later = new Timeline(fakeMachine(), { epochMs: 20, rate: 0 }, settled, fail);
  const ran: [string, number | undefined, number][] = [];
  later.handle('thing', ({ id, generation }) => void ran.push([id, generation, later.now()]));
  later.restore(stored);
  assert.equal(later.planned(), stored);
  await later.advance(15);
  assert.equal(ran, [
    ['first', 3, 20],
    ['second', 3, 20],
    ['late', 3, 30],
  ]);
});

test('of stored steps none is planned when nothing acts on one of them', () => {
  const timeline = new Timeline(fakeMachine(), { epochMs: 0, rate: 0 }, settled, fail);
  timeline.handle('thing', () => undefined);
  const steps = ['thing', 'nobody'].map((kind) => ({ at: 1, step: { kind, id: 'x', step: 'go' } }));
  assert.throws(() => timeline.restore(steps), /Nothing acts on steps of kind nobody/);
  assert.equal(timeline.planned(), []);
});

test('whoever keeps the state is told after each thing that was due and when the rate changes', async () => {
  let told = 0;
  const timeline = new Timeline(fakeMachine(), { epochMs: 0, rate: 0 }, settled, fail, () => void told++);
  timeline.call(1, () => assert.is(told, 0));
  timeline.plan(2, { kind: 'thing', id: 'x', step: 'go' });
  timeline.handle('thing', () => assert.is(told, 1));
  await timeline.advance(1);
  told = 1;
  await timeline.advance(1);
  assert.ok(told > 1);
  const before = told;
  timeline.setRate(2);
  assert.is(told, before + 1);
  timeline.close();
});

test('a cancelled call does not run; time that runs by itself cannot be stepped', async () => {
  const timeline = new Timeline(fakeMachine(), { epochMs: 0, rate: 0 }, settled, fail);
  let ran = false;
  timeline.call(1, () => void (ran = true)).cancel();
  await timeline.advance(5);
  assert.is(ran, false);
  timeline.setRate(1);
  try {
    await timeline.advance(1);
    assert.unreachable();
  } catch (error) {
    assert.match(String(error), 'Stop the clock');
  }
  timeline.close();
});

import * as fc from 'fast-check';

import { WorkQueue } from '../../../src/runtime/work-queue.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('work queue properties');

const KEYS = ['a', 'b', 'c', 'd', 'e'];
const key = fc.constantFrom(...KEYS);
const priority = fc.constantFrom('high' as const, 'low' as const);
const step = fc.oneof(
  fc.record({ op: fc.constant('add' as const), key, priority }),
  fc.record({ op: fc.constant('addAfter' as const), key, priority, ms: fc.nat(5000) }),
  fc.record({ op: fc.constant('get' as const) }),
  fc.record({ op: fc.constant('done' as const), which: fc.nat(9) }),
  fc.record({ op: fc.constant('fail' as const), which: fc.nat(9) }),
  fc.record({ op: fc.constant('forget' as const), key }),
  fc.record({ op: fc.constant('step' as const), ms: fc.nat(3000) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Drives a queue and keeps the books that the properties are checked against. */
class Harness {
  readonly clock = new SteppedClock();
  readonly queue: WorkQueue;
  readonly running: string[] = [];
  /** Per key: how many runs were asked for, how many given, and which was last. */
  readonly wants = new Map<string, number>();
  readonly runs = new Map<string, number>();
  readonly unserved = new Map<string, number>();

  constructor(random: () => number) {
    this.queue = new WorkQueue({ clock: this.clock, random });
  }

  /** Notes that `wanted` has to run by `dueIn` milliseconds from now at the latest. */
  want(wanted: string, dueIn: number): void {
    this.wants.set(wanted, (this.wants.get(wanted) ?? 0) + 1);
    const due = this.clock.monotonic() + dueIn;
    this.unserved.set(wanted, Math.min(due, this.unserved.get(wanted) ?? Infinity));
  }

  async get(): Promise<void> {
    if (this.queue.depth('high') + this.queue.depth('low') === 0) return;
    const got = (await this.queue.get()) ?? '';
    assert.not(this.running.includes(got), `${got} runs twice at once`);
    this.running.push(got);
    this.runs.set(got, (this.runs.get(got) ?? 0) + 1);
    this.unserved.delete(got);
    const [runs, wants] = [this.runs.get(got) ?? 0, this.wants.get(got) ?? 0];
    assert.ok(runs <= wants, `${got} ran ${runs} times and was wanted ${wants} times`);
  }

  finish(which: number, how: 'done' | 'fail'): void {
    const [done] = this.running.splice(which % Math.max(1, this.running.length), 1);
    if (done === undefined) return;
    if (how === 'fail') {
      const delay = this.queue.retry(done);
      // Without a delay another run is on its way already, which the books know of.
      if (delay > 0) this.want(done, delay);
    }
    this.queue.done(done);
  }

  async apply(action: Step): Promise<void> {
    switch (action.op) {
      case 'add':
        this.queue.add(action.key, action.priority);
        return this.want(action.key, 0);
      case 'addAfter':
        this.queue.addAfter(action.key, action.ms, action.priority);
        return this.want(action.key, action.ms);
      case 'get':
        return this.get();
      case 'done':
      case 'fail':
        return this.finish(action.which, action.op);
      case 'forget':
        return this.queue.forget(action.key);
      case 'step':
        return this.clock.step(action.ms);
    }
  }

  /** Runs whatever waits until nothing does. */
  async exhaust(): Promise<void> {
    while (this.running.length > 0) this.finish(0, 'done');
    while (this.queue.depth('high') + this.queue.depth('low') > 0) {
      await this.get();
      this.finish(0, 'done');
    }
  }
}

const steps = fc.array(step, { maxLength: 120 });
const seed = fc.double({ min: 0, max: 0.999, noNaN: true });

test(
  'no key is lost, none runs twice at once, none runs more often than it was wanted',
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, seed, async (actions, random) => {
        const harness = new Harness(() => random);
        for (const action of actions) await harness.apply(action);
        // Delays start anew while keys run, so one round is not always enough; each ends the delays there are.
        for (let round = 0; round < 3; round++) {
          await harness.clock.step(600_000);
          await harness.exhaust();
        }
        assert.equal([...harness.unserved.keys()], []);
        for (const name of KEYS) harness.queue.forget(name);
        assert.is(harness.queue.size, 0);
        assert.is(harness.clock.pending, 0);
      }),
      { numRuns: 300 },
    );
  },
  { timeoutMs: 30_000 },
);

test(
  'a delay is an upper bound: with free workers no key runs later than it was wanted',
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, seed, async (actions, random) => {
        const harness = new Harness(() => random);
        for (const action of actions) {
          await harness.apply(action);
          await harness.exhaust();
          for (const [name, due] of harness.unserved) {
            assert.ok(due > harness.clock.monotonic(), `${name} was due and does not wait`);
          }
        }
      }),
      { numRuns: 200 },
    );
  },
  { timeoutMs: 30_000 },
);

test(
  'no key of low priority runs while one of high priority waits',
  async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (actions) => {
        const harness = new Harness(() => 0.5);
        for (const action of actions) {
          const [high, low] = [harness.queue.depth('high'), harness.queue.depth('low')];
          await harness.apply(action);
          if (action.op === 'get' && high > 0) assert.is(harness.queue.depth('low'), low);
        }
      }),
      { numRuns: 200 },
    );
  },
  { timeoutMs: 30_000 },
);

import * as fc from 'fast-check';

import {
  currentStep,
  progressOf,
  ruleOf,
  runnableSteps,
  STEPS,
  type StepName,
  type StepState,
} from '../../../src/build/steps.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('steps');
const names = STEPS.map(({ name }) => name);
type States = Partial<Record<StepName, StepState>>;
const of = (states: States) => (name: StepName) => states[name];
const done = (...upTo: StepName[]): States => Object.fromEntries(upTo.map((name) => [name, 'Succeeded']));

test('every step needs only steps that stand before it, so the list is an order', () => {
  for (const [at, { name, needs }] of STEPS.entries())
    for (const need of needs) assert.ok(names.indexOf(need) < at, `${name} needs ${need}`);
  assert.is(new Set(names).size, names.length);
});

test('every step but the first needs one, and every step but the last is needed', () => {
  for (const { name, needs } of STEPS.slice(1)) assert.ok(needs.length > 0, `${name} needs nothing`);
  const needed = new Set(STEPS.flatMap(({ needs }) => needs));
  for (const name of names.slice(0, -1)) assert.ok(needed.has(name), `${name} is not needed`);
});

test('steps that a fresh attempt repeats need no step that it does not', () => {
  const first = STEPS.findIndex(({ perAttempt }) => perAttempt);
  const last = STEPS.findLastIndex(({ perAttempt }) => perAttempt);
  assert.equal(
    STEPS.slice(first, last + 1).map(({ perAttempt }) => perAttempt),
    Array.from({ length: last - first + 1 }, () => true),
  );
});

test('after the capture its finishing and the release of the builder run side by side, then the copies', () => {
  const captured = done('Plan', 'Launch', 'Connect', 'Provision', 'Generalize', 'Capture');
  assert.equal(runnableSteps(of(captured)), ['Finish', 'ReleaseBuilder']);
  assert.equal(runnableSteps(of({ ...captured, Finish: 'Succeeded' })), ['ReleaseBuilder', 'Distribute']);
});

test('clean-up waits for the release of the builder and for the products', () => {
  const all = done(...names.filter((name) => name !== 'Cleanup'));
  assert.equal(runnableSteps(of(all)), ['Cleanup']);
  assert.equal(runnableSteps(of({ ...all, ReleaseBuilder: 'Running' })), ['ReleaseBuilder']);
});

test('a step that was skipped counts as done, one that failed does not', () => {
  assert.equal(runnableSteps(of({ Plan: 'Skipped' })), ['Launch']);
  assert.equal(runnableSteps(of({ Plan: 'Failed' })), ['Plan']);
});

test('a rule is found by its name and nothing else', () => {
  assert.is(ruleOf('Capture').name, 'Capture');
  assert.throws(() => ruleOf('Test' as StepName), /no step Test/);
});

const state = fc.constantFrom<StepState>('Pending', 'Running', 'Succeeded', 'Skipped', 'Failed');
const states = fc.record(
  Object.fromEntries(names.map((name) => [name, state])) as Record<StepName, typeof state>,
);
const isDone = (value: StepState | undefined) => value === 'Succeeded' || value === 'Skipped';

test('whatever the states, a runnable step is unfinished and lacks nothing', () => {
  fc.assert(
    fc.property(states, (given) => {
      for (const name of runnableSteps(of(given))) {
        assert.not(isDone(given[name]));
        for (const need of ruleOf(name).needs) assert.ok(isDone(given[need]));
      }
    }),
  );
});

test('whatever the states, something can be worked on until all is done', () => {
  fc.assert(
    fc.property(states, (given) => {
      const left = names.filter((name) => !isDone(given[name]));
      assert.is(runnableSteps(of(given)).length === 0, left.length === 0);
      assert.is(currentStep(of(given)), left[0]);
      assert.is(progressOf(of(given)), `${names.length - left.length}/${names.length}`);
    }),
  );
});

test('working on any runnable step again and again ends, with every step done once', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.nat()), (choices) => {
      const given: States = {};
      const order: StepName[] = [];
      for (const choice of choices) {
        const open = runnableSteps(of(given));
        const next = open[choice % open.length];
        if (next === undefined) break;
        given[next] = 'Succeeded';
        order.push(next);
      }
      assert.is(new Set(order).size, names.length);
    }),
  );
});

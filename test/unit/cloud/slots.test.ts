import { MemorySlots } from '../../../src/cloud/slots.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('slots');

function setUp() {
  const clock = new SteppedClock();
  const slots = new MemorySlots(clock);
  const granted: string[] = [];
  const claim = (holder: string, namespace = 'a', limit = 2) =>
    slots.claim('copies', limit, holder, namespace, () => granted.push(holder));
  return { clock, slots, granted, claim };
}

test('a pool gives out as many places as it has, and asking again keeps the place', () => {
  const { claim } = setUp();
  assert.equal([claim('1'), claim('2'), claim('3'), claim('1')], [true, true, false, true]);
});

test('who waits is called once when a place comes free, and has it', async () => {
  const { clock, slots, granted, claim } = setUp();
  claim('1');
  claim('2');
  claim('3');
  claim('4');
  slots.release('copies', '1');
  slots.release('copies', '1');
  assert.equal(granted, []);
  await clock.step(0);
  assert.equal(granted, ['3']);
  assert.ok(claim('3'));
  assert.not.ok(claim('4'));
});

test('a free place goes to the namespace that has the fewest', async () => {
  const { clock, slots, granted, claim } = setUp();
  for (const holder of ['a1', 'a2', 'a3', 'a4']) claim(holder, 'a');
  claim('b1', 'b');
  slots.release('copies', 'a1');
  await clock.step(0);
  assert.equal(granted, ['b1']);
});

test('who already has the thing keeps it even beyond the limit', async () => {
  const { clock, slots, granted, claim } = setUp();
  claim('1');
  claim('2');
  slots.hold('copies', '3');
  assert.ok(claim('3'));
  claim('4');
  slots.release('copies', '1');
  await clock.step(0);
  assert.equal(granted, []);
  slots.release('copies', '2');
  await clock.step(0);
  assert.equal(granted, ['4']);
});

test('giving up a position in line passes it on, and a raised limit lets more in', async () => {
  const { clock, slots, granted, claim } = setUp();
  for (const holder of ['1', '2', '3', '4']) claim(holder);
  slots.release('copies', '3');
  slots.release('copies', '1');
  await clock.step(0);
  assert.equal(granted, ['4']);
  assert.ok(claim('5', 'a', 3));
});

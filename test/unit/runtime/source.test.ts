import { done } from '../../../src/runtime/result.ts';
import { resync } from '../../../src/runtime/source.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';
import { runController } from './controller-rig.ts';

const test = suite('sources');

test('a resync adds every key with low priority each ten hours', async () => {
  const clock = new SteppedClock();
  const added: string[] = [];
  const stop = new AbortController();
  const keys = ['a', 'b'];
  const sink = { add: (key: string, priority = 'high') => added.push(`${key} ${priority}`), addAfter() {} };
  resync({ clock, random: () => 0.5, keys: () => keys })(sink, stop.signal);
  await clock.step(10 * 3_600_000);
  assert.equal(added, []);
  await clock.step(1_800_000);
  assert.equal(added, ['a low', 'b low']);
  keys.pop();
  await clock.step(10.5 * 3_600_000);
  assert.equal(added, ['a low', 'b low', 'a low']);
  stop.abort();
  await clock.step(0);
  assert.is(clock.pending, 0);
});

test('a controller starts its sources with itself and ends them with its stop', async () => {
  let given: AbortSignal | undefined;
  const seen: string[] = [];
  const rig = runController(
    async (key) => {
      seen.push(key);
      return done;
    },
    {
      sources: [
        (sink, stop) => {
          sink.add('listed', 'low');
          sink.add('fresh');
          given = stop;
        },
      ],
      workers: 1,
    },
  );
  await rig.clock.step(0);
  assert.equal(seen, ['fresh', 'listed']);
  assert.not(given?.aborted);
  rig.stop.abort();
  assert.ok(given?.aborted);
  await rig.ended;
});

import { duration, megabytes, Progress } from '../../control-plane/progress.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('control plane progress');

function reporter(isTTY: boolean) {
  const written: string[] = [];
  const clock = new SteppedClock();
  return { written, clock, progress: new Progress({ isTTY, write: (text) => written.push(text) }, clock) };
}

test('a stage is a line at its start, one every 15 s, and one at its end', async () => {
  const { written, clock, progress } = reporter(false);
  const work = Promise.withResolvers<number>();
  const started = Promise.withResolvers<(detail: string) => void>();
  const stage = progress.stage(
    'building',
    (tell) => {
      started.resolve(tell);
      return work.promise;
    },
    { summary: megabytes, hint: '4 min' },
  );
  assert.equal(written, ['building (4 min) …\n']);
  await clock.step(14_999);
  assert.is(written.length, 1);
  (await started.promise)('3 of 9 packages');
  await clock.step(1);
  assert.equal(written.slice(1), ['building, 3 of 9 packages, 15 s\n']);
  await clock.step(15_000);
  assert.equal(written.slice(2), ['building, 3 of 9 packages, 30 s\n']);
  work.resolve(105_400_000);
  assert.is(await stage, 105_400_000);
  assert.equal(written.slice(3), ['building: 105 MB, 30 s\n']);
  assert.is(clock.pending, 0, 'no heartbeat is left');
});

test('on a terminal the stage under way is one line that is redrawn', async () => {
  const { written, clock, progress } = reporter(true);
  const work = Promise.withResolvers<void>();
  const stage = progress.stage('building', () => work.promise);
  await clock.step(1000);
  assert.ok(written.length >= 4, `${written.length} redraws`);
  assert.ok(written.every((text) => text.startsWith('\r\u001b[K') && !text.endsWith('\n')));
  work.resolve();
  await stage;
  assert.is(written.at(-1), '\r\u001b[Kbuilding: done, 1.0 s\n');
});

test('a stage that fails says so, passes the failure on and leaves no timer', async () => {
  const { written, clock, progress } = reporter(false);
  const failure = new Error('no');
  const seen = await progress
    .stage('building', () => Promise.reject(failure))
    .catch((error: unknown) => error);
  assert.is(seen, failure);
  assert.is(written.at(-1), 'building: failed after 0.0 s\n');
  assert.is(clock.pending, 0);
});

test('durations and sizes are for people', () => {
  assert.equal([400, 9_949, 42_000, 59_700, 245_000].map(duration), [
    '0.4 s',
    '9.9 s',
    '42 s',
    '1 min 00 s',
    '4 min 05 s',
  ]);
  assert.equal([1_234_567, 24_748_194, 105_398_434].map(megabytes), ['1.2 MB', '25 MB', '105 MB']);
});

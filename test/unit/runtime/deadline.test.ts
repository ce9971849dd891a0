import { DeadlineExceeded, settlesWithin, withDeadline } from '../../../src/runtime/deadline.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('deadlines');
const never = () => new AbortController().signal;
const caught = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

test('passes on what comes in time and leaves no timer', async () => {
  const clock = new SteppedClock();
  assert.is(await withDeadline(clock, 100, never(), async () => 7), 7);
  const failed = await caught(withDeadline(clock, 100, never(), () => Promise.reject(new Error('refused'))));
  assert.match(String(failed), 'refused');
  assert.is(clock.pending, 0);
});

test('rejects at the deadline even when the call ignores its signal', async () => {
  const clock = new SteppedClock();
  let given: AbortSignal | undefined;
  const call = caught(
    withDeadline(clock, 100, never(), (signal) => {
      given = signal;
      return new Promise(() => {});
    }),
  );
  await clock.step(100);
  assert.ok((await call) instanceof DeadlineExceeded);
  assert.ok(given?.aborted);
});

test('aborts together with its parent', async () => {
  const clock = new SteppedClock();
  const parent = new AbortController();
  const call = caught(withDeadline(clock, 100, parent.signal, () => new Promise(() => {})));
  parent.abort(new Error('enough'));
  assert.match(String(await call), 'enough');
  assert.is(clock.pending, 0);
  let called = false;
  const late = withDeadline(clock, 100, parent.signal, async () => {
    called = true;
  });
  assert.match(String(await caught(late)), 'enough');
  assert.not(called);
});

test('settlesWithin tells whether it was in time', async () => {
  const clock = new SteppedClock();
  assert.ok(await settlesWithin(clock, 100, Promise.resolve()));
  const late = settlesWithin(clock, 100, new Promise(() => {}));
  await clock.step(100);
  assert.not(await late);
  assert.is(clock.pending, 0);
});

import { type CallKey, Limits } from '../../../src/cloud/limits.ts';
import { CloudError, isCloudError } from '../../../src/cloud/port.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('limits');

const key: CallKey = { account: 'a', regionID: 'r', action: 'DescribeImages', tenant: 'team-a' };
const failure = async (promise: Promise<unknown>) =>
  await promise.then(
    () => undefined,
    (error: unknown) => error,
  );

function throttling(retryAfterMs?: number): CloudError {
  return new CloudError('slow', { class: 'Throttled', code: 'Throttling', definite: true, retryAfterMs });
}

/** A clock at 20 seconds past a minute. */
const clockAt20s = () => new SteppedClock(Date.UTC(2026, 0, 1, 0, 0, 20));

async function throttleOnce(limits: Limits, on: Partial<CallKey> = {}): Promise<void> {
  await failure(limits.run({ ...key, ...on }, undefined, () => Promise.reject(throttling())));
}

/** A call that stays open until it is told to end. */
function held() {
  const started: (() => void)[] = [];
  const call = () => new Promise<void>((resolve) => started.push(resolve));
  return { started, call };
}

test('calls run at once while nothing is throttled, and their results and errors come through', async () => {
  const limits = new Limits({ clock: clockAt20s() });
  assert.is(await limits.run(key, undefined, () => Promise.resolve(7)), 7);
  const error = new Error('mine');
  assert.is(await failure(limits.run(key, undefined, () => Promise.reject(error))), error);
});

test('a throttled API is closed until the next minute, without a single call', async () => {
  const clock = clockAt20s();
  const limits = new Limits({ clock });
  await throttleOnce(limits);
  let calls = 0;
  const error = await failure(limits.run(key, undefined, () => Promise.resolve(calls++)));
  assert.ok(isCloudError(error, 'Throttled') && error.definite);
  assert.is(error.retryAfterMs, 40_000);
  await clock.step(34_000);
  assert.ok(
    isCloudError(await failure(limits.run(key, undefined, () => Promise.resolve(calls++))), 'Throttled'),
  );
  assert.is(calls, 0);
  await clock.step(6000);
  await limits.run(key, undefined, () => Promise.resolve(calls++));
  assert.is(calls, 1);
});

test('other APIs, regions and accounts stay open', async () => {
  const limits = new Limits({ clock: clockAt20s() });
  await throttleOnce(limits);
  for (const other of [{ action: 'DescribeInstances' }, { regionID: 's' }, { account: 'b' }]) {
    assert.is(await limits.run({ ...key, ...other }, undefined, () => Promise.resolve('ran')), 'ran');
  }
});

test('what the service asks to wait counts when it is longer', async () => {
  const clock = clockAt20s();
  const limits = new Limits({ clock });
  await failure(limits.run(key, undefined, () => Promise.reject(throttling(90_000))));
  const error = await failure(limits.run(key, undefined, () => Promise.resolve()));
  assert.is(isCloudError(error) && error.retryAfterMs, 90_000);
});

test('after the minute it is tried at one call a second, until a minute went by without throttling', async () => {
  const clock = clockAt20s();
  const limits = new Limits({ clock });
  await throttleOnce(limits);
  await clock.step(40_000);
  const times: number[] = [];
  const start = clock.now();
  for (let n = 0; n < 4; n++)
    void limits.run(key, undefined, () => Promise.resolve(times.push(clock.now() - start)));
  await clock.step(5000);
  assert.equal(times, [0, 1000, 2000, 3000]);
  await clock.step(55_000);
  times.length = 0;
  for (let n = 0; n < 4; n++) void limits.run(key, undefined, () => Promise.resolve(times.push(0)));
  await clock.step(0);
  assert.is(times.length, 4);
});

test('a call that would wait more than five seconds is refused with the time that its turn will take', async () => {
  const clock = clockAt20s();
  const limits = new Limits({ clock });
  await throttleOnce(limits);
  await clock.step(40_000);
  const outcomes = Array.from({ length: 9 }, () =>
    failure(limits.run(key, undefined, () => Promise.resolve())),
  );
  await clock.step(10_000);
  const refused = (await Promise.all(outcomes)).filter((error) => isCloudError(error, 'Throttled'));
  assert.is(refused.length, 3);
  assert.is(refused[0]?.retryAfterMs, 6000);
});

test('throttled while it is tried out, it closes again and sends home who waits', async () => {
  const clock = clockAt20s();
  const limits = new Limits({ clock });
  await throttleOnce(limits);
  await clock.step(40_000);
  await limits.run(key, undefined, () => Promise.resolve());
  const second = failure(limits.run(key, undefined, () => Promise.reject(throttling())));
  const third = failure(limits.run(key, undefined, () => Promise.resolve()));
  await clock.step(1000);
  assert.ok(isCloudError(await second, 'Throttled'));
  const error = await third;
  assert.is(isCloudError(error, 'Throttled') && error.retryAfterMs, 59_000);
});

test('no more calls are in flight than allowed, per account and region', async () => {
  const clock = clockAt20s();
  const limits = new Limits({ clock, maxConcurrent: 2 });
  const { started, call } = held();
  const calls = [1, 2, 3].map(() => limits.run(key, undefined, call));
  const elsewhere = limits.run({ ...key, regionID: 's' }, undefined, call);
  await clock.step(0);
  assert.is(started.length, 3);
  started[0]?.();
  await clock.step(0);
  assert.is(started.length, 4);
  for (const end of started) end();
  await Promise.all([...calls, elsewhere]);
});

test('namespaces are served in turn, each in order, so a busy one cannot starve another', async () => {
  const clock = clockAt20s();
  const limits = new Limits({ clock, maxConcurrent: 1 });
  const { started, call } = held();
  void limits.run(key, undefined, call);
  const order: string[] = [];
  const line = ['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2'].map((name) =>
    limits.run({ ...key, tenant: name.charAt(0) }, undefined, async () => void order.push(name)),
  );
  await clock.step(0);
  started[0]?.();
  await Promise.all(line);
  assert.equal(order, ['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
});

test('the wait that a namespace is told of takes the turns of the others into account', async () => {
  const clock = clockAt20s();
  const limits = new Limits({ clock });
  await throttleOnce(limits);
  await clock.step(40_000);
  const many = Array.from({ length: 8 }, () => failure(limits.run(key, undefined, () => Promise.resolve())));
  const other = limits.run({ ...key, tenant: 'team-b' }, undefined, () => Promise.resolve(clock.now()));
  const start = clock.now();
  await clock.step(20_000);
  await Promise.all(many);
  assert.ok((await other) - start <= 2000);
});

test('a call that finds no place within five seconds is refused, unsent', async () => {
  const clock = clockAt20s();
  const limits = new Limits({ clock, maxConcurrent: 1 });
  const { started, call } = held();
  const first = limits.run(key, undefined, call);
  const second = failure(limits.run(key, undefined, call));
  await clock.step(5000);
  const error = await second;
  assert.ok(isCloudError(error, 'Transient') && error.code === 'CallQueueFull' && error.definite);
  assert.is(started.length, 1);
  started[0]?.();
  await first;
  assert.is(clock.pending, 0);
});

test('an abort ends the wait and frees the place in line; during the call it only ends the waiting', async () => {
  const clock = clockAt20s();
  const limits = new Limits({ clock, maxConcurrent: 1 });
  const { started, call } = held();
  const gone = new Error('gone');
  const running = new AbortController();
  const waiting = new AbortController();
  const first = failure(limits.run(key, running.signal, call));
  const second = failure(limits.run(key, waiting.signal, call));
  const third = limits.run(key, undefined, call);
  waiting.abort(gone);
  assert.is(await second, gone);
  running.abort(gone);
  assert.is(await first, gone);
  await clock.step(0);
  assert.is(started.length, 1);
  started[0]?.();
  await clock.step(0);
  assert.is(started.length, 2);
  started[1]?.();
  await third;
  assert.is(await failure(limits.run(key, AbortSignal.abort(gone), call)), gone);
});

test('once closed it refuses everything and leaves no timer', async () => {
  const clock = clockAt20s();
  const limits = new Limits({ clock, maxConcurrent: 1 });
  const { started, call } = held();
  const first = limits.run(key, undefined, call);
  const second = failure(limits.run(key, undefined, call));
  limits.close();
  assert.is(((await second) as CloudError).code, 'CallsClosed');
  assert.is(((await failure(limits.run(key, undefined, call))) as CloudError).code, 'CallsClosed');
  started[0]?.();
  await first;
  assert.is(clock.pending, 0);
});

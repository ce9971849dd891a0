import {
  accessKeyFromEnvironment,
  fixedCredentials,
  renewedCredentials,
  type SigningKey,
} from '../../../src/cloud/credentials.ts';
import { isCloudError } from '../../../src/cloud/port.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';

const test = suite('credentials');

const HOUR_MS = 3_600_000;

/** A source of keys that live an hour, counting how often it was asked; `fail` makes it refuse. */
function source(clock: SteppedClock) {
  const state = { calls: 0, fail: false };
  const fetch = async (): Promise<SigningKey> => {
    const number = ++state.calls;
    await Promise.resolve();
    if (state.fail) throw new Error('STS is down');
    return {
      accessKeyID: `key-${number}`,
      accessKeySecret: 's',
      securityToken: 't',
      expiresAtMs: clock.now() + HOUR_MS,
    };
  };
  return { state, provider: renewedCredentials({ identity: 'id', fetch, wall: clock }) };
}

const failure = async (promise: Promise<unknown>) =>
  await promise.then(
    () => undefined,
    (error: unknown) => error,
  );

test('an access key comes from the environment by the common names, or not at all', () => {
  const env = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'a', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'b' };
  assert.equal(accessKeyFromEnvironment(env), {
    accessKeyID: 'a',
    accessKeySecret: 'b',
    securityToken: undefined,
  });
  assert.is(accessKeyFromEnvironment({ ...env, ALIBABA_CLOUD_ACCESS_KEY_SECRET: '' }), undefined);
  const withToken = accessKeyFromEnvironment({ ...env, ALIBABA_CLOUD_SECURITY_TOKEN: 'c' });
  assert.is(withToken?.securityToken, 'c');
});

test('malformed keys are refused without showing them', () => {
  for (const [key, part] of [
    [{ accessKeyID: '', accessKeySecret: 'hush' }, 'accessKeyID'],
    [{ accessKeyID: 'a', accessKeySecret: 'hush\n' }, 'accessKeySecret'],
    [{ accessKeyID: 'a', accessKeySecret: 'b', securityToken: 'hu sh' }, 'securityToken'],
  ] as const) {
    try {
      fixedCredentials(key);
      assert.unreachable();
    } catch (error) {
      assert.ok(isCloudError(error, 'Denied') && error.code === 'CredentialsUnavailable' && error.definite);
      assert.match(error.message, part);
      assert.not.match(error.message, /hu ?sh/);
    }
  }
});

test('equal keys have one identity, any other part makes another, and it shows nothing of the key', () => {
  const base = { accessKeyID: 'LTAI-visible', accessKeySecret: 'secret-part' };
  const { identity } = fixedCredentials(base);
  assert.is(fixedCredentials({ ...base }).identity, identity);
  assert.is.not(fixedCredentials({ ...base, accessKeySecret: 'other' }).identity, identity);
  assert.is.not(fixedCredentials({ ...base, securityToken: 't' }).identity, identity);
  assert.match(identity, /^[0-9a-f]{32}$/);
});

test('callers share one fetch', async () => {
  const clock = new SteppedClock();
  const { state, provider } = source(clock);
  const keys = await Promise.all(Array.from({ length: 20 }, () => provider.get()));
  assert.is(state.calls, 1);
  assert.ok(keys.every((key) => key.accessKeyID === 'key-1'));
});

test('a key is renewed 15 minutes before its end while it still serves', async () => {
  const clock = new SteppedClock();
  const { state, provider } = source(clock);
  await provider.get();
  await clock.step(44 * 60_000);
  await provider.get();
  assert.is(state.calls, 1);
  await clock.step(2 * 60_000);
  assert.is((await provider.get()).accessKeyID, 'key-1');
  await clock.step(0);
  assert.is((await provider.get()).accessKeyID, 'key-2');
  assert.is(state.calls, 2);
});

test('a failed renewal is felt only once the old key has ended, and is tried again every 30 seconds', async () => {
  const clock = new SteppedClock();
  const { state, provider } = source(clock);
  await provider.get();
  state.fail = true;
  await clock.step(46 * 60_000);
  for (let second = 0; second < 60; second += 5) {
    assert.is((await provider.get()).accessKeyID, 'key-1');
    await clock.step(5000);
  }
  assert.is(state.calls, 3);
  await clock.step(15 * 60_000);
  const error = await failure(provider.get());
  assert.ok(isCloudError(error, 'Denied') && error.code === 'CredentialsUnavailable');
  state.fail = false;
  assert.match((await provider.get()).accessKeyID, /^key-/);
});

test('after a failure at the start the next caller asks again', async () => {
  const clock = new SteppedClock();
  const { state, provider } = source(clock);
  state.fail = true;
  assert.ok(isCloudError(await failure(provider.get())));
  state.fail = false;
  assert.is((await provider.get()).accessKeyID, 'key-2');
});

test('a key that the service calls expired is replaced at once; a newer one is kept', async () => {
  const clock = new SteppedClock();
  const { state, provider } = source(clock);
  const first = await provider.get();
  assert.ok(provider.rejected(first));
  const second = await provider.get();
  assert.is(second.accessKeyID, 'key-2');
  provider.rejected(first);
  assert.is(await provider.get(), second);
  assert.is(state.calls, 2);
  assert.not.ok(fixedCredentials({ accessKeyID: 'a', accessKeySecret: 'b' }).rejected(first));
});

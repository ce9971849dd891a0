import { CloudFactory } from '../../../src/cloud/cloud-factory.ts';
import { renewedCredentials } from '../../../src/cloud/credentials.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';
import { failing } from './failing.ts';
import { launch } from './launch.ts';
import { answerError, ScriptedServer } from './scripted-server.ts';

const test = suite('identities');

let server: ScriptedServer;
let cloudClock: SteppedClock;
let factory: CloudFactory;

test.before(async () => {
  server = await ScriptedServer.start();
});
test.before.each(() => {
  cloudClock = new SteppedClock();
  factory = new CloudFactory({
    cloudClock,
    wallClock: systemClock(),
    endpoints: { overrides: { '*': server.endpoint } },
  });
  server.calls.length = 0;
});
test.after.each(() => factory.close());
test.after(() => server.close());

test('a token that the service calls expired is renewed and the call repeated once', async () => {
  let fetched = 0;
  const provider = renewedCredentials({
    identity: 'role',
    wall: systemClock(),
    fetch: () =>
      Promise.resolve({
        accessKeyID: 'a',
        accessKeySecret: 'b',
        securityToken: `token-${++fetched}`,
        expiresAtMs: Date.now() + 3_600_000,
      }),
  });
  const own = new CloudFactory({
    cloudClock,
    wallClock: systemClock(),
    endpoints: { overrides: { '*': server.endpoint } },
    operatorCredentials: provider,
  });
  server.script = ({ headers }, response) =>
    headers['x-acs-security-token'] === 'token-1'
      ? answerError(response, 400, 'InvalidSecurityToken.Expired')
      : { InstanceIdSets: { InstanceIdSet: ['i-1'] } };
  assert.equal(await own.open({ namespace: 'n' }).runInstances(launch), { instanceID: 'i-1' });
  server.script = (_, response) => answerError(response, 400, 'InvalidSecurityToken.Expired');
  const error = await failing(own.open({ namespace: 'n' }).runInstances(launch));
  assert.equal([error.class, server.calls.length, fetched], ['Denied', 4, 3]);
  own.close();
});

test('without credentials, or with malformed ones, nothing opens', async () => {
  for (const request of [
    { namespace: 'n' },
    { namespace: 'n', credentials: { accessKeyID: '', accessKeySecret: 'x' } },
  ]) {
    const error = await failing(Promise.resolve().then(() => factory.open(request)));
    assert.equal([error.class, error.code, error.definite], ['Denied', 'CredentialsUnavailable', true]);
  }
});

test('the same credentials open the same cloud per namespace, with one identity', () => {
  const key = { accessKeyID: 'a', accessKeySecret: 'b' };
  const cloud = factory.open({ namespace: 'n', credentials: key });
  assert.is(factory.open({ namespace: 'n', credentials: { ...key } }), cloud);
  const neighbour = factory.open({ namespace: 'm', credentials: key });
  assert.is.not(neighbour, cloud);
  assert.is(neighbour.identity, cloud.identity);
  const rotated = factory.open({ namespace: 'n', credentials: { ...key, accessKeySecret: 'c' } });
  assert.is.not(rotated.identity, cloud.identity);
});

test('watches of several namespaces with the same credentials share calls', async () => {
  server.script = () => ({ Instances: { Instance: [{ InstanceId: 'i-1' }, { InstanceId: 'i-2' }] } });
  const credentials = { accessKeyID: 'a', accessKeySecret: 'b' };
  const seen = ['i-1', 'i-2'].map((id) => {
    const cloud = factory.open({ namespace: `team-${id}`, credentials });
    const target = { kind: 'instance', regionID: 'cn-hangzhou', id } as const;
    return new Promise<string | undefined>((resolve) => {
      const watch = { ...target, since: cloudClock.now() };
      factory.observer.declare(id, cloud, [watch], () =>
        resolve(factory.observer.read(cloud, target).value?.instanceID),
      );
    });
  });
  await cloudClock.step(1000);
  assert.equal(await Promise.all(seen), ['i-1', 'i-2']);
  assert.equal(
    server.calls.map(({ query }) => query['InstanceIds']),
    ['["i-1","i-2"]'],
  );
});

import { CloudFactory } from '../../../src/cloud/cloud-factory.ts';
import type { Cloud, CloudErrorClass } from '../../../src/cloud/port.ts';
import type { CallReport } from '../../../src/cloud/rpc.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { assert, SteppedClock, suite, waitUntil } from '../../kit/index.ts';
import { failing } from './failing.ts';
import { launch } from './launch.ts';
import { answerError, answerJson, type Script, ScriptedServer } from './scripted-server.ts';

const test = suite('failing calls');

const regionID = 'cn-hangzhou';
const credentials = { accessKeyID: 'LTAIaccesskeyid', accessKeySecret: 'sk' };
let server: ScriptedServer;
let factory: CloudFactory;
let cloud: Cloud;
let cloudClock: SteppedClock;
const reports: CallReport[] = [];

test.before(async () => {
  server = await ScriptedServer.start();
});
test.before.each(() => {
  cloudClock = new SteppedClock();
  factory = new CloudFactory({
    cloudClock,
    wallClock: systemClock(),
    endpoints: { overrides: { '*': server.endpoint } },
    readTimeoutMs: 150,
    changeTimeoutMs: 600,
    onCall: (report) => reports.push(report),
  });
  cloud = factory.open({ namespace: 'n', credentials });
  server.calls.length = 0;
  reports.length = 0;
});
test.after.each(() => factory.close());
test.after(() => server.close());

const run = () => failing(cloud.runInstances(launch));

/** What the server does, and what the caller of RunInstances learns from it. */
const CASES: Record<
  string,
  readonly [Script, CloudErrorClass, code: string, definite: boolean, status: number]
> = {
  'no answer at all': [() => undefined, 'Transient', 'NoAnswer', false, 0],
  'a connection reset before the answer': [
    (_, response) => void response.socket?.resetAndDestroy(),
    'Transient',
    'ConnectionLost',
    false,
    0,
  ],
  'a connection reset within the answer': [
    (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 500 });
      response.write('{"InstanceIdSets":');
      setImmediate(() => response.socket?.resetAndDestroy());
      return undefined;
    },
    'Transient',
    'ConnectionLost',
    false,
    0,
  ],
  "a load balancer's page with status 502": [
    (_, response) =>
      void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>'),
    'Transient',
    'MalformedAnswer',
    false,
    0,
  ],
  'a page with status 200': [
    (_, response) =>
      void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>'),
    'Transient',
    'MalformedAnswer',
    false,
    0,
  ],
  'an empty body': [(_, response) => void response.end(), 'Transient', 'MalformedAnswer', false, 0],
  'a success that names no instance': [() => ({ RequestId: 'r' }), 'Transient', 'MalformedAnswer', false, 0],
  'an error without a code': [
    (_, response) => answerJson(response, 403, { RequestId: 'r' }),
    'Transient',
    'MalformedAnswer',
    false,
    403,
  ],
  'no stock': [
    (_, response) => answerError(response, 403, 'OperationDenied.NoStock', 'Sold out.'),
    'Capacity',
    'OperationDenied.NoStock',
    true,
    403,
  ],
  'an internal error': [
    (_, response) => answerError(response, 500, 'InternalError'),
    'Transient',
    'InternalError',
    false,
    500,
  ],
  'an unavailable service': [
    (_, response) => answerError(response, 503, 'ServiceUnavailable'),
    'Transient',
    'ServiceUnavailable',
    false,
    503,
  ],
  'the same request still in work': [
    (_, response) => answerError(response, 403, 'IdempotentProcessing'),
    'Transient',
    'IdempotentProcessing',
    false,
    403,
  ],
  'a token used for another request': [
    (_, response) => answerError(response, 400, 'IdempotentParameterMismatch'),
    'TokenMismatch',
    'IdempotentParameterMismatch',
    false,
    400,
  ],
  'a code that nobody knows': [
    (_, response) => answerError(response, 400, 'Brand.New'),
    'Invalid',
    'Brand.New',
    true,
    400,
  ],
};

for (const [name, [script, kind, code, definite, status]] of Object.entries(CASES)) {
  test(`${name}: ${kind}, ${definite ? 'definitely not done' : 'perhaps done'}`, async () => {
    server.script = script;
    const error = await run();
    assert.equal([error.class, error.code, error.definite, error.status], [kind, code, definite, status]);
    assert.equal(
      [error.action, error.regionID, error.unknown],
      ['RunInstances', regionID, code === 'Brand.New'],
    );
    assert.not.match(error.message, /\?|LTAI|ClientToken|473469C7/);
    assert.is(server.calls.length, 1);
    // A success that holds too little is only noticed when it is read.
    if (name !== 'a success that names no instance') assert.is(reports[0]?.error, error);
  });
}

test('reads and changes have their own time-outs', async () => {
  server.script = () => undefined;
  const started = performance.now();
  assert.is((await failing(cloud.describeInstances({ regionID }))).code, 'NoAnswer');
  const read = performance.now() - started;
  await run();
  const change = performance.now() - started - read;
  assert.ok(read >= 140 && read < 590, `the read took ${read} ms`);
  assert.ok(change >= 590, `the change took ${change} ms`);
});

test('nobody at the endpoint: definitely not done', async () => {
  const other = await ScriptedServer.start();
  const { endpoint } = other;
  await other.close();
  const lonely = new CloudFactory({
    cloudClock,
    wallClock: systemClock(),
    endpoints: { overrides: { '*': endpoint } },
  });
  const error = await failing(lonely.open({ namespace: 'n', credentials }).runInstances(launch));
  lonely.close();
  assert.equal([error.class, error.code, error.definite], ['Transient', 'ConnectionRefused', true]);
});

test('throttled, the API is left alone until the next minute, and says how long that is', async () => {
  server.script = (_, response) =>
    answerError(response, 400, 'Throttling.User', 'Slow down.', { 'x-acs-retry-after': '1500' });
  await cloudClock.step(50_000);
  const first = await run();
  assert.equal(
    [first.class, first.code, first.definite, first.retryAfterMs],
    ['Throttled', 'Throttling.User', true, 1500],
  );
  const second = await run();
  assert.equal([second.class, second.definite, second.retryAfterMs], ['Throttled', true, 10_000]);
  assert.is(server.calls.length, 1);
  assert.match(second.message, /^RunInstances in cn-hangzhou was not sent/);
  server.script = () => ({ InstanceIdSets: { InstanceIdSet: ['i-1'] } });
  await cloudClock.step(10_000);
  assert.equal(await cloud.runInstances(launch), { instanceID: 'i-1' });
});

test('a budget is shared by namespaces and, once the account is known, by its keys', async () => {
  const other = factory.open({ namespace: 'm', credentials: { accessKeyID: 'other', accessKeySecret: 's' } });
  server.script = () => ({ AccountId: '1234567890123456' });
  await cloud.getCallerIdentity({ regionID });
  await other.getCallerIdentity({ regionID });
  server.script = (_, response) => answerError(response, 400, 'Throttling');
  await run();
  assert.is((await failing(other.runInstances(launch))).class, 'Throttled');
  assert.is(
    (await failing(factory.open({ namespace: 'x', credentials }).runInstances(launch))).class,
    'Throttled',
  );
  assert.is(server.calls.filter(({ action }) => action === 'RunInstances').length, 1);
});

test('a dry run resolves on the code that means success, rejects on others, and rejects a plain success', async () => {
  const { clientToken: _, ...input } = launch;
  server.script = (_, response) => answerError(response, 400, 'DryRunOperation');
  await cloud.dryRunInstances(input);
  assert.is(server.calls[0]?.query['ClientToken'], undefined);
  server.script = (_, response) => answerError(response, 403, 'QuotaExceed.ElasticQuota');
  assert.is((await failing(cloud.dryRunInstances(input))).class, 'Capacity');
  server.script = () => ({ InstanceIdSets: { InstanceIdSet: ['i-1'] } });
  assert.is((await failing(cloud.dryRunInstances(input))).code, 'MalformedAnswer');
});

test('deleting and cancelling what is gone is success; stopping it is not', async () => {
  server.script = ({ action }, response) =>
    answerError(response, 404, `Invalid${/Image|Snapshot|Instance/.exec(action)?.[0]}Id.NotFound`);
  await cloud.deleteInstance({ regionID, instanceID: 'i-1' });
  await cloud.deleteImage({ regionID, imageID: 'm-1' });
  await cloud.cancelCopyImage({ regionID, imageID: 'm-1' });
  await cloud.deleteSnapshot({ regionID, snapshotID: 's-1' });
  assert.is((await failing(cloud.stopInstance({ regionID, instanceID: 'i-1' }))).class, 'NotFound');
});

test('that a region or an API is unknown does not prove that a thing is gone', async () => {
  for (const code of ['InvalidRegionId.NotFound', 'InvalidAction.NotFound']) {
    server.script = (_, response) => answerError(response, 404, code);
    for (const call of [
      cloud.deleteInstance({ regionID, instanceID: 'i-1' }),
      cloud.deleteImage({ regionID, imageID: 'm-1' }),
      cloud.deleteSnapshot({ regionID, snapshotID: 's-1' }),
      cloud.cancelCopyImage({ regionID, imageID: 'm-1' }),
      cloud.describeInvocationResults({ regionID, invokeIDs: ['t-1'] }),
      cloud.describeSecurityGroups({ regionID, securityGroupIDs: ['sg-1'] }),
    ])
      assert.is((await failing(call)).code, code);
  }
});

test('an abort ends the waiting at once with its reason', async () => {
  server.script = () => undefined;
  const controller = new AbortController();
  const call = cloud.runInstances(launch, { signal: controller.signal });
  await waitUntil(() => server.calls.length === 1, { what: 'the request' });
  const reason = new Error('shutting down');
  controller.abort(reason);
  await call.then(
    () => assert.unreachable(),
    (error: unknown) => assert.is(error, reason),
  );
});

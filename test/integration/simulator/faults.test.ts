import { assert, suite, waitUntil } from '../../kit/index.ts';
import { LAUNCH, list, Stepped } from './calls.ts';

const test = suite('simulated faults');
let world: Stepped;

test.before.each(async () => {
  world = await Stepped.start();
});
test.after.each(() => world.end());

const count = async () => list(await world.call('DescribeInstances', {}), 'Instances', 'Instance').length;
const TOKEN = { ...LAUNCH, ClientToken: 'token' };

test('an error stands in for the work, for the calls that the scope names, so many times', async () => {
  const fault = world.simulator.fault(
    { action: 'RunInstances', region: 'cn-hangzhou' },
    { kind: 'error', status: 503, code: 'ServiceUnavailable' },
    { from: 2, times: 1 },
  );
  assert.is(await world.code('RunInstances', LAUNCH), undefined);
  assert.is(await world.code('RunInstances', LAUNCH), 'ServiceUnavailable');
  assert.is(await world.code('RunInstances', LAUNCH), undefined);
  assert.is(await count(), 2);
  assert.is(fault.hits, 1);
});

test('a dropped answer: before the work nothing is created, after it the repeat gets the first answer', async () => {
  world.simulator.fault({ action: 'RunInstances' }, { kind: 'drop', when: 'before' }, { times: 1 });
  assert.is(await world.code('RunInstances', TOKEN), 'ECONNRESET');
  assert.is(await count(), 0);
  world.simulator.faults.clear();
  world.simulator.fault({ action: 'RunInstances' }, { kind: 'drop', when: 'after' }, { times: 1 });
  assert.is(await world.code('RunInstances', TOKEN), 'ECONNRESET');
  assert.is(await count(), 1);
  assert.is(await world.code('RunInstances', TOKEN), undefined);
  assert.is(await count(), 1);
});

test('a call held before its work is done when released, even if its caller has long gone', async () => {
  const fault = world.simulator.fault({ effect: 'write' }, { kind: 'hold', when: 'before' }, { times: 1 });
  assert.match(String(await world.code('RunInstances', TOKEN, { timeoutMs: 200 })), 'Timeout');
  assert.is(fault.held, 1);
  assert.is(await count(), 0);
  fault.release();
  await waitUntil(async () => (await count()) === 1, { what: 'the late call' });
  assert.is(await world.code('RunInstances', TOKEN), undefined);
  assert.is(await count(), 1);
});

test('a call held after its work has happened, and is answered when released', async () => {
  const fault = world.simulator.fault({ effect: 'write' }, { kind: 'hold', when: 'after' }, { times: 1 });
  let answered = false;
  const call = world.code('RunInstances', TOKEN).then((code) => {
    answered = true;
    return code;
  });
  await fault.hit();
  await waitUntil(async () => (await count()) === 1, { what: 'the held call to have happened' });
  assert.is(answered, false);
  fault.release();
  assert.is(await call, undefined);
});

test('a truncated body and a proxy page are no JSON', async () => {
  world.simulator.fault({ action: 'DescribeRegions' }, { kind: 'truncate' }, { times: 1 });
  assert.is.not(await world.code('DescribeRegions', {}), undefined);
  world.simulator.fault({ action: 'DescribeRegions' }, { kind: 'html', status: 502 });
  assert.match(String(await world.code('DescribeRegions', {})), 'SyntaxError');
});

test('a delay holds a call for simulated time', async () => {
  const fault = world.simulator.fault({ action: 'DescribeRegions' }, { kind: 'delay', ms: 10_000 });
  let done = false;
  const call = world.call('DescribeRegions', {}).then(() => {
    done = true;
  });
  await fault.hit();
  await world.seconds(9);
  assert.is(done, false);
  await world.seconds(2);
  await call;
});

test('a launched instance vanishes, never runs, or has a silent agent', async () => {
  const launch = async (effect: object) => {
    world.simulator.fault({ action: 'RunInstances' }, { kind: 'launched', ...effect }, { times: 1 });
    return world.launch();
  };
  const lost = await launch({ vanishAfterMs: 10_000 });
  const stuck = await launch({ neverRuns: true });
  const silent = await launch({ agentSilent: true });
  await world.seconds(120);
  assert.is(await world.instance(lost), undefined);
  assert.is((await world.instance(stuck))?.['Status'], 'Pending');
  assert.is((await world.instance(silent))?.['Status'], 'Running');
  const command = { Type: 'RunShellScript', CommandContent: 'x', InstanceId: [silent] };
  const { InvokeId } = await world.call('RunCommand', command);
  await world.seconds(61);
  const result = await world.result(String(InvokeId));
  assert.is(result?.['InvocationStatus'], 'Aborted');
  assert.is(result?.['ErrorCode'], 'DeliveryTimeout');
});

test('an image fails on the way', async () => {
  const id = await world.running();
  world.simulator.fault({ action: 'CreateImage' }, { kind: 'image', failAfterMs: 30_000 });
  const { ImageId } = await world.call('CreateImage', { InstanceId: id });
  await world.seconds(31);
  assert.is((await world.image(String(ImageId)))?.['Status'], 'CreateFailed');
  const snapshots = list(await world.call('DescribeSnapshots', {}), 'Snapshots', 'Snapshot');
  assert.is(snapshots[0]?.['Status'], 'failed');
});

test('a chance below one hits by the seed, the same in every run', async () => {
  const first = await hitsOf();
  assert.match(first, 'ok');
  assert.match(first, 'InternalError');
  assert.is(await hitsOf(), first);
});

async function hitsOf(): Promise<string> {
  const other = await Stepped.start({ seed: 42 });
  other.simulator.fault({}, { kind: 'error', status: 500, code: 'InternalError' }, { probability: 0.5 });
  const codes: (string | undefined)[] = [];
  for (let round = 0; round < 12; round++) codes.push(await other.code('DescribeRegions', {}));
  await other.end();
  return codes.map((code) => code ?? 'ok').join();
}

import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { LAUNCH } from './calls.ts';
import { acs3, type Acs3Call, FORM, pairs, refusalCode, send, v1 } from './signed.ts';

const test = suite('forms of a request');
let simulator: SimulatorHandle;

test.before(async () => {
  simulator = await startSimulator();
});
test.after(() => simulator.close());

const HEADERS = { 'x-acs-action': 'DescribeInstances', 'x-acs-version': '2014-05-26' };
const newer = (call: Omit<Acs3Call, 'host'>) =>
  send(simulator.endpoint, acs3({ host: simulator.endpoint, headers: HEADERS, ...call }));
const posted = (body: string, target = '/') =>
  send(simulator.endpoint, { target, headers: { 'content-type': FORM }, body });
const DESCRIBE = { Action: 'DescribeInstances', RegionId: 'cn-hangzhou', Format: 'JSON' };

test('the older signature is accepted in the query by GET and by POST', async () => {
  for (const method of ['GET', 'POST']) {
    const query = pairs(v1({ method, parameters: DESCRIBE }));
    const answer = await send(simulator.endpoint, { method, target: `/?${query}` });
    assert.match(answer.text, '"Instances":');
  }
});

test('the method is part of the older signature', async () => {
  const query = pairs(v1({ method: 'GET', parameters: DESCRIBE }));
  const answer = await send(simulator.endpoint, { method: 'POST', target: `/?${query}` });
  assert.is(refusalCode(answer), 'SignatureDoesNotMatch');
});

test('the older signature covers parameters of a form body, and may itself stand in the query', async () => {
  const signed = v1({ parameters: DESCRIBE });
  assert.match((await posted(pairs(signed))).text, '"Instances":');

  const { RegionId = '', Action = '', ...query } = v1({ parameters: DESCRIBE });
  const split = await posted(pairs({ RegionId, Action }), `/?${pairs(query)}`);
  assert.match(split.text, '"Instances":');

  const { Action: other = '', ...rest } = v1({ parameters: DESCRIBE });
  const changed = await posted(pairs({ Action: other, RegionId: 'cn-shanghai' }), `/?${pairs(rest)}`);
  assert.is(refusalCode(changed), 'SignatureDoesNotMatch');
});

test('action and version may stand in the query under the newer signature', async () => {
  const query = 'Action=DescribeInstances&Version=2014-05-26&RegionId=cn-hangzhou';
  assert.match((await newer({ query, headers: {} })).text, '"Instances":');
});

test('a space is a plus or %20, in the query and in a body, under both signatures', async () => {
  const named = { ...DESCRIBE, InstanceName: 'a b+c' };
  for (const space of ['%20', '+'] as const) {
    assert.is((await posted(pairs(v1({ parameters: named }), space))).status, 200);
    const text = pairs({ RegionId: 'cn-hangzhou', InstanceName: 'a b+c' }, space);
    assert.is((await newer({ query: text })).status, 200);
    const body = await newer({ body: text, headers: { ...HEADERS, 'content-type': FORM } });
    assert.is(body.status, 200);
  }
  assert.equal(simulator.simulation.violations, []);
});

test('empty parameters are signed, with an equals sign and without', async () => {
  const empty = { ...DESCRIBE, InstanceName: '', 'Tag.1.Value': '', 'Tag.1.Key': 'k' };
  assert.is((await posted(pairs(v1({ parameters: empty })))).status, 200);
  assert.is((await newer({ query: 'RegionId=cn-hangzhou&InstanceName=&KeyPairName' })).status, 200);
  const { InstanceName, ...without } = v1({ parameters: empty });
  assert.is(InstanceName, '');
  assert.is(refusalCode(await posted(pairs(without))), 'SignatureDoesNotMatch');
});

const dryRun = async (value: string) => {
  const parameters = { ...LAUNCH, Action: 'RunInstances', Format: 'JSON', DryRun: value };
  return refusalCode(await posted(pairs(v1({ parameters }))));
};

test('booleans are true and True, and nothing else', async () => {
  assert.is(await dryRun('true'), 'DryRunOperation');
  assert.is(await dryRun('True'), 'DryRunOperation');
  assert.is(await dryRun('yes'), 'InvalidParameter');
});

test('a signed call with an absolute-form target is answered', async () => {
  const sending = acs3({ host: simulator.endpoint, headers: HEADERS, query: 'RegionId=cn-hangzhou' });
  const answer = await send(simulator.endpoint, {
    ...sending,
    target: `http://${simulator.endpoint}${sending.target}`,
  });
  assert.match(answer.text, '"Instances":');
});

const filled = (size: number) => 'RegionId=cn-hangzhou&InstanceName='.padEnd(size, 'a');

test('parameters of 256 KiB are read from the query and from the body, and refused beyond', async () => {
  const limit = 256 * 1024;
  const bodyOf = (size: number) =>
    newer({ body: filled(size), headers: { ...HEADERS, 'content-type': FORM } });
  assert.is((await newer({ query: filled(limit) })).status, 200);
  assert.is((await bodyOf(limit)).status, 200);
  assert.is(refusalCode(await newer({ query: filled(limit + 1) })), 'RequestURITooLong');
  assert.is(refusalCode(await newer({ query: filled(limit + 64 * 1024) })), 'RequestHeaderTooLarge');
  assert.is(refusalCode(await bodyOf(limit + 1)), 'RequestEntityTooLarge');
  assert.is(refusalCode(await bodyOf(8 * limit)), 'RequestEntityTooLarge');
});

test('the newer signature covers a form body by its hash', async () => {
  const body = 'RegionId=cn-hangzhou&InstanceName=a';
  const headers = { ...HEADERS, 'content-type': FORM };
  const sending = acs3({ host: simulator.endpoint, headers, body });
  assert.is((await send(simulator.endpoint, sending)).status, 200);
  const again = acs3({ host: simulator.endpoint, headers, body });
  const changed = await send(simulator.endpoint, { ...again, body: body.replace('=a', '=b') });
  assert.is(refusalCode(changed), 'SignatureDoesNotMatch');
});

test('a body of another type is covered by its hash and holds no parameters', async () => {
  const answer = await newer({
    query: 'RegionId=cn-hangzhou',
    body: '{"RegionId":"cn-nowhere"}',
    headers: { ...HEADERS, 'content-type': 'application/json' },
  });
  assert.is(answer.status, 200);
});

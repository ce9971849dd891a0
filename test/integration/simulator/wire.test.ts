import { createHash, createHmac } from 'node:crypto';
import { request } from 'node:http';

import { DescribeInstancesRequest, DescribeRegionsRequest } from '@alicloud/ecs20140526';
import { AssumeRoleRequest } from '@alicloud/sts20150401';

import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { codeOf, ecsClient, rawCall, stsClient } from './clients.ts';

const test = suite('simulator wire');
let simulator: SimulatorHandle;

test.before(async () => {
  simulator = await startSimulator();
});
test.after(() => simulator.close());

const regions = (options: Parameters<typeof ecsClient>[1] = {}) =>
  ecsClient(simulator.endpoint, options).describeRegions(new DescribeRegionsRequest({}));

const describe = (parameters: Record<string, unknown>) =>
  codeOf(rawCall(simulator.endpoint, 'DescribeInstances', parameters));

test('the official client is answered under both signatures', async () => {
  const acs3 = await regions();
  assert.is(acs3.body?.regions?.region?.length, 3);
  const v1 = await regions({ signatureAlgorithm: 'v2' });
  assert.is(v1.body?.regions?.region?.[0]?.regionId, 'cn-hangzhou');
});

test('GET is answered as POST is', async () => {
  const answer = await rawCall(simulator.endpoint, 'DescribeRegions', {}, { method: 'GET' });
  assert.ok(answer['Regions']);
});

test('a wrong secret is refused with SignatureDoesNotMatch under both signatures', async () => {
  assert.is(await codeOf(regions({ accessKeySecret: 'wrong' })), 'SignatureDoesNotMatch');
  const old = regions({ accessKeySecret: 'wrong', signatureAlgorithm: 'v2' });
  assert.is(await codeOf(old), 'SignatureDoesNotMatch');
});

test('an unknown key is refused with 404 InvalidAccessKeyId.NotFound', async () => {
  assert.is(await codeOf(regions({ accessKeyId: 'nobody' })), 'InvalidAccessKeyId.NotFound');
});

test('a disabled key is refused', async () => {
  const key = simulator.world.keys.get('simulator-user-key');
  assert.ok(key);
  key.enabled = false;
  const call = regions({ accessKeyId: 'simulator-user-key', accessKeySecret: 'simulator-user-secret' });
  assert.is(await codeOf(call), 'InvalidAccessKeyId.Inactive');
});

test('an unknown action and an unknown version have their codes', async () => {
  assert.is(await codeOf(rawCall(simulator.endpoint, 'DescribeNothing', {})), 'InvalidAction.NotFound');
  const old = rawCall(simulator.endpoint, 'DescribeRegions', {}, { version: '1999-01-01' });
  assert.is(await codeOf(old), 'InvalidVersion');
});

test('an action of the real service that is not simulated is not found either', async () => {
  assert.is(await codeOf(rawCall(simulator.endpoint, 'DescribeClusters', {})), 'InvalidAction.NotFound');
});

test('a required parameter that is missing, a number that is none and an unknown region have their codes', async () => {
  assert.is(await describe({}), 'MissingParameter');
  assert.is(await describe({ RegionId: 'cn-hangzhou', PageSize: 'ten' }), 'InvalidParameter');
  assert.is(await describe({ RegionId: 'cn-nowhere' }), 'InvalidRegionId.NotFound');
  assert.is(await describe({ RegionId: 'cn-hangzhou', InstanceIds: 'i-1' }), 'InvalidParameter');
});

test('an error has request id, host, code, message and recommendation', async () => {
  try {
    await rawCall(simulator.endpoint, 'DescribeInstances', { RegionId: 'cn-nowhere' });
    assert.unreachable();
  } catch (error) {
    const { statusCode, data } = error as { statusCode: number; data: Record<string, unknown> };
    assert.is(statusCode, 404);
    assert.equal(Object.keys(data).toSorted().slice(0, 5), [
      'Code',
      'HostId',
      'Message',
      'Recommend',
      'RequestId',
    ]);
  }
});

test('a session key works with its token only, and not beyond its time', async () => {
  const sts = stsClient(simulator.endpoint);
  const roleArn = 'acs:ram::2000000000000002:role/image-builder';
  const made = await sts.assumeRole(new AssumeRoleRequest({ roleArn, roleSessionName: 'test' }));
  const { accessKeyId = '', accessKeySecret = '', securityToken = '' } = made.body?.credentials ?? {};
  const identity = await stsClient(simulator.endpoint, {
    accessKeyId,
    accessKeySecret,
    securityToken,
  }).getCallerIdentity();
  assert.is(identity.body?.accountId, '2000000000000002');
  assert.is(identity.body?.identityType, 'AssumedRoleUser');
  assert.is(await codeOf(regions({ accessKeyId, accessKeySecret })), 'MissingSecurityToken');
  const other = regions({ accessKeyId, accessKeySecret, securityToken: 'x' });
  assert.is(await codeOf(other), 'InvalidSecurityToken.Malformed');
  const key = simulator.world.keys.get(accessKeyId);
  assert.ok(key?.session);
  key.session.expiresAt = Date.now() - 1;
  const late = regions({ accessKeyId, accessKeySecret, securityToken });
  assert.is(await codeOf(late), 'InvalidSecurityToken.Expired');
  const oldForm = regions({ accessKeyId, accessKeySecret, securityToken, signatureAlgorithm: 'v2' });
  assert.is(await codeOf(oldForm), 'InvalidSecurityToken.Expired');
});

test('a role that does not exist cannot be assumed', async () => {
  const roleArn = 'acs:ram::2000000000000002:role/nobody';
  const call = stsClient(simulator.endpoint).assumeRole(
    new AssumeRoleRequest({ roleArn, roleSessionName: 'test' }),
  );
  assert.is(await codeOf(call), 'EntityNotExist.Role');
});

test('parameters of a form body are read, and signed by the hash of the body', async () => {
  const body = 'RegionId=cn-hangzhou&InstanceName=a+b';
  const answer = await signedPost({ body, date: new Date() });
  assert.is(answer.status, 200);
  assert.match(answer.text, /"Instances":/);
  const changed = await signedPost({ body, date: new Date(), sentBody: body.replace('a+b', 'c+d') });
  assert.match(changed.text, /SignatureDoesNotMatch/);
});

test('a time more than fifteen minutes off is refused, and so is a nonce that was used before', async () => {
  const body = 'RegionId=cn-hangzhou';
  const late = await signedPost({ body, date: new Date(Date.now() - 16 * 60_000) });
  assert.match(late.text, /InvalidTimeStamp\.Expired/);
  const first = await signedPost({ body, date: new Date(), nonce: 'same' });
  assert.is(first.status, 200);
  const again = await signedPost({ body, date: new Date(), nonce: 'same' });
  assert.match(again.text, /SignatureNonceUsed/);
});

test('an absolute-form target and a call without any signature are understood', async () => {
  const answer = await send(
    `http://${simulator.endpoint}/?Action=DescribeRegions&Version=2014-05-26`,
    {},
    '',
  );
  assert.match(answer.text, /MissingAccessKeyId/);
});

test('a request line of 200 KiB is read', async () => {
  const answer = await signedPost({
    body: '',
    date: new Date(),
    query: `InstanceName=${'a'.repeat(200_000)}&RegionId=cn-hangzhou`,
  });
  assert.is(answer.status, 200);
});

test('nothing in this file was strange to the official models', () => simulator.assertClean());

test('describing instances of the generated client sends nothing unknown', async () => {
  await ecsClient(simulator.endpoint).describeInstances(
    new DescribeInstancesRequest({ regionId: 'cn-hangzhou' }),
  );
  simulator.assertClean();
});

interface Signed {
  body: string;
  date: Date;
  nonce?: string;
  sentBody?: string;
  query?: string;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Signs by the published algorithm, written down a second time so that the simulator does not check itself. */
function signedPost({ body, date, nonce = crypto.randomUUID(), sentBody = body, query = '' }: Signed) {
  const headers: Record<string, string> = {
    'content-type': 'application/x-www-form-urlencoded',
    host: simulator.endpoint,
    'x-acs-action': 'DescribeInstances',
    'x-acs-content-sha256': hash(body),
    'x-acs-date': `${date.toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': '2014-05-26',
  };
  const names = Object.keys(headers).toSorted();
  const canonicalHeaders = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = ['POST', '/', query, canonicalHeaders, names.join(';'), hash(body)].join('\n');
  const signature = createHmac('sha256', 'simulator-secret')
    .update(`ACS3-HMAC-SHA256\n${hash(canonical)}`)
    .digest('hex');
  const authorization = `ACS3-HMAC-SHA256 Credential=simulator-key,SignedHeaders=${names.join(';')},Signature=${signature}`;
  return send(query === '' ? '/' : `/?${query}`, { ...headers, authorization }, sentBody);
}

function send(
  path: string,
  headers: Record<string, string>,
  body: string,
): Promise<{ status: number; text: string }> {
  const [host, port] = simulator.endpoint.split(':');
  return new Promise((resolve, reject) => {
    const call = request({ host, port, path, method: 'POST', headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
    });
    call.on('error', reject);
    call.end(body);
  });
}

import { DescribeInstancesRequest, DescribeRegionsRequest } from '@alicloud/ecs20140526';
import { AssumeRoleRequest } from '@alicloud/sts20150401';

import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { codeOf, ecsClient, rawCall, stsClient, USER } from './clients.ts';

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
  key.enabled = true;
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
  const sts = stsClient(simulator.endpoint, USER);
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
  const call = stsClient(simulator.endpoint, USER).assumeRole(
    new AssumeRoleRequest({ roleArn, roleSessionName: 'test' }),
  );
  assert.is(await codeOf(call), 'EntityNotExist.Role');
});

test('nothing in this file was strange to the official models', () => simulator.assertClean());

test('describing instances of the generated client sends nothing unknown', async () => {
  await ecsClient(simulator.endpoint).describeInstances(
    new DescribeInstancesRequest({ regionId: 'cn-hangzhou' }),
  );
  simulator.assertClean();
});

import { AssumeRoleRequest } from '@alicloud/sts20150401';

import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { type ClientOptions, codeOf, stsClient, USER } from './clients.ts';

const test = suite('simulated STS');
const ROLE = 'acs:ram::1000000000000001:role/image-builder';
const LONG_ROLE = 'acs:ram::1000000000000001:role/image-publisher';
let simulator: SimulatorHandle;

test.before(async () => {
  simulator = await startSimulator();
});
test.after(() => simulator.close());

type Wishes = ConstructorParameters<typeof AssumeRoleRequest>[0];
const assume = (wishes: Wishes = {}, caller: ClientOptions = USER) =>
  stsClient(simulator.endpoint, caller).assumeRole(
    new AssumeRoleRequest({ roleArn: ROLE, roleSessionName: 'build', ...wishes }),
  );
const refused = (wishes: Wishes) => codeOf(assume(wishes));

test('a session says who it is, and may assume a further role', async () => {
  const { body } = await assume({ sourceIdentity: 'alice' });
  assert.is(body?.assumedRoleUser?.arn, 'acs:ram::1000000000000001:assumed-role/image-builder/build');
  assert.is(body?.sourceIdentity, 'alice');
  const { credentials } = body ?? {};
  const session: ClientOptions = {
    accessKeyId: credentials?.accessKeyId ?? '',
    accessKeySecret: credentials?.accessKeySecret ?? '',
    securityToken: credentials?.securityToken ?? '',
  };
  const identity = (await stsClient(simulator.endpoint, session).getCallerIdentity()).body;
  assert.is(identity?.identityType, 'AssumedRoleUser');
  assert.is(identity?.arn, body?.assumedRoleUser?.arn);
  assert.is(identity?.principalId, body?.assumedRoleUser?.assumedRoleId);
  const next = await assume({ roleArn: 'acs:ram::2000000000000002:role/image-builder' }, session);
  assert.match(next.body?.assumedRoleUser?.arn ?? '', 'acs:ram::2000000000000002:');
});

test('the account itself may not assume a role', async () => {
  assert.is(await codeOf(assume({}, {})), 'NoPermission');
});

test('the identity of an account and of its user differ', async () => {
  const root = (await stsClient(simulator.endpoint).getCallerIdentity()).body;
  assert.equal([root?.identityType, root?.arn], ['Account', 'acs:ram::1000000000000001:root']);
  const user = (await stsClient(simulator.endpoint, USER).getCallerIdentity()).body;
  assert.equal([user?.identityType, user?.arn], ['RAMUser', 'acs:ram::1000000000000001:user/image-builder']);
});

const seconds = async (wishes: Wishes) => {
  const { body } = await assume(wishes);
  return Math.round((Date.parse(body?.credentials?.expiration ?? '') - Date.now()) / 60_000);
};

test('a session lasts from 900 seconds to what its role allows, an hour by default', async () => {
  assert.is(await seconds({}), 60);
  assert.is(await seconds({ durationSeconds: 900 }), 15);
  assert.is(await seconds({ roleArn: LONG_ROLE, durationSeconds: 43_200 }), 720);
  for (const durationSeconds of [899, 3601]) {
    assert.is(await refused({ durationSeconds }), 'InvalidParameter.DurationSeconds');
  }
});

test('role, session name, policy and source identity are checked', async () => {
  assert.is(await refused({ roleArn: 'image-builder' }), 'InvalidParameter.RoleArn');
  assert.is(await refused({ roleArn: `${ROLE}x` }), 'EntityNotExist.Role');
  assert.is(await refused({ roleSessionName: 'a' }), 'InvalidParameter.RoleSessionName');
  assert.is(await refused({ roleSessionName: 'a/b' }), 'InvalidParameter.RoleSessionName');
  assert.is(await refused({ policy: '{}' }), 'InvalidParameter.PolicyGrammar');
  assert.is(await refused({ policy: `{"Version":"1"${' '.repeat(2048)}}` }), 'InvalidParameter.PolicySize');
  const policy = JSON.stringify({
    Version: '1',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  });
  assert.is(await refused({ policy }), undefined);
  assert.is(await refused({ sourceIdentity: ' ' }), 'InvalidParameter.SourceIdentity');
});

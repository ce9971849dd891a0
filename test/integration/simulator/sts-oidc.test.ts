import { generateKeyPairSync, sign } from 'node:crypto';

import { AssumeRoleWithOIDCRequest } from '@alicloud/sts20150401';

import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { codeOf, ecsClient, rawCall, stsClient } from './clients.ts';

const test = suite('simulated STS with identity tokens');
const PROVIDER = 'acs:ram::1000000000000001:oidc-provider/cluster';
const ROLE = 'acs:ram::1000000000000001:role/image-builder';
const KEYS = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
};
let simulator: SimulatorHandle;

test.before.each(async () => {
  simulator = await startSimulator();
});
test.after.each(() => simulator.close());

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(claims: object = {}, alg: keyof typeof KEYS = 'RS256'): string {
  const now = Math.floor(Date.now() / 1000);
  const body = {
    iss: 'https://cluster.test',
    aud: ['sts.aliyuncs.com'],
    sub: 'system:serviceaccount:imagesmith:operator',
    iat: now,
    exp: now + 600,
    ...claims,
  };
  const text = `${part({ alg })}.${part(body)}`;
  const key = { key: KEYS[alg].privateKey, dsaEncoding: 'ieee-p1363' as const };
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

const assume = (wishes: ConstructorParameters<typeof AssumeRoleWithOIDCRequest>[0] = {}) =>
  stsClient(simulator.endpoint, { accessKeyId: '', accessKeySecret: '' }).assumeRoleWithOIDC(
    new AssumeRoleWithOIDCRequest({
      OIDCProviderArn: PROVIDER,
      OIDCToken: token(),
      roleArn: ROLE,
      roleSessionName: 'pod',
      ...wishes,
    }),
  );
const refused = (wishes: Parameters<typeof assume>[0]) => codeOf(assume(wishes));

/** Makes the provider check signatures with `KEYS`. */
function withKeys(): void {
  const [provider] = simulator.world.accounts.get('1000000000000001')?.oidcProviders ?? [];
  assert.ok(provider);
  provider.publicKeys = Object.values(KEYS).map(({ publicKey }) =>
    String(publicKey.export({ type: 'spki', format: 'pem' })),
  );
}

test('a token opens a session without any key, and the session calls ECS', async () => {
  const { body } = await assume();
  assert.is(body?.OIDCTokenInfo?.subject, 'system:serviceaccount:imagesmith:operator');
  const { accessKeyId = '', accessKeySecret = '', securityToken = '' } = body?.credentials ?? {};
  const session = { accessKeyId, accessKeySecret, securityToken };
  assert.is(await codeOf(rawCall(simulator.endpoint, 'DescribeRegions', {}, session)), undefined);
  const identity = (await stsClient(simulator.endpoint, session).getCallerIdentity()).body;
  assert.is(identity?.arn, 'acs:ram::1000000000000001:assumed-role/image-builder/pod');
  assert.ok(ecsClient(simulator.endpoint, session));
  simulator.assertClean();
  const text = JSON.stringify(simulator.ledger.calls);
  assert.not(text.includes(accessKeySecret) || text.includes(securityToken) || text.includes('eyJ'));
});

const codeFor = (claims: object) => refused({ OIDCToken: token(claims) });

test('issuer, audience and time of a token are checked', async () => {
  assert.is(await codeFor({ iss: 'https://other.test' }), 'AuthenticationFail.OIDCToken.IssuerNotMatch');
  assert.is(await codeFor({ aud: 'other' }), 'AuthenticationFail.OIDCToken.AudienceNotMatch');
  assert.is(
    await codeFor({ exp: Math.floor(Date.now() / 1000) - 1 }),
    'AuthenticationFail.OIDCToken.Expired',
  );
  assert.is(await codeFor({ exp: 'soon' }), 'AuthenticationFail.OIDCToken.Invalid');
  assert.is(await codeFor({ aud: 'sts.aliyuncs.com' }), undefined);
  for (const text of ['none', 'a.b.c', `${token()}.x`, '....']) {
    assert.is(await refused({ OIDCToken: text }), 'AuthenticationFail.OIDCToken.Invalid');
  }
});

test('with keys the signature is checked, RSA and elliptic', async () => {
  withKeys();
  assert.is(await refused({ OIDCToken: token() }), undefined);
  assert.is(await refused({ OIDCToken: token({}, 'ES256') }), undefined);
  const [head, , signature] = token().split('.');
  const [, body] = token({ sub: 'someone else' }).split('.');
  const forged = `${head}.${body}.${signature}`;
  assert.is(await refused({ OIDCToken: forged }), 'AuthenticationFail.OIDCToken.Invalid');
  const unsigned = `${part({ alg: 'none' })}.${body}.`;
  assert.is(await refused({ OIDCToken: unsigned }), 'AuthenticationFail.OIDCToken.Invalid');
});

test('provider and role must exist and trust each other', async () => {
  const denied = 'AuthenticationFail.NoPermission';
  assert.is(await refused({ OIDCProviderArn: `${PROVIDER}x` }), denied);
  assert.is(await refused({ OIDCProviderArn: 'cluster' }), denied);
  assert.is(await refused({ roleArn: `${ROLE}x` }), 'EntityNotExist.Role');
  assert.is(await refused({ roleArn: 'acs:ram::1000000000000001:role/image-publisher' }), denied);
  assert.is(await refused({ roleArn: 'acs:ram::2000000000000002:role/image-builder' }), denied);
  assert.is(await refused({ roleSessionName: 'a/b' }), 'InvalidParameter.RoleSessionName');
});

test('each parameter that is missing is named by its code', async () => {
  assert.is(await refused({ OIDCToken: '' }), 'MissingParameter.OIDCToken');
  assert.is(await refused({ roleArn: '' }), 'MissingParameter.RoleArn');
  assert.is(await refused({ OIDCProviderArn: '' }), 'MissingParameter.OIDCProviderArn');
  assert.is(await refused({ roleSessionName: '' }), 'MissingParameter.RoleSessionName');
});

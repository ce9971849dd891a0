import { AssumeRoleRequest } from '@alicloud/sts20150401';

import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { stsClient, USER } from './clients.ts';
import { acs3, type Acs3Call, FORM, type Key, pairs, refusalCode, send, v1 } from './signed.ts';

const test = suite('refusals of the gateway');
let simulator: SimulatorHandle;

test.before(async () => {
  simulator = await startSimulator();
});
test.after(() => simulator.close());

const DESCRIBE = { Action: 'DescribeRegions', Format: 'JSON' };
const HEADERS = { 'x-acs-action': 'DescribeRegions', 'x-acs-version': '2014-05-26' };
const MINUTE = 60_000;

const posted = async (parameters: Record<string, string>) =>
  refusalCode(
    await send(simulator.endpoint, {
      target: '/',
      headers: { 'content-type': FORM },
      body: pairs(parameters),
    }),
  );
const newer = async (
  call: Partial<Acs3Call>,
  change: (headers: Record<string, string>) => void = () => {},
) => {
  const sending = acs3({ host: simulator.endpoint, headers: HEADERS, ...call });
  const headers = { ...sending.headers };
  change(headers);
  return refusalCode(await send(simulator.endpoint, { ...sending, headers }));
};

test('each part of the older signature that is missing has its own code', async () => {
  for (const name of ['AccessKeyId', 'Signature', 'SignatureMethod', 'SignatureNonce', 'Timestamp']) {
    const { [name]: _, ...rest } = v1({ parameters: DESCRIBE });
    assert.is(await posted(rest), `Missing${name}`);
    assert.is(await posted({ ...rest, [name]: '' }), `Missing${name}`);
  }
});

test('action and version are asked for first', async () => {
  const { Action: _, ...noAction } = v1({ parameters: DESCRIBE });
  assert.is(await posted(noAction), 'MissingAction');
  const { Version: __, ...noVersion } = v1({ parameters: DESCRIBE });
  assert.is(await posted(noVersion), 'MissingVersion');
});

test('the older signature refuses a wrong secret, key, method, time and a nonce that was used', async () => {
  const code = (call: Partial<Parameters<typeof v1>[0]>) => posted(v1({ parameters: DESCRIBE, ...call }));
  assert.is(await code({ key: { id: 'simulator-key', secret: 'x' } }), 'SignatureDoesNotMatch');
  assert.is(await code({ key: { id: 'nobody', secret: 'x' } }), 'InvalidAccessKeyId.NotFound');
  assert.is(await code({ parameters: { ...DESCRIBE, SignatureMethod: 'MD5' } }), 'InvalidSignatureMethod');
  assert.is(await code({ parameters: { ...DESCRIBE, Timestamp: 'today' } }), 'InvalidTimeStamp.Format');
  for (const offset of [-16 * MINUTE, 16 * MINUTE]) {
    assert.is(await code({ date: new Date(Date.now() + offset) }), 'InvalidTimeStamp.Expired');
  }
  assert.is(await code({ date: new Date(Date.now() - 14 * MINUTE) }), undefined);
  assert.is(await code({ nonce: 'used-once' }), undefined);
  assert.is(await code({ nonce: 'used-once' }), 'SignatureNonceUsed');
});

test('the method that a signature of the older form names decides its digest', async () => {
  const code = await posted(v1({ parameters: { ...DESCRIBE, SignatureMethod: 'HMAC-SHA256' } }));
  assert.is(code, 'SignatureDoesNotMatch');
});

test('the newer signature refuses what is missing, malformed or changed', async () => {
  const without = (name: string) => newer({}, (headers) => delete headers[name]);
  assert.is(await without('authorization'), 'MissingAccessKeyId');
  assert.is(await without('x-acs-date'), 'MissingTimestamp');
  assert.is(await without('x-acs-signature-nonce'), 'MissingSignatureNonce');
  assert.is(await without('x-acs-content-sha256'), 'SignatureDoesNotMatch');
  assert.is(await without('x-acs-action'), 'MissingAction');
  const malformed = await newer({}, (headers) => (headers['authorization'] = 'Bearer x'));
  assert.is(malformed, 'IncompleteSignature');
  const changed = await newer({}, (headers) => (headers['x-acs-action'] = 'DescribeInstances'));
  assert.is(changed, 'SignatureDoesNotMatch');
  const unsigned = await newer({}, (headers) => (headers['x-acs-extra'] = 'not signed'));
  assert.is(unsigned, 'SignatureDoesNotMatch');
});

test('a signed header that names what every object has is no failure inside', async () => {
  const code = await newer({}, (headers) => {
    headers['authorization'] =
      'ACS3-HMAC-SHA256 Credential=simulator-key,SignedHeaders=constructor;__proto__,Signature=00';
  });
  assert.is(code, 'SignatureDoesNotMatch');
  assert.equal(simulator.simulation.troubles, []);
});

test('the newer signature refuses a wrong secret, an unknown key, and a time out of bounds', async () => {
  assert.is(await newer({ key: { id: 'simulator-key', secret: 'x' } }), 'SignatureDoesNotMatch');
  assert.is(await newer({ key: { id: 'nobody', secret: 'x' } }), 'InvalidAccessKeyId.NotFound');
  for (const offset of [-16 * MINUTE, 16 * MINUTE]) {
    assert.is(await newer({ date: new Date(Date.now() + offset) }), 'InvalidTimeStamp.Expired');
  }
  assert.is(await newer({ nonce: 'used-under-acs3' }), undefined);
  assert.is(await newer({ nonce: 'used-under-acs3' }), 'SignatureNonceUsed');
  assert.is(await newer({ headers: { ...HEADERS, 'x-acs-date': '2026' } }), 'InvalidTimeStamp.Format');
});

const both = async (key: Key) => [await newer({ key }), await posted(v1({ parameters: DESCRIBE, key }))];

test('a session key needs its own token under both signatures; a lasting key has none', async () => {
  const made = await stsClient(simulator.endpoint, USER).assumeRole(
    new AssumeRoleRequest({
      roleArn: 'acs:ram::1000000000000001:role/image-builder',
      roleSessionName: 'wire',
    }),
  );
  const {
    accessKeyId: id = '',
    accessKeySecret: secret = '',
    securityToken: token = '',
  } = made.body?.credentials ?? {};
  assert.equal(await both({ id, secret, token }), [undefined, undefined]);
  assert.equal(await both({ id, secret }), ['MissingSecurityToken', 'MissingSecurityToken']);
  const wrong = 'InvalidSecurityToken.Malformed';
  assert.equal(await both({ id, secret, token: 'x' }), [wrong, wrong]);
  const mismatch = 'InvalidSecurityToken.MismatchWithAccessKey';
  assert.equal(await both({ id: 'simulator-key', secret: 'simulator-secret', token }), [mismatch, mismatch]);
  const session = simulator.world.keys.get(id)?.session;
  assert.ok(session);
  session.expiresAt = Date.now() - 1;
  const expired = 'InvalidSecurityToken.Expired';
  assert.equal(await both({ id, secret, token }), [expired, expired]);
});

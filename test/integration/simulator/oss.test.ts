import { createHash } from 'node:crypto';

import { AssumeRoleRequest } from '@alicloud/sts20150401';

import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { stsClient, USER } from './clients.ts';
import { codeIn, headersV1, urlV1, urlV4 } from './oss-signing.ts';
import { send } from './signed.ts';

const test = suite('simulated OSS: signed requests');
let simulator: SimulatorHandle;

test.before(async () => {
  simulator = await startSimulator({ maxObjectBytes: 100_000 });
});
test.after(async () => {
  simulator.assertClean();
  await simulator.close();
});

const CONSUMER = { keyId: 'consumer-key', secret: 'consumer-secret' };
const signer = (changes: object = {}) => ({ endpoint: simulator.endpoint, ...changes });

/** The error code that a URL ends with; undefined for success. */
async function code(url: string, init?: RequestInit): Promise<string | undefined> {
  const answer = await fetch(url, init);
  return codeIn(await answer.text());
}

for (const [form, sign] of [
  ['older', urlV1],
  ['newer', urlV4],
] as const) {
  test(`a signed URL of the ${form} form gets and puts an object`, async () => {
    const key = `builds/${form} ü+&=.txt`;
    const put = sign(signer(), 'images', key, { method: 'PUT', contentType: 'text/css' });
    const body = 'a { color: red }';
    const done = await fetch(put, { method: 'PUT', body, headers: { 'content-type': 'text/css' } });
    assert.is(done.status, 200, await done.text());
    const md5 = createHash('md5').update(body).digest();
    assert.is(done.headers.get('etag'), `"${md5.toString('hex').toUpperCase()}"`);
    assert.is(done.headers.get('content-md5'), md5.toString('base64'));

    const got = await fetch(sign(signer(), 'images', key));
    assert.is(await got.text(), body);
    assert.is(got.headers.get('content-type'), 'text/css');
    assert.is(got.headers.get('x-oss-hash-crc64ecma'), done.headers.get('x-oss-hash-crc64ecma'));
    assert.match(got.headers.get('x-oss-request-id') ?? '', /^[0-9A-F]{24}$/);

    const call = simulator.ledger.calls.find(({ parameters }) => parameters['Key'] === key);
    assert.is(`${call?.product}.${call?.action}`, 'Oss.PutObject');
    assert.equal([call?.keyId, call?.regionId, call?.code], ['simulator-key', 'cn-hangzhou', undefined]);
    assert.not(JSON.stringify(simulator.ledger.calls).includes('ignature'));
  });

  test(`a URL of the ${form} form is refused when anything of it is wrong`, async () => {
    const url = (changes: object, options: object = {}) =>
      sign(signer(changes), 'images', 'hello.txt', options);
    assert.is(await code(url({})), undefined);
    assert.is(await code(url({ secret: 'x' })), 'SignatureDoesNotMatch');
    assert.is(await code(url({ keyId: 'nobody' })), 'InvalidAccessKeyId');
    assert.is(await code(url({ token: 'x' })), 'InvalidSecurityToken');
    assert.is(await code(url(CONSUMER)), 'AccessDenied');
    assert.is(await code(url({}, { method: 'PUT' })), 'SignatureDoesNotMatch');
    assert.is(await code(url({}).replace('hello.txt', 'disk.qcow2')), 'SignatureDoesNotMatch');
    const type = { method: 'PUT', body: 'x', headers: { 'content-type': 'text/html' } };
    const otherType = url({}, { method: 'PUT', contentType: 'text/plain' });
    assert.is(await code(otherType, type), 'SignatureDoesNotMatch');
    const expired = await (await fetch(url({}, { lifeSeconds: -60 }))).text();
    assert.is(codeIn(expired), 'AccessDenied');
    assert.match(expired, '<Message>Request has expired.</Message>');
    assert.match(expired, /<Expires>.*<\/Expires><ServerTime>/);
    assert.is(await code(sign(signer(), 'images', 'none')), 'NoSuchKey');
    assert.is(await code(sign(signer(), 'nonesuch', 'none')), 'NoSuchBucket');
    assert.is(await code(sign(signer(), 'No', 'none')), 'InvalidBucketName');
  });

  test(`a session signs URLs of the ${form} form with its token, as long as it lasts`, async () => {
    const roleArn = 'acs:ram::1000000000000001:role/image-builder';
    const { body } = await stsClient(simulator.endpoint, USER).assumeRole(
      new AssumeRoleRequest({ roleArn, roleSessionName: 'build' }),
    );
    const { accessKeyId, accessKeySecret, securityToken } = body?.credentials ?? {};
    const session = { keyId: accessKeyId, secret: accessKeySecret, token: securityToken };
    const url = (changes: object) => sign(signer({ ...session, ...changes }), 'images', 'hello.txt');
    assert.is(await code(url({})), undefined);
    assert.is(await code(url({ token: undefined })), 'InvalidAccessKeyId');
    assert.is(await code(url({ token: 'other' })), 'InvalidSecurityToken');
    await fetch(`http://${simulator.endpoint}/_simulator/keys/${accessKeyId}/expire`, { method: 'POST' });
    assert.is(await code(url({})), 'SecurityTokenExpired');
  });
}

test('a disabled key signs nothing', async () => {
  const key = simulator.world.keys.get('simulator-user-key');
  assert.ok(key);
  key.enabled = false;
  const url = urlV1(signer({ keyId: key.id, secret: key.secret }), 'images', 'hello.txt');
  assert.match(await (await fetch(url)).text(), 'you provided is disabled.');
  key.enabled = true;
  assert.is(await code(url), undefined);
});

const at = (date?: Date) =>
  send(simulator.endpoint, {
    method: 'GET',
    target: '/images/hello.txt',
    headers: headersV1(signer(), 'GET', '/images/hello.txt', date && { date }),
  });

test('signatures in the header hold for a quarter of an hour', async () => {
  assert.is((await at()).text, 'hello from OSS\n');
  const late = await at(new Date(Date.now() - 16 * 60_000));
  assert.is(codeIn(late.text), 'RequestTimeTooSkewed');
  assert.match(late.text, '<MaxAllowedSkewMilliseconds>900000<');
});

const get = (host: string, target: string, resource = '/images/hello.txt') =>
  send(simulator.endpoint, {
    method: 'GET',
    target,
    headers: { host, ...headersV1(signer(), 'GET', resource) },
  });

test('at an endpoint the host names bucket and region', async () => {
  for (const host of [
    'images.oss-cn-hangzhou.aliyuncs.com',
    'images.oss-cn-hangzhou-internal.aliyuncs.com',
  ]) {
    assert.is((await get(host, '/hello.txt')).text, 'hello from OSS\n');
  }
  const elsewhere = await get('images.oss-cn-shanghai.aliyuncs.com', '/hello.txt');
  assert.is(codeIn(elsewhere.text), 'AccessDenied');
  assert.match(elsewhere.text, '<Endpoint>oss-cn-hangzhou.aliyuncs.com</Endpoint>');
  const inPath = await get('oss-cn-hangzhou.aliyuncs.com', '/images/hello.txt');
  assert.is(codeIn(inPath.text), 'SecondLevelDomainForbidden');
  const service = await get('oss-cn-hangzhou.aliyuncs.com', '/', '/');
  assert.is(codeIn(service.text), 'NotImplemented');
});

test('everybody reads a public bucket, and only its owner writes', async () => {
  const unsigned = `http://${simulator.endpoint}/images/hello.txt`;
  assert.is(await code(unsigned), 'AccessDenied');
  const bucket = simulator.world.buckets.get('images');
  assert.ok(bucket);
  bucket.acl = 'public-read';
  try {
    assert.is(await code(unsigned), undefined);
    assert.is(await code(urlV4(signer(CONSUMER), 'images', 'hello.txt')), undefined);
    assert.is(await code(unsigned, { method: 'PUT', body: 'x' }), 'AccessDenied');
    const put = urlV4(signer(CONSUMER), 'images', 'hello.txt', { method: 'PUT' });
    assert.is(await code(put, { method: 'PUT', body: new Uint8Array(1) }), 'AccessDenied');
    assert.is(await code(`http://${simulator.endpoint}/images?tagging`), 'AccessDenied');
    const denied = simulator.ledger.calls.filter((call) => call.code === 'AccessDenied');
    assert.equal(
      denied.map(({ accountUid }) => accountUid),
      ['', '2000000000000002'],
    );
  } finally {
    bucket.acl = 'private';
  }
});

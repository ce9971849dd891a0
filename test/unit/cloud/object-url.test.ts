import * as fc from 'fast-check';

import { readClaim } from '../../../simulator/oss/claims.ts';
import { readOssRequest } from '../../../simulator/oss/request.ts';
import { objectEndpointOf } from '../../../src/cloud/endpoints.ts';
import { objectURL, type ObjectURLParts } from '../../../src/cloud/object-url.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('signed URLs of objects');

const KEY = { accessKeyID: 'ak', accessKeySecret: 'sk' };
const ENDPOINT = { host: 'oss-cn-hangzhou.aliyuncs.com', protocol: 'https' } as const;
const NOW = Date.UTC(2023, 11, 17, 2, 54, 37, 999);
const PARTS: ObjectURLParts = {
  method: 'GET',
  regionID: 'cn-hangzhou',
  bucket: 'bucket',
  object: 'a/b.txt',
  validSeconds: 599,
  style: 'VirtualHost',
};

/**
 * What the simulator makes of the request that a guest sends with the URL. Its own signatures are held to the vectors
 * that the official SDKs share (test/unit/simulator/oss-signatures.test.ts).
 */
function received(url: string, method = 'GET', headers: Record<string, string> = {}) {
  const { host, pathname, search } = new URL(url);
  const request = readOssRequest(method, `${pathname}${search}`, { host, ...headers });
  assert.ok(request);
  const claim = readClaim(request);
  assert.ok(claim);
  return { request, claim };
}

test('the URL is for one object and one period', () => {
  const url = objectURL(PARTS, ENDPOINT, KEY, NOW);
  assert.match(url, 'https://bucket.oss-cn-hangzhou.aliyuncs.com/a/b.txt?');
  const { request, claim } = received(url);
  assert.is(request.address.bucket, 'bucket');
  assert.is(request.address.key, 'a/b.txt');
  assert.is(claim.keyId, 'ak');
  assert.is(claim.region, 'cn-hangzhou');
  const from = Date.UTC(2023, 11, 17, 2, 54, 37);
  assert.equal(claim.validity, { from, until: from + 599_000 });
  assert.is(claim.sign('sk'), claim.signature);
  assert.is.not(claim.sign('other'), claim.signature);
});

test('it is no good for another method, object, header or region', () => {
  const url = objectURL(PARTS, ENDPOINT, KEY, NOW);
  const others = [
    received(url, 'PUT'),
    received(url.replace('/a/b.txt', '/a/c.txt')),
    received(url.replace('bucket.', 'basket.')),
    received(url.replace('expires=599', 'expires=600')),
    received(url, 'GET', { 'content-type': 'text/plain' }),
    received(url, 'GET', { 'x-oss-meta-a': 'b' }),
    received(
      objectURL({ ...PARTS, regionID: 'cn-beijing' }, ENDPOINT, KEY, NOW).replace('beijing', 'hangzhou'),
    ),
  ];
  for (const { claim } of others) assert.is.not(claim.sign('sk'), claim.signature);
  const put = received(objectURL({ ...PARTS, method: 'PUT' }, ENDPOINT, KEY, NOW), 'PUT');
  assert.is(put.claim.sign('sk'), put.claim.signature);
});

test('temporary credentials put their token into the signature', () => {
  const securityToken = 'CAIS/+= token';
  const { claim } = received(objectURL(PARTS, ENDPOINT, { ...KEY, securityToken }, NOW));
  assert.is(claim.securityToken, securityToken);
  assert.is(claim.sign('sk'), claim.signature);
});

test('a server of one’s own has the bucket in the path', () => {
  const local = { host: '127.0.0.1:8080', protocol: 'http' } as const;
  const url = objectURL({ ...PARTS, style: 'Path' }, local, KEY, NOW);
  assert.match(url, 'http://127.0.0.1:8080/bucket/a/b.txt?');
  const { request, claim } = received(url);
  assert.is(request.address.bucket, 'bucket');
  assert.is(claim.sign('sk'), claim.signature);
});

test('whatever an object is called, its URL is visible ASCII and means that very object', () => {
  const piece = fc.constantFrom(
    'a',
    '/',
    '.',
    '?',
    '#',
    '%',
    '+',
    ' ',
    '&',
    '=',
    "'",
    '!',
    '(',
    '*',
    '~',
    '组',
    '😀',
  );
  const name = fc
    .array(piece, { minLength: 1, maxLength: 20 })
    .map((all) => `x${all.join('')}`)
    // A client takes such steps out of any URL.
    .filter((text) => !text.split('/').some((step) => step === '.' || step === '..'));
  fc.assert(
    fc.property(name, fc.constantFrom('VirtualHost' as const, 'Path' as const), (object, style) => {
      const url = objectURL(
        { ...PARTS, object, style },
        style === 'Path' ? { host: 'oss.test', protocol: 'http' } : ENDPOINT,
        KEY,
        NOW,
      );
      assert.match(url, /^[!-~]+$/);
      const { request, claim } = received(url);
      assert.is(request.address.key, object);
      assert.is(claim.sign('sk'), claim.signature);
    }),
  );
});

const host = (regionID: string, caller: string, overrides = {}) =>
  objectEndpointOf(regionID, caller, { overrides }).host;

test('objects of the own region are reached without the Internet, others over the public endpoint', () => {
  assert.is(host('cn-hangzhou', 'cn-hangzhou'), 'oss-cn-hangzhou-internal.aliyuncs.com');
  assert.is(host('cn-beijing', 'cn-hangzhou'), 'oss-cn-beijing.aliyuncs.com');
  assert.is(host('cn-beijing', 'cn-hangzhou', { 'oss:cn-beijing': 'oss.test' }), 'oss.test');
  assert.is(host('cn-beijing', 'cn-hangzhou', { ecs: 'ecs.test' }), 'oss-cn-beijing.aliyuncs.com');
});

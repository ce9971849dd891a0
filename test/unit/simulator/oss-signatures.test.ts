import { readClaim } from '../../../simulator/oss/claims.ts';
import { type OssRequest, readOssRequest } from '../../../simulator/oss/request.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('OSS signatures of published examples');

/** Of a request that is signed; fails when it is read as another one. */
function claimOf(method: string, target: string, headers: Record<string, string>) {
  const claim = readClaim(requestOf(method, target, headers));
  assert.ok(claim);
  return claim;
}

function requestOf(method: string, target: string, headers: Record<string, string>): OssRequest {
  const request = readOssRequest(method, target, headers);
  assert.ok(request);
  return request;
}

// The example of "Include a V1 signature in the Authorization header".
test('V1 in the header, from the documentation', () => {
  const claim = claimOf('PUT', '/nelson', {
    host: 'oss-example.oss-cn-hangzhou.aliyuncs.com',
    'content-md5': 'ODBGOERFMDMzQTczRUY3NUE3NzA5QzdFNUYzMDQxNEM=',
    'content-type': 'text/html',
    date: 'Thu, 17 Nov 2005 18:49:58 GMT',
    'x-oss-meta-author': 'foo@bar.com',
    'x-oss-magic': 'abracadabra',
    authorization: 'OSS 44CF9590006BF252F707:26NBxoKdsyly4EDv6inkoDft/yA=',
  });
  assert.is(claim.keyId, '44CF9590006BF252F707');
  assert.is(claim.sign('OtxrzxIsfpFjA7SwPzILwy8Bw21TLhquhboDYROV'), claim.signature);
  assert.equal(claim.validity, { signedAt: Date.UTC(2005, 10, 17, 18, 49, 58) });
});

// From the signer tests of alibabacloud-oss-go-sdk-v2.
test('V1 in the header, whose date is that of OSS when there is one', () => {
  const claim = claimOf('PUT', '/nelson', {
    host: 'examplebucket.oss-cn-hangzhou.aliyuncs.com',
    'content-md5': 'eB5eJF1ptWaXm4bijSPyxw==',
    'content-type': 'text/html',
    'x-oss-meta-author': 'alice',
    'x-oss-meta-magic': 'abracadabra',
    'x-oss-date': 'Wed, 28 Dec 2022 10:27:41 GMT',
    date: 'Thu, 29 Dec 2022 10:27:41 GMT',
    authorization: 'OSS ak:kSHKmLxlyEAKtZPkJhG9bZb5k7M=',
  });
  assert.is(claim.sign('sk'), claim.signature);
});

const KEY = '/1234%2B-/123/1.txt';
const QUERY = '%2Bparam1=value3&%2Bparam2=&param1=value1&%7Cparam1=value4&%7Cparam2=&param2';
const HEADERS = {
  host: 'bucket.oss-cn-hangzhou.aliyuncs.com',
  'x-oss-head1': 'value',
  abc: 'value',
  zabc: 'value',
  xyz: 'value',
};
const PUT = { ...HEADERS, 'content-type': 'text/plain', 'x-oss-content-sha256': 'UNSIGNED-PAYLOAD' };
const scopeOf = (day: string) => `ak/${day}/cn-hangzhou/oss/aliyun_v4_request`;

// The following are from the signer tests that all official SDKs of the second generation share.
test('V4 in the header', () => {
  const claim = claimOf('PUT', `${KEY}?${QUERY}`, {
    ...PUT,
    'x-oss-date': '20231216T162057Z',
    authorization: `OSS4-HMAC-SHA256 Credential=${scopeOf('20231216')},Signature=e21d18daa82167720f9b1047ae7e7f1ce7cb77a31e8203a7d5f4624fa0284afe`,
  });
  assert.is(claim.sign('sk'), claim.signature);
  assert.is(claim.region, 'cn-hangzhou');
});

test('V4 in the header, with a token', () => {
  const claim = claimOf('PUT', `${KEY}?${QUERY}`, {
    ...PUT,
    'x-oss-date': '20231217T034736Z',
    'x-oss-security-token': 'token',
    authorization: `OSS4-HMAC-SHA256 Credential=${scopeOf('20231217')},Signature=b94a3f999cf85bcdc00d332fbd3734ba03e48382c36fa4d5af5df817395bd9ea`,
  });
  assert.is(claim.sign('sk'), claim.signature);
  assert.is(claim.securityToken, 'token');
});

test('V4 in the header, with additional headers, its parts in any order', () => {
  const claim = claimOf('PUT', `${KEY}?${QUERY}`, {
    ...PUT,
    'x-oss-date': '20231216T172512Z',
    authorization: `OSS4-HMAC-SHA256 Credential=${scopeOf('20231216')}, Signature=4a4183c187c07c8947db7620deb0a6b38d9fbdd34187b6dbaccb316fa251212f, AdditionalHeaders=abc;zabc`,
  });
  assert.is(claim.sign('sk'), claim.signature);
});

test('V4 in the URL', () => {
  const signed = [
    'x-oss-signature-version=OSS4-HMAC-SHA256',
    'x-oss-date=20231217T025437Z',
    'x-oss-expires=599',
    `x-oss-credential=${encodeURIComponent(scopeOf('20231217'))}`,
    'x-oss-signature=a39966c61718be0d5b14e668088b3fa07601033f6518ac7b523100014269c0fe',
  ];
  const headers = { ...HEADERS, 'content-type': 'application/octet-stream' };
  const claim = claimOf('PUT', `${KEY}?${[QUERY, ...signed].join('&')}`, headers);
  assert.is(claim.sign('sk'), claim.signature);
  const from = Date.UTC(2023, 11, 17, 2, 54, 37);
  assert.equal(claim.validity, { from, until: from + 599_000 });
});

test('an unsigned request claims nothing', () => {
  assert.is(readClaim(requestOf('GET', '/key?x=1', HEADERS)), undefined);
});

const URL_V4 = {
  'x-oss-signature-version': 'OSS4-HMAC-SHA256',
  'x-oss-date': '20231217T025437Z',
  'x-oss-expires': '599',
  'x-oss-credential': scopeOf('20231217'),
  'x-oss-signature': '00',
};

const refused = (changes: Record<string, string>, name: string) => {
  const query = new URLSearchParams({ ...URL_V4, ...changes });
  try {
    readClaim(requestOf('GET', `/key?${query.toString()}`, HEADERS));
    assert.unreachable(name);
  } catch (error) {
    assert.is((error as { details?: Record<string, string> }).details?.['ArgumentName'], name);
  }
};

const incomplete = () => readClaim(requestOf('GET', '/key?OSSAccessKeyId=ak&Expires=1', HEADERS));

test('a part that is absent or malformed is named', () => {
  for (const name of Object.keys(URL_V4)) refused({ [name]: '' }, name);
  refused({ 'x-oss-expires': '604801' }, 'x-oss-expires');
  refused({ 'x-oss-expires': '-1' }, 'x-oss-expires');
  refused({ 'x-oss-date': '2023-12-17' }, 'x-oss-date');
  refused({ 'x-oss-date': '20231218T025437Z' }, 'x-oss-date');
  refused({ 'x-oss-credential': 'ak/20231217/cn-hangzhou/oss/abc' }, 'x-oss-credential');
  refused({ 'x-oss-signature-version': 'OSS2' }, 'x-oss-signature-version');
  assert.throws(incomplete, /requires the Signature, Expires and OSSAccessKeyId/);
});

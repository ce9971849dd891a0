import { createHash, createHmac } from 'node:crypto';

import type { SimulatorHandle } from '../../../simulator/handle.ts';
import { startSimulator } from '../../../simulator/start.ts';
import { assert, suite } from '../../kit/index.ts';
import { codeIn, headersV1, urlV1 } from './oss-signing.ts';
import { type Received, send } from './signed.ts';

const test = suite('simulated OSS: objects, buckets, faults');
let simulator: SimulatorHandle;

test.before(async () => {
  simulator = await startSimulator({ maxObjectBytes: 100_000 });
});
test.after(async () => {
  simulator.assertClean();
  await simulator.close();
});

interface Wish {
  headers?: Record<string, string>;
  body?: string;
}

/** A call that is signed in its header; `headers` are further ones that signatures do not cover. */
function call(method: string, resource: string, { headers = {}, body = '' }: Wish = {}): Promise<Received> {
  const signed = headersV1({ endpoint: simulator.endpoint }, method, resource);
  return send(simulator.endpoint, { method, target: resource, headers: { ...headers, ...signed }, body });
}

const get = (headers: Record<string, string>, key = 'numbers') => call('GET', `/images/${key}`, { headers });

test('parts of an object, and its head', async () => {
  assert.is((await call('PUT', '/images/numbers', { body: '0123456789' })).status, 200);
  const part = await get({ range: 'bytes=2-4' });
  assert.equal([part.status, part.text, part.headers['content-range']], [206, '234', 'bytes 2-4/10']);
  const whole = await get({ range: 'bytes=2-40' });
  assert.equal([whole.status, whole.text], [200, '0123456789']);
  const head = await call('HEAD', '/images/numbers');
  assert.equal([head.status, head.text, head.headers['content-length']], [200, '', '10']);
  const meta = await call('HEAD', '/images/numbers?objectMeta');
  assert.is(meta.headers['etag'], head.headers['etag']);
  const none = await call('HEAD', '/images/none');
  assert.equal([none.status, none.text, none.headers['x-oss-ec']], [404, '', '0026-00000001']);
  assert.is(codeIn(Buffer.from(String(none.headers['x-oss-err']), 'base64').toString()), 'NoSuchKey');
});

test('an object is asked for by its ETag and its time', async () => {
  const { etag } = (await get({})).headers;
  assert.is((await get({ 'if-none-match': String(etag) })).status, 304);
  assert.is((await get({ 'if-none-match': '"x"' })).status, 200);
  assert.is((await get({ 'if-match': String(etag) })).status, 200);
  assert.is(codeIn((await get({ 'if-match': '"x"' })).text), 'PreconditionFailed');
  const past = new Date(0).toUTCString();
  const future = new Date(Date.now() + 86_400_000).toUTCString();
  assert.is((await get({ 'if-modified-since': future })).status, 304);
  assert.is((await get({ 'if-modified-since': past })).status, 200);
  assert.is((await get({ 'if-unmodified-since': past })).status, 412);
});

/** An upload with a Content-MD5, which signatures cover. */
async function put(key: string, body: string, md5: string): Promise<string | undefined> {
  const resource = `/images/${key}`;
  const signed = headersV1({ endpoint: simulator.endpoint }, 'PUT', resource);
  const date = signed['date'] ?? '';
  const signature = createHmac('sha1', 'simulator-secret')
    .update(`PUT\n${md5}\n\n${date}\n${resource}`)
    .digest('base64');
  const headers = { date, 'content-md5': md5, authorization: `OSS simulator-key:${signature}` };
  return codeIn((await send(simulator.endpoint, { method: 'PUT', target: resource, headers, body })).text);
}

const chunks = (count: number) =>
  new ReadableStream({
    start(stream) {
      for (let index = 0; index < count; index++) stream.enqueue(new Uint8Array(1000));
      stream.close();
    },
  });

test('an upload is refused when it is another one than declared, or too large', async () => {
  const md5 = createHash('md5').update('right').digest('base64');
  assert.is(await put('checked', 'right', md5), undefined);
  assert.is(await put('checked', 'wrong', md5), 'InvalidDigest');
  assert.is(await put('checked', 'right', 'short'), 'InvalidDigest');
  assert.is((await get({}, 'checked')).text, 'right');
  assert.is((await call('PUT', '/images/large', { body: 'x'.repeat(100_000) })).status, 200);
  const large = await call('PUT', '/images/large', { body: 'x'.repeat(100_001) });
  assert.is(codeIn(large.text), 'EntityTooLarge');
  const url = urlV1({ endpoint: simulator.endpoint }, 'images', 'chunks', { method: 'PUT' });
  const chunked = (count: number) => fetch(url, { method: 'PUT', body: chunks(count), duplex: 'half' });
  assert.is((await chunked(100)).status, 200);
  assert.is(codeIn(await (await chunked(101)).text()), 'EntityTooLarge');
});

test('an object goes, and goes again without complaint', async () => {
  await call('PUT', '/images/short-lived', { body: 'x' });
  for (let time = 0; time < 2; time++) {
    assert.is((await call('DELETE', '/images/short-lived')).status, 204);
    assert.is(codeIn((await get({}, 'short-lived')).text), 'NoSuchKey');
  }
  const actions = simulator.ledger.calls.map(({ action }) => action);
  assert.equal(actions.slice(-3), ['PutObject', 'DeleteObject', 'DeleteObject']);
});

test('a bucket tells where it is and whose, and has tags', async () => {
  const location = await call('GET', '/images/?location');
  assert.match(location.text, '<LocationConstraint>oss-cn-hangzhou</LocationConstraint>');
  const info = await call('GET', '/images/?bucketInfo');
  assert.match(info.text, '<IntranetEndpoint>oss-cn-hangzhou-internal.aliyuncs.com</IntranetEndpoint>');
  assert.match(info.text, '<Owner><ID>1000000000000001</ID>');
  assert.match((await call('GET', '/images/?acl')).text, '<Grant>private</Grant>');
  const tag = '<Tag><Key>allowImageBuilderAccess</Key><Value>true</Value></Tag>';
  assert.match((await call('GET', '/images/?tagging')).text, tag);
  const body = '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>';
  assert.is((await call('PUT', '/images/?tagging', { body })).status, 200);
  assert.equal(simulator.world.buckets.get('images')?.tags, { a: 'b' });
  assert.is(codeIn((await call('PUT', '/images/?tagging', { body: '<x/>' })).text), 'MalformedXML');
  assert.is((await call('DELETE', '/images/?tagging')).status, 204);
  assert.match((await call('GET', '/images/?tagging')).text, '<Tagging><TagSet></TagSet></Tagging>');
});

test('what the simulator does not have is said to be so', async () => {
  for (const [method, resource] of [
    ['GET', '/images/'],
    ['POST', '/images/numbers?uploads'],
    ['PUT', '/images/'],
  ] as const) {
    assert.is(codeIn((await call(method, resource)).text), 'NotImplemented', `${method} ${resource}`);
  }
  assert.is(codeIn((await call('PATCH', '/images/numbers')).text), 'MethodNotAllowed');
  const broken = await send(simulator.endpoint, { method: 'GET', target: '/images/%zz' });
  assert.equal([broken.status, codeIn(broken.text)], [400, 'InvalidURI']);
});

test('faults strike calls of OSS too', async () => {
  const scope = { product: 'Oss', action: 'GetObject', parameters: { Key: 'numbers' } };
  const error = { kind: 'error', status: 503, code: 'ServiceUnavailable' } as const;
  simulator.fault(scope, error, { times: 1 });
  const refused = await get({});
  assert.equal([refused.status, codeIn(refused.text)], [503, 'ServiceUnavailable']);
  for (const effect of [
    { kind: 'drop', when: 'before' },
    { kind: 'drop', when: 'after' },
    { kind: 'truncate' },
  ] as const) {
    simulator.fault(scope, effect, { times: 1 });
    const url = urlV1({ endpoint: simulator.endpoint }, 'images', 'numbers');
    const text = fetch(url).then((answer) => answer.text());
    assert.is(await text.catch((reason: Error) => reason.name), 'TypeError', JSON.stringify(effect));
  }
  assert.is((await get({})).text, '0123456789');
});

test('buckets and objects are made, changed and removed through the admin API', async () => {
  const admin = async (method: string, path: string, body?: unknown) => {
    const url = `http://${simulator.endpoint}/_simulator/${path}`;
    const answer = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
    return (await answer.json()) as Record<string, unknown>;
  };
  const made = await admin('POST', 'buckets', { name: 'new-one', region: 'cn-shanghai', tags: { a: 'b' } });
  assert.is(made['accountUid'], '1000000000000001');
  await admin('POST', 'buckets/new-one', { key: 'a', text: 'ü' });
  await admin('POST', 'buckets/new-one', { key: 'b', size: 2 ** 40 });
  assert.is((await call('GET', '/new-one/a')).text, 'ü');
  assert.is((await call('HEAD', '/new-one/b')).headers['content-length'], String(2 ** 40));
  const changed = await admin('POST', 'buckets', { name: 'new-one', acl: 'public-read' });
  assert.equal(
    [changed['acl'], changed['regionId'], changed['tags']],
    ['public-read', 'cn-shanghai', { a: 'b' }],
  );
  assert.is((await send(simulator.endpoint, { method: 'GET', target: '/new-one/a' })).text, 'ü');
  const { buckets } = await admin('GET', 'buckets');
  assert.not(JSON.stringify(buckets).includes('base64'));
  for (const [path, body, message] of [
    ['buckets', { name: 'A' }, /name must be/],
    ['buckets', { name: 'abc', region: 'mars' }, /no region mars/],
    ['buckets', { name: 'abc', region: 'cn-hangzhou', acl: 'x' }, /acl must be/],
    ['buckets', { name: 'abc', region: 'cn-hangzhou', tags: { a: 1 } }, /tags\.a must be/],
    ['buckets/none', { key: 'a', text: '' }, /No bucket none/],
    ['buckets/new-one', { key: 'a' }, /needs text, base64 or size/],
    ['buckets/new-one', { key: '/a', text: '' }, /key must/],
    ['buckets/new-one', { key: 'a', size: -1 }, /size must/],
  ] as const) {
    assert.match(String((await admin('POST', path, body))['error']), message);
  }
  await admin('DELETE', 'buckets/new-one');
  assert.is(codeIn((await call('GET', '/new-one/a')).text), 'NoSuchBucket');
});

import { KubeError } from '../../../src/kube/port.ts';
import type { Transport } from '../../../src/kube/transport.ts';
import { assert, SteppedClock, suite } from '../../kit/index.ts';
import { MisbehavingServer, type Script } from '../../kit/misbehaving-server.ts';
import { fastClock, plainAccess, transportTo } from './setup.ts';

const test = suite('transport');

let server: MisbehavingServer;
let transport: Transport;
const codes: string[] = [];

test.before.each(async () => {
  server = await MisbehavingServer.start();
  codes.length = 0;
  transport = transportTo(plainAccess(server.url), {
    clock: fastClock(),
    onRequest: (code, method) => codes.push(`${method} ${code}`),
  });
});

test.after.each(async () => {
  transport.close();
  await server.stop();
});

const get = () => transport.json({ method: 'GET', path: '/x' });
const post = () => transport.json({ method: 'POST', path: '/x', body: { a: 1 } });

/** Scripts for the first, second, … call; the last one stays. */
function inTurn(...scripts: Script[]): Script {
  let turn = 0;
  return (call, reply) => scripts[Math.min(turn++, scripts.length - 1)]?.(call, reply);
}

const ok: Script = (_call, reply) => reply.json(200, { ok: true });
const cut: Script = (_call, reply) => reply.cut();
const refuse =
  (code: number, headers: Record<string, string> = {}): Script =>
  (_call, reply) =>
    reply.status(code, 'Scripted', headers);

async function failure(work: Promise<unknown>): Promise<KubeError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof KubeError) return error;
    throw error;
  }
  throw new Error('It did not fail');
}

test('many calls share one connection', async () => {
  server.script = ok;
  for (let i = 0; i < 50; i++) await get();
  assert.is(server.connections, 1);
});

test('a body is JSON with its length, and the operator says who it is', async () => {
  server.script = ok;
  assert.equal(await post(), { ok: true });
  const [call] = server.calls;
  assert.is(call?.body, '{"a":1}');
  assert.is(call?.headers['content-type'], 'application/json');
  assert.is(call?.headers['content-length'], '7');
  assert.is(call?.headers['user-agent'], 'imagesmith/test');
  assert.is(call?.headers['accept-encoding'], undefined, 'lists come uncompressed');
});

test('a failure carries status and reason, and every answer is counted', async () => {
  server.script = refuse(403);
  const error = await failure(get());
  assert.equal([error.status, error.reason], [403, 'Scripted']);
  assert.equal(codes, ['GET 403']);
});

test('429 with Retry-After is repeated, for writes too', async () => {
  server.script = inTurn(refuse(429, { 'retry-after': '1' }), refuse(429, { 'retry-after': '2' }), ok);
  assert.equal(await post(), { ok: true });
  const [a, b, c] = server.calls.map((call) => call.atMs * 20);
  assert.ok((b ?? 0) - (a ?? 0) >= 990 && (c ?? 0) - (b ?? 0) >= 1990, 'each pause is as long as asked');
  assert.equal(codes, ['POST 429', 'POST 429', 'POST 200']);
});

test('repeats are bounded', async () => {
  server.script = refuse(429, { 'retry-after': '1' });
  const error = await failure(get());
  assert.is(error.status, 429);
  assert.is(server.calls.length, 5);
});

test('429 without Retry-After, or with a long one, is left to the caller', async () => {
  server.script = refuse(429);
  await failure(get());
  server.script = refuse(429, { 'retry-after': '60' });
  const error = await failure(get());
  assert.is(error.retryAfterMs, 60_000);
  assert.is(server.calls.length, 2);
});

test('503 with Retry-After is repeated for reads only: the server may have acted on a write', async () => {
  server.script = inTurn(refuse(503, { 'retry-after': '1' }), ok);
  await get();
  assert.is(server.calls.length, 2);
  server.script = refuse(503, { 'retry-after': '1' });
  await failure(post());
  assert.is(server.calls.length, 3);
});

test('other server errors are left to the caller', async () => {
  server.script = refuse(500);
  await failure(get());
  assert.is(server.calls.length, 1);
});

test('a write whose connection broke after it was sent is not repeated', async () => {
  server.script = inTurn(ok, cut);
  await post();
  const error = await failure(post());
  assert.equal([error.status, error.reason], [0, 'Unreachable']);
  assert.is(server.calls.length, 2);
  assert.is(codes.at(-1), 'POST <error>');
});

test('a read whose kept connection had been closed is repeated', async () => {
  server.script = inTurn(ok, cut, ok);
  await get();
  assert.equal(await get(), { ok: true });
  assert.is(server.calls.length, 3);
});

test('a read whose fresh connection broke is not repeated', async () => {
  server.script = cut;
  const error = await failure(get());
  assert.is(error.reason, 'Unreachable');
  assert.is(server.calls.length, 1);
});

test('what could not even connect is repeated twice, writes too, then fails', async () => {
  await server.stop();
  const error = await failure(post());
  assert.is(error.reason, 'Unreachable');
  assert.equal(codes, ['POST <error>', 'POST <error>', 'POST <error>']);
});

test('a server that accepts and never answers is given up after the time-out, and not asked again', async () => {
  server.script = () => {};
  const error = await failure(transport.json({ method: 'GET', path: '/x', timeoutMs: 2000 }));
  assert.match(error.message, 'No answer within 2000 ms');
  assert.is(server.calls.length, 1);
});

test('an answer that stops half-way is given up after the time-out', async () => {
  server.script = (_call, reply) => {
    reply.open();
    reply.bytes('{"ok":');
  };
  const error = await failure(transport.json({ method: 'GET', path: '/x', timeoutMs: 2000 }));
  assert.is(error.reason, 'Unreachable');
});

test('an answer that breaks off is a failure, not half an answer', async () => {
  server.script = (_call, reply) => {
    reply.open();
    reply.bytes('{"ok":');
    setImmediate(() => reply.cut());
  };
  assert.is((await failure(get())).reason, 'Unreachable');
});

test('an answer that is not JSON is a failure', async () => {
  server.script = (_call, reply) => reply.text(200, '<html>');
  assert.is((await failure(get())).reason, 'BrokenAnswer');
});

test('an answer that is too long is given up', async () => {
  const calls = transportTo(plainAccess(server.url), { maxAnswerBytes: 1000 });
  server.script = (_call, reply) => reply.json(200, 'x'.repeat(998));
  await calls.json({ method: 'GET', path: '/x' });
  server.script = (_call, reply) => reply.json(200, 'x'.repeat(999));
  assert.is((await failure(calls.json({ method: 'GET', path: '/x' }))).reason, 'AnswerTooLarge');
  calls.close();
});

test('a redirection is not followed', async () => {
  server.script = (_call, reply) => reply.text(302, '', { location: '/elsewhere' });
  assert.is((await failure(get())).status, 302);
  assert.is(server.calls.length, 1);
});

test('an abort ends a call in flight, one that waits to repeat, and one not begun, with its reason', async () => {
  const reason = new Error('enough');
  const abortable = async (script: Script, aborted = false) => {
    server.script = script;
    const controller = new AbortController();
    if (aborted) controller.abort(reason);
    else setTimeout(() => controller.abort(reason), 50);
    try {
      await transport.json({ method: 'GET', path: '/x', signal: controller.signal });
    } catch (error) {
      return error;
    }
    return undefined;
  };
  assert.is(await abortable(() => {}), reason);
  assert.is(await abortable(refuse(429, { 'retry-after': '10' })), reason);
  assert.is(await abortable(ok, true), reason);
});

test('401 renews the credentials and is repeated once', async () => {
  let token = 'old';
  let renewals = 0;
  const access = {
    ...plainAccess(server.url),
    credentials: () => Promise.resolve({ headers: { authorization: `Bearer ${token}` }, tls: {} }),
    renew: () => {
      renewals++;
      token = 'new';
    },
  };
  const calls = transportTo(access);
  server.script = (call, reply) =>
    call.headers.authorization === 'Bearer new' ? reply.json(200, {}) : reply.status(401, 'Unauthorized');
  await calls.json({ method: 'POST', path: '/x', body: {} });
  assert.is(renewals, 1);
  server.script = refuse(401);
  assert.is((await failure(calls.json({ method: 'GET', path: '/x' }))).status, 401);
  assert.is(renewals, 2);
  assert.is(server.calls.length, 4);
  calls.close();
});

test('credentials that cannot be had are a failure like no answer', async () => {
  const access = {
    ...plainAccess(server.url),
    credentials: () => Promise.reject(new Error('no token file')),
  };
  const calls = transportTo(access);
  const error = await failure(calls.json({ method: 'GET', path: '/x' }));
  assert.equal([error.status, error.reason], [0, 'Unreachable']);
  assert.match(error.message, 'no token file');
  calls.close();
});

test('writes are limited, reads and leases are not', async () => {
  server.script = ok;
  const clock = new SteppedClock();
  const calls = transportTo(plainAccess(server.url), { clock, writes: { perSecond: 20, burst: 2 } });
  const writes = Array.from({ length: 4 }, () => calls.json({ method: 'PUT', path: '/write', body: {} }));
  const written = () => server.calls.filter((call) => call.path === '/write').length;
  await Promise.all(writes.slice(0, 2));
  for (let i = 0; i < 10; i++) {
    await calls.json({ method: 'GET', path: '/x' });
    await calls.json({ method: 'PUT', path: '/x', body: {}, lane: 'lease' });
  }
  assert.is(written(), 2);
  await clock.step(50);
  await writes[2];
  assert.is(written(), 3);
  await clock.step(50);
  await writes[3];
  calls.close();
});

test('hanging calls do not keep watches and leases from getting through', async () => {
  server.script = (call, reply) => {
    if (call.path === '/hang') return;
    reply.json(200, {});
  };
  const controller = new AbortController();
  const { signal } = controller;
  const calls = transportTo(plainAccess(server.url));
  const hanging = Array.from({ length: 30 }, () => calls.json({ method: 'GET', path: '/hang', signal }));
  const settled = Promise.allSettled(hanging);
  await calls.json({ method: 'GET', path: '/lease', lane: 'lease' });
  const response = await calls.stream({ method: 'GET', path: '/watch' });
  response.resume();
  assert.is(server.calls.filter((call) => call.path === '/hang').length, 20);
  controller.abort();
  await settled;
  calls.close();
});

test('a path in the address of the server is put before every path', async () => {
  server.script = ok;
  const calls = transportTo(plainAccess(new URL('/k8s/clusters/one/', server.url)));
  await calls.json({ method: 'GET', path: '/api' });
  assert.is(server.calls[0]?.path, '/k8s/clusters/one/api');
  calls.close();
});

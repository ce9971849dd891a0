import { Agent, request } from 'node:http';
import { connect } from 'node:net';

import { systemClock } from '../../../src/runtime/clock.ts';
import { ProbeServer, type Exposition } from '../../../src/telemetry/http.ts';
import { Metrics } from '../../../src/telemetry/metrics.ts';
import { assert, suite, waitUntil } from '../../kit/index.ts';

const test = suite('probe server');

async function serve(metrics: Exposition = new Metrics().registry) {
  const server = new ProbeServer({ host: '127.0.0.1', port: 0, metrics, clock: systemClock() });
  const stop = new AbortController();
  const ready = Promise.withResolvers<void>();
  const ended = server.run({ stop: stop.signal, ready: ready.resolve });
  await ready.promise;
  const close = () => {
    stop.abort();
    return ended;
  };
  return { server, close, port: server.port ?? 0 };
}

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
  readonly headers: Record<string, unknown>;
}

function call(port: number, path: string, options: { method?: string; agent?: Agent } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, ...options }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, body, headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('a process without failing checks is healthy and ready', async () => {
  const { port, close } = await serve();
  for (const path of ['/healthz', '/readyz']) {
    const { status, body } = await call(port, path);
    assert.equal([status, body], [200, 'ok\n']);
  }
  await close();
});

test('a failing check makes its endpoint answer 503 with its name and reason, and no other', async () => {
  const { server, port, close } = await serve();
  server.readyz.add('caches', () => 'waiting for ImageBuild');
  server.readyz.add('fine', () => undefined);
  const { status, body } = await call(port, '/readyz');
  assert.equal([status, body], [503, '[-]caches: waiting for ImageBuild\nreadyz check failed\n']);
  assert.is((await call(port, '/healthz')).status, 200);
  await close();
});

test('verbose lists every check', async () => {
  const { server, port, close } = await serve();
  server.healthz.add('event loop', () => undefined);
  server.healthz.add('lease', () => undefined);
  const good = await call(port, '/healthz?verbose');
  assert.equal([good.status, good.body], [200, '[+]event loop ok\n[+]lease ok\nhealthz check passed\n']);
  server.healthz.add('broken', () => {
    throw new Error('no such thing');
  });
  const bad = await call(port, '/healthz?verbose=1');
  assert.is(bad.status, 503);
  assert.match(bad.body, '[+]lease ok\n[-]broken: the check itself failed: no such thing\n');
  assert.throws(() => server.healthz.add('lease', () => undefined), /exists already/);
  await close();
});

test('metrics are served in the text format', async () => {
  const metrics = new Metrics();
  metrics.countRequest('200', 'GET');
  const { port, close } = await serve(metrics.registry);
  const { status, body, headers } = await call(port, '/metrics');
  assert.is(status, 200);
  assert.match(String(headers['content-type']), 'text/plain; version=0.0.4');
  assert.match(body, 'rest_client_requests_total{code="200",method="GET"} 1');
  await close();
});

test('metrics that fail are an answer, not a crash', async () => {
  const failing = { contentType: 'text/plain', metrics: () => Promise.reject(new Error('broken gauge')) };
  const { port, close } = await serve(failing);
  const { status, body } = await call(port, '/metrics');
  assert.equal([status, body], [500, 'broken gauge\n']);
  assert.is((await call(port, '/healthz')).status, 200);
  await close();
});

test('other paths are 404, other methods 405; HEAD is GET without the body', async () => {
  const { port, close } = await serve();
  for (const path of ['/', '/healthz/', '//', '/debug/pprof', '/%']) {
    assert.is((await call(port, path)).status, 404, path);
  }
  const { status, headers } = await call(port, '/healthz', { method: 'POST' });
  assert.equal([status, headers['allow']], [405, 'GET, HEAD']);
  const head = await call(port, '/healthz', { method: 'HEAD' });
  assert.equal([head.status, head.body], [200, '']);
  await close();
});

test('closing does not hang on idle keep-alive connections', async () => {
  const { server, port, close } = await serve();
  const agent = new Agent({ keepAlive: true });
  await call(port, '/healthz', { agent });
  const start = performance.now();
  await close();
  assert.ok(performance.now() - start < 900);
  assert.is(server.port, undefined);
  agent.destroy();
});

test('closing cuts a connection that sends nothing, and a scrape that never ends, after a second', async () => {
  const hung = { contentType: 'text/plain', metrics: () => new Promise<string>(() => {}) };
  const { port, close } = await serve(hung);
  const silent = connect(port, '127.0.0.1');
  silent.write('GET /healthz HT');
  const scrape = call(port, '/metrics').then(
    () => 'answered',
    (error: unknown) => String(error),
  );
  await waitUntil(() => silent.readyState === 'open', { what: 'the connection' });
  silent.on('error', () => {});
  const start = performance.now();
  await close();
  const took = performance.now() - start;
  assert.ok(took > 900 && took < 4000, `took ${took} ms`);
  assert.match(await scrape, /hang up|reset/);
  silent.destroy();
});

test('a port that is taken is a failure that names it', async () => {
  const { port, close } = await serve();
  const metrics = new Metrics().registry;
  const second = new ProbeServer({ host: '127.0.0.1', port, metrics, clock: systemClock() });
  const outcome = second.run({ stop: new AbortController().signal, ready() {} });
  assert.match(
    String(await outcome.catch((error: unknown) => error)),
    `address already in use 127.0.0.1:${port}`,
  );
  await close();
});

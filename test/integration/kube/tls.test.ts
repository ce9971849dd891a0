import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import { createServer as createProxy } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';

import { inClusterAccess } from '../../../src/kube/in-cluster.ts';
import { kubeconfigAccess } from '../../../src/kube/kubeconfig.ts';
import { isKubeError } from '../../../src/kube/port.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import { Authority } from '../../../simulator/tls/authority.ts';
import { assert, SteppedClock, suite, waitUntil } from '../../kit/index.ts';
import { transportTo } from './setup.ts';

const test = suite('tls');

const now = Date.now();
const authority = new Authority('first', now);
let directory: string;
let server: Server;
let port: number;
const sockets = new Set<Duplex>();

test.before.each(async () => {
  directory = await mkdtemp(join(tmpdir(), 'imagesmith-tls-'));
  server = await listen(authority, 0);
  port = (server.address() as AddressInfo).port;
});

test.after.each(async () => {
  await close();
  await rm(directory, { recursive: true });
});

/** Answers with who asks: the common name of the client's certificate, and its Authorization header. */
async function listen(by: Authority, onPort: number): Promise<Server> {
  const { certificate, privateKey } = by.issue({ commonName: 'server' }, 'loopback-server');
  const options = { cert: certificate, key: privateKey, ca: by.certificate, requestCert: true };
  const made = createServer({ ...options, rejectUnauthorized: false }, (request, response) => {
    const { subject } = (request.socket as TLSSocket).getPeerCertificate();
    response.end(JSON.stringify({ cert: subject?.CN, authorization: request.headers.authorization }));
  });
  made.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    made.listen(onPort, '127.0.0.1', resolve);
  });
  return made;
}

async function close(): Promise<void> {
  for (const socket of sockets) socket.destroy();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
}

async function serviceAccount(token: string, ca: string): Promise<void> {
  await Promise.all([writeFile(join(directory, 'token'), token), writeFile(join(directory, 'ca.crt'), ca)]);
}

const env = () => ({ KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: String(port) });
const whoami = { method: 'GET', path: '/' } as const;

async function kubeconfig(cluster: object, user: object): Promise<string> {
  const path = join(directory, 'config');
  const config = {
    clusters: [{ name: 'c', cluster: { server: `https://127.0.0.1:${port}`, ...cluster } }],
    users: [{ name: 'u', user }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'x',
  };
  await writeFile(path, JSON.stringify(config));
  return path;
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

test('the service account is believed and believes the server', async () => {
  await serviceAccount('token-1\n', authority.certificate);
  await writeFile(join(directory, 'namespace'), 'imagesmith-system\n');
  const access = await inClusterAccess({ env: env(), clock: systemClock(), directory });
  const transport = transportTo(access);
  assert.equal(await transport.json(whoami), { authorization: 'Bearer token-1' });
  assert.is(access.namespace, 'imagesmith-system');
  transport.close();
});

test('a rotated token is sent after a minute, on the same connection', async () => {
  await serviceAccount('token-1', authority.certificate);
  const clock = new SteppedClock(now);
  const transport = transportTo(await inClusterAccess({ env: env(), clock, directory }));
  await transport.json(whoami);
  await serviceAccount('token-2', authority.certificate);
  await clock.step(59_000);
  assert.equal(await transport.json(whoami), { authorization: 'Bearer token-1' });
  await clock.step(1000);
  assert.equal(await transport.json(whoami), { authorization: 'Bearer token-2' });
  assert.is(sockets.size, 1);
  transport.close();
});

test('a token file that cannot be read for a moment keeps its last text', async () => {
  await serviceAccount('token-1', authority.certificate);
  const clock = new SteppedClock(now);
  const transport = transportTo(await inClusterAccess({ env: env(), clock, directory }));
  await transport.json(whoami);
  await rm(join(directory, 'token'));
  await clock.step(60_000);
  assert.equal(await transport.json(whoami), { authorization: 'Bearer token-1' });
  transport.close();
});

test('a server whose certificate another authority signed is refused before anything is sent', async () => {
  await serviceAccount('token-1', new Authority('other', now).certificate);
  const transport = transportTo(await inClusterAccess({ env: env(), clock: systemClock(), directory }));
  let asked = 0;
  server.on('request', () => asked++);
  try {
    await transport.json(whoami);
    assert.unreachable();
  } catch (error) {
    assert.ok(isKubeError(error, 'Unreachable'));
  }
  assert.is(asked, 0);
  transport.close();
});

test('a rotated authority is used after a minute, by new connections', async () => {
  await serviceAccount('token-1', authority.certificate);
  const clock = new SteppedClock(now);
  const transport = transportTo(await inClusterAccess({ env: env(), clock, directory }));
  await transport.json(whoami);
  await close();
  const next = new Authority('next', now);
  server = await listen(next, port);
  await serviceAccount('token-1', next.certificate);
  await clock.step(60_000);
  assert.equal(await transport.json(whoami), { authorization: 'Bearer token-1' });
  transport.close();
});

test('a client certificate inline or in files is presented', async () => {
  const { certificate, privateKey } = authority.issue({ commonName: 'alice' }, 'client');
  const ca = { 'certificate-authority-data': base64(authority.certificate) };
  const inline = { 'client-certificate-data': base64(certificate), 'client-key-data': base64(privateKey) };
  const files = { 'client-certificate': 'client.crt', 'client-key': 'client.key' };
  await writeFile(join(directory, 'client.crt'), certificate);
  await writeFile(join(directory, 'client.key'), privateKey);
  for (const user of [inline, files]) {
    const paths = [await kubeconfig(ca, user)];
    const transport = transportTo(await kubeconfigAccess({ paths, clock: systemClock() }));
    assert.equal(await transport.json(whoami), { cert: 'alice' });
    transport.close();
  }
});

test('verification can be turned off, and the expected name changed', async () => {
  const clock = systemClock();
  const ca = { 'certificate-authority-data': base64(authority.certificate) };
  const insecure = await kubeconfig({ 'insecure-skip-tls-verify': true }, {});
  const trusting = transportTo(await kubeconfigAccess({ paths: [insecure], clock }));
  assert.equal(await trusting.json(whoami), {});
  const misnamed = await kubeconfig({ ...ca, 'tls-server-name': 'elsewhere' }, {});
  const strict = transportTo(await kubeconfigAccess({ paths: [misnamed], clock }));
  try {
    await strict.json(whoami);
    assert.unreachable();
  } catch (error) {
    assert.ok(isKubeError(error, 'Unreachable'));
  }
  trusting.close();
  strict.close();
});

test('an HTTP proxy of the kubeconfig is gone through, and sees nothing', async () => {
  const tunnels: string[] = [];
  const proxy = createProxy();
  proxy.on('connect', (request, client: Duplex) => {
    tunnels.push(request.url ?? '');
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => {
    proxy.listen(0, '127.0.0.1', resolve);
  });
  const cluster = {
    'certificate-authority-data': base64(authority.certificate),
    'proxy-url': `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
  };
  const paths = [await kubeconfig(cluster, { token: 'abc' })];
  const transport = transportTo(await kubeconfigAccess({ paths, clock: systemClock() }));
  for (let i = 0; i < 3; i++) {
    assert.equal(await transport.json(whoami), { authorization: 'Bearer abc' });
  }
  assert.equal(tunnels, [`127.0.0.1:${port}`], 'one tunnel is kept');
  transport.close();
  proxy.close();
});

test('after a certificate was replaced, the connections of the old one do not linger', async () => {
  const ca = { 'certificate-authority-data': base64(authority.certificate) };
  const write = async (name: string) => {
    const { certificate, privateKey } = authority.issue({ commonName: name }, 'client');
    await writeFile(join(directory, 'client.crt'), certificate);
    await writeFile(join(directory, 'client.key'), privateKey);
  };
  await write('alice');
  const clock = new SteppedClock(now);
  const paths = [await kubeconfig(ca, { 'client-certificate': 'client.crt', 'client-key': 'client.key' })];
  const transport = transportTo(await kubeconfigAccess({ paths, clock }));
  assert.equal(await transport.json(whoami), { cert: 'alice' });
  await write('bob');
  await clock.step(60_000);
  assert.equal(await transport.json(whoami), { cert: 'bob' });
  await waitUntil(() => sockets.size === 1, { what: 'the end of the old connection' });
  transport.close();
});

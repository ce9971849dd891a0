import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';

import { download } from '../../control-plane/download.ts';
import { DownloadFailed } from '../../control-plane/failures.ts';
import { supervise } from '../../control-plane/supervisor.ts';
import { assert, suite } from '../../kit/index.ts';
import { failureOf } from './failure-of.ts';
import { fakeHost, type FakeHost } from './fake-host.ts';
import { releaseServer, type ReleaseServer } from './release-server.ts';

const CONTENT = Buffer.alloc(300_000, 'imagesmith');
const SHA512 = createHash('sha512').update(CONTENT).digest('hex');

const test = suite('control plane download');
let host: FakeHost;
let server: ReleaseServer | undefined;

test.before.each(async () => {
  host = await fakeHost();
});
test.after.each(async () => {
  await server?.close();
  server = undefined;
  await host.remove();
});

function fetchFrom(url: string, options: Partial<Parameters<typeof download>[0]> = {}) {
  return download({
    url: `${url}/a.tar.gz`,
    sha512: SHA512,
    target: join(host.directory, 'a'),
    env: {},
    report: () => {},
    ...options,
  });
}

test('a file with the right checksum is stored, with progress', async () => {
  server = await releaseServer((_, response) =>
    response.writeHead(200, { 'content-length': CONTENT.length }).end(CONTENT),
  );
  const seen: string[] = [];
  assert.is(await fetchFrom(server.url, { report: (text) => seen.push(text) }), CONTENT.length);
  assert.equal(await readFile(join(host.directory, 'a')), CONTENT);
  assert.is(seen.at(-1), '0.3 MB of 0.3 MB');
});

test('redirects are followed, as release hosts use them, but not for ever', async () => {
  server = await releaseServer((request, response) => {
    if (request.url === '/a.tar.gz') response.writeHead(302, { location: '/b/c' }).end();
    else response.end(CONTENT);
  });
  assert.is(await fetchFrom(server.url), CONTENT.length);
  assert.equal(server.asked, ['/a.tar.gz', '/b/c']);
  await server.close();

  server = await releaseServer((_, response) => response.writeHead(302, { location: '/a.tar.gz' }).end());
  assert.match((await failureOf(fetchFrom(server.url))).message, /redirects more than 5 times/);
});

test('a file that is not the published one is refused', async () => {
  server = await releaseServer((_, response) => response.end('something else'));
  const failure = await failureOf(fetchFrom(server.url));
  assert.instance(failure, DownloadFailed);
  assert.match(
    failure.message,
    /a\.tar\.gz is not the published archive \(its SHA-512 begins [0-9a-f]{12}, /,
  );
  assert.match(failure.message, SHA512.slice(0, 12));
});

test('a connection that breaks half-way is told with how far it came', async () => {
  server = await releaseServer((_, response) => {
    response.writeHead(200, { 'content-length': CONTENT.length });
    response.write(CONTENT.subarray(0, 200_000), () => response.destroy());
  });
  const { message } = await failureOf(fetchFrom(server.url));
  assert.match(message, /^the connection broke after 0\.\d MB of 0\.3 MB \(/);
});

test('an answer other than 200 is told with its number', async () => {
  server = await releaseServer((_, response) => response.writeHead(404).end('no'));
  const { message } = await failureOf(fetchFrom(server.url));
  assert.match(message, /^127\.0\.0\.1:\d+ answered 404 for http:/);
});

test('an unreachable host is told with the reason', async () => {
  assert.match(
    (await failureOf(fetchFrom('http://127.0.0.1:1'))).message,
    /^cannot reach 127\.0\.0\.1:1 \(.*ECONNREFUSED/,
  );
  assert.match(
    (await failureOf(fetchFrom('https://host.invalid'))).message,
    /^cannot reach host\.invalid \(getaddrinfo/,
  );
});

test('a host that does not complete the connection is given up after the time for that', async () => {
  const stopped = await stoppedListener();
  try {
    const { message } = await failureOf(fetchFrom(`http://127.0.0.1:${stopped.port}`, { connectMs: 150 }));
    assert.match(message, /\(no connection to 127\.0\.0\.1:\d+ within 0\.15 s\)$/);
  } finally {
    await stopped.end();
  }
});

test('a host that accepts and then says nothing is given up', async () => {
  server = await releaseServer(() => {});
  const { message } = await failureOf(fetchFrom(server.url, { stallMs: 100 }));
  assert.match(message, /sent nothing for 0\.1 s/);
});

test('a transfer that stands still is given up', async () => {
  server = await releaseServer((_, response) => {
    response.writeHead(200, { 'content-length': CONTENT.length });
    response.write(CONTENT.subarray(0, 100_000));
  });
  const { message } = await failureOf(fetchFrom(server.url, { stallMs: 100 }));
  assert.match(message, /^the connection broke after 0\.1 MB of 0\.3 MB \(.*sent nothing for 0\.1 s/);
});

test('a full disk is not taken for a bad network', async () => {
  if (!existsSync('/dev/full')) return;
  server = await releaseServer((_, response) => response.end(CONTENT));
  const failure = await failureOf(fetchFrom(server.url, { target: '/dev/full' }));
  assert.not.instance(failure, DownloadFailed);
  assert.is((failure as NodeJS.ErrnoException).code, 'ENOSPC');
});

test('a proxy named in the environment is used', async () => {
  server = await releaseServer((_, response) => response.end(CONTENT));
  assert.is(await fetchFrom('http://host.invalid', { env: { HTTP_PROXY: server.url } }), CONTENT.length);
  assert.equal(server.asked, ['http://host.invalid/a.tar.gz']);
});

/** A listener that is stopped and whose queue is full: the kernel leaves further connections unanswered. */
async function stoppedListener() {
  const script = `const s = require('node:net').createServer().listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () =>
    process.stdout.write(s.address().port + '\\n'))`;
  const child = supervise([process.execPath, '-e', script]);
  const [text] = (await once(child.stdout, 'data')) as [Buffer];
  const port = Number(text);
  child.signal('STOP');
  const fillers: Socket[] = [];
  do {
    fillers.push(connect({ host: '127.0.0.1', port }).on('error', () => {}));
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (fillers.at(-1)?.connecting === false);
  return {
    port,
    async end() {
      for (const socket of fillers) socket.destroy();
      child.signal('KILL');
      child.stdout.resume();
      child.stderr.resume();
      await child.exit;
    },
  };
}

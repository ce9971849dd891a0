import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ExecutionMode } from '../../../../simulator/guests/id-map.ts';
import type { Guest, GuestHost } from '../../../../simulator/guests/port.ts';
import { startGuestHost } from '../../../../simulator/guests/start.ts';
import type { SimulatorHandle } from '../../../../simulator/handle.ts';
import { type SimulatorOptions, startSimulator } from '../../../../simulator/start.ts';
import { DEFAULT_WORLD } from '../../../../simulator/world/load.ts';
import { assert, waitUntil } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import { codeIn, urlV1, urlV4 } from '../../simulator/oss-signing.ts';
import { bootOptions, cacheOf, codeOf, outputOf } from '../host-under-test.ts';

interface World {
  simulator: SimulatorHandle;
  host: GuestHost;
  storeDir: string;
  boot: () => Promise<Guest>;
}

/** How machines without a network reach buckets. A host of its own: what is forwarded is so for good. */
export function declareOss(test: Suite, mode: ExecutionMode): void {
  const inWorld = async (use: (world: World) => Promise<void>, options: SimulatorOptions = {}) => {
    const parent = mkdtempSync(join(tmpdir(), 'guests-'));
    const storeDir = join(parent, 'store');
    const host = await startGuestHost({ storeDir, mode, ...cacheOf() });
    const simulator = await startSimulator({ ...options, guests: host });
    try {
      const image = await host.baseImage('debian');
      const boot = async () => host.boot(await host.createDisk(image), bootOptions());
      await use({ simulator, host, storeDir, boot });
      simulator.assertClean();
    } finally {
      await simulator.close();
      rmSync(parent, { recursive: true, force: true });
    }
  };

  test('a machine without network gets and puts objects by URLs signed for the simulator', () =>
    inWorld(async ({ simulator, boot }) => {
      const guest = await boot();
      const put = urlV4(simulator, 'images', 'from guests/a+b', { method: 'PUT' });
      assert.is(await outputOf(guest, request(urlV1(simulator, 'images', 'hello.txt'))), 'hello from OSS');
      assert.is(await outputOf(guest, request(put, 'PUT', 'from a guest')), '');
      const get = urlV4(simulator, 'images', 'from guests/a+b');
      assert.is(await outputOf(guest, request(get)), 'from a guest');
      const [call] = simulator.ledger.calls;
      assert.is(call?.action, 'PutObject');
      assert.equal(call?.parameters, { Bucket: 'images', Key: 'from guests/a+b' });

      for (const [program, script] of [
        ['curl', `curl -sSf '${get}'`],
        ['wget', `wget -q -O - '${get}'`],
      ] as const) {
        if (existsSync(`/usr/bin/${program}`)) assert.is(await outputOf(guest, script), 'from a guest');
      }
      const big = 'head -c 3000000 /dev/zero | tr "\\0" x';
      if (existsSync('/usr/bin/curl')) {
        await outputOf(guest, `${big} > /root/big; curl -sSf -T /root/big '${put}'`);
        assert.is(await outputOf(guest, `curl -sSf '${get}' | cmp - /root/big && echo same`), 'same');
      }
    }));

  test('a machine is refused as everybody is, and reaches nothing else of the simulator', () =>
    inWorld(async ({ simulator, boot }) => {
      const guest = await boot();
      const code = async (url: string) => codeIn(await outputOf(guest, request(url)));
      const { endpoint } = simulator;
      const other = { endpoint, keyId: 'consumer-key', secret: 'consumer-secret' };
      assert.is(await code(urlV4(other, 'images', 'hello.txt')), 'AccessDenied');
      assert.is(await code(urlV4(simulator, 'images', 'hello.txt', { lifeSeconds: -60 })), 'AccessDenied');
      const damaged = urlV4({ endpoint, secret: 'x' }, 'images', 'hello.txt');
      assert.is(await code(damaged), 'SignatureDoesNotMatch');
      for (const path of ['/_simulator/state', '/?Action=DescribeRegions&Version=2014-05-26', '/']) {
        const answer = await outputOf(guest, request(`http://${simulator.endpoint}${path}`));
        assert.is(answer, 'Only OSS is reached from here.');
      }
    }));

  test('TLS goes through as it is', () =>
    inWorld(
      async ({ simulator, boot }) => {
        const guest = await boot();
        const { port } = new URL(`http://${simulator.endpoint}`);
        const connect = `perl -MSocket -e 'socket(S, AF_INET, SOCK_STREAM, 0); connect(S, pack_sockaddr_in(${port}, INADDR_LOOPBACK)) or exit 7'`;
        assert.is(await codeOf(guest, connect), 0);
        if (existsSync('/usr/bin/curl')) {
          const url = urlV1(simulator, 'images', 'hello.txt');
          assert.is(await outputOf(guest, `curl -sSfk '${url}'`), 'hello from OSS');
        }
      },
      { https: { names: [] } },
    ));

  test('without a bucket no port is forwarded; the first one opens it to machines that run', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'guests-'));
    const host = await startGuestHost({ storeDir: join(parent, 'store'), mode, ...cacheOf() });
    const world = join(parent, 'world.yaml');
    const text = readFileSync(DEFAULT_WORLD, 'utf8');
    writeFileSync(world, text.slice(0, text.indexOf('\nbuckets:')));
    const simulator = await startSimulator({ world, guests: host });
    try {
      const guest = await host.boot(await host.createDisk(await host.baseImage('debian')), bootOptions());
      const url = urlV1(simulator, 'later', 'a.txt');
      assert.is(await codeOf(guest, request(url)), 7);
      await post(simulator, 'buckets', { name: 'later', region: 'cn-hangzhou' });
      await post(simulator, 'buckets/later', { key: 'a.txt', text: 'there' });
      await waitUntil(async () => (await codeOf(guest, request(url))) === 0, { what: 'the port' });
      assert.is(await outputOf(guest, request(url)), 'there');
    } finally {
      await simulator.close();
      rmSync(parent, { recursive: true, force: true });
    }
  });

  test(
    'what forwards ends with its machine, whatever ends that, and leaves nothing',
    () =>
      inWorld(async ({ storeDir, boot }) => {
        await waitUntil(() => existsSync(join(storeDir, 'files/forwarded')), { what: 'the socket' });
        const before = traces(storeDir);
        const ends = ['stop', 'stop', 'kill', 'reboot'];
        await Promise.all(
          [...ends, ...ends].map(async (end) => {
            const guest = await boot();
            if (end === 'reboot') void codeOf(guest, 'reboot');
            else if (end === 'kill') void codeOf(guest, 'poweroff -f');
            else await guest.stop();
            await guest.ended;
          }),
        );
        await waitUntil(() => JSON.stringify(traces(storeDir)) === JSON.stringify(before), {
          what: 'the last traces to go',
        }).catch(() => assert.equal(traces(storeDir), before));
      }),
    { timeoutMs: 20_000 },
  );

  test('a port that a machine uses itself stays its own', async () => {
    const parent = mkdtempSync(join(tmpdir(), 'guests-'));
    const lines: string[] = [];
    const host = await startGuestHost({
      storeDir: join(parent, 'store'),
      mode,
      log: (line) => lines.push(line),
      ...cacheOf(),
    });
    const server = createServer((_request, response) => response.end('the host'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const guest = await host.boot(await host.createDisk(await host.baseImage('debian')), bootOptions());
    await outputOf(
      guest,
      `perl -MSocket -e 'socket(S, AF_INET, SOCK_STREAM, 0); bind(S, pack_sockaddr_in(${port}, INADDR_LOOPBACK)) or die; listen S, 1; fork and exit; close STDOUT; sleep 60'`,
    );
    const relay = createServer((_request, response) => response.end('relayed'));
    await host.forwardPort(port, (path) => new Promise((resolve) => relay.listen(path, () => resolve())));
    await waitUntil(() => lines.some((line) => line.includes(`does not reach port ${port}`)), {
      what: 'the trouble to be told',
    });
    assert.is(await outputOf(guest, 'echo well'), 'well');
    for (const one of [relay, server]) await new Promise((resolve) => one.close(resolve));
    await host.close();
    rmSync(parent, { recursive: true, force: true });
  });
}

/** An HTTP request with nothing but perl; exit code 7 when nobody listens. Prints the body. */
function request(url: string, method = 'GET', body = ''): string {
  const { hostname, port, pathname, search } = new URL(url);
  const head = [
    `${method} ${pathname}${search} HTTP/1.0`,
    `Host: ${hostname}:${port}`,
    `Content-Length: ${body.length}`,
  ];
  const text = [...head, '', body]
    .join('\\r\\n')
    .replaceAll("'", '')
    .replaceAll('@', '\\@')
    .replaceAll('$', '\\$');
  return `perl -MSocket -e 'socket(S, AF_INET, SOCK_STREAM, 0); connect(S, pack_sockaddr_in(${port}, inet_aton("${hostname}"))) or exit 7; syswrite S, "${text}"; local $/; my ($h, $b) = split /\\r\\n\\r\\n/, <S>, 2; print $b // ""'`;
}

async function post(simulator: SimulatorHandle, path: string, body: unknown): Promise<void> {
  const url = `http://${simulator.endpoint}/_simulator/${path}`;
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  assert.is(answer.status, 200, await answer.text());
}

function traces(storeDir: string) {
  const own = readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );
  return {
    processes: own.length,
    noted: readdirSync(join(storeDir, 'processes')),
    mounts: readFileSync('/proc/self/mountinfo', 'utf8').split('\n').length,
  };
}

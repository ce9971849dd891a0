import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startGuestHost } from '../../../../simulator/guests/start.ts';
import { assert } from '../../../kit/index.ts';
import type { Suite } from '../../../kit/suite.ts';
import { cacheOf, codeOf, type HostUnderTest, outputOf, withGuest } from '../host-under-test.ts';

/** What machines reach. */
export function declareNetwork(test: Suite, under: () => HostUnderTest): void {
  test('a machine without network has a loopback of its own', () =>
    withGuest(under(), async (guest) => {
      assert.is(
        await outputOf(guest, 'ls /sys/class/net; ip -4 -o addr show lo | grep -c 127.0.0.1'),
        'lo\n1',
      );
      assert.is(await outputOf(guest, 'sysctl -nw net.core.somaxconn=1000'), '1000');
    }));

  test('a server of the host is reached only by machines that share its network', async () => {
    const server = createServer((_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const fetch = `perl -MSocket -e 'socket(S, AF_INET, SOCK_STREAM, 0); connect(S, pack_sockaddr_in(${port}, INADDR_LOOPBACK)) or exit 7; syswrite S, "GET / HTTP/1.0\\r\\n\\r\\n"; print <S>'`;
    await withGuest(under(), async (guest) => assert.is(await codeOf(guest, fetch), 7));

    const parent = mkdtempSync(join(tmpdir(), 'guests-'));
    const { mode } = under();
    const host = await startGuestHost({
      storeDir: join(parent, 'store'),
      mode,
      network: 'host',
      ...cacheOf(),
    });
    const image = await host.baseImage('debian');
    await withGuest({ ...under(), host, image }, async (guest) => {
      assert.match(await outputOf(guest, fetch), /hello$/);
      assert.is(await outputOf(guest, 'ls /sys | tr "\\n" " "'), 'block class dev ');
    });
    await host.close();
    rmSync(parent, { recursive: true });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
}

import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

import { freePort } from '../../control-plane/ports.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('control plane ports');
let server: Server;
/** What `random` must return for the port on which the server listens. */
let takenValue: number;

test.before(async () => {
  const port = await freePort(Math.random);
  server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  takenValue = (port - 20_000 + 0.5) / 10_000;
});
test.after(async () => {
  server.close();
  await once(server, 'close');
});

test('a port is below the ranges of outgoing connections and of node ports', async () => {
  for (let i = 0; i < 20; i++) {
    const port = await freePort(Math.random);
    assert.ok(port >= 20_000 && port < 30_000, String(port));
  }
});

test('a port that is taken is passed over', async () => {
  const values = [takenValue, takenValue];
  const port = await freePort(() => values.shift() ?? Math.random());
  assert.is(values.length, 0);
  assert.is.not((port - 20_000 + 0.5) / 10_000, takenValue);
});

test('without a free port it gives up', async () => {
  const failure = await freePort(() => takenValue).catch((error: Error) => error.message);
  assert.match(String(failure), /No free TCP port found between 20000 and 29999/);
});

import { createServer } from 'node:net';

/**
 * Below the ranges from which Linux (32768–60999) and macOS (49152–65535) take the local ports of outgoing
 * connections, and below Kubernetes' node ports: nobody takes such a port by chance while a server that owns it is
 * restarted.
 */
const FIRST = 20_000;
const COUNT = 10_000;

/**
 * A TCP port of the loopback interface on which nobody listens. Somebody may before the caller does: who uses it must
 * be ready to try another.
 */
export async function freePort(random: () => number): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = FIRST + Math.floor(random() * COUNT);
    if (await canListen(port)) return port;
  }
  throw new Error(`No free TCP port found between ${FIRST} and ${FIRST + COUNT - 1} on 127.0.0.1`);
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

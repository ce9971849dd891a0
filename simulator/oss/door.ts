import type { Server } from 'node:http';

import type { GuestHost } from '../guests/port.ts';
import { type Aside, createRpcServer } from '../server/http.ts';
import type { Outcome } from '../server/outcome.ts';
import type { KeyPair } from '../tls/authority.ts';

/** What is not for OSS is not served to guests. */
const REFUSED: Outcome = {
  kind: 'answer',
  status: 404,
  headers: { 'content-type': 'text/plain' },
  body: 'Only OSS is reached from here.\n',
};

/**
 * How guests without a network reach OSS, as instances reach its internal endpoint: the port of the simulator is found
 * on their loopback too, and behind it nothing but OSS. It is opened when the world has its first bucket.
 */
export class GuestDoor {
  readonly #guests: GuestHost;
  readonly #serve: Aside;
  readonly #keyPair: KeyPair | undefined;
  readonly #port: number;
  #server: Server | undefined;
  #opened: Promise<void> | undefined;

  constructor(parts: { guests: GuestHost; serve: Aside; port: number; keyPair: KeyPair | undefined }) {
    this.#guests = parts.guests;
    this.#serve = parts.serve;
    this.#keyPair = parts.keyPair;
    this.#port = parts.port;
  }

  /** Idempotent. Resolves once running guests reach it; later ones do from their start. */
  open(): Promise<void> {
    this.#opened ??= this.#guests.forwardPort(this.#port, (path) => this.#listen(path));
    return this.#opened;
  }

  async close(): Promise<void> {
    await this.#opened?.catch(() => undefined);
    const server = this.#server;
    if (server === undefined) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
  }

  async #listen(path: string): Promise<void> {
    const server = createRpcServer(() => Promise.resolve(REFUSED), this.#keyPair, this.#serve);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      // Guests' root is another user of the host; the directory decides who comes this far.
      server.listen({ path, readableAll: true, writableAll: true }, resolve);
    });
    this.#server = server;
  }
}

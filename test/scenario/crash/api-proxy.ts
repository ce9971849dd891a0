import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ControlPlane } from '../../control-plane/index.ts';
import { ApiHold, type HoldRule } from './api-hold.ts';
import { type ApiWrite, isBookkeeping, writeOf } from './api-write.ts';
import { StalledWatches } from './stalled-watches.ts';

/**
 * Stands between operators and the API server. It counts what they write, holds a chosen write on its way there or its
 * answer on the way back, and holds back the events of watches. A request whose client was killed still arrives, as it
 * would if it had left the machine before.
 */
export class ApiProxy {
  /** A kubeconfig of `user` that leads here. */
  readonly kubeconfig: string;
  /** Every write so far but leases and events, in order of arrival. */
  readonly writes: ApiWrite[] = [];
  readonly watches = new StalledWatches();
  readonly #server: Server;
  readonly #upstream: URL;
  readonly #agent: Agent;
  readonly #directory: string;
  readonly #holds = new Set<ApiHold>();

  private constructor(parts: { server: Server; upstream: URL; agent: Agent; directory: string }) {
    this.#server = parts.server;
    this.#upstream = parts.upstream;
    this.#agent = parts.agent;
    this.#directory = parts.directory;
    this.kubeconfig = join(parts.directory, 'kubeconfig');
  }

  static async start(plane: ControlPlane, user: string): Promise<ApiProxy> {
    const { ca, cert, key } = plane.credentialsFor(user, ['system:serviceaccounts', 'system:authenticated']);
    const agent = new Agent({ ca, cert, key, keepAlive: true });
    const directory = await mkdtemp(join(tmpdir(), 'imagesmith-proxy-'));
    const server = createServer((request, response) => void proxy.#serve(request, response));
    const proxy = new ApiProxy({ server, upstream: new URL(plane.url), agent, directory });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await writeFile(proxy.kubeconfig, kubeconfigOf(`http://127.0.0.1:${port}`), { mode: 0o600 });
    return proxy;
  }

  /** Holds the `nth` write from now on that `matches`, once. */
  hold(rule: HoldRule): ApiHold {
    const hold = new ApiHold(rule);
    this.#holds.add(hold);
    return hold;
  }

  async close(): Promise<void> {
    for (const hold of this.#holds) hold.release();
    this.watches.resume();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
    this.#agent.destroy();
    await rm(this.#directory, { recursive: true, force: true });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => undefined);
    const body = await readBody(request);
    if (body === undefined) return;
    const write = writeOf(request.method ?? 'GET', request.url ?? '/');
    if (write === undefined || isBookkeeping(write)) {
      this.#forward(request, body, response, async (answer) => this.#passOn(request, answer, response));
      return;
    }
    this.writes.push(write);
    const struck = [...this.#holds].filter((hold) => hold.strikes(write));
    for (const hold of struck) {
      this.#holds.delete(hold);
      await hold.before();
    }
    this.#forward(request, body, response, async (answer) => {
      const text = (await readBody(answer)) ?? Buffer.alloc(0);
      for (const hold of struck) if (await hold.after()) response.destroy();
      if (response.destroyed) return;
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      response.end(text);
    });
  }

  #forward(
    { method, url, headers }: IncomingMessage,
    body: Buffer,
    response: ServerResponse,
    answered: (answer: IncomingMessage) => Promise<void>,
  ): void {
    const { hostname, port } = this.#upstream;
    const forwarded = { ...headers, host: this.#upstream.host, 'content-length': String(body.length) };
    const options = { hostname, port, method, path: url, headers: forwarded, agent: this.#agent };
    const upstream = httpsRequest(options, (answer) => void answered(answer));
    upstream.on('error', () => response.destroy());
    // A reader that has gone reads no more; what it wrote is on its way and arrives.
    if (method === 'GET') response.on('close', () => upstream.destroy());
    upstream.end(body);
  }

  #passOn(request: IncomingMessage, answer: IncomingMessage, response: ServerResponse): void {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    response.flushHeaders();
    answer.on('error', () => response.destroy());
    const isWatch = new URL(request.url ?? '/', 'http://proxy').searchParams.has('watch');
    if (isWatch) this.watches.pass(answer, response);
    else answer.pipe(response);
  }
}

/** Undefined when the sender goes away in the middle. */
async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

function kubeconfigOf(server: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'proxy', cluster: { server } }],
    users: [{ name: 'proxy', user: {} }],
    contexts: [{ name: 'proxy', context: { cluster: 'proxy', user: 'proxy' } }],
    'current-context': 'proxy',
  });
}

import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as the server got it. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Milliseconds since the server started. */
  readonly atMs: number;
  /** Number of the TCP connection that brought it, from 0. */
  readonly connection: number;
}

/** Answers one {@link Call}, well or badly. A call that is never answered stays open. */
export class Reply {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  /** True when the client has gone. */
  get gone(): boolean {
    return this.#response.destroyed || this.#response.socket?.destroyed === true;
  }

  onGone(run: () => void): void {
    this.#response.once('close', run);
  }

  json(status: number, body: unknown, headers: Record<string, string> = {}): void {
    this.text(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  text(status: number, body: string, headers: Record<string, string> = {}): void {
    this.#response.writeHead(status, headers).end(body);
  }

  /** A failure in the form of the API server. */
  status(code: number, reason: string, headers: Record<string, string> = {}): void {
    const body = { kind: 'Status', status: 'Failure', reason, code, message: `scripted ${reason}` };
    this.json(code, body, headers);
  }

  /** Begins an answer whose length is open. */
  open(): void {
    this.#response.writeHead(200, { 'content-type': 'application/json' });
    this.#response.flushHeaders();
  }

  /** Bytes as they are; nothing after the end. */
  bytes(data: string | Buffer): void {
    if (!this.#response.writableEnded) this.#response.write(data);
  }

  /** One line of a watch. */
  event(type: string, object: unknown): void {
    this.bytes(`${JSON.stringify({ type, object })}\n`);
  }

  /** Ends the answer in order. */
  end(): void {
    this.#response.end();
  }

  /** Closes the connection without ending the answer. */
  cut(): void {
    this.#response.socket?.destroy();
  }
}

export type Script = (call: Call, reply: Reply) => void;

/**
 * An HTTP server on loopback that does what a script says, to show what a client does about it. Also a server that
 * never answers is a script: `() => {}`.
 */
export class MisbehavingServer {
  readonly calls: Call[] = [];
  /** May be replaced at any time. */
  script: Script;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #startedAt = performance.now();
  #connections = 0;
  #openCalls = 0;

  private constructor(script: Script) {
    this.script = script;
    const numbers = new WeakMap<Socket, number>();
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      this.#openCalls++;
      response.once('close', () => this.#openCalls--);
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const url = new URL(request.url ?? '/', 'http://server');
        const call: Call = {
          method: request.method ?? '',
          path: url.pathname,
          query: url.searchParams,
          headers: request.headers,
          body: Buffer.concat(chunks).toString('utf8'),
          atMs: performance.now() - this.#startedAt,
          connection: numbers.get(request.socket) ?? -1,
        };
        this.calls.push(call);
        this.script(call, new Reply(response));
      });
    });
    this.#server.on('connection', (socket) => {
      numbers.set(socket, this.#connections++);
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(
    script: Script = (_call, reply) => reply.status(404, 'NotFound'),
  ): Promise<MisbehavingServer> {
    const server = new MisbehavingServer(script);
    await server.#listen(0);
    return server;
  }

  get url(): URL {
    return new URL(`http://127.0.0.1:${this.#port}`);
  }

  /** Connections accepted so far. */
  get connections(): number {
    return this.#connections;
  }

  /** Connections open now. */
  get openConnections(): number {
    return this.#sockets.size;
  }

  /** Calls whose answer has not ended and whose client has not gone. */
  get openCalls(): number {
    return this.#openCalls;
  }

  /** Breaks every open connection. */
  cutAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Stops listening and breaks every connection, as a server that crashes. */
  async crash(): Promise<() => Promise<void>> {
    const port = this.#port;
    await this.stop();
    return () => this.#listen(port);
  }

  async stop(): Promise<void> {
    this.cutAll();
    if (!this.#server.listening) return;
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  #listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }
}

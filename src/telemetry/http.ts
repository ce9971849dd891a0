import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Clock } from '../runtime/clock.ts';
import { onAbort, type RunContext, type Runnable } from '../runtime/runnable.ts';
import { HealthChecks } from './health-checks.ts';

/** What `/metrics` shows; the registry of `metrics.ts` is one. */
export interface Exposition {
  readonly contentType: string;
  metrics(): Promise<string>;
}

export interface ProbeServerOptions {
  readonly host: string;
  /** 0 = any free one; see {@link ProbeServer.port}. */
  readonly port: number;
  readonly metrics: Exposition;
  readonly clock: Clock;
  /** Told the port once it is listened on. */
  readonly onListening?: (port: number) => void;
}

/** How long an answer in progress may take once the server is to close. */
const CLOSE_MS = 1000;
/** How long a client may take to send its few headers. */
const REQUEST_MS = 5000;

/**
 * Serves `/healthz` (restart me when it fails), `/readyz` (do not count on me while it fails) and `/metrics`.
 *
 * 200 or 503 as plain text that lists the failing checks, with `?verbose` all of them. Other paths are 404, other
 * methods than GET and HEAD 405. Closing ends idle keep-alive connections at once, others when their answer is out,
 * at the latest after a second.
 */
export class ProbeServer implements Runnable {
  readonly name = 'probe server';
  /** Whether the process works; failing it for long gets it restarted. */
  readonly healthz = new HealthChecks('healthz');
  readonly readyz = new HealthChecks('readyz');
  readonly #options: ProbeServerOptions;
  readonly #server: Server;
  readonly #answers = new Map<string, (verbose: boolean) => Answer | Promise<Answer>>([
    ['/healthz', (verbose) => this.healthz.report(verbose)],
    ['/readyz', (verbose) => this.readyz.report(verbose)],
    ['/metrics', () => this.#expose()],
  ]);

  constructor(options: ProbeServerOptions) {
    this.#options = options;
    this.#server = createServer(
      { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS, connectionsCheckingInterval: REQUEST_MS },
      (request, response) => {
        this.#serve(request, response).catch((error: unknown) => fail(response, error));
      },
    );
  }

  /** The port that is listened on; undefined before and after. */
  get port(): number | undefined {
    return (this.#server.address() as AddressInfo | null)?.port;
  }

  /** Rejects when the address cannot be listened on. */
  async run({ stop, ready }: Pick<RunContext, 'stop' | 'ready'>): Promise<void> {
    if (stop.aborted) return;
    await this.#listen();
    this.#options.onListening?.(this.port ?? 0);
    ready();
    const failed = new Promise<never>((_, reject) => this.#server.once('error', reject));
    const stopped = new Promise<void>((resolve) => onAbort(stop, resolve));
    await Promise.race([stopped, failed]);
    await this.#close();
  }

  #listen(): Promise<void> {
    const { host, port } = this.#options;
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
  }

  #close(): Promise<void> {
    const cut = this.#options.clock.setTimer(CLOSE_MS, () => this.#server.closeAllConnections());
    return new Promise((resolve) => {
      // Also ends the connections that are idle.
      this.#server.close(() => {
        cut.cancel();
        resolve();
      });
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '', query] = (request.url ?? '').split('?', 2);
    const answer = this.#answers.get(path);
    if (answer === undefined) {
      send(response, 404, 'Not found\n');
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      send(response, 405, 'Method not allowed\n');
      return;
    }
    const { status, body, type } = await answer(new URLSearchParams(query).has('verbose'));
    send(response, status, body, type);
  }

  async #expose(): Promise<Answer> {
    const { metrics } = this.#options;
    return { status: 200, body: await metrics.metrics(), type: metrics.contentType };
  }
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

function fail(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? error.message : 'unknown error';
  if (response.headersSent) response.destroy();
  else send(response, 500, `${message}\n`);
}

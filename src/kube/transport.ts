import type { IncomingMessage } from 'node:http';

import { type Clock, sleep } from '../runtime/clock.ts';
import { TokenBucket } from '../runtime/token-bucket.ts';
import type { ClusterAccess } from './access.ts';
import { Agents, type Lane } from './agents.ts';
import {
  type Answer,
  AnswerTooLarge,
  type Exchange,
  exchange,
  NoAnswer,
  openStream,
  readText,
} from './exchange.ts';
import { KubeError } from './port.ts';
import { type QueryValue, withQuery } from './resource-path.ts';
import { errorOfAnswer } from './status-error.ts';
import { jsonForYAML } from './yaml-json.ts';

export interface TransportOptions {
  access: ClusterAccess;
  clock: Clock;
  /** 0 ≤ x < 1, for jitter. */
  random: () => number;
  /** Goes into the User-Agent header: `imagesmith/<version>`. */
  version: string;
  /** Called once per answer, and with code `<error>` when none came: `rest_client_requests_total`. */
  onRequest?: (code: string, method: string) => void;
  /** Writes (everything but GET, leases excepted) per second and at once. */
  writes?: { perSecond: number; burst: number };
  /** A longer answer is given up: reason `AnswerTooLarge`. 128 MB by default. */
  maxAnswerBytes?: number;
  /**
   * Called right before each write (everything but GET, leases excepted) goes out; what it throws is what the call
   * rejects with. Whoever asked before the call may have waited since for the write limit, a connection or a repeat.
   */
  mayWrite?: () => void;
}

export interface TransportRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  query?: Readonly<Record<string, QueryValue>>;
  /** Sent as JSON. */
  body?: unknown;
  contentType?: string;
  signal?: AbortSignal | undefined;
  /** Per attempt. */
  timeoutMs?: number;
  /** Lane `lease` is exempt from the write limit. */
  lane?: Lane;
  /** Repeats beyond the first attempt; 4 by default. The one after a 401 is not counted. */
  repeats?: number;
}

const TIMEOUT_MS = 30_000;
const REPEATS = 4;
const CONNECT_REPEATS = 2;
const CONNECT_DELAY_MS = 200;
/** A server that asks for more gets it from the caller, who knows what else there is to do. */
const MAX_RETRY_AFTER_MS = 10_000;
const MAX_ANSWER_BYTES = 128 * 1024 * 1024;
const MAX_ERROR_BYTES = 1024 * 1024;

/** Sends one attempt. */
type Send<T> = (options: Exchange) => Promise<{ status: number; value: T } | { refusal: Answer }>;

interface Failure {
  readonly error: KubeError;
}

/**
 * HTTP to one API server, on kept connections.
 *
 * Guarantees: each attempt is bounded in time; a 401 renews the credentials and repeats once; 429 with Retry-After is
 * repeated for every method and 503 with Retry-After for GET; a failure to connect is repeated twice; a kept
 * connection that the server closed is repeated for GET. Nothing else is: a write whose fate is unknown fails with
 * reason `Unreachable`, and the caller looks before it writes again.
 */
export class Transport {
  readonly #options: TransportOptions;
  readonly #agents: Agents;
  readonly #writes: TokenBucket;

  constructor(options: TransportOptions) {
    const { perSecond, burst } = options.writes ?? { perSecond: 50, burst: 100 };
    this.#options = options;
    this.#agents = new Agents(options.access);
    this.#writes = new TokenBucket({ clock: options.clock, ratePerSecond: perSecond, burst });
  }

  /** The JSON of a successful answer. @throws KubeError, or the signal's reason. */
  async json<T>(request: TransportRequest): Promise<T> {
    const body = await this.#repeat(request, async (options) => {
      const answer = await exchange(options);
      return isSuccess(answer.status) ? { status: answer.status, value: answer.body } : { refusal: answer };
    });
    try {
      return JSON.parse(body) as T;
    } catch {
      throw new KubeError(200, 'BrokenAnswer', `${callOf(request)}: the answer is not JSON`);
    }
  }

  /** A successful answer as a stream, which the caller reads or destroys. @throws KubeError, or the signal's reason. */
  stream(request: TransportRequest): Promise<IncomingMessage> {
    return this.#repeat({ lane: 'watch', ...request }, async (options) => {
      const response = await openStream(options);
      const status = response.statusCode ?? 0;
      if (isSuccess(status)) return { status, value: response };
      return { refusal: { status, headers: response.headers, body: await errorBody(response, options) } };
    });
  }

  /** Closes every connection. Calls in flight fail. */
  close(): void {
    this.#agents.destroy();
  }

  async #repeat<T>(request: TransportRequest, send: Send<T>): Promise<T> {
    const { clock, random } = this.#options;
    const { signal, repeats = REPEATS } = request;
    let renewed = false;
    for (let tried = 0; ; ) {
      signal?.throwIfAborted();
      if (isWrite(request)) await this.#writes.take(signal);
      const result = await this.#attempt(request, send);
      if ('value' in result) return result.value;
      if (result.error.status === 401 && !renewed) {
        renewed = true;
        this.#options.access.renew();
        continue;
      }
      const delay = tried < repeats ? repeatDelay(request.method, result.error, tried) : undefined;
      if (delay === undefined) throw result.error;
      tried++;
      await sleep(clock, delay * (1 + random() / 4), signal);
    }
  }

  async #attempt<T>(request: TransportRequest, send: Send<T>): Promise<{ value: T } | Failure> {
    const { clock, onRequest } = this.#options;
    try {
      const outcome = await send(await this.#exchangeFor(request));
      const refused = 'refusal' in outcome;
      onRequest?.(String(refused ? outcome.refusal.status : outcome.status), request.method);
      return refused ? { error: errorOfAnswer(callOf(request), outcome.refusal, clock.now()) } : outcome;
    } catch (cause) {
      if (request.signal?.aborted) throw request.signal.reason as Error;
      onRequest?.('<error>', request.method);
      const reason = cause instanceof AnswerTooLarge ? 'AnswerTooLarge' : 'Unreachable';
      const message = `${callOf(request)}: ${cause instanceof Error ? cause.message : String(cause)}`;
      return { error: new KubeError(0, reason, message, { cause }) };
    }
  }

  async #exchangeFor(request: TransportRequest): Promise<Exchange> {
    const { access, clock, version, maxAnswerBytes = MAX_ANSWER_BYTES } = this.#options;
    const { headers, tls } = await access.credentials();
    const { method, body, signal, timeoutMs = TIMEOUT_MS } = request;
    return {
      server: access.server,
      agent: this.#agents.for(request.lane ?? 'call', tls),
      method,
      path: withQuery(request.path, request.query),
      headers: {
        ...headers,
        accept: 'application/json',
        'user-agent': `imagesmith/${version}`,
        ...(body !== undefined && { 'content-type': request.contentType ?? 'application/json' }),
      },
      body: textOf(body, request.contentType),
      clock,
      timeoutMs,
      signal,
      maxBytes: maxAnswerBytes,
      beforeSend: isWrite(request) ? this.#options.mayWrite : undefined,
    };
  }
}

/** How long to wait before the attempt is repeated, in milliseconds; undefined when it must not be. */
function repeatDelay(method: string, error: KubeError, tried: number): number | undefined {
  if (error.cause instanceof NoAnswer) {
    const { repeat } = error.cause;
    if (repeat === 'any') return tried < CONNECT_REPEATS ? CONNECT_DELAY_MS * 2 ** tried : undefined;
    return repeat === 'reads' && method === 'GET' ? 0 : undefined;
  }
  const refused = error.status === 429 || (error.status === 503 && method === 'GET');
  if (!refused || error.retryAfterMs === undefined || error.retryAfterMs > MAX_RETRY_AFTER_MS)
    return undefined;
  return error.retryAfterMs;
}

function isWrite({ method, lane }: TransportRequest): boolean {
  return method !== 'GET' && lane !== 'lease';
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function callOf({ method, path }: TransportRequest): string {
  return `${method} ${path}`;
}

/** What the server parses as YAML must also be YAML. */
function textOf(body: unknown, contentType: string | undefined): string | undefined {
  if (body === undefined) return undefined;
  return contentType?.endsWith('+yaml') ? jsonForYAML(body) : JSON.stringify(body);
}

/** The body of a refusal; empty when it does not come in time or is absurdly long. */
async function errorBody(response: IncomingMessage, { clock, timeoutMs }: Exchange): Promise<string> {
  const timer = clock.setTimer(timeoutMs, () => response.destroy());
  try {
    return await readText(response, MAX_ERROR_BYTES);
  } catch {
    return '';
  } finally {
    timer.cancel();
  }
}

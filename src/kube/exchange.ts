import { type Agent, type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

import type { Clock } from '../runtime/clock.ts';

/** One HTTP request on the wire. */
export interface Exchange {
  readonly server: URL;
  readonly agent: Agent;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | undefined;
  readonly clock: Clock;
  /** Until the whole answer is there; for {@link openStream} until its headers are. Milliseconds. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** A longer answer is given up. Bytes. */
  readonly maxBytes: number;
  /**
   * Called when a connection is there, right before the first byte is written to it. What it throws ends the exchange,
   * unsent.
   */
  readonly beforeSend?: (() => void) | undefined;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** No (whole) answer came. */
export class NoAnswer extends Error {
  /**
   * Which requests make sense to send again at once. `any`: no connection came about, so the server cannot have
   * acted. `reads`: a kept connection broke before any answer, which a server that closes idle connections causes.
   * `none`: everything else, time-outs included.
   */
  readonly repeat: 'any' | 'reads' | 'none';

  constructor(repeat: NoAnswer['repeat'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'NoAnswer';
    this.repeat = repeat;
  }
}

/** The answer is longer than allowed. */
export class AnswerTooLarge extends Error {
  constructor(maxBytes: number) {
    super(`The answer is longer than ${maxBytes} bytes`);
    this.name = 'AnswerTooLarge';
  }
}

/**
 * Sends a request and reads the whole answer, whatever its status.
 *
 * @throws NoAnswer, AnswerTooLarge, or the signal's reason.
 */
export function exchange(options: Exchange): Promise<Answer> {
  return perform(options, async (response) => ({
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: await readText(response, options.maxBytes),
  }));
}

/**
 * Sends a request and returns the answer as soon as its headers are there. The caller reads or destroys it; the
 * signal and the time-out have no part in that any more.
 *
 * @throws NoAnswer or the signal's reason.
 */
export function openStream(options: Exchange): Promise<IncomingMessage> {
  return perform(options, (response) => Promise.resolve(response));
}

/** Reads a text up to `maxBytes`. @throws AnswerTooLarge, or Error when the connection breaks first. */
export async function readText(response: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new AnswerTooLarge(maxBytes);
    chunks.push(chunk);
  }
  const [only] = chunks;
  return (chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks)).toString('utf8');
}

function perform<T>(options: Exchange, read: (response: IncomingMessage) => Promise<T>): Promise<T> {
  const { clock, signal, timeoutMs } = options;
  return new Promise<T>((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const request = start(options);
    const repeat = repeatOf(request);
    let settled = false;
    const settle = (end: () => void) => {
      if (settled) return;
      settled = true;
      timer.cancel();
      signal?.removeEventListener('abort', onAbort);
      end();
    };
    const fail = (error: unknown) =>
      settle(() => {
        reject(error);
        request.destroy();
      });
    const lost = (cause: unknown) =>
      fail(cause instanceof AnswerTooLarge ? cause : noAnswer(repeat(), cause));
    const onAbort = () => fail(signal?.reason);
    const onLate = () => fail(new NoAnswer('none', `No answer within ${timeoutMs} ms`));
    const timer = clock.setTimer(timeoutMs, onLate);
    signal?.addEventListener('abort', onAbort, { once: true });
    // Stays attached for good: an error that comes after the end must not end the process.
    request.on('error', lost);
    request.once('response', (response) => {
      response.on('error', lost);
      read(response).then((value) => settle(() => resolve(value)), lost);
    });
    onConnected(request, () => {
      try {
        options.beforeSend?.();
      } catch (error) {
        fail(error);
        return;
      }
      request.end(options.body);
    });
  });
}

/** Calls `run` once the request has a connection that it can be written to. Nothing is sent before. */
function onConnected(request: ClientRequest, run: () => void): void {
  request.once('socket', (socket: Socket) => {
    if (!socket.connecting) run();
    else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', run);
  });
}

function start(options: Exchange): ClientRequest {
  const { server, agent, method, path, headers, body } = options;
  const prefix = server.pathname === '/' ? '' : server.pathname.replace(/\/$/, '');
  const request: RequestOptions = {
    // URL keeps the brackets of an IPv6 address, sockets want none.
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: server.port,
    path: prefix + path,
    method,
    agent,
    headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
  };
  return server.protocol === 'http:' ? httpRequest(request) : httpsRequest(request);
}

/** Follows a request as far as its connection: see {@link NoAnswer.repeat}. */
function repeatOf(request: ClientRequest): () => NoAnswer['repeat'] {
  let connected = false;
  let answered = false;
  request.once('socket', (socket: Socket) => {
    if (!socket.connecting) connected = true;
    else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => (connected = true));
  });
  request.once('response', () => (answered = true));
  return () => {
    if (!connected) return 'any';
    return request.reusedSocket && !answered ? 'reads' : 'none';
  };
}

function noAnswer(repeat: NoAnswer['repeat'], cause: unknown): NoAnswer {
  const what = repeat === 'any' ? 'No connection' : 'No answer';
  return new NoAnswer(repeat, `${what}: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
}

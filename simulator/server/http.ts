import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';

import type { KeyPair } from '../tls/authority.ts';
import { type HttpRequest, MAX_REQUEST_BYTES, queryText } from '../wire/rpc-request.ts';
import type { Outcome } from './outcome.ts';
import { answerBrokenRequest, type Refusal, TOO_LARGE } from './refusals.ts';

/** Answers a request. Must not reject. */
export type Handler = (request: HttpRequest) => Promise<Outcome>;

/** A request whose body has not been read. */
export type HttpHead = Omit<HttpRequest, 'body'>;

/** Takes requests of another protocol off the server: true when it answers this one itself, whose body it reads. */
export type Aside = (head: HttpHead, request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * A server whose limits fit the protocol: the whole call may stand in the request line, so 256 KiB of it are read
 * where Node allows 16 by default. With a key pair it speaks HTTPS. Whatever is no HTTP, or too large, is refused with
 * a code as everything else is.
 */
export function createRpcServer(handler: Handler, keyPair?: KeyPair, aside: Aside = () => false): Server {
  const limits = {
    maxHeaderSize: MAX_REQUEST_BYTES + 16 * 1024,
    keepAliveTimeout: 60_000,
    // Node itself would refuse a request without one, with an empty answer.
    requireHostHeader: false,
  };
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    response.on('error', () => undefined);
    const head = {
      method: request.method ?? 'GET',
      target: originForm(request.url ?? '/'),
      headers: flatHeaders(request),
      secure: keyPair !== undefined,
    };
    if (!aside(head, request, response)) void serve(head, request, response, handler);
  };
  const server =
    keyPair === undefined
      ? createServer(limits, listener)
      : createTlsServer({ ...limits, cert: keyPair.certificate, key: keyPair.privateKey }, listener);
  server.on('clientError', answerBrokenRequest);
  return server;
}

async function serve(
  head: HttpHead,
  request: IncomingMessage,
  response: ServerResponse,
  handler: Handler,
): Promise<void> {
  const body = await readBody(request);
  if (body === 'gone') {
    response.destroy();
    return;
  }
  if (body === 'too large') {
    refuse(response, TOO_LARGE.body);
    return;
  }
  const http: HttpRequest = { ...head, body };
  if (queryText(http).length > MAX_REQUEST_BYTES) refuse(response, TOO_LARGE.query);
  else send(response, await handler(http));
}

function refuse(response: ServerResponse, { status, body }: Refusal): void {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8', connection: 'close' });
  response.end(body);
}

function send(response: ServerResponse, outcome: Outcome): void {
  if (outcome.kind === 'dropped') {
    response.destroy();
    return;
  }
  const body = Buffer.from(outcome.body);
  response.writeHead(outcome.status, { ...outcome.headers, 'content-length': String(body.length) });
  if (outcome.kind === 'answer') {
    response.end(body);
    return;
  }
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

/** A caller that sends more than this gets no answer: reading it all to the end would cost too much. */
const PATIENCE_BYTES = 16 * MAX_REQUEST_BYTES;

/** A body that is too large is read to its end, because a caller that still writes does not see an answer. */
async function readBody(request: IncomingMessage): Promise<Buffer | 'too large' | 'gone'> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= MAX_REQUEST_BYTES) chunks.push(chunk);
      else if (size > PATIENCE_BYTES) return 'gone';
    }
  } catch {
    return 'gone';
  }
  return size > MAX_REQUEST_BYTES ? 'too large' : Buffer.concat(chunks);
}

/** Proxies send the absolute form of the target. */
function originForm(url: string): string {
  if (url.startsWith('/')) return url;
  const absolute = /^[a-z]+:\/\/[^/?]*(.*)$/i.exec(url);
  const rest = absolute?.[1] ?? '';
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function flatHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  );
}

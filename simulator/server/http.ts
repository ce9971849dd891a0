import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { type HttpRequest, MAX_REQUEST_BYTES } from '../wire/rpc-request.ts';
import type { Outcome } from './outcome.ts';

/** Answers a request. Must not reject. */
export type Handler = (request: HttpRequest) => Promise<Outcome>;

/**
 * An HTTP server whose limits fit the protocol: the whole call may stand in the request line, so 256 KiB of headers
 * are read where Node allows 16 by default.
 */
export function createRpcServer(handler: Handler): Server {
  const server = createServer(
    { maxHeaderSize: MAX_REQUEST_BYTES + 16 * 1024, keepAliveTimeout: 60_000 },
    (request, response) => {
      void serve(request, response, handler);
    },
  );
  return server;
}

async function serve(request: IncomingMessage, response: ServerResponse, handler: Handler): Promise<void> {
  response.on('error', () => undefined);
  const body = await readBody(request);
  if (body === undefined) {
    response.writeHead(413, { 'content-type': 'application/json', connection: 'close' });
    response.end(
      JSON.stringify({ Code: 'RequestEntityTooLarge', Message: 'The request body is too large.' }),
    );
    return;
  }
  const outcome = await handler({
    method: request.method ?? 'GET',
    target: originForm(request.url ?? '/'),
    headers: flatHeaders(request),
    body,
  });
  send(response, outcome);
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

/** Undefined when the caller sends more than is read, or goes away. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_REQUEST_BYTES) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
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

import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call as it came over the wire. */
export interface WireCall {
  method: string;
  action: string;
  version: string;
  /** Decoded parameters of the query string. */
  query: Record<string, string>;
  headers: IncomingHttpHeaders;
  bodyLength: number;
}

/** What a script answers: JSON with status 200, or anything it does with the response itself. */
export type Script = (call: WireCall, response: ServerResponse) => object | undefined;

/** An HTTP server on loopback whose answers a test writes. */
export class ScriptedServer {
  readonly calls: WireCall[] = [];
  readonly endpoint: string;
  script: Script = () => ({});
  readonly #server: ReturnType<typeof createServer>;

  private constructor(server: ReturnType<typeof createServer>) {
    this.#server = server;
    this.endpoint = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(): Promise<ScriptedServer> {
    // Scripts travel in the query string, so the request line outgrows Node's default of 16 KiB.
    const server = createServer({ maxHeaderSize: 256 * 1024 });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const scripted = new ScriptedServer(server);
    server.on('request', (request, response) => {
      let bodyLength = 0;
      request.on('data', (chunk: Buffer) => (bodyLength += chunk.length));
      request.on('end', () => {
        const call: WireCall = {
          method: request.method ?? '',
          action: String(request.headers['x-acs-action']),
          version: String(request.headers['x-acs-version']),
          query: Object.fromEntries(new URL(request.url ?? '/', 'http://x').searchParams),
          headers: request.headers,
          bodyLength,
        };
        scripted.calls.push(call);
        const answer = scripted.script(call, response);
        if (answer !== undefined) answerJson(response, 200, answer);
      });
    });
    return scripted;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }
}

export function answerJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): undefined {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
  return undefined;
}

export function answerError(
  response: ServerResponse,
  status: number,
  code: string,
  message = 'No.',
  headers: Record<string, string> = {},
): undefined {
  const requestID = '473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E';
  const body = { RequestId: requestID, HostId: 'ecs.example', Code: code, Message: message };
  return answerJson(response, status, body, headers);
}

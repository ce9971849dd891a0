import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface Exchange {
  /** Default `GET`, or `POST` with a body. */
  readonly method?: string;
  /** JSON. */
  readonly body?: string;
  /** Milliseconds for the whole exchange; default 2000. */
  readonly timeoutMs?: number;
  /** A Unix socket to talk to instead of the address in the URL. */
  readonly socketPath?: string;
  /** PEM. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * One HTTP(S) request on a connection of its own.
 *
 * @throws when no complete answer came in time, whatever the reason
 */
export function exchange(url: string, { timeoutMs = 2000, body, ...options }: Exchange): Promise<Answer> {
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  const settings: RequestOptions & { agent: false } = {
    method: body === undefined ? 'GET' : 'POST',
    ...options,
    agent: false,
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(timeoutMs),
  };
  return new Promise((resolve, reject) => {
    const request = send(url, settings, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

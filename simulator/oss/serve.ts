import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Aside, HttpHead } from '../server/http.ts';
import type { UploadBody } from './body.ts';
import type { Oss, OssOutcome } from './oss.ts';
import { OssError } from './oss-error.ts';
import { type OssRequest, readOssRequest } from './request.ts';

/** Takes the requests of OSS off a server that serves the RPC protocol too; it leaves the others. */
export function ossAside(oss: Oss, isOwnPath: (target: string) => boolean): Aside {
  return (head, incoming, response) => {
    if (isOwnPath(head.target)) return false;
    const request = readOrRefusal(head);
    if (request === undefined) return false;
    const { method } = head;
    const outcome =
      request instanceof OssError
        ? Promise.resolve(oss.refuse(request, method, head.headers['host'] ?? ''))
        : oss.handle(request, bodyOf(incoming));
    void outcome.then((done) => send(response, method, done));
    return true;
  };
}

function readOrRefusal({ method, target, headers }: HttpHead): OssRequest | OssError | undefined {
  try {
    return readOssRequest(method, target, headers);
  } catch (error) {
    if (error instanceof OssError) return error;
    throw error;
  }
}

function bodyOf(incoming: IncomingMessage): UploadBody {
  const { 'content-length': length, 'transfer-encoding': encoding } = incoming.headers;
  return {
    length: length === undefined ? undefined : Number(length),
    isPresent: length !== undefined || encoding !== undefined,
    // An early refusal must not break the connection: who still writes would not see the answer. What is left of the
    // body is read and discarded by the server when the answer has been sent.
    chunks: incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>,
  };
}

async function send(response: ServerResponse, method: string, outcome: OssOutcome): Promise<void> {
  if (outcome.kind === 'dropped') {
    response.destroy();
    return;
  }
  const { status, headers, body, length } = outcome.answer;
  // Such an answer has neither a body nor a length.
  const isBare = status === 204 || status === 304;
  response.writeHead(status, {
    server: 'AliyunOSS',
    ...headers,
    ...(!isBare && { 'content-length': String(length) }),
  });
  if (method === 'HEAD' || isBare) {
    response.end();
    return;
  }
  const pieces = outcome.kind === 'truncated' ? firstHalf(body, length) : body;
  // The caller may go away at any time.
  await pipeline(Readable.from(pieces), response, { end: outcome.kind === 'answer' }).catch(() => undefined);
  if (outcome.kind === 'truncated') response.destroy();
}

function* firstHalf(body: Iterable<Buffer>, length: number): Generator<Buffer> {
  let left = Math.floor(length / 2);
  for (const piece of body) {
    if (left <= 0) return;
    yield piece.subarray(0, left);
    left -= piece.length;
  }
}

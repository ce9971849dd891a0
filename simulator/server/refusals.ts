import type { Duplex } from 'node:stream';

/** An answer to something that never became a call. */
export interface Refusal {
  status: number;
  body: string;
}

function refusal(status: number, code: string, message: string): Refusal {
  return { status, body: JSON.stringify({ Code: code, Message: message }) };
}

/** What is refused for its size; the limits are the simulator's own. */
export const TOO_LARGE = {
  body: refusal(413, 'RequestEntityTooLarge', 'The request body is larger than 256 KiB.'),
  query: refusal(414, 'RequestURITooLong', 'The query string is longer than 256 KiB.'),
  headers: refusal(431, 'RequestHeaderTooLarge', 'The request line and headers are larger than 272 KiB.'),
} as const;

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};
const MALFORMED = refusal(400, 'InvalidRequest', 'The request is no HTTP.');
const TOO_SLOW = refusal(408, 'RequestTimeout', 'The request did not arrive in time.');

/** For the server's `clientError`: answers on the bare connection and closes it. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, body } = refusalOf(error.code);
  const head = [
    `HTTP/1.1 ${status} ${REASONS[status]}`,
    'content-type: application/json;charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function refusalOf(code: string | undefined): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW') return TOO_LARGE.headers;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? TOO_SLOW : MALFORMED;
}

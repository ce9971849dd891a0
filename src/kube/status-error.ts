import type { IncomingHttpHeaders } from 'node:http';

import { KubeError } from './port.ts';

/** `metav1.Status` as far as it is read. */
interface Status {
  readonly kind?: unknown;
  readonly reason?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly details?: { readonly retryAfterSeconds?: unknown };
}

const MAX_MESSAGE_CHARS = 1000;

/** Source: `k8s.io/apimachinery` `pkg/api/errors/errors.go` (NewGenericServerResponse). */
const REASON_BY_STATUS: ReadonlyMap<number, string> = new Map([
  [400, 'BadRequest'],
  [401, 'Unauthorized'],
  [403, 'Forbidden'],
  [404, 'NotFound'],
  [405, 'MethodNotAllowed'],
  [406, 'NotAcceptable'],
  [409, 'Conflict'],
  [410, 'Expired'],
  [413, 'RequestEntityTooLarge'],
  [415, 'UnsupportedMediaType'],
  [422, 'Invalid'],
  [429, 'TooManyRequests'],
  [500, 'InternalError'],
  [503, 'ServiceUnavailable'],
  [504, 'Timeout'],
]);

/** The error for an answer with a failure status. `call` is `METHOD /path`, put before the server's message. */
export function errorOfAnswer(
  call: string,
  answer: { status: number; headers: IncomingHttpHeaders; body: string },
  wallNow: number,
): KubeError {
  const status = parseStatus(answer.body);
  const retryAfterMs = parseRetryAfter(answer.headers['retry-after'], wallNow) ?? retryAfterIn(status);
  return toError(answer.status, status, call, retryAfterMs);
}

/** The error for the object of an ERROR event in a watch stream. */
export function errorOfStatus(call: string, object: unknown): KubeError {
  const status = (typeof object === 'object' && object !== null ? object : {}) as Status;
  const code = typeof status.code === 'number' ? status.code : 0;
  return toError(code, status, call, retryAfterIn(status));
}

function toError(code: number, status: Status, call: string, retryAfterMs: number | undefined): KubeError {
  const reason = text(status.reason) ?? REASON_BY_STATUS.get(code) ?? 'Unknown';
  const said = (text(status.message) ?? `status ${code} without explanation`).slice(0, MAX_MESSAGE_CHARS);
  return new KubeError(code, reason, `${call}: ${reason}: ${said}`, {
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

function parseStatus(body: string): Status {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && (value as Status).kind === 'Status') return value;
  } catch {
    // Proxies answer with pages of their own; only the HTTP status is of use then.
  }
  return {};
}

function retryAfterIn(status: Status): number | undefined {
  const seconds = status.details?.retryAfterSeconds;
  return typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : undefined;
}

/** Seconds or an HTTP date (RFC 9110 section 10.2.3), as milliseconds from now; undefined when neither. */
export function parseRetryAfter(header: string | undefined, wallNow: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - wallNow);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

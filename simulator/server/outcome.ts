import type { AnswerFormat } from '../wire/answer-format.ts';
import { xmlDocument } from '../wire/xml.ts';

/** What goes back to the caller: an answer, or a broken connection. */
export type Outcome =
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: string }
  | { kind: 'truncated'; status: number; headers: Record<string, string>; body: string }
  | { kind: 'dropped' };

/** An answer of the service before it has a form. */
export interface Reply {
  status: number;
  requestId: string;
  /** Name of the outermost element when it is sent as XML: `DescribeRegionsResponse`, `Error`. */
  root: string;
  body: Record<string, unknown>;
  headers?: Record<string, string>;
}

export function replyOutcome(
  { status, requestId, root, body, headers }: Reply,
  format: AnswerFormat,
): Outcome {
  return {
    kind: 'answer',
    status,
    headers: {
      'content-type': `${format === 'xml' ? 'text/xml' : 'application/json'};charset=utf-8`,
      'x-acs-request-id': requestId,
      'access-control-allow-origin': '*',
      ...headers,
    },
    body: format === 'xml' ? xmlDocument(root, body) : JSON.stringify(body),
  };
}

/** The page that a load balancer sends; no JSON, so SDKs fail to read it. */
export function htmlOutcome(status: number): Outcome {
  const body = `<html><head><title>${status}</title></head><body><h1>${status} Bad Gateway</h1></body></html>`;
  return { kind: 'answer', status, headers: { 'content-type': 'text/html' }, body };
}

/** What goes back to the caller: an answer, or a broken connection. */
export type Outcome =
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: string }
  | { kind: 'truncated'; status: number; headers: Record<string, string>; body: string }
  | { kind: 'dropped' };

export function jsonOutcome(
  status: number,
  requestId: string,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
): Outcome {
  return {
    kind: 'answer',
    status,
    headers: {
      'content-type': 'application/json;charset=utf-8',
      'x-acs-request-id': requestId,
      'access-control-allow-origin': '*',
      ...headers,
    },
    body: JSON.stringify(body),
  };
}

/** The page that a load balancer sends; no JSON, so SDKs fail to read it. */
export function htmlOutcome(status: number): Outcome {
  const body = `<html><head><title>${status}</title></head><body><h1>${status} Bad Gateway</h1></body></html>`;
  return { kind: 'answer', status, headers: { 'content-type': 'text/html' }, body };
}

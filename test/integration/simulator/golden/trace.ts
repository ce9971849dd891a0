import type { HttpRequest } from '../../../../simulator/wire/rpc-request.ts';

/** One call of the official generated client as it went over the wire. */
export interface Trace {
  name: string;
  signature: 'acs3' | 'v1';
  /** The body is text: no client sends another kind here. */
  request: Omit<HttpRequest, 'body'> & { body: string };
  /** What the caller had put into the request model, under its names on the wire. */
  parameters: Record<string, unknown>;
  /** The error code that the default world answers with; absent for success. */
  code?: string;
}

export const TRACES_FILE = new URL('traces.json', import.meta.url);

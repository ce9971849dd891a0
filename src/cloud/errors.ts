import { classOfCode } from './error-table.ts';
import { cleanMessage } from './error-message.ts';
import { CloudError, type CloudErrorClass } from './port/error.ts';

/** Which call failed. */
export interface FailedCall {
  action: string;
  regionID: string;
  /** Host that the call went to, for messages. */
  host: string;
}

/** The request may still be at work (or a twin of it was), whatever the HTTP status says. */
const UNDECIDED: readonly CloudErrorClass[] = ['Transient', 'TokenMismatch'];

/** Failures in which the request cannot have left this machine: code of ours and what to tell people. */
const NOT_SENT: Readonly<Record<string, readonly [code: string, message: (host: string) => string]>> = {
  ECONNREFUSED: ['ConnectionRefused', (host) => `${host} refused the connection`],
  ENOTFOUND: ['EndpointUnresolved', unresolved],
  EAI_AGAIN: ['EndpointUnresolved', unresolved],
};

/**
 * What the SDK threw, as a {@link CloudError}. Anything that is not a well-formed answer of the service becomes class
 * `Transient` and not definite: the request may have been carried out.
 */
export function cloudErrorOf(thrown: unknown, call: FailedCall): CloudError {
  if (thrown instanceof CloudError) return thrown;
  const facts = factsOf(thrown);
  if (facts.status >= 400 && facts.code !== '') return refused(facts, thrown, call);
  return unanswered(facts, thrown, call);
}

/** The fields that errors of openapi-core and Node carry, missing ones as empty or 0. */
interface ThrownFacts {
  name: string;
  status: number;
  code: string;
  message: string;
  requestID: string;
  retryAfterMs: number | undefined;
}

function factsOf(thrown: unknown): ThrownFacts {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Record<string, unknown>;
  const data = (typeof error['data'] === 'object' && error['data'] !== null ? error['data'] : {}) as Record<
    string,
    unknown
  >;
  const code = text(error['code']);
  return {
    name: text(error['name']),
    status: typeof error['statusCode'] === 'number' ? error['statusCode'] : 0,
    code: code === 'undefined' ? '' : code,
    message: text(data['Message']) || text(data['message']) || text(error['message']),
    requestID: text(data['RequestId']) || text(error['requestId']),
    retryAfterMs: typeof error['retryAfter'] === 'number' ? error['retryAfter'] : undefined,
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function refused(facts: ThrownFacts, cause: unknown, call: FailedCall): CloudError {
  const known = classOfCode(facts.code, call.action);
  const mine = known ?? guess(facts);
  return new CloudError(
    `${call.action} in ${call.regionID} failed: ${facts.code}: ${cleanMessage(facts.message)}`,
    {
      class: mine,
      code: facts.code,
      definite: facts.status < 500 && !UNDECIDED.includes(mine),
      unknown: known === undefined,
      status: facts.status,
      action: call.action,
      regionID: call.regionID,
      retryAfterMs: facts.retryAfterMs,
      requestID: facts.requestID || undefined,
    },
    { cause: scrubbed(cause) },
  );
}

/** The documentation lets a 4xx be repeated when its message asks for it. */
function guess(facts: ThrownFacts): CloudErrorClass {
  if (facts.status >= 500) return 'Transient';
  return /\b(try (it )?(again )?later|retry later|try again)\b/i.test(facts.message)
    ? 'Transient'
    : 'Invalid';
}

function unanswered(facts: ThrownFacts, cause: unknown, call: FailedCall): CloudError {
  const notSent = Object.hasOwn(NOT_SENT, facts.code) ? NOT_SENT[facts.code] : undefined;
  const [code, message] = notSent ? [notSent[0], notSent[1](call.host)] : describe(facts, call.host);
  return new CloudError(
    `${call.action} in ${call.regionID} failed: ${message}`,
    {
      class: 'Transient',
      code,
      definite: notSent !== undefined,
      status: facts.status,
      action: call.action,
      regionID: call.regionID,
      requestID: facts.requestID || undefined,
    },
    { cause: scrubbed(cause) },
  );
}

function describe(facts: ThrownFacts, host: string): [code: string, message: string] {
  if (facts.name === 'RequestTimeoutError') return ['NoAnswer', `${host} did not answer in time`];
  if (facts.name === 'SyntaxError') return ['MalformedAnswer', `${host} answered something that is not JSON`];
  if (facts.status >= 400)
    return ['MalformedAnswer', `${host} answered HTTP ${facts.status} without an error code`];
  if (/^(E[A-Z]+|UND_ERR|ERR_SSL|ERR_TLS|CERT_|DEPTH_ZERO|UNABLE_TO|SELF_SIGNED)/.test(facts.code))
    return ['ConnectionLost', `the connection to ${host} failed (${facts.code})`];
  return ['ClientError', `no usable answer from ${host}`];
}

function unresolved(host: string): string {
  return `the name ${host} cannot be resolved; check the region ID and the DNS of the cluster`;
}

/** The SDK's messages hold the whole URL, so of the cause only its kind and place are kept. */
function scrubbed(cause: unknown): Error | undefined {
  if (!(cause instanceof Error)) return undefined;
  const copy = new Error(cause.name);
  copy.stack = `${cause.name}\n${(cause.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')}`;
  return copy;
}

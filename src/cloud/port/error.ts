/**
 * What a failed cloud call means for the caller. Which ECS code belongs to which class is written down once, in
 * `error-table.ts`.
 *
 * - `NotFound`: a thing that the request names does not exist (or is not visible yet).
 * - `Conflict`: the thing is in a state, or has a name, that forbids the call; waiting alone does not help.
 * - `Busy`: the thing is in transition; the same call works later.
 * - `Throttled`: too many calls of this API; wait `retryAfterMs`.
 * - `Capacity`: this combination of type, zone and disk cannot be had; another one may be.
 * - `Quota`: a quota of the account is used up.
 * - `Denied`: the credentials or the account may not do this until a person changes something.
 * - `Balance`: the account cannot pay.
 * - `Invalid`: the request itself is wrong; repeating it is useless (unless `unknown` is set).
 * - `TokenMismatch`: the client token was used before with other parameters; look the resource up by its tags.
 * - `Transient`: the service failed or did not answer; repeat the same request with the same client token.
 */
export const CLOUD_ERROR_CLASSES = [
  'NotFound',
  'Conflict',
  'Throttled',
  'Capacity',
  'Quota',
  'Denied',
  'Balance',
  'Invalid',
  'Busy',
  'TokenMismatch',
  'Transient',
] as const;

export type CloudErrorClass = (typeof CLOUD_ERROR_CLASSES)[number];

/** Everything a {@link CloudError} says besides its message. */
export interface CloudErrorFacts {
  class: CloudErrorClass;
  code: string;
  definite: boolean;
  unknown?: boolean;
  status?: number;
  action?: string;
  regionID?: string;
  retryAfterMs?: number | undefined;
  requestID?: string | undefined;
}

/**
 * A failed call. `message` is safe for status, events and logs: it holds no request id, URL, credential or request
 * parameter of ours, and is the same each time the same thing fails, so it can stand in a condition.
 */
export class CloudError extends Error {
  readonly class: CloudErrorClass;
  /**
   * The code that the service gave, spelled as there (`OperationDenied.NoStock`). When no code came, one of ours:
   * `NoAnswer` (time-out), `ConnectionLost`, `ConnectionRefused`, `EndpointUnresolved`, `MalformedAnswer`,
   * `CredentialsUnavailable`, `CallQueueFull`, `CallsClosed`, `ClientError`.
   */
  readonly code: string;
  /**
   * True when this request has certainly had no effect: it was refused by a known answer, or never sent. False after
   * time-outs, resets, 5xx, `IdempotentProcessing` and token mismatches. It says nothing of earlier requests with the
   * same client token: look up by tags before concluding that nothing exists.
   */
  readonly definite: boolean;
  /** True for a code that no table knows. An unknown 4xx is `Invalid` only after several tries over minutes. */
  readonly unknown: boolean;
  /** HTTP status; 0 when no answer came or nothing was sent. */
  readonly status: number;
  /** Name of the API called, for example `RunInstances`; empty when no call was made. */
  readonly action: string;
  readonly regionID: string;
  /** How long to wait before the next call of this API, in milliseconds of the cloud clock. */
  readonly retryAfterMs: number | undefined;
  /** For logs only; differs with every call. */
  readonly requestID: string | undefined;

  constructor(message: string, facts: CloudErrorFacts, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'CloudError';
    this.class = facts.class;
    this.code = facts.code;
    this.definite = facts.definite;
    this.unknown = facts.unknown ?? false;
    this.status = facts.status ?? 0;
    this.action = facts.action ?? '';
    this.regionID = facts.regionID ?? '';
    this.retryAfterMs = facts.retryAfterMs;
    this.requestID = facts.requestID;
  }
}

/** True for a {@link CloudError} of one of the classes; without classes, for any {@link CloudError}. */
export function isCloudError(error: unknown, ...classes: CloudErrorClass[]): error is CloudError {
  return error instanceof CloudError && (classes.length === 0 || classes.includes(error.class));
}

/**
 * A refusal as the service words it: HTTP status, error code and message. Codes are the documented ones, misspelled
 * where the service misspells them.
 */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  /** Extra response headers, for example `x-acs-retry-after` (milliseconds). */
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** A parameter of the action itself is absent; the wording that ECS uses. */
export function missingParameter(name: string): ApiError {
  return new ApiError(
    400,
    'MissingParameter',
    `The input parameter "${name}" that is mandatory for processing this request is not supplied.`,
  );
}

/** A parameter has a form or a value that the action does not take. */
export function invalidParameter(name: string): ApiError {
  return new ApiError(400, 'InvalidParameter', `The specified parameter "${name}" is not valid.`);
}

/** A parameter of the protocol (signature, time, version) is absent; the wording of the gateway. */
export function missingProtocolParameter(name: string): ApiError {
  return new ApiError(400, `Missing${name}`, `${name} is mandatory for this action.`);
}

/** What a successful dry run of a single-resource call looks like. */
export function dryRunPassed(code: 'DryRunOperation' | 'DRYRUN.SUCCESS'): ApiError {
  return new ApiError(400, code, 'Request validation has been passed with DryRun flag set.');
}

/** What of an error goes into a log line. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string | number;
  readonly cause?: LoggedError;
}

/** Longer chains are cut: an error that names itself as its cause must not end the process. */
const MAX_CAUSES = 4;

/**
 * Message, stack, code and causes of an error, and nothing else: errors of HTTP clients carry whole requests with
 * their credentials. Of something thrown that is no Error only the type is told, unless it is text.
 */
export function serialiseError(thrown: unknown): LoggedError {
  return serialise(thrown, MAX_CAUSES);
}

function serialise(thrown: unknown, causes: number): LoggedError {
  if (!(thrown instanceof Error)) {
    const message = typeof thrown === 'string' ? thrown : 'Something was thrown that is no error';
    return { type: thrown === null ? 'null' : typeof thrown, message };
  }
  const code = 'code' in thrown ? thrown.code : undefined;
  return {
    type: thrown.name,
    message: thrown.message,
    ...(thrown.stack === undefined ? {} : { stack: thrown.stack }),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(thrown.cause === undefined || causes === 0 ? {} : { cause: serialise(thrown.cause, causes - 1) }),
  };
}

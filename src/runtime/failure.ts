/**
 * A failure that trying again cannot mend: only a change of the object or of what it refers to can. Counted, logged,
 * not retried. (controller-runtime: `reconcile.TerminalError`.)
 */
export class TerminalError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TerminalError';
  }
}

/**
 * The decision was made on a view that is older than what the server holds: a write was refused with 409, or an
 * object that the cache showed is gone. Nothing is wrong; the decision is dropped and made again on a fresh view.
 * Retried soon and not counted as an error, unless it happens too often in a row (see `controller.ts`).
 */
export class StaleViewError extends Error {
  constructor(message = 'The view was out of date', options?: ErrorOptions) {
    super(message, options);
    this.name = 'StaleViewError';
  }
}

/** The reason of the abort when a reconcile ran out of time. */
export class ReconcileTimeout extends Error {
  constructor(deadlineMs: number) {
    super(`The reconcile did not finish within ${deadlineMs} ms`);
    this.name = 'ReconcileTimeout';
  }
}

/**
 * How a failed reconcile is treated: `stale` soon again, `terminal` not again, `panic` and `error` after a back-off.
 * A panic is a bug of ours: something thrown that is no Error, or an error that the engine or an assertion throws.
 */
export type FailureClass = 'stale' | 'terminal' | 'panic' | 'error';

const ENGINE_ERRORS = [TypeError, ReferenceError, RangeError, SyntaxError, EvalError, URIError];

/** Sorts a failure; `isStale` recognises foreign errors that mean a stale view. */
export function classifyFailure(failure: unknown, isStale: (failure: unknown) => boolean): FailureClass {
  if (!(failure instanceof Error)) return 'panic';
  if (failure instanceof StaleViewError || isStale(failure)) return 'stale';
  if (failure instanceof TerminalError) return 'terminal';
  if (ENGINE_ERRORS.some((type) => failure instanceof type)) return 'panic';
  if ('code' in failure && failure.code === 'ERR_ASSERTION') return 'panic';
  return 'error';
}

/** What the failed side asked us to wait, in milliseconds: the property `retryAfterMs` of an error; 0 without one. */
export function retryAfterOf(failure: unknown): number {
  if (!(failure instanceof Error) || !('retryAfterMs' in failure)) return 0;
  const { retryAfterMs } = failure;
  return typeof retryAfterMs === 'number' && retryAfterMs > 0 && Number.isFinite(retryAfterMs)
    ? retryAfterMs
    : 0;
}

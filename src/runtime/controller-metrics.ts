/** How a reconcile counts. `requeue`: dropped because of a stale view and soon tried again, which is no error. */
export type ReconcileResult = 'success' | 'error' | 'requeue' | 'requeue_after';

/** What a controller tells about itself. Implementations must not throw. Names follow controller-runtime's metrics. */
export interface ControllerMetrics {
  /** The workers are running; `workers` of them. */
  started(workers: number): void;
  /** So many reconciles are in progress now. */
  active(reconciles: number): void;
  finished(result: ReconcileResult, seconds: number): void;
  terminalError(): void;
  panic(): void;
  /** A reconcile reached its deadline. Its end is reported to {@link finished} whenever it comes. */
  timeout(): void;
}

export const noControllerMetrics: ControllerMetrics = {
  started() {},
  active() {},
  finished() {},
  terminalError() {},
  panic() {},
  timeout() {},
};

/** Keys of fresh changes are `high`; those of an initial list or a resync are `low` and wait while any `high` waits. */
export type Priority = 'high' | 'low';

/** What a work queue tells about itself as it happens. Implementations must not throw. */
export interface WorkQueueMetrics {
  /** Called once, when the queue is made. */
  watch(gauges: WorkQueueGauges): void;
  /** A key began to wait (or to wait for its own run to end). */
  added(): void;
  /** A run was put off: a retry after a failure, or a requested later run. */
  retried(): void;
  /** A key was handed out, so long after it was added. */
  waited(seconds: number): void;
  /** The run of a key ended after so long. */
  worked(seconds: number): void;
}

/** What can be asked of a work queue at any time; cheap enough for each scrape. */
export interface WorkQueueGauges {
  /** Keys waiting with that priority (not: delayed, not: running). */
  depth(priority: Priority): number;
  /** The running time of all runs in progress, added up. */
  unfinishedSeconds(): number;
  /** The running time of the run that started first; 0 when none is in progress. */
  longestRunningSeconds(): number;
}

export const noWorkQueueMetrics: WorkQueueMetrics = {
  watch() {},
  added() {},
  retried() {},
  waited() {},
  worked() {},
};

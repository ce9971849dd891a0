/** The three times of a leader election, in milliseconds. */
export interface ElectionTiming {
  /** How long followers wait after the last change they saw. Whole seconds. Default 15 s. */
  readonly leaseDurationMs: number;
  /** How long a leader goes on without a successful renewal. Default 10 s. */
  readonly renewDeadlineMs: number;
  /** Between two renewals. Default 2 s. */
  readonly retryPeriodMs: number;
}

/** client-go's factor: a retry may come that much later than asked for. */
const JITTER_FACTOR = 1.2;

/**
 * Fills in the defaults (those of client-go and controller-runtime).
 *
 * @throws RangeError unless lease duration > renew deadline > retry period × 1.2 > 0. The gap between the first two
 * is what the clocks of two machines may drift apart in the meantime.
 */
export function electionTiming(given: Partial<ElectionTiming> = {}): ElectionTiming {
  const timing = { leaseDurationMs: 15_000, renewDeadlineMs: 10_000, retryPeriodMs: 2000, ...given };
  const { leaseDurationMs, renewDeadlineMs, retryPeriodMs } = timing;
  if (!(retryPeriodMs > 0)) throw new RangeError('The retry period must be above 0');
  if (!(renewDeadlineMs > retryPeriodMs * JITTER_FACTOR)) {
    throw new RangeError(`The renew deadline must be longer than ${JITTER_FACTOR} retry periods`);
  }
  if (!(leaseDurationMs > renewDeadlineMs)) {
    throw new RangeError('The lease duration must be longer than the renew deadline');
  }
  if (leaseDurationMs % 1000 !== 0) throw new RangeError('The lease duration must be whole seconds');
  return timing;
}

import type { Reason, RefusedReason } from '../api/reasons.ts';

/** Ends the build: trying again by itself would not help, or everything that may be tried was. */
export class BuildFailure extends Error {
  readonly reason: Reason;
  /** True when the same build may succeed without a change. */
  readonly retryable: boolean;

  constructor(reason: Reason, message: string, { retryable = false }: { retryable?: boolean } = {}) {
    super(message);
    this.name = 'BuildFailure';
    this.reason = reason;
    this.retryable = retryable;
  }
}

/** The builder is lost for a reason outside the components: a fresh one, while attempts are left. */
export class AttemptLost extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, message: string) {
    super(message);
    this.name = 'AttemptLost';
    this.reason = reason;
  }
}

/** Nothing can be done until a person changes something; the work goes on by itself then. */
export class Refused extends Error {
  readonly reason: RefusedReason;

  constructor(reason: RefusedReason, message: string) {
    super(message);
    this.name = 'Refused';
    this.reason = reason;
  }
}

/** Something that the build refers to is missing or not ready; a watch wakes the build when that changes. */
export class NotReady extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotReady';
  }
}

// Generated from crds/ by `npm run generate`. Do not edit.

/** One aspect of where the object stands. */
export interface Condition {
  /** Which aspect this condition is about, for example `Ready`. At most 64 characters. */
  readonly type: string;
  /** Whether the aspect holds. `Unknown` while it is being worked on. One of `True`, `False`, `Unknown`. */
  readonly status: 'True' | 'False' | 'Unknown';
  /** Why, as one word for programs. The list of reasons is closed and documented. 1 to 64 characters. */
  readonly reason: string;
  /** Why, for people. May be empty. At most 1024 characters. */
  readonly message: string;
  /** The `metadata.generation` that this condition is about. At least 0. */
  readonly observedGeneration: number;
  /** When `status` of this condition last changed. */
  readonly lastTransitionTime: string;
}

/** Tag keys and values of one resource. Keys ≤ 64 characters (the limit of Cloud Assistant), values ≤ 128. */
export type Tags = Readonly<Record<string, string>>;

/** What every call takes besides its parameters. */
export interface CallOptions {
  /**
   * Stops waiting: the call rejects with the signal's reason. A request already sent may still take effect, so treat
   * an aborted creating call like one without an answer.
   */
  signal?: AbortSignal;
  /** Asks the service even where a recent answer is at hand (only some reads keep one; they say so). */
  live?: boolean;
}

/** What every creating call takes so that it can be repeated, found again and cleaned up. */
export interface Creation {
  regionID: string;
  /** At most 64 ASCII characters; the same for every repetition of the same request. See `clientToken`. */
  clientToken: string;
  /** At most 20. */
  tags: Tags;
  resourceGroupID?: string | undefined;
}

/** One resource. */
export interface InstanceRef {
  regionID: string;
  instanceID: string;
}

export interface ImageRef {
  regionID: string;
  imageID: string;
}

export interface SnapshotRef {
  regionID: string;
  snapshotID: string;
}

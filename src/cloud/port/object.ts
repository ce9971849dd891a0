/** One object of Object Storage Service and what may be done with it. */
export interface ObjectURLRequest {
  method: 'GET' | 'PUT';
  /** Region of the bucket. */
  regionID: string;
  /** Region of the machine that will use the URL; the same region is reached without Internet access. */
  callerRegionID: string;
  bucket: string;
  /** Without a slash at its start. */
  object: string;
  /** Seconds from now, 1 to 604 800; with temporary credentials the URL ends with them at the latest. */
  validSeconds: number;
}

export interface ObjectCalls {
  /**
   * A URL that lets its holder make one kind of request on one object: a secret while it is valid. Made without asking
   * the service, so nothing says whether bucket and object exist.
   */
  signObjectURL(request: ObjectURLRequest): Promise<string>;
}

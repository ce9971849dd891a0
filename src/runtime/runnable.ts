/** Something that runs for as long as the process does: a server, a cache, a controller. */
export interface Runnable {
  /** For logs and readiness messages. */
  readonly name: string;
  /**
   * Runs until `context.stop` aborts, ends its work in order and then resolves, leaving no timer, socket or listener
   * behind; rejecting with the reason of `stop` counts as that. Resolving earlier, or rejecting with anything else, is
   * a failure that stops the whole process.
   */
  run(context: RunContext): Promise<void>;
}

export interface RunContext {
  /** Aborts when it is time to stop in order: take in nothing new, finish what is in progress. */
  readonly stop: AbortSignal;
  /** Aborts, after `stop`, when no time is left: give up what is in progress at once. */
  readonly kill: AbortSignal;
  /** To be called once, when that which others wait for is there: the port listens, the cache has its first list. */
  ready(): void;
}

/** Calls `run` once when `signal` aborts, or at once when it has. @returns a function that calls it off. */
export function onAbort(signal: AbortSignal, run: () => void): () => void {
  if (signal.aborted) {
    run();
    return () => {};
  }
  signal.addEventListener('abort', run, { once: true });
  return () => signal.removeEventListener('abort', run);
}

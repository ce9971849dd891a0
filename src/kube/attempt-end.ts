import { isExpired } from './list-pages.ts';
import { KubeError } from './port.ts';
import type { EndCause, RelistCause } from './reflector-hooks.ts';
import type { WatchEnd } from './watch-stream.ts';

/** What follows from the way in which a list or a watch ended. */
export interface AttemptEnd {
  readonly cause: EndCause;
  /** Set when the stream can not be resumed where it ended. */
  readonly relist?: Exclude<RelistCause, 'start'>;
  readonly error?: Error;
  readonly retryAfterMs?: number | undefined;
}

/** The end of a watch that the server had accepted. */
export function endOfWatch(end: WatchEnd): AttemptEnd {
  if (end.kind === 'closed') return { cause: 'closed' };
  if (end.kind === 'lost') return { cause: end.cause };
  if (end.kind === 'broken') return { cause: 'broken', relist: 'broken', error: end.error };
  return endOfErrorEvent(end.error);
}

/** Only 429 lets a stream be resumed: what else the server may mean, it means about our version or about an object. */
function endOfErrorEvent(error: KubeError): AttemptEnd {
  const { retryAfterMs } = error;
  if (isGone(error)) return { cause: 'expired', relist: 'expired', error };
  if (error.status === 429) return { cause: 'throttled', error, retryAfterMs };
  return { cause: 'error', relist: 'error', error, retryAfterMs };
}

/**
 * A list or watch that the server did not accept. Besides 410, a watch is not resumed after 400, 404 (the type went
 * away, and its objects with it) and 504, which tells of a version from the future (`Too large resource version`, after
 * the server's data was restored from a backup).
 */
export function endOfRefusal(error: unknown): AttemptEnd {
  if (!(error instanceof KubeError)) {
    return {
      cause: 'broken',
      relist: 'broken',
      error: error instanceof Error ? error : new Error(String(error)),
    };
  }
  const { status, retryAfterMs } = error;
  if (isGone(error)) return { cause: 'expired', relist: 'expired', error };
  if (status === 0) return { cause: 'unreachable', error };
  if (status === 401 || status === 403) return { cause: 'denied', error, retryAfterMs };
  if (status === 429) return { cause: 'throttled', error, retryAfterMs };
  if (status === 400 || status === 404 || status === 504) {
    return { cause: 'refused', relist: 'refused', error, retryAfterMs };
  }
  return { cause: 'unavailable', error, retryAfterMs };
}

function isGone(error: KubeError): boolean {
  return error.status === 410 || isExpired(error);
}

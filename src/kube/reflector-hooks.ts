import type { KubeError } from './port.ts';
import type { ListDifference } from './list-difference.ts';

/**
 * `Listing`: fetching everything. `Watching`: up to date. `Denied`: the server answered 401 or 403, which only a
 * person can repair. `Failing`: any other failure; the next attempt is on its way. `Stopped`: for good.
 */
export type ReflectorState =
  | { readonly phase: 'Idle' | 'Listing' | 'Watching' | 'Stopped' }
  | { readonly phase: 'Denied'; readonly error: KubeError }
  | { readonly phase: 'Failing'; readonly error: Error };

/**
 * Why everything is fetched again. `start`: the first time. `expired`: the server forgot the changes since our version
 * (410). `broken`: the stream held something else than events. `error`: the server reported an error within the stream.
 * `refused`: the server did not accept our version or does not know the type.
 */
export type RelistCause = 'start' | 'expired' | 'broken' | 'error' | 'refused';

/** Why an attempt to list or watch came to its end, for the metric of reconnections. */
export type EndCause =
  | Exclude<RelistCause, 'start'>
  | 'closed'
  | 'reset'
  | 'silent'
  | 'overdue'
  | 'denied'
  | 'unreachable'
  | 'throttled'
  | 'unavailable';

/** What an observer may want to know; called synchronously and must not throw. */
export interface ReflectorHooks {
  onState?(state: ReflectorState): void;
  /** A line of the watch was taken in. */
  onEvent?(type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK'): void;
  /**
   * A list was taken in. `difference` is what it showed that the store did not hold: for every cause but `start`, the
   * changes that no watch had delivered.
   */
  onList?(cause: RelistCause, difference: ListDifference): void;
  /** An attempt ended; the next one starts after `delayMs`. */
  onEnd?(cause: EndCause, delayMs: number): void;
}

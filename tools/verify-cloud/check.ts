import type { Delay } from './clock.ts';
import type { Lab } from './lab.ts';

/**
 * Where the real service stands on one entry of the register. An entry without a switch has no hostile position: then
 * it is `normal` (as modelled) or `other`.
 */
export type Position = 'normal' | 'hostile' | 'other';

/** What a check found out about one entry. `unknown`: it could not find out, and `saw` says why. */
export interface Finding {
  readonly entry: string;
  readonly position: Position | 'unknown';
  /** What was seen, for people: codes, seconds, counts. */
  readonly saw: string;
}

/** Things that several checks use and that are made once. Each needs the ones before it that it names. */
export type Part = 'network' | 'builder' | 'image' | 'copies';

/** Finds out where the real service stands on some entries of `simulator/ASSUMPTIONS.md`. */
export interface Check {
  /** The entries, as the last column of the register names them. */
  readonly entries: readonly string[];
  /** For the plan: what it does. */
  readonly does: string;
  /** For the plan: what it makes besides its parts; absent: nothing. */
  readonly creates?: string;
  readonly needs?: readonly Part[];
  /** The longest that it may take, in minutes, without its parts. */
  readonly minutes: number;
  /**
   * One finding per entry. @throws whatever stops it; the entries without a finding are then unknown for that reason.
   */
  run(lab: Lab): Promise<readonly Finding[]>;
}

/** A finding; shorter to write in checks. */
export function found(entry: string, position: Finding['position'], saw: string): Finding {
  return { entry, position, saw };
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}

/**
 * A finding on a delay: `normal` up to two seconds, `other` when it is longer than the switch's hostile position, else
 * `hostile`. Throttled looks are far apart, so a delay is known between two bounds only.
 */
export function foundDelay(entry: string, delay: Delay, hostileMs: number, what: string): Finding {
  const { missedMs, afterMs } = delay;
  const position = afterMs <= 2000 ? 'normal' : missedMs > hostileMs * 1.1 ? 'other' : 'hostile';
  const range =
    missedMs === 0 ? `within ${seconds(afterMs)}` : `after ${seconds(missedMs)} to ${seconds(afterMs)}`;
  return found(entry, position, `${what} ${range} s`);
}

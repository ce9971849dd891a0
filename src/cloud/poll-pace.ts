const PACES_MS = [30_000, 16_000, 8000, 4000, 2000, 1000] as const;
/** A look every so much of a thing's age costs at most this share of the time it took. */
const SHARE = 0.04;

/** Slowest pace; also the one for watches that fail for good reasons. */
export const SLOWEST_MS = PACES_MS[0];

/**
 * Time between two looks at a thing that began `ageMs` ago: the largest of 1, 2, 4, 8, 16, 30 s that is at most 4 % of
 * its age, at least 1 s. `widened` doubles the two fastest paces.
 */
export function paceOf(ageMs: number, widened: boolean): number {
  const pace = PACES_MS.find((candidate) => candidate <= ageMs * SHARE) ?? 1000;
  return widened && pace <= 2000 ? pace * 2 : pace;
}

/**
 * The next moment after `nowMs` that is a multiple of `paceMs`. All watches of an account follow one clock, so those
 * of one pace fall on the same moment, slower ones on a moment of the faster ones, and they share calls.
 */
export function alignedAfter(nowMs: number, paceMs: number): number {
  return (Math.floor(nowMs / paceMs) + 1) * paceMs;
}

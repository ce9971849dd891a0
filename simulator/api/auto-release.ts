import { ApiError } from '../wire/api-error.ts';

const THIRTY_MINUTES = 30 * 60_000;
const THREE_YEARS = 3 * 365 * 24 * 3_600_000;

/**
 * `AutoReleaseTime`: UTC to the second, at least 30 minutes and at most three years ahead; seconds are cut off.
 *
 * @throws ApiError `InvalidAutoReleaseTime.Malformed`.
 */
export function readAutoReleaseTime(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/.test(text) ? Date.parse(text) : Number.NaN;
  const ahead = time - now;
  if (Number.isNaN(time) || ahead < THIRTY_MINUTES || ahead > THREE_YEARS) {
    throw new ApiError(
      400,
      'InvalidAutoReleaseTime.Malformed',
      'The specified Auto release time is not valid.',
    );
  }
  return Math.floor(time / 60_000) * 60_000;
}

import { invalidParameter } from '../wire/api-error.ts';
import type { Parameters } from '../wire/parameters.ts';

const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/;

/**
 * The bounds that `Filter.N` puts on creation times: keys `CreationStartTime` and `CreationEndTime`, both inclusive.
 *
 * @throws ApiError for a time in another form. Other keys say nothing about time and are left to the caller.
 */
export function readCreationBounds(parameters: Parameters): (createdAt: number) => boolean {
  let from = -Infinity;
  let to = Infinity;
  for (const group of parameters.groups('Filter')) {
    const key = group.text('Key');
    if (key !== 'CreationStartTime' && key !== 'CreationEndTime') continue;
    const text = group.text('Value') ?? '';
    const time = FORM.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(time)) throw invalidParameter('Filter');
    if (key === 'CreationStartTime') from = time;
    else to = time;
  }
  return (createdAt) => createdAt >= from && createdAt <= to;
}

import { OssError } from './oss-error.ts';

/** A part of an object: from `start` up to, and without, `end`. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The part that a `Range` header asks for; undefined for the whole object. Of several ranges the first counts. A range
 * that does not lie within the object is ignored, unless the caller asks for the standard behaviour: then it is cut, or
 * refused when nothing is left of it.
 *
 * Source: *How to obtain OSS resources by segmenting HTTP range requests*.
 *
 * @throws OssError `InvalidRange`.
 */
export function readRange(
  range: string | undefined,
  size: number,
  behavior: string | undefined,
): ByteRange | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)(?:,.*)?$/.exec(range ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const isSuffix = first === '';
  const start = isSuffix ? size - Number(last) : Number(first);
  const end = isSuffix || last === '' ? size : Number(last) + 1;
  if (start >= end && !isSuffix && last !== '') return undefined;
  const isInside = start >= 0 && start < size && end <= size && start < end;
  if (isInside) return { start, end };
  if (behavior !== 'standard') return undefined;
  const cut = { start: Math.max(start, 0), end: Math.min(end, size) };
  if (cut.start < cut.end) return cut;
  throw new OssError(416, 'InvalidRange', 'The requested range cannot be satisfied', {
    ActualObjectSize: String(size),
    RangeRequested: range ?? '',
  });
}

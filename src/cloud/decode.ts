import type { Tags } from './port/call.ts';

/** Tags as answers of ECS spell them. */
interface WireTags {
  tag?: readonly { tagKey?: string; tagValue?: string }[];
}

/** `TagKey`/`TagValue` pairs as one record. */
export function tagsOf(tags: WireTags | undefined): Tags {
  return Object.fromEntries((tags?.tag ?? []).map(({ tagKey, tagValue }) => [tagKey ?? '', tagValue ?? '']));
}

/** A tag set as requests spell it. */
export function tagParameters(tags: Tags | undefined): { key: string; value: string }[] | undefined {
  const pairs = Object.entries(tags ?? {}).map(([key, value]) => ({ key, value }));
  return pairs.length === 0 ? undefined : pairs;
}

/** `32%` as 32; undefined for anything else. */
export function percentOf(text: string | undefined): number | undefined {
  const match = /^(\d{1,3}(?:\.\d+)?)%?$/.exec(text ?? '');
  return match === null ? undefined : Math.min(100, Number(match[1]));
}

/** Base64 as text; bytes that are not UTF-8 become U+FFFD. */
export function textOfBase64(base64: string | undefined): string {
  return Buffer.from(base64 ?? '', 'base64').toString('utf8');
}

/** Slices of at most `size`. */
export function chunks<T>(items: readonly T[], size: number): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < items.length; start += size) result.push(items.slice(start, start + size));
  return result;
}

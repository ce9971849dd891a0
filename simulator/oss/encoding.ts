import { encodeRfc3986 } from '../wire/rpc-request.ts';

/** Percent-encoding of RFC 3986 that leaves slashes. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeRfc3986).join('/');
}

/** Pairs encoded, sorted and joined; a pair without value has no equals sign. */
export function canonicalQueryV4(pairs: Iterable<readonly [name: string, value: string]>): string {
  return [...pairs]
    .map(([name, value]) => [encodeRfc3986(name), encodeRfc3986(value)] as const)
    .toSorted(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
    .join('&');
}

import { createHash } from 'node:crypto';

/**
 * Version of everything that decides a hash besides the hashed value itself: canonical form, algorithm and the choice
 * of fields. When it rises, stored hashes are stamped anew instead of being taken for a change, so that an upgrade of
 * the operator never rebuilds an image.
 */
export const HASH_VERSION = 1;

/**
 * One text for one JSON value: members sorted by UTF-16 code units, no blanks, members that are undefined left out.
 * The form is that of RFC 8785.
 *
 * @throws TypeError for what JSON cannot say: functions, symbols, bigints, numbers that are not finite, instances of
 *   classes, undefined as a whole or in a list.
 */
export function canonicalJSON(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} is not a JSON number`);
    return JSON.stringify(value);
  }
  // Array.from, unlike map, also visits holes, so that they are refused like any other undefined.
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJSON).join(',')}]`;
  if (!isPlainObject(value)) throw new TypeError(`A value of type ${typeof value} is not a JSON value`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJSON(member)}`);
  return `{${members.join(',')}}`;
}

/**
 * `v<version>:<64 hex characters>`: SHA-256 over the UTF-8 bytes of {@link canonicalJSON}. Equal values have equal
 * hashes whatever the order of their members.
 */
export function hashOf(value: unknown): string {
  return `v${HASH_VERSION}:${createHash('sha256').update(canonicalJSON(value), 'utf8').digest('hex')}`;
}

/** True when both hashes were made under the same version, so that their difference is a difference of values. */
export function areComparable(a: string, b: string): boolean {
  return versionOf(a) !== undefined && versionOf(a) === versionOf(b);
}

function versionOf(hash: string): string | undefined {
  return /^v(\d+):[0-9a-f]{64}$/.exec(hash)?.[1];
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** What JSON can hold. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const DOLLAR = 36;
const ABSENT = { $undefined: true };
const NO_BYTES = { $bytes: '' };

/**
 * Plain data, maps, sets and bytes included, in a form that JSON can hold and {@link decode} makes the same of again.
 * What JSON has no form for becomes an object with one member whose name begins with `$`; members that are undefined
 * are left out by JSON itself. Parts that need no change are not copied: the result is to be written out at once.
 *
 * @throws TypeError naming the place of something that cannot be kept: a function, a symbol, an object of a class.
 */
export function encode(value: unknown, place = 'state'): unknown {
  try {
    return encodeValue(value);
  } catch (error) {
    if (error instanceof TypeError)
      throw new TypeError(`${placeIn(value, place)}: ${error.message}`, { cause: error });
    throw error;
  }
}

function encodeValue(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : { $number: String(value) };
    case 'undefined':
      return ABSENT;
    case 'object':
      return value === null ? null : encodeObject(value);
    default:
      throw new TypeError(`a ${typeof value} cannot be kept`);
  }
}

function encodeObject(value: object): unknown {
  if (Array.isArray(value)) return encodeItems(value);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null)
    return encodeMembers(value as Record<string, unknown>);
  if (Buffer.isBuffer(value)) return value.length === 0 ? NO_BYTES : { $bytes: value.toString('base64') };
  if (value instanceof Map)
    return { $map: Array.from(value, ([key, item]) => [encodeValue(key), encodeValue(item)]) };
  if (value instanceof Set) return { $set: Array.from(value, encodeValue) };
  throw new TypeError(`an object of class ${value.constructor.name} cannot be kept`);
}

function encodeItems(items: readonly unknown[]): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < items.length; index++) {
    const encoded = encodeValue(items[index]);
    if (encoded === items[index]) continue;
    copy ??= [...items];
    copy[index] = encoded;
  }
  return copy ?? items;
}

/** Names that callers choose, such as keys of tags, may begin with the sign, too; such an object becomes a list. */
function encodeMembers(value: Record<string, unknown>): unknown {
  let copy: Record<string, unknown> | undefined;
  let hasSign = false;
  for (const name of Object.keys(value)) {
    const member = value[name];
    if (member === undefined) continue;
    if (name.charCodeAt(0) === DOLLAR) hasSign = true;
    const encoded = encodeValue(member);
    if (encoded === member) continue;
    copy ??= { ...value };
    copy[name] = encoded;
  }
  if (!hasSign) return copy ?? value;
  return { $object: Object.entries(copy ?? value).filter(([, member]) => member !== undefined) };
}

/** The place of the first thing that cannot be kept. Looked for only when there is one. */
function placeIn(value: unknown, place: string): string {
  for (const [name, child] of childrenOf(value)) {
    try {
      encodeValue(child);
    } catch {
      return placeIn(child, `${place}${name}`);
    }
  }
  return place;
}

function childrenOf(value: unknown): [name: string, child: unknown][] {
  if (value instanceof Map || value instanceof Set || Array.isArray(value))
    return Array.from(value, (child: unknown, index) => [`[${index}]`, child]);
  const isPlain =
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain ? Object.entries(value).map(([name, child]) => [`.${name}`, child]) : [];
}

/**
 * Undoes {@link encode}. What is passed in is used up.
 *
 * @throws TypeError for JSON that does not come from there.
 */
export function decode(json: Json): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return decodeItems(json);
  const names = Object.keys(json);
  const [first = ''] = names;
  if (first.charCodeAt(0) === DOLLAR) {
    const content = json[first];
    if (names.length > 1 || content === undefined) throw new TypeError(`Members beside ${first}`);
    return decodeSpecial(first, content);
  }
  const members: Record<string, unknown> = json;
  for (const name of names) {
    const member = json[name] ?? null;
    if (typeof member === 'object' && member !== null) members[name] = decode(member);
  }
  return members;
}

function decodeItems(json: Json[]): unknown[] {
  const items: unknown[] = json;
  for (const [index, item] of json.entries()) {
    if (typeof item === 'object' && item !== null) items[index] = decode(item);
  }
  return items;
}

function decodeSpecial(name: string, content: Json): unknown {
  if (name === '$number') return Number(content);
  if (name === '$bytes' && typeof content === 'string') return Buffer.from(content, 'base64');
  if (name === '$undefined') return undefined;
  if (!Array.isArray(content)) throw new TypeError(`${name} without a list`);
  if (name === '$set') return new Set(decodeItems(content));
  if (name !== '$map' && name !== '$object') throw new TypeError(`${name} is not known`);
  const entries = content.map((entry) => {
    if (!Array.isArray(entry) || entry.length !== 2)
      throw new TypeError(`${name} with an entry that is no pair`);
    return decodeItems(entry) as [string, unknown];
  });
  return name === '$map' ? new Map(entries) : Object.fromEntries(entries);
}

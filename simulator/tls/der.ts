/**
 * Distinguished Encoding Rules (ITU-T X.690), as far as X.509 certificates need them. Each function returns a
 * complete element: tag, length, content.
 */

const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;

function element(tag: number, content: Uint8Array): Buffer {
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  const digits = Buffer.from(evenHex(length), 'hex');
  return Buffer.concat([Buffer.of(tag, 0x80 | digits.length), digits, content]);
}

function evenHex(value: number): string {
  const hex = value.toString(16);
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}

export const sequence = (...members: Uint8Array[]): Buffer => element(TAG.sequence, Buffer.concat(members));

export const setOf = (member: Uint8Array): Buffer => element(TAG.set, member);

export const octetString = (content: Uint8Array): Buffer => element(TAG.octetString, content);

export const utf8String = (text: string): Buffer => element(TAG.utf8String, Buffer.from(text, 'utf8'));

export const boolean = (value: boolean): Buffer => element(TAG.boolean, Buffer.of(value ? 0xff : 0));

/** `unusedBits` of the last byte do not count. */
export const bitString = (content: Uint8Array, unusedBits = 0): Buffer =>
  element(TAG.bitString, Buffer.concat([Buffer.of(unusedBits), content]));

/** A non-negative integer, most significant byte first. */
export function integer(magnitude: Uint8Array): Buffer {
  let start = 0;
  while (start < magnitude.length - 1 && magnitude[start] === 0) start++;
  const digits = magnitude.subarray(start);
  // A leading 1 bit would mean a negative number.
  const padded = (digits[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), digits]) : digits;
  return element(TAG.integer, padded);
}

/** From dotted notation: `2.5.4.3`. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(TAG.objectIdentifier, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128)) {
    digits.unshift(0x80 | (left & 0x7f));
  }
  return digits;
}

/** A time between 1950 and 2049, to the second; X.509 uses this form for those years (RFC 5280 4.1.2.5.1). */
export function utcTime(epochMs: number): Buffer {
  const [, year, month, day, hour, minute, second] =
    /^\d\d(\d\d)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)/.exec(new Date(epochMs).toISOString()) ?? [];
  return element(TAG.utcTime, Buffer.from(`${year}${month}${day}${hour}${minute}${second}Z`, 'latin1'));
}

/** Context-specific tag `number` around complete elements. */
export const explicit = (number: number, ...members: Uint8Array[]): Buffer =>
  element(0xa0 | number, Buffer.concat(members));

/** Context-specific tag `number` in place of a primitive element's own tag. */
export const implicit = (number: number, content: Uint8Array): Buffer => element(0x80 | number, content);

/** What stands in a text where a secret stood. */
export const REDACTED = '***';

/** Characters below which a value is not searched for: it would be found in every other word. */
export const MIN_REDACTED_LENGTH = 4;
/** A line of a value that is searched for by itself. */
const MIN_LINE_LENGTH = 8;
/** Values above this are searched for line by line. */
const MAX_VALUE_LENGTH = 8192;

/**
 * A text without the values of secrets, in the forms in which programs print them: as they are, quoted for a shell,
 * escaped for JSON, percent-encoded, in hexadecimal, in Base64 (either alphabet, broken into lines, as a part of
 * something longer), and line by line. What remains of a value at the very beginning of the text, where a tail was cut
 * off, goes too.
 *
 * It finds values, not meanings: a value that a script turned around, split or hashed is not found. Values shorter than
 * {@link MIN_REDACTED_LENGTH} characters are not searched for (see {@link tooShortToRedact}).
 */
export function redact(text: string, secrets: readonly (string | Uint8Array)[]): string {
  const patterns = new Set<string>();
  const lines = new Set<string>();
  for (const secret of secrets) {
    const bytes = Buffer.from(secret as string);
    for (const value of [bytes.toString('utf8'), bytes.toString('utf8').trim()]) {
      if (value.length < MIN_REDACTED_LENGTH) continue;
      if (value.length <= MAX_VALUE_LENGTH) for (const form of formsOf(value)) patterns.add(form);
    }
    if (bytes.length > MAX_VALUE_LENGTH) for (const line of linesOfLong(bytes)) lines.add(line);
  }
  const whole = withoutLines(text, lines);
  if (patterns.size === 0) return whole;
  const longestFirst = [...patterns].toSorted((a, b) => b.length - a.length);
  return withoutRest(whole, longestFirst).replace(new RegExp(longestFirst.join('|'), 'g'), REDACTED);
}

/** True for a value that {@link redact} leaves where it is. */
export function tooShortToRedact(secret: string | Uint8Array): boolean {
  return Buffer.from(secret as string).toString('utf8').length < MIN_REDACTED_LENGTH;
}

/** Patterns of regular expressions for one value. */
function formsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const json = JSON.stringify(value).slice(1, -1);
  const percent = encodeURIComponent(value);
  // What encodeURIComponent leaves and others encode.
  const strict = percent.replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  const texts = [
    value,
    value.replaceAll("'", "'\\''"),
    json,
    json.replaceAll('/', '\\/'),
    json.replace(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ...[percent, strict, strict.replaceAll('%20', '+')].flatMap((text) => [text, inLowerCase(text)]),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...value
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line.length >= MIN_LINE_LENGTH),
  ];
  const base64 = [0, 1, 2].map((shift) => base64Within(bytes, shift));
  const broken = base64
    .flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')])
    .map((text) => text.split('').map(literal).join('(?:\\r?\\n)?'));
  return [...texts.map(literal), ...broken];
}

function inLowerCase(percent: string): string {
  return percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

/** The Base64 digits that say nothing but the value, when `shift` bytes stand before it in a group of three. */
function base64Within(bytes: Buffer, shift: number): string {
  const digits = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  return digits.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** A tail may begin in the middle of a value. */
function withoutRest(text: string, patterns: readonly string[]): string {
  for (const pattern of patterns) {
    // Only patterns without alternatives are plain texts.
    if (pattern.includes('(?:')) continue;
    const value = pattern.replace(/\\([\\^$.*+?()[\]{}|/-])/g, '$1');
    for (let length = Math.min(value.length - 1, text.length); length >= MIN_REDACTED_LENGTH; length--)
      if (text.startsWith(value.slice(-length))) return REDACTED + text.slice(length);
  }
  return text;
}

/** Lines of a long value, and of its Base64 as programs break it. */
function linesOfLong(bytes: Buffer): string[] {
  const base64 = bytes.toString('base64');
  const broken = [64, 76].flatMap((width) => base64.match(new RegExp(`.{1,${width}}`, 'g')) ?? []);
  const own = bytes.toString('utf8').split(/\r?\n/);
  return [base64, ...broken, ...own]
    .map((line) => line.trim())
    .filter((line) => line.length >= MIN_LINE_LENGTH);
}

function withoutLines(text: string, lines: ReadonlySet<string>): string {
  if (lines.size === 0) return text;
  return text
    .split('\n')
    .map((line) => (lines.has(line.trim()) ? REDACTED : line))
    .join('\n');
}

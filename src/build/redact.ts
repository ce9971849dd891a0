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
 * {@link MIN_REDACTED_LENGTH} characters are not searched for.
 */
export function redact(text: string, secrets: readonly (string | Uint8Array)[]): string {
  const plain = new Set<string>();
  const base64 = new Set<string>();
  const lines = new Set<string>();
  for (const secret of secrets) {
    const bytes = Buffer.from(secret as string);
    if (bytes.length > MAX_VALUE_LENGTH) for (const line of linesOfLong(bytes)) lines.add(line);
    for (const value of readingsOf(bytes.toString('utf8'))) {
      if (value.length < MIN_REDACTED_LENGTH || value.length > MAX_VALUE_LENGTH) continue;
      for (const form of plainForms(value)) plain.add(form);
      for (const form of base64Forms(value)) base64.add(form);
    }
  }
  const whole = withoutLines(text, lines);
  const unbroken = withoutLineEnds(whole);
  const spans = [
    ...spansOf(whole, plain),
    ...spansOf(unbroken.text, base64).map(({ start, end }) => ({
      start: unbroken.placeOf(start),
      end: unbroken.placeOf(end - 1) + 1,
    })),
  ];
  return withoutSpans(whole, spans);
}

/** A value as it is and as it stands in an output that was made printable, each also without blanks at its ends. */
function readingsOf(value: string): Set<string> {
  const shown = printable(value);
  return new Set([value, value.trim(), shown, shown.trim()]);
}

/** Text that a status may hold: no control characters except line ends and tabs. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '').replaceAll('\ufffd', '?');
}

/** How programs print a value, but for Base64. */
function plainForms(value: string): string[] {
  const bytes = Buffer.from(value);
  const json = JSON.stringify(value).slice(1, -1);
  const percent = encodeURIComponent(value);
  // What encodeURIComponent leaves and others encode.
  const strict = percent.replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  return [
    value,
    value.replaceAll("'", "'\\''"),
    json,
    json.replaceAll('/', '\\/'),
    json.replace(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ...[percent, strict, strict.replaceAll('%20', '+')].flatMap((form) => [form, inLowerCase(form)]),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...value
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line.length >= MIN_LINE_LENGTH),
  ];
}

/** In either alphabet, at each place that the value may have in a group of three bytes. */
function base64Forms(value: string): string[] {
  return [0, 1, 2]
    .map((shift) => base64Within(Buffer.from(value), shift))
    .flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')])
    .filter((form) => form.length >= MIN_REDACTED_LENGTH);
}

function inLowerCase(percent: string): string {
  return percent.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

/** The Base64 digits that say nothing but the value, when `shift` bytes stand before it in a group of three. */
function base64Within(bytes: Buffer, shift: number): string {
  const digits = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  return digits.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
}

/** A part of a text, from the first offset to before the second. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the patterns stand in a text, and where the rest of one stands at its very beginning. Searched for as texts: an
 * expression of them all would be too large for long values, and the error of that would name it.
 */
function spansOf(text: string, patterns: ReadonlySet<string>): Span[] {
  const spans: Span[] = [];
  const beginning = text.slice(0, MIN_REDACTED_LENGTH);
  for (const pattern of patterns) {
    for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + pattern.length))
      spans.push({ start: at, end: at + pattern.length });
    if (beginning.length < MIN_REDACTED_LENGTH) continue;
    for (let at = pattern.indexOf(beginning, 1); at >= 0; at = pattern.indexOf(beginning, at + 1)) {
      const rest = pattern.slice(at);
      if (!text.startsWith(rest)) continue;
      spans.push({ start: 0, end: rest.length });
      break;
    }
  }
  return spans;
}

/** A text without its line ends, and where its characters stood before. */
function withoutLineEnds(text: string): { text: string; placeOf: (offset: number) => number } {
  // Where each line end was in the shorter text, and how much is missing from there on.
  const cuts: { readonly at: number; readonly missing: number }[] = [];
  let missing = 0;
  const unbroken = text.replace(/\r?\n/g, (lineEnd, offset: number) => {
    const at = offset - missing;
    missing += lineEnd.length;
    cuts.push({ at, missing });
    return '';
  });
  return {
    text: unbroken,
    placeOf: (offset) => {
      let low = 0;
      for (let high = cuts.length; low < high; ) {
        const middle = (low + high) >> 1;
        if ((cuts[middle]?.at ?? 0) <= offset) low = middle + 1;
        else high = middle;
      }
      return offset + (cuts[low - 1]?.missing ?? 0);
    },
  };
}

/** Parts that overlap become one. */
function withoutSpans(text: string, spans: readonly Span[]): string {
  let rest = '';
  let done = 0;
  for (const { start, end } of spans.toSorted((left, right) => left.start - right.start)) {
    if (start >= done) rest += text.slice(done, start) + REDACTED;
    done = Math.max(done, end);
  }
  return rest + text.slice(done);
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

import * as fc from 'fast-check';

import { LineSplitter, LineTooLong } from '../../../src/kube/line-splitter.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('line splitter');

/** Texts rich in what text readers stumble over. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '\u2028', '\u2029', '\r', '\u0085', 'é', '漢', '😀', '{"a":1}'),
      fc.string(),
    ),
  )
  .map((parts) => parts.join(''));

/** The bytes in chunks that end anywhere, also within a character. */
function cut(bytes: Buffer, points: readonly number[]): Buffer[] {
  const ends = [...new Set(points.map((point) => point % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...ends].map((start, i) => bytes.subarray(start, ends[i] ?? bytes.length));
}

function linesOf(chunks: readonly Buffer[], splitter = new LineSplitter(1_000_000)): string[] {
  const lines: string[] = [];
  for (const chunk of chunks) splitter.push(chunk, (line) => lines.push(line));
  return lines;
}

const chunked = (bytes: number) => Array.from({ length: bytes }, () => Buffer.from('x'));
const tooLong = (error: unknown) => error instanceof LineTooLong;

test('lines end at \\n and nowhere else, however the bytes are chunked', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.nat()), (text, points) => {
      const bytes = Buffer.from(text);
      const splitter = new LineSplitter(1_000_000);
      const lines = linesOf(cut(bytes, points), splitter);
      const expected = bytes.toString('utf8').split('\n');
      const rest = expected.pop() ?? '';
      assert.equal(lines, expected);
      assert.is(splitter.pending, Buffer.byteLength(rest));
    }),
  );
});

test('a JSON line with raw line separators of Unicode stays whole', () => {
  const value = { text: 'before\u2028between\u2029after' };
  const lines = linesOf([Buffer.from(`${JSON.stringify(value)}\n`)]);
  assert.equal(
    lines.map((line) => JSON.parse(line) as unknown),
    [value],
  );
});

test('a line of the greatest length passes and a longer one does not, in one chunk or in many', () => {
  const newline = Buffer.from('\n');
  assert.equal(linesOf([...chunked(8), newline], new LineSplitter(8)), ['xxxxxxxx']);
  assert.equal(linesOf([Buffer.from('xxxxxxxx\n')], new LineSplitter(8)), ['xxxxxxxx']);
  assert.throws(() => linesOf(chunked(9), new LineSplitter(8)), tooLong);
  assert.throws(() => linesOf([Buffer.from('xxxxxxxxx\n')], new LineSplitter(8)), tooLong);
  assert.throws(() => linesOf([Buffer.from('xxxxx'), Buffer.from('xxxx\n')], new LineSplitter(8)), tooLong);
});

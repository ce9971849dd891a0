import { isDeepStrictEqual } from 'node:util';

import * as fc from 'fast-check';

import { decode, encode, type Json } from '../../../simulator/state/encode.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('encoding of the simulator state');

const leaf = fc.oneof(
  fc.string(),
  fc.double({ noNaN: false }).map((number) => number + 0),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(Infinity, -Infinity),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
);
/** Names that objects, the encoding or the engine give a meaning to. */
const name = fc.oneof(fc.string(), fc.constantFrom('$map', '$number', '$', '__proto__', 'constructor', '7'));
const { data } = fc.letrec((again) => ({
  data: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(again('data')),
    fc.array(fc.tuple(name, again('data'))).map((entries) => Object.fromEntries(entries)),
    fc.array(fc.tuple(again('data'), again('data'))).map((entries) => new Map(entries)),
    fc.array(again('data')).map((items) => new Set(items)),
  ),
}));

const again = (value: unknown): unknown => decode(JSON.parse(JSON.stringify(encode(value))) as Json);

test('whatever plain data goes through JSON comes back the same', () => {
  fc.assert(
    fc.property(data, (value) => {
      const json = JSON.stringify(encode(value));
      const back = decode(JSON.parse(json));
      assert.ok(isDeepStrictEqual(back, value));
      assert.is(JSON.stringify(encode(back)), json);
    }),
    { numRuns: 500 },
  );
});

test('members that are undefined are left out; entries that are undefined stay', () => {
  assert.equal(again({ a: undefined, b: 1 }), { b: 1 });
  assert.equal(again(new Map([['a', undefined]])), new Map([['a', undefined]]));
  assert.equal(again([undefined, 1]), [undefined, 1]);
});

test('what cannot be kept is named by its place', () => {
  assert.throws(() => encode({ list: [{ run: () => 1 }] }), /state\.list\[0\]\.run: a function/);
  assert.throws(() => encode({ when: new Date(0) }), /state\.when: an object of class Date/);
  assert.throws(() => encode(new Map([['x', new Error('x')]])), /state\[0\]\[1\]: an object of class Error/);
});

test('JSON of another form is refused', () => {
  for (const wrong of [{ $map: 1 }, { $map: [[1]] }, { $other: [] }, { $set: [], more: 1 }]) {
    assert.throws(() => decode(wrong));
  }
});

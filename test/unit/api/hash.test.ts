import { areComparable, canonicalJSON, hashOf } from '../../../src/api/hash.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('hash');

// Pinned: a change of any of these makes every template rebuild at the next upgrade. If one must change, HASH_VERSION
// must rise.
const PINNED: [value: unknown, hash: string][] = [
  [null, 'v1:74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b'],
  [{}, 'v1:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'],
  [
    { regionID: 'cn-hangzhou', components: [{ name: 'nginx' }], limits: { attempts: 3 }, suspend: false },
    'v1:98f25f5351154b000cd3b1aafdeca1c1bbe54b7f2867e65e8ab89bcc81ea08cc',
  ],
  [
    { text: 'ä汉😀\u2028"\\\n', numbers: [0, -0, 1.5, 1e21, 1e-7] },
    'v1:351fc128460293f260df22d61601afc06455b838c65a2dd6e227afabe77a3e03',
  ],
];

test('hashes of pinned values never change within a version', () => {
  for (const [value, hash] of PINNED) assert.is(hashOf(value), hash);
});

test('the order of members does not matter, that of lists does', () => {
  assert.is(hashOf({ a: 1, b: { c: 2, d: 3 } }), hashOf({ b: { d: 3, c: 2 }, a: 1 }));
  assert.is.not(hashOf([1, 2]), hashOf([2, 1]));
});

test('an absent member and an undefined one are the same, null is not', () => {
  assert.is(hashOf({ a: 1, b: undefined }), hashOf({ a: 1 }));
  assert.is.not(hashOf({ a: 1, b: null }), hashOf({ a: 1 }));
});

test('the canonical form sorts by UTF-16 code units and has no blanks', () => {
  assert.is(
    canonicalJSON({ b: [true, null], a: 'x', 10: 1, 9: 2, '\u{1F600}': 3, '\uFB33': 4 }),
    '{"10":1,"9":2,"a":"x","b":[true,null],"\u{1F600}":3,"\uFB33":4}',
  );
});

test('what JSON cannot say is refused', () => {
  const values = [
    undefined,
    () => 1,
    Symbol('x'),
    1n,
    Number.NaN,
    Infinity,
    [undefined],
    new Date(0),
    new Map(),
  ];
  // oxlint-disable-next-line no-sparse-arrays -- a hole is the point
  for (const value of [...values, [1, , 2], { deep: [{ bad: 1n }] }]) {
    assert.throws(
      () => canonicalJSON(value),
      (error: unknown) => error instanceof TypeError,
    );
  }
});

test('only hashes of one version are comparable', () => {
  const [a, b] = [hashOf(1), hashOf(2)];
  assert.ok(areComparable(a, b));
  assert.not.ok(areComparable(a, b.replace(/^v1/, 'v2')));
  assert.not.ok(areComparable('', ''));
});

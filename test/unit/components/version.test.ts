import * as fc from 'fast-check';

import {
  compareVersions,
  formatVersion,
  matches,
  newestMatch,
  parseVersion,
  parseVersionPattern,
  type Version,
} from '../../../src/components/version.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('versions of components');

const anyNumber = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 999_999_999 }));
const anyVersion = fc.record(
  { major: anyNumber, minor: anyNumber, patch: anyNumber },
  { noNullPrototype: true },
);
const pattern = (text: string) => {
  const parsed = parseVersionPattern(text);
  if (parsed === undefined) throw new Error(`${text} is no pattern`);
  return parsed;
};

test('three numbers are a version, and nothing else is', () => {
  assert.equal(parseVersion('1.20.0'), { major: 1, minor: 20, patch: 0 });
  assert.equal(parseVersion('999999999.0.0'), { major: 999_999_999, minor: 0, patch: 0 });
  const wrong = [
    '',
    '1',
    '1.2',
    '1.2.3.4',
    '01.2.3',
    '1.2.-3',
    ' 1.2.3',
    '1.2.3\n',
    'v1.2.3',
    '1.*.3',
    '1000000000.0.0',
  ];
  for (const text of wrong) assert.is(parseVersion(text), undefined, text);
});

test('a pattern has a star in place of any number, or is a star alone', () => {
  assert.equal(pattern('*'), { major: '*', minor: '*', patch: '*' });
  assert.equal(pattern('1.*.3'), { major: 1, minor: '*', patch: 3 });
  assert.equal(pattern('1.2.3'), { major: 1, minor: 2, patch: 3 });
  for (const text of ['', '1.*', '**', '1.**.0', '*.*', '1.x.0', '1.2*.0', '>=1.0.0']) {
    assert.is(parseVersionPattern(text), undefined, text);
  }
});

test('every version reads back from its text, and matches itself and the patterns that cover it', () => {
  fc.assert(
    fc.property(anyVersion, fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), (version, [a, b, c]) => {
      assert.equal(parseVersion(formatVersion(version)), version);
      const covering = {
        major: a ? '*' : version.major,
        minor: b ? '*' : version.minor,
        patch: c ? '*' : version.patch,
      } as const;
      assert.ok(matches(covering, version));
      assert.equal(parseVersionPattern(formatVersion(covering)), covering);
      assert.not(matches({ ...covering, major: version.major + 1 }, version));
    }),
  );
});

test('versions are ordered by number, not by text', () => {
  const texts = ['0.0.9', '0.0.10', '0.2.0', '0.10.0', '2.0.0', '10.0.0'];
  const versions = texts.map((text) => parseVersion(text)).filter((version) => version !== undefined);
  assert.equal(versions.toReversed().toSorted(compareVersions).map(formatVersion), texts);
});

test('the newest match wins; a tie names all of its items; no match is undefined', () => {
  const items = ['1.0.0', '1.2.0', 'none', '2.0.0', '1.2.0', '1.1.9'].map((text, index) => ({ text, index }));
  const newest = (text: string) => newestMatch(pattern(text), items, (item) => parseVersion(item.text));
  assert.equal(newest('*')?.items, [{ text: '2.0.0', index: 3 }]);
  assert.equal(newest('1.*.*'), {
    version: { major: 1, minor: 2, patch: 0 },
    items: [
      { text: '1.2.0', index: 1 },
      { text: '1.2.0', index: 4 },
    ],
  });
  assert.is(newest('1.1.*')?.items[0].index, 5);
  assert.is(newest('3.*.*'), undefined);
  assert.is(
    newestMatch(pattern('*'), [], () => undefined),
    undefined,
  );
});

test('whatever the versions, nothing that matches is newer than the newest match', () => {
  const anyPart = fc.oneof(fc.constant('*' as const), fc.nat({ max: 3 }));
  const anyPattern = fc.record({ major: anyPart, minor: anyPart, patch: anyPart });
  fc.assert(
    fc.property(anyPattern, fc.array(anyVersion), (asked, versions) => {
      const found = newestMatch(asked, versions, (version: Version) => version);
      const fitting = versions.filter((version) => matches(asked, version));
      assert.is(found === undefined, fitting.length === 0);
      for (const version of fitting)
        assert.ok(found !== undefined && compareVersions(version, found.version) <= 0);
    }),
  );
});

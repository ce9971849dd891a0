import { assert as holds, jsonValue, property } from 'fast-check';

import { clientToken, type TokenParts } from '../../../src/cloud/client-token.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('client token');

const parts: TokenParts = {
  clusterID: 'c',
  buildUID: 'b',
  action: 'RunInstances',
  regionID: 'cn-hangzhou',
  role: 'builder',
  attempt: 1,
  candidate: 0,
  parameters: { imageID: 'm-1', tags: { a: '1', b: '2' }, systemDisk: { sizeGiB: 40 } },
};

test('it is 64 hexadecimal characters', () => {
  assert.match(clientToken(parts), /^[0-9a-f]{64}$/);
});

test('the order of keys, absent members and the token itself do not matter', () => {
  const same = {
    clientToken: 'x',
    systemDisk: { sizeGiB: 40, category: undefined },
    tags: { b: '2', a: '1' },
    imageID: 'm-1',
  };
  assert.is(clientToken({ ...parts, parameters: same }), clientToken(parts));
});

test('every part and every parameter matters', () => {
  const others: TokenParts[] = [
    { ...parts, clusterID: 'd' },
    { ...parts, buildUID: 'd' },
    { ...parts, action: 'CreateImage' },
    { ...parts, regionID: 'cn-beijing' },
    { ...parts, role: 'test' },
    { ...parts, attempt: 2 },
    { ...parts, candidate: 1 },
    { ...parts, parameters: { imageID: 'm-2' } },
    { ...parts, parameters: { ...(parts.parameters as object), extra: null } },
    { ...parts, parameters: { ...(parts.parameters as object), systemDisk: { sizeGiB: '40' } } },
  ];
  const tokens = [parts, ...others].map(clientToken);
  assert.is(new Set(tokens).size, tokens.length);
});

test('neighbouring parts cannot run into each other', () => {
  assert.is.not(
    clientToken({ ...parts, clusterID: 'ab', buildUID: 'c' }),
    clientToken({ ...parts, clusterID: 'a', buildUID: 'bc' }),
  );
});

test('equal plain data gives equal tokens, different data different ones', () => {
  const data = jsonValue();
  holds(
    property(data, data, (one, two) => {
      const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(two));
      const tokens = [one, two].map((parameters) => clientToken({ ...parts, parameters: { parameters } }));
      return (tokens[0] === tokens[1]) === same;
    }),
    { seed: 7, numRuns: 300 },
  );
});

const of = (content: unknown) => clientToken({ ...parts, parameters: { content } });

test('bytes count by their content, and what has no canonical form is refused', () => {
  assert.is(of(Buffer.from('abc')), of(new Uint8Array([97, 98, 99])));
  assert.is.not(of(Buffer.from('abc')), of(Buffer.from('abd')));
  assert.throws(() => of(Number.NaN), TypeError);
  assert.throws(() => of(() => 1), TypeError);
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { object: members.map(([key, member]) => [key, sorted(member)]) };
}

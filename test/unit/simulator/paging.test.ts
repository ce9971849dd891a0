import * as fc from 'fast-check';

import { matchesWildcard, pageByNumber, pageByToken } from '../../../simulator/api/paging.ts';
import { Parameters } from '../../../simulator/wire/parameters.ts';
import type { Tree } from '../../../simulator/wire/read-parameters.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('simulator paging');

const SHAPE = { PageNumber: 'n', PageSize: 'n', MaxResults: 'n', NextToken: 's' } as const;
const parameters = (tree: Tree) => new Parameters(tree, SHAPE);
const LIMITS = { min: 1, max: 50, fallback: 10 };

test('pages by number cover everything once', () => {
  fc.assert(
    fc.property(fc.nat(120), fc.integer({ min: 1, max: 40 }), (count, size) => {
      const all = Array.from({ length: count }, (_, index) => index);
      const seen: number[] = [];
      for (let page = 1; page <= Math.ceil(count / size) + 1; page++) {
        const { items, members } = pageByNumber(
          all,
          parameters({ PageNumber: `${page}`, PageSize: `${size}` }),
          100,
        );
        assert.is(members.TotalCount, count);
        seen.push(...items);
      }
      assert.equal(seen, all);
    }),
  );
});

test('pages by token show what stays exactly once, while other things come and go', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }), (count, size) => {
      let all = Array.from({ length: count }, (_, index) => ({ id: `stays-${index}` }));
      const seen: string[] = [];
      let token = '';
      let round = 0;
      do {
        const page = pageByToken(all, parameters({ MaxResults: `${size}`, NextToken: token }), LIMITS);
        seen.push(...page.items.map(({ id }) => id));
        token = page.nextToken;
        all = [{ id: `new-${round++}` }, ...all];
      } while (token !== '');
      assert.equal(
        seen,
        Array.from({ length: count }, (_, index) => `stays-${index}`),
      );
    }),
  );
});

test('a wildcard stands for any text, everything else for itself', () => {
  assert.ok(matchesWildcard('web-1', 'web*'));
  assert.ok(matchesWildcard('my-web-1', '*web*'));
  assert.ok(matchesWildcard('a.b', 'a.b'));
  assert.not(matchesWildcard('axb', 'a.b'));
  assert.not(matchesWildcard('axb-', 'a.b*'));
});

import * as fc from 'fast-check';

import { referencesIn } from '../../../src/components/references.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('references');
const names = (text: string) => referencesIn(text).map(({ name }) => name);

test('parameters and outputs of tasks are references, with or without blanks', () => {
  assert.equal(names('{{a}} {{ b }} {{\tc\t}} {{ task-1.stdout }} {{_x9}}'), [
    'a',
    'b',
    'c',
    'task-1.stdout',
    '_x9',
  ]);
});

test('other double braces are left to whom they belong', () => {
  const foreign = [
    '{{ACS::RegionId}}',
    '{{.State.Running}}',
    '{{ range .Items }}',
    '{{ "text" }}',
    '{{ a b }}',
    '{{ a | quote }}',
    '{{}}',
    '{{ }}',
    '{{ 9lives }}',
    '{{ a.stderr }}',
    '{{ a\n}}',
    '{ { a } }',
    '${a}',
    '{{ a }',
  ];
  for (const text of foreign) assert.equal(names(text), [], text);
});

test('a reference stands where its braces open', () => {
  assert.equal(referencesIn('x {{ a }}\n{{b}}'), [
    { name: 'a', offset: 2 },
    { name: 'b', offset: 10 },
  ]);
});

test('braces beside a reference do not hide it', () => {
  assert.equal(names('{{{a}}}'), ['a']);
  assert.equal(names('{{ {{a}} }}'), ['a']);
  assert.equal(names('{{a}}{{b}}'), ['a', 'b']);
});

test('whatever the text, every reference is found in it at its offset, in order', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('{{', '}}', '{{ name }}', '{{a.stdout}}', '\n', ' '));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      let last = -1;
      for (const { name, offset } of referencesIn(text)) {
        assert.ok(offset > last);
        last = offset;
        const end = text.indexOf('}}', offset);
        assert.is(text.slice(offset + 2, end).trim(), name);
      }
    }),
  );
});

test('a long text without an end to its braces takes no time', () => {
  const start = performance.now();
  assert.equal(names('{{ '.repeat(200_000)), []);
  assert.equal(names(`{{${' '.repeat(200_000)}`), []);
  assert.ok(performance.now() - start < 1000);
});

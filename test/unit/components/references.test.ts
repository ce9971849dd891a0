import * as fc from 'fast-check';

import { referencesIn, showReference } from '../../../src/components/references.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('references');
const shown = (text: string) =>
  referencesIn(text).map(({ kind, name, quote }) => `${kind} ${name}${quote ? ' quoted' : ''}`);

test('parameters and outputs of tasks are references, with or without blanks', () => {
  assert.equal(shown('{{a}} {{ b }} {{\tc\t}} {{ task-1.stdout }} {{_x9}}'), [
    'parameter a',
    'parameter b',
    'parameter c',
    'output task-1',
    'parameter _x9',
  ]);
});

test('either may be quoted', () => {
  assert.equal(shown('{{ a | quote }} {{a|quote}} {{ b.stdout | quote }} {{ c |\tquote}}'), [
    'parameter a quoted',
    'parameter a quoted',
    'output b quoted',
    'parameter c quoted',
  ]);
});

test('other double braces are left to whom they belong', () => {
  const foreign = [
    '{{ACS::RegionId}}',
    '{{.State.Running}}',
    '{{ range .Items }}',
    '{{ "text" }}',
    '{{ a b }}',
    '{{ a | upper }}',
    '{{ a | quote | quote }}',
    '{{ a || quote }}',
    '{{ | quote }}',
    '{{ a quote }}',
    '{{}}',
    '{{ }}',
    '{{ 9lives }}',
    '{{ a.stderr }}',
    '{{ a.stdout.x }}',
    '{{ 名 }}',
    '{{ a\n}}',
    '{ { a } }',
    '${a}',
    '{{ a }',
  ];
  for (const text of foreign) assert.equal(shown(text), [], text);
});

test('a reference stands where its braces open and ends behind them', () => {
  assert.equal(
    referencesIn('x {{ a }}\n{{b}}').map(({ offset, end }) => [offset, end]),
    [
      [2, 9],
      [10, 15],
    ],
  );
});

test('braces beside a reference do not hide it', () => {
  assert.equal(shown('{{{a}}}'), ['parameter a']);
  assert.equal(shown('{{ {{a}} }}'), ['parameter a']);
  assert.equal(shown('{{a}}{{b}}'), ['parameter a', 'parameter b']);
});

test('whatever the text, every reference is found in it at its offset, in order', () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom('{{', '}}', '{{ name }}', '{{a.stdout}}', '{{ b | quote }}', '\n', ' '),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const reference of referencesIn(text)) {
        assert.ok(reference.offset >= last);
        last = reference.end;
        const source = text.slice(reference.offset, reference.end);
        assert.equal(referencesIn(source), [{ ...reference, offset: 0, end: source.length }]);
        assert.equal(shown(showReference(reference)), shown(source));
      }
    }),
  );
});

test('a long text without an end to its braces takes no time', () => {
  const start = performance.now();
  assert.equal(shown('{{ '.repeat(200_000)), []);
  assert.equal(shown(`{{${' '.repeat(200_000)}`), []);
  assert.equal(shown(`{{ a |${' '.repeat(200_000)}`), []);
  assert.equal(shown(`{{${'a'.repeat(200_000)}`), []);
  assert.ok(performance.now() - start < 1000);
});

import * as fc from 'fast-check';

import { splitInstructions } from '../../../src/components/dockerfile-lines.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('lines of the Dockerfile form');
const shown = (content: string) =>
  splitInstructions(content).map(({ line, column, verb, text }) => `${line}:${column} ${verb} ${text}`);

test('blank lines and comments are left out; blanks around are too', () => {
  assert.equal(shown('\n# a\n  \t# b\n\t RUN \t echo a # b \t\n\nrestart\n'), [
    '4:3 RUN echo a # b',
    '6:1 RESTART ',
  ]);
  assert.equal(shown(''), []);
  assert.equal(shown('\n \n#\n'), []);
});

test('a backslash at the end goes on with the next line that is no comment', () => {
  assert.equal(shown('RUN a \\\n  # x \\\n#y\n  b\\ \t\nc\nUSER d'), ['1:1 RUN a   bc', '6:1 USER d']);
  assert.equal(shown('RUN a\\\\\nUSER b'), ['1:1 RUN a\\\\', '2:1 USER b']);
  assert.equal(shown('RUN a \\'), ['1:1 RUN a']);
  assert.equal(shown('RU\\\nN a'), ['1:1 RUN a']);
  assert.equal(shown('RUN \\\n a'), ['1:1 RUN a']);
});

test('a blank line between continued lines is skipped, and told', () => {
  const [instruction, ...more] = splitInstructions('RUN a \\\n\n \nb');
  assert.equal([instruction?.text, instruction?.blankLine, more], ['a b', 2, []]);
  assert.is(splitInstructions('RUN a \\\n # c\nb')[0]?.blankLine, undefined);
});

test('CRLF and a byte order mark change nothing', () => {
  assert.equal(shown('\uFEFFRUN a \\\r\n  b\r\n\r\nUSER c\r\n'), shown('RUN a \\\n  b\n\nUSER c\n'));
});

test('every character has the place where an editor shows it', () => {
  const [instruction] = splitInstructions('# x\n  RUN ab \\\n# y\n   cd');
  const places = Array.from(instruction?.text ?? '', (character, offset) => {
    const { line, column } = instruction?.placeOf(offset) ?? { line: 0, column: 0 };
    return `${character}${line}:${column}`;
  });
  assert.equal(places, ['a2:7', 'b2:8', ' 2:9', ' 4:1', ' 4:2', ' 4:3', 'c4:4', 'd4:5']);
});

test('whatever the content, each character of a command stands where its place says', () => {
  const piece = fc.constantFrom('RUN', ' ', '\t', '\\', '\n', '\r\n', '#', 'a', '"', '\uFEFF', '汉', '\0');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const content = pieces.join('');
      const lines = content.replace(/^\uFEFF/, '').split('\n');
      for (const { text, placeOf, verb, writtenVerb, line, column } of splitInstructions(content)) {
        assert.is(verb, writtenVerb.toUpperCase());
        assert.ok(writtenVerb.length > 0);
        assert.is(lines[line - 1]?.[column - 1], writtenVerb[0]);
        for (let offset = 0; offset < text.length; offset += 1) {
          const place = placeOf(offset);
          assert.is(lines[place.line - 1]?.[place.column - 1], text[offset]);
        }
      }
    }),
  );
});

import * as fc from 'fast-check';

import { type JSONNode, readJSON } from '../../../src/cli/convert/json-text.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('JSON with places');

function valueOf(node: JSONNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, valueOf(value)]));
    case 'array':
      return node.items.map(valueOf);
    case 'null':
      return null;
    default:
      return node.value;
  }
}

test('every JSON text is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
      const printed = JSON.stringify(JSON.parse(text), undefined, indent);
      const { root } = readJSON(printed);
      assert.ok(root !== undefined);
      assert.is(JSON.stringify(valueOf(root)), JSON.stringify(JSON.parse(printed)));
    }),
    { numRuns: 200 },
  );
});

test('a text is refused exactly when JSON.parse refuses it', () => {
  const part = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '1',
    '-',
    '0.5e3',
    'true',
    'nul',
    ' ',
    '"',
    '\\',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const text = parts.join('');
      let isJSON = true;
      try {
        JSON.parse(text);
      } catch {
        isJSON = false;
      }
      const { problem } = readJSON(text);
      assert.is(problem === undefined, isJSON, text);
      if (problem !== undefined) assert.ok(problem.offset >= 0 && problem.offset <= text.length, text);
    }),
    { numRuns: 2000 },
  );
});

test('keys and values have their offsets', () => {
  const text = '{"a": [1, {"b" : "c"}]}';
  const { root } = readJSON(text);
  assert.ok(root?.kind === 'object');
  assert.is(root.entries.get('a')?.offset, 1);
  const list = root.entries.get('a')?.value;
  assert.ok(list?.kind === 'array');
  const [, object] = list.items;
  assert.ok(object?.kind === 'object');
  assert.is(object.entries.get('b')?.offset, text.indexOf('"b"'));
  assert.is(object.entries.get('b')?.value.offset, text.indexOf('"c"'));
});

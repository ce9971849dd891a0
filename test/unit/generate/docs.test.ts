import { parseCrd } from '../../../tools/generate/crd.ts';
import { fieldTable } from '../../../tools/generate/field-table.ts';
import { replaceBetweenMarkers } from '../../../tools/generate/markers.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('generated documentation');

test('text between markers is replaced, the rest stays', () => {
  const text = 'before\n<!-- x:begin -->\nold\n<!-- x:end -->\nafter\n';
  const once = replaceBetweenMarkers(text, 'x', 'new');
  assert.is(once, 'before\n<!-- x:begin -->\nnew\n<!-- x:end -->\nafter\n');
  assert.is(replaceBetweenMarkers(once, 'x', 'new'), once);
});

test('missing, repeated or swapped markers are refused', () => {
  const begin = '<!-- x:begin -->';
  const end = '<!-- x:end -->';
  for (const text of [
    '',
    begin,
    end,
    `${end}${begin}`,
    `${begin}${end}${begin}${end}`,
    `${begin}${end}${end}`,
  ]) {
    assert.throws(() => replaceBetweenMarkers(text, 'x', ''), /There must be one/, text);
  }
});

test('a table names every field with its type, bounds and default, inside lists too', () => {
  const spec = {
    type: 'object',
    required: ['mode'],
    properties: {
      mode: { type: 'string', description: 'This | that.', enum: ['A', 'B'], default: 'A' },
      disks: {
        type: 'array',
        description: 'Disks.',
        maxItems: 2,
        items: { type: 'object', properties: { size: { type: 'integer', description: 'GiB.', minimum: 1 } } },
      },
    },
  };
  const versions = [{ name: 'v1', schema: { openAPIV3Schema: { properties: { spec } } } }];
  const crd = parseCrd('x', JSON.stringify({ spec: { group: 'g', names: { kind: 'T' }, versions } }));
  assert.equal(fieldTable(crd, 'spec').split('\n'), [
    '| field | type | meaning |',
    '|---|---|---|',
    '| `spec.mode` * | string | This \\| that. One of `A`, `B`. Default `A`. |',
    '| `spec.disks` | list of objects | Disks. 0 to 2 items. |',
    '| `spec.disks[].size` | integer | GiB. At least 1. |',
  ]);
});

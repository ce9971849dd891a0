import * as fc from 'fast-check';
import { load } from 'js-yaml';

import { jsonForYAML } from '../../../src/kube/yaml-json.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('JSON that is read as YAML');

test('every character that YAML forbids is escaped, and the value stays the same', () => {
  const text =
    'C1 \u0080\u0085\u009f DEL \u007f BOM \ufeff separators \u2028\u2029 non-characters \ufffe\uffff';
  const json = jsonForYAML({ text });
  // oxlint-disable-next-line no-control-regex -- the control characters are the point
  assert.not.match(json, /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/);
  assert.equal(JSON.parse(json), { text });
});

test('a lone surrogate becomes the replacement character', () => {
  assert.equal(JSON.parse(jsonForYAML({ text: 'cut \ud83d' })), { text: 'cut \ufffd' });
  assert.equal(JSON.parse(jsonForYAML({ text: 'whole \ud83d\ude00' })), { text: 'whole \ud83d\ude00' });
});

test('any text survives a YAML parser', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(load(jsonForYAML({ text })), { text: text.toWellFormed() });
    }),
    { numRuns: 2000 },
  );
});

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { generate } from '../../../tools/generate/outputs.ts';
import { staleOutputs, writeOutputs } from '../../../tools/generate/stale.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('stale generated files');
const root = resolve(import.meta.dirname, '../../..');
let folder = '';

test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), 'imagesmith-generate-'));
});
test.after.each(() => {
  rmSync(folder, { recursive: true });
});

const outputs = [
  { path: 'a/one.ts', content: 'one\n' },
  { path: 'two.md', content: 'two\n' },
];

test('a missing file and a file that differs are stale', () => {
  assert.equal(staleOutputs(folder, outputs), ['a/one.ts', 'two.md']);
  writeFileSync(join(folder, 'two.md'), 'two\n');
  assert.equal(staleOutputs(folder, outputs), ['a/one.ts']);
  writeFileSync(join(folder, 'two.md'), 'two \n');
  assert.equal(staleOutputs(folder, outputs), ['a/one.ts', 'two.md']);
});

test('writing makes all current and leaves current files alone', () => {
  writeFileSync(join(folder, 'two.md'), 'two\n');
  const before = statSync(join(folder, 'two.md')).mtimeMs;
  assert.equal(writeOutputs(folder, outputs), ['a/one.ts']);
  assert.equal(staleOutputs(folder, outputs), []);
  assert.is(readFileSync(join(folder, 'a/one.ts'), 'utf8'), 'one\n');
  assert.is(statSync(join(folder, 'two.md')).mtimeMs, before);
});

test(
  'the generated files of the repository are current, and generating twice gives the same',
  () => {
    const first = generate(root);
    assert.equal(staleOutputs(root, first), []);
    assert.equal(generate(root), first);
  },
  { timeoutMs: 60_000 },
);

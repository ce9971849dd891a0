import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readRulesFile } from '../../../simulator/read-rules.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('rules files of the simulator');
let directory: string;

test.before(() => {
  directory = mkdtempSync(join(tmpdir(), 'rules-'));
});
test.after(() => rmSync(directory, { recursive: true }));

function read(yaml: string): ReturnType<typeof readRulesFile> {
  const file = join(directory, 'rules.yaml');
  writeFileSync(file, yaml);
  return readRulesFile(file);
}

test('rules for scripts and for files', () => {
  const rules = read(
    '- { match: "^echo (.*)", output: "$1" }\n- { match: sleep, hangs: true }\n- { writesFile: ^/etc/ }\n',
  );
  assert.equal(rules, [
    { match: /^echo (.*)/, exitCode: 0, output: '$1', hangs: false },
    { match: /sleep/, exitCode: 0, output: '', hangs: true },
    { writesFile: /^\/etc\// },
  ]);
});

test('a mistake names its place', () => {
  assert.throws(() => read('- { match: "(" }'), /rules\[0\]\.match: expected a regular expression/);
  assert.throws(() => read('- { match: a, exitcode: 1 }'), /rules\[0\]: "exitcode" is not known/);
  assert.throws(() => read('match: a'), /rules: expected a list/);
});

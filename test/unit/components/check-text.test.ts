import * as fc from 'fast-check';

import { MAX_TEXT_BYTES } from '../../../src/components/actions.ts';
import { checkScript, checkText, utf8Length } from '../../../src/components/check-text.ts';
import { describeProblem, positionOf } from '../../../src/components/problem.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('texts of components');
const PLACE = { path: 'spec.tasks[0].runShellCommand.commandContent', task: 'install' };
const shown = (text: string, check = checkScript) =>
  check(text, PLACE).map(({ line, column, message }) => `${line ?? '-'}:${column ?? '-'} ${message}`);

test('an ordinary script has no problem', () => {
  assert.equal(shown('#!/bin/bash\nset -e\necho "${a[@]}" {{ACS::RegionId}}\n'), []);
});

test('Windows line ends, a byte order mark, NUL and emptiness are named', () => {
  const cr = 'lines must end with LF: a shell takes the CR of Windows line ends as part of the command';
  assert.equal(shown('echo a\r\necho b\r\n'), [`1:7 ${cr}`]);
  assert.equal(shown('\uFEFFecho a'), ['1:1 may not start with a byte order mark']);
  assert.equal(shown('echo\n\0'), ['2:1 may not contain a NUL character']);
  assert.equal(shown(' \n\t'), ['-:- must hold a command, not only blanks']);
});

test('a file may hold what a script may not', () => {
  assert.equal(shown('a\r\nb', checkText), []);
  assert.equal(shown('', checkText), []);
  assert.equal(shown('\uFEFFtext', checkText), []);
});

test('the limit is counted in bytes of UTF-8', () => {
  assert.equal(shown('x'.repeat(MAX_TEXT_BYTES)), []);
  assert.equal(shown('x'.repeat(MAX_TEXT_BYTES + 1)), [
    '-:- must be at most 16384 bytes in UTF-8, not 16385',
  ]);
  assert.equal(shown('é'.repeat(MAX_TEXT_BYTES / 2)), []);
  assert.is(shown('é'.repeat(MAX_TEXT_BYTES / 2 + 1)).length, 1);
});

test('bytes are counted as UTF-8 has them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.is(utf8Length(text), Buffer.byteLength(text, 'utf8'));
    }),
  );
  assert.is(utf8Length('\ud800'), 3);
});

test('a position is where an editor shows it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '☃', '\r', '𝄞') }), fc.nat(), (text, seed) => {
      const offset = text.length === 0 ? 0 : seed % text.length;
      const { line, column } = positionOf(text, offset);
      const lines = text.split('\n');
      assert.ok(line >= 1 && line <= lines.length);
      const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
      assert.is(before + column - 1, offset);
    }),
  );
});

test('whatever the text, nothing is thrown and every place lies in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const { line, column, task, path } of [...checkText(text, PLACE), ...checkScript(text, PLACE)]) {
        assert.equal([task, path], [PLACE.task, PLACE.path]);
        if (line === undefined) continue;
        const found = text.split('\n')[line - 1];
        assert.ok(found !== undefined && column !== undefined && column <= found.length + 1);
      }
    }),
  );
});

const inPowerShell = (text: string) => checkScript(text, PLACE, 'PowerShell').length;

test('PowerShell takes the line ends of Windows, but nothing else that a shell does not', () => {
  assert.is(inPowerShell('echo a\r\necho b'), 0);
  assert.is(inPowerShell('\uFEFFecho a'), 1);
  assert.is(inPowerShell('\r\n'), 1);
});

test('a text that is a part of a field is placed in that field', () => {
  const place = { ...PLACE, locate: (offset = -10) => ({ line: 100, column: offset }) };
  assert.equal(
    [...checkScript('echo\r\n', place), ...checkScript('', place)].map(({ line, column }) => [line, column]),
    [
      [100, 4],
      [100, -10],
    ],
  );
});

test('a problem is told with its place', () => {
  const [problem] = checkScript('echo a\0', PLACE);
  assert.is(
    problem === undefined ? '' : describeProblem(problem),
    "task 'install', line 1, column 7 (spec.tasks[0].runShellCommand.commandContent): may not contain a NUL character",
  );
  assert.is(describeProblem({ path: 'spec', message: 'is wrong' }), 'spec: is wrong');
  assert.is(
    describeProblem({ path: 'spec.tasks[1]', task: 'b', message: 'is wrong' }),
    "task 'b' (spec.tasks[1]): is wrong",
  );
});

import { spawnSync } from 'node:child_process';

import * as fc from 'fast-check';

import { powerShellQuote, shellQuote } from '../../../src/components/shell-quote.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('quoting');

/** What a shell makes of words: one process, the words as it saw them, each ended by NUL. */
function throughShell(words: readonly string[]): string[] {
  const script = `printf '%s\\0' ${words.map(shellQuote).join(' ')}\n`;
  const { status, stdout, stderr } = spawnSync('/bin/sh', {
    input: script,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`sh ended with ${status}: ${stderr}`);
  return stdout.split('\0').slice(0, -1);
}

test('words that shells are known to stumble over come through', () => {
  const words = [
    '',
    ' ',
    "'",
    "''",
    '"',
    '\\',
    "\\'",
    '$HOME',
    '`id`',
    '$(id)',
    '*',
    '~',
    '#',
    '!',
    '!!',
    '-n',
    '--',
    '%s',
    'a b',
    'a\nb',
    '\n',
    '\n\n',
    'a\n',
    '\t',
    '\r',
    '\r\n',
    '&',
    ';',
    '|',
    '>x',
    '<x',
    '{a,b}',
    '[a]',
    '?',
    '=',
    "it's",
    "'a'",
    "a'",
    "'a",
    '名',
    '𝄞',
    '\x01\x7f',
    '\u2028',
    '\\0',
    '\\n',
    '%',
    '%%',
    '{{ a }}',
    '名'.repeat(500),
  ];
  assert.equal(throughShell(words), words);
});

test('whatever the words, a shell sees each as one', () => {
  const words = fc.sample(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'\'"\\$`\n !*a'.split('')), maxLength: 40 }),
    ),
    // Lone surrogates cannot be said in UTF-8, NUL not in a word.
    { numRuns: 3000, seed: 1 },
  );
  const sayable = words.filter((word) => !word.includes('\0') && word.isWellFormed());
  assert.ok(sayable.length > 2000);
  assert.equal(throughShell(sayable), sayable);
});

test('quoted words may stand next to other text', () => {
  const script = `printf %s a${shellQuote("b'c")}d${shellQuote('')}`;
  assert.is(spawnSync('/bin/sh', { input: script, encoding: 'utf8' }).stdout, "ab'cd");
});

/** A literal string of PowerShell: two single quotes of whatever kind stand for one; anything else for itself. */
function readPowerShell(literal: string): string {
  const quote = /['\u2018\u2019\u201A\u201B]/;
  let text = '';
  for (let index = 1; index < literal.length - 1; index++) {
    const character = literal[index] ?? '';
    if (quote.test(character)) {
      if (!quote.test(literal[index + 1] ?? '') || index + 1 >= literal.length - 1)
        throw new Error(`the string ends at ${index}: ${literal}`);
      index += 1;
    }
    text += character;
  }
  return text;
}

test('PowerShell: every text is one literal string', () => {
  assert.is(powerShellQuote("it's $x `n"), "'it''s $x `n'");
  assert.is(powerShellQuote('’'), "'’’'");
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a\'‘’‚‛"`$\n'.split('')) }), (text) => {
      assert.is(readPowerShell(powerShellQuote(text)), text);
    }),
  );
});

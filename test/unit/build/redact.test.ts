import { randomBytes } from 'node:crypto';

import * as fc from 'fast-check';

import { MIN_REDACTED_LENGTH, redact, REDACTED, tooShortToRedact } from '../../../src/build/redact.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('redaction');

const base64 = (text: string) => Buffer.from(text).toString('base64');

test('a value is found in every form in which programs print it', () => {
  const value = 'p@ss/w"ör\'d +1';
  const forms = [
    value,
    JSON.stringify({ value }),
    encodeURIComponent(value),
    encodeURIComponent(value).replaceAll('%20', '+').replaceAll("'", '%27'),
    encodeURIComponent(value).replace(/%../g, (code) => code.toLowerCase()),
    `'${value.replaceAll("'", "'\\''")}'`,
    base64(value),
    base64(`user:${value}`),
    base64(`x:${value}:y`),
    base64(`${value}\n`).replaceAll('+', '-').replaceAll('/', '_'),
    Buffer.from(value).toString('hex'),
  ];
  const needles = [
    value,
    'p@ss',
    encodeURIComponent('p@ss'),
    base64(value).slice(2, 14),
    Buffer.from('p@ss').toString('hex'),
  ];
  for (const form of forms) {
    const text = redact(`before ${form} after`, [value]);
    assert.match(text, REDACTED, form);
    for (const needle of needles) assert.not.match(text, needle, form);
    assert.ok(text.startsWith('before ') && text.endsWith(' after'), text);
  }
});

test('a value is found wherever it stands, the longest first, and nothing else is touched', () => {
  const part = fc
    .string({ minLength: MIN_REDACTED_LENGTH })
    .filter((text) => text.trim().length >= MIN_REDACTED_LENGTH);
  fc.assert(
    fc.property(fc.string(), part, part, fc.string(), (before, one, two, after) => {
      const text = redact(before + one + two + after, [one, two]);
      assert.ok(!text.includes(one) || REDACTED.repeat(9).includes(one), text);
    }),
  );
  assert.is(redact('abcd abcdefgh', ['abcd', 'abcdefgh']), '*** ***');
  assert.is(redact('nothing here', ['secret value']), 'nothing here');
  assert.is(redact('a.b a+b', ['a+b.']), 'a.b a+b');
});

test('values of several lines are found line by line, and Base64 in lines', () => {
  const key = `-----BEGIN KEY-----\n${randomBytes(150).toString('base64')}\n-----END KEY-----\n`;
  const [, line = ''] = key.split('\n');
  const indented = redact(key.replace(/^/gm, '    '), [key]);
  assert.not.match(indented, line.slice(0, 30));
  const broken = Buffer.from(key).toString('base64').replace(/.{76}/g, '$&\n');
  assert.not.match(redact(broken, [key]), broken.slice(80, 120));
  const binary = randomBytes(100_000);
  const output = binary.toString('base64').replace(/.{76}/g, '$&\n');
  assert.not.match(redact(output, [binary]), output.slice(770, 800));
});

test('the rest of a value at the beginning of a tail goes too', () => {
  assert.is(redact('t-value and more', ['secret-value']), '*** and more');
});

test('values that are too short are told, not searched for', () => {
  assert.ok(tooShortToRedact('abc') && !tooShortToRedact('abcd'));
  assert.is(redact('abc', ['abc', '']), 'abc');
});

import { randomBytes } from 'node:crypto';

import * as fc from 'fast-check';

import { MIN_REDACTED_LENGTH, printable, redact, REDACTED } from '../../../src/build/redact.ts';
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

test('values that are too short are not searched for', () => {
  assert.is(redact('abc', ['abc', '']), 'abc');
});

test('a long value is found as quickly as a short one, and nothing that goes wrong would name it', () => {
  const secrets = Array.from({ length: 50 }, () => randomBytes(4096).toString('hex'));
  const [first = ''] = secrets;
  const output = `${'some output\n'.repeat(1000)}${first}\n`;
  const start = performance.now();
  assert.is(redact(output, secrets), `${'some output\n'.repeat(1000)}***\n`);
  const base64 = Buffer.from(first).toString('base64').replace(/.{76}/g, '$&\r\n');
  assert.match(redact(`a\n${base64}\n`, secrets), /^a\n\*\*\*.{0,4}\n$/);
  assert.ok(performance.now() - start < 2000);
});

test('only the value goes, wherever lines are broken around it', () => {
  const line = fc.stringMatching(/^[.,:; ]{0,20}$/);
  const around = fc.array(line, { maxLength: 5 }).map((all) => all.join('\n'));
  const value = fc.stringMatching(/^[a-zA-Z0-9]{4,60}$/);
  fc.assert(
    fc.property(around, value, around, fc.integer({ min: 1, max: 30 }), (before, secret, after, width) => {
      assert.is(redact(`${before}|${secret}|${after}`, [secret]), `${before}|***|${after}`);
      const broken = Buffer.from(secret.padEnd(60, 'x'))
        .toString('base64')
        .replace(new RegExp(`.{${width}}`, 'g'), '$&\r\n')
        .trimEnd();
      assert.is(redact(`${before}|${broken}|${after}`, [secret.padEnd(60, 'x')]), `${before}|***|${after}`);
    }),
  );
});

test('a value with control characters is found where they were taken out of the output', () => {
  for (const value of [
    'pin=12\r\nkey=ab\r\n',
    'ab\u0001cd',
    'pass\u001b[1mword',
    new Uint8Array([0x61, 0xff, 0x62, 0x63]),
  ]) {
    const output = `a ${Buffer.from(value as string).toString('utf8')} b`;
    for (const shown of [output, printable(output)]) assert.match(redact(shown, [value]), /^a \*\*\*\s* b$/);
  }
});

test('values that overlap go together, values side by side one by one', () => {
  assert.is(redact('abcdefghij', ['abcdef', 'defghij']), '***');
  assert.is(redact('abcdabcd', ['abcd']), '******');
});

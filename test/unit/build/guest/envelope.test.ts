import {
  constants,
  createDecipheriv,
  createHash,
  createHmac,
  generateKeyPairSync,
  privateDecrypt,
  randomBytes,
} from 'node:crypto';

import * as fc from 'fast-check';

import { parseBootKey } from '../../../../src/build/guest/boot-key.ts';
import { ENVELOPE_RANDOM_BYTES, seal } from '../../../../src/build/guest/envelope.ts';
import { assert, suite } from '../../../kit/index.ts';

const test = suite('envelope');
const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 3072,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const key = { publicKey, bootID: 'boot-1' };

const zeros = () => new Uint8Array(ENVELOPE_RANDOM_BYTES);

function sha(...parts: (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** Opens an envelope by the book, with nothing of what sealed it; throws when it is not authentic. */
function open(envelope: string, context: string): Buffer {
  const [sealedText = '', code, ...rest] = envelope.split('\n');
  const sealed = Buffer.from(sealedText, 'base64');
  const encrypted = Buffer.from(rest.join(''), 'base64');
  const messageKey = privateDecrypt(
    { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
    sealed,
  );
  const mac = createHmac('sha256', sha('imagesmith authenticate\n', messageKey));
  mac.update(`imagesmith-envelope-1 ${context}\n`).update(sealed).update(encrypted);
  if (mac.digest('hex') !== code) throw new Error('Not authentic');
  assert.is(encrypted.subarray(0, 8).toString(), 'Salted__');
  const salt = encrypted.subarray(8, 16);
  const passphrase = sha('imagesmith encrypt\n', messageKey).toString('hex');
  const first = sha(passphrase, salt);
  const second = sha(first, passphrase, salt);
  const decipher = createDecipheriv('aes-256-ctr', first, second.subarray(0, 16));
  return Buffer.concat([decipher.update(encrypted.subarray(16)), decipher.final()]);
}

test('only the key opens it, and gives back the message', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (message, context) => {
      const plain = context.replaceAll('\n', '');
      const envelope = seal(message, plain, key, randomBytes);
      assert.equal([...open(envelope, plain)], [...message]);
    }),
    { numRuns: 30 },
  );
});

test('it belongs to one place', () => {
  const envelope = seal(Buffer.from('x'), 'build/1/0', key, randomBytes);
  assert.throws(() => open(envelope, 'build/1/1'), 'Not authentic');
});

test('equal random bytes make equal envelopes, others share nothing', () => {
  const message = Buffer.alloc(1000);
  assert.is(seal(message, 'c', key, zeros), seal(message, 'c', key, zeros));
  const [a, b] = [seal(message, 'c', key, randomBytes), seal(message, 'c', key, randomBytes)];
  for (const [index, line] of a.split('\n').entries())
    if (line !== '') assert.is.not(line, b.split('\n')[index]);
  assert.throws(() => seal(message, 'c', key, () => new Uint8Array(10)), 'takes 72 random bytes');
});

test('a boot key is taken only from an answer that says so, and only when it is strong', () => {
  const answer = `some noise\n${publicKey}::imagesmith-key:: ok 3f9619ff-8b86-4d01-b42d-00cf4fc964ff\n`;
  assert.equal(parseBootKey(answer)?.key, { publicKey, bootID: '3f9619ff-8b86-4d01-b42d-00cf4fc964ff' });
  assert.equal(parseBootKey(answer.replaceAll('\n', '\r\n'))?.key?.publicKey, publicKey);
  for (const problem of ['NoOpenSSL', 'OldOpenSSL', 'NoMemory']) {
    const parsed = parseBootKey(`::imagesmith-key:: ${problem}\n`);
    assert.is(parsed?.problem, problem);
    assert.match(parsed?.problem === undefined ? '' : parsed.message, 'secrets.delivery: Plain');
  }
  const weak = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).publicKey;
  const broken = publicKey.replace(/[A-Za-z]/g, 'A');
  for (const wrong of [
    '',
    publicKey,
    answer.replace('ok ', 'no '),
    answer.replace(publicKey, weak),
    answer.replace(publicKey, broken),
  ])
    assert.is(parseBootKey(wrong), undefined);
});

import {
  constants,
  createCipheriv,
  createHash,
  createHmac,
  createPublicKey,
  publicEncrypt,
} from 'node:crypto';

import type { BootKey } from './boot-key.ts';

/** Bytes of randomness that one envelope takes: the message's key, a salt, the seed of the padding. */
export const ENVELOPE_RANDOM_BYTES = 32 + 8 + 32;

/** Part of what is authenticated; rises when anything of the form changes. */
const VERSION = 'imagesmith-envelope-1';
const LABELS = { authenticate: 'imagesmith authenticate\n', encrypt: 'imagesmith encrypt\n' };
/** How `openssl enc` marks a salt. */
const SALT_MARK = new TextEncoder().encode('Salted__');

/**
 * What only the holder of a boot key can read, and nobody can change unnoticed. Lines of text: the message's key in
 * Base64, the authentication code in hexadecimal, then the encrypted bytes in Base64.
 *
 * - A key of 32 random bytes is sealed with RSA-OAEP (SHA-256, MGF1 with SHA-256).
 * - Two keys are derived from it: SHA-256 over a label and the key.
 * - Encrypted with AES-256-CTR, then authenticated: HMAC-SHA256 over version, `context`, sealed key and encrypted
 *   bytes.
 *
 * `context` is where the envelope belongs: it cannot be opened as another task's.
 *
 * The AES key and counter come from a passphrase (the derived key in hexadecimal) and a random salt by the key
 * derivation of `openssl enc` with SHA-256 and no iterations: `openssl enc -K` would take the key as an argument, which
 * every user of the guest can see in the process list, while `-pass file:` reads the passphrase from a file in memory.
 * Iterations protect weak passphrases; this one has 256 random bits. `-pbkdf2` would do as well, but is not in
 * OpenSSL 1.0.2, which older images have.
 *
 * @param random {@link ENVELOPE_RANDOM_BYTES} bytes; asked for once. Equal bytes make equal envelopes.
 */
export function seal(
  message: Uint8Array,
  context: string,
  key: BootKey,
  random: (bytes: number) => Uint8Array,
): string {
  const bytes = Buffer.from(random(ENVELOPE_RANDOM_BYTES));
  if (bytes.length !== ENVELOPE_RANDOM_BYTES)
    throw new RangeError(`An envelope takes ${ENVELOPE_RANDOM_BYTES} random bytes, got ${bytes.length}`);
  const messageKey = bytes.subarray(0, 32);
  const salt = bytes.subarray(32, 40);
  const sealedKey = sealKey(messageKey, key, bytes.subarray(40));

  const passphrase = Buffer.from(derive(LABELS.encrypt, messageKey).toString('hex'));
  const cipherKey = createHash('sha256').update(passphrase).update(salt).digest();
  const counter = createHash('sha256').update(cipherKey).update(passphrase).update(salt).digest();
  const cipher = createCipheriv('aes-256-ctr', cipherKey, counter.subarray(0, 16));
  const encrypted = Buffer.concat([SALT_MARK, salt, cipher.update(message), cipher.final()]);

  const code = createHmac('sha256', derive(LABELS.authenticate, messageKey))
    .update(`${VERSION} ${context}\n`)
    .update(sealedKey)
    .update(encrypted)
    .digest('hex');
  return `${sealedKey.toString('base64')}\n${code}\n${inLines(encrypted.toString('base64'))}`;
}

/** Base64 in lines that every tool takes. */
export function inLines(base64: string): string {
  return base64.replace(/.{1,256}/g, '$&\n');
}

/**
 * Shell lines that open the envelope in `$n/text` with the key in `$key` and write its message to standard output.
 * They call `stale` when it cannot be opened. All files lie in `$n`, in memory; keys are in files and shell variables,
 * never arguments of a process. `$n` must be readable by root only until they are gone.
 */
export function unsealLines(context: string, oaepOptions: string): string[] {
  return String.raw`sed -n 1p "$n/text" | base64 -d >"$n/sealed"
openssl pkeyutl -decrypt -inkey "$key" ${oaepOptions} -in "$n/sealed" -out "$n/key" 2>/dev/null || stale
sed -n '3,$p' "$n/text" | base64 -d >"$n/cipher"
hex() { sha256sum | cut -c 1-64; }
a=$({ printf '${LABELS.authenticate.trimEnd()}\n'; cat "$n/key"; } | hex)
{ printf '${LABELS.encrypt.trimEnd()}\n'; cat "$n/key"; } | hex >"$n/pass"
# HMAC by its definition: openssl takes the key of one only as an argument.
pad() {
  h=$a; i=0
  while [ $i -lt 64 ]; do
    x=0; r=\${h#??}; [ -z "$h" ] || x=0x\${h%"$r"}
    printf "\\$(printf %03o $((x ^ $1)))"; h=$r; i=$((i + 1))
  done
}
c=$({ pad 92; { pad 54; printf '%s\n' '${VERSION} ${context}'; cat "$n/sealed" "$n/cipher"; } | openssl dgst -sha256 -binary; } | hex)
[ "$c" = "$(sed -n 2p "$n/text")" ] || stale
openssl enc -d -aes-256-ctr -md sha256 -pass file:"$n/pass" -in "$n/cipher" 2>/dev/null`
    .replaceAll('\\${', '${')
    .split('\n');
}

function derive(label: string, key: Uint8Array): Buffer {
  return createHash('sha256').update(label).update(key).digest();
}

/** RSAES-OAEP with SHA-256, RFC 8017 7.1.1; padded here because its seed comes as an argument. */
function sealKey(messageKey: Uint8Array, { publicKey }: BootKey, seed: Uint8Array): Buffer {
  const key = createPublicKey(publicKey);
  const size = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  const block = Buffer.alloc(size - 32 - 1);
  createHash('sha256').digest().copy(block);
  block[block.length - messageKey.length - 1] = 1;
  Buffer.from(messageKey).copy(block, block.length - messageKey.length);
  const maskedBlock = xor(block, mask(seed, block.length));
  const maskedSeed = xor(seed, mask(maskedBlock, 32));
  return publicEncrypt(
    { key, padding: constants.RSA_NO_PADDING },
    Buffer.concat([Buffer.alloc(1), maskedSeed, maskedBlock]),
  );
}

function mask(seed: Uint8Array, length: number): Buffer {
  const parts: Buffer[] = [];
  for (let counter = 0; parts.length * 32 < length; counter++) {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    parts.push(createHash('sha256').update(seed).update(count).digest());
  }
  return Buffer.concat(parts).subarray(0, length);
}

function xor(a: Uint8Array, b: Uint8Array): Buffer {
  return Buffer.from(a.map((byte, index) => byte ^ (b[index] ?? 0)));
}

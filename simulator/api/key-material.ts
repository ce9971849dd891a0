import { createHash, generateKeyPairSync } from 'node:crypto';

import { ApiError } from '../wire/api-error.ts';

/** A new RSA key pair: the public key as one `authorized_keys` line, the private one as PEM of PKCS #8. */
export function makeKeyPair(): { publicKey: string; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { e = '', n = '' } = publicKey.export({ format: 'jwk' });
  const blob = Buffer.concat([
    field(Buffer.from('ssh-rsa')),
    field(positive(Buffer.from(e, 'base64url'))),
    field(positive(Buffer.from(n, 'base64url'))),
  ]);
  return {
    publicKey: `ssh-rsa ${blob.toString('base64')}`,
    privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

/** A field of the SSH wire format (RFC 4251, section 5): its length in four bytes, then itself. */
function field(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Numbers are signed there, so a leading one bit needs a zero byte before it. */
function positive(bytes: Buffer): Buffer {
  return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
}

/**
 * Checks a public key as ImportKeyPair takes it: `ssh-rsa AAAA… comment`, or the Base64 part alone.
 *
 * @throws ApiError `InvalidPublicKeyBody.Malformed`.
 */
export function readPublicKey(text: string): string {
  const [, , body = ''] =
    /^(?:([a-z][a-z0-9@.-]*) )?([A-Za-z0-9+/]{16,}={0,2})(?: .*)?$/.exec(text.trim()) ?? [];
  const blob = Buffer.from(body, 'base64');
  const length = blob.length >= 4 ? blob.readUInt32BE(0) : 0;
  const type = blob.subarray(4, 4 + length).toString('latin1');
  if (!/^(rsa|dsa|ssh-rsa|ssh-dss|ecdsa)/.test(type)) {
    throw new ApiError(400, 'InvalidPublicKeyBody.Malformed', 'The PublicKeyBody format is not supported.');
  }
  return text.trim();
}

/** MD5 of the key's Base64 part, as pairs of hexadecimal digits (RFC 4716, section 4). */
export function fingerprintOf(publicKey: string): string {
  const body = publicKey.split(' ').find((part) => part.length >= 16) ?? '';
  const digest = createHash('md5').update(Buffer.from(body, 'base64')).digest('hex');
  return digest.replace(/(..)(?!$)/g, '$1:');
}

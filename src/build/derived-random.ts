import { createHmac } from 'node:crypto';

/**
 * Bytes that look random to whoever does not know `secret`, and are the same for the same label: a request that holds
 * them can be made again as long as the process lives. Where they encrypt something the label must hold all of it, so
 * that no two texts get the same key; it cannot be told from the bytes. The secret has at least 32 random bytes.
 */
export function derivedRandom(secret: Uint8Array, label: string): (bytes: number) => Uint8Array {
  let block = 0;
  return (bytes) => {
    const parts: Buffer[] = [];
    for (let length = 0; length < bytes; length += 32) {
      parts.push(createHmac('sha256', secret).update(`${block++} ${label}`).digest());
    }
    return Buffer.concat(parts).subarray(0, bytes);
  };
}

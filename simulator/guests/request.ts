/** Encodes texts for a program of this folder: a count, then each text after its length, 32 bits big-endian. */
export function encodeRequest(texts: (string | number | Buffer)[]): Buffer {
  const parts: Buffer[] = [numberBytes(texts.length)];
  for (const text of texts) {
    const bytes = Buffer.isBuffer(text) ? text : Buffer.from(String(text));
    parts.push(numberBytes(bytes.length), bytes);
  }
  return Buffer.concat(parts);
}

function numberBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

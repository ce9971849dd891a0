/** The polynomial of ECMA-182 with its bits reversed, as two halves. */
const POLYNOMIAL = { high: 0xc96c5795, low: 0xd7870f42 };
const HIGH = new Uint32Array(256);
const LOW = new Uint32Array(256);

for (let byte = 0; byte < 256; byte++) {
  let [high, low] = [0, byte];
  for (let bit = 0; bit < 8; bit++) {
    const odd = (low & 1) === 1;
    low = ((low >>> 1) | (high << 31)) >>> 0;
    high >>>= 1;
    if (odd) [high, low] = [(high ^ POLYNOMIAL.high) >>> 0, (low ^ POLYNOMIAL.low) >>> 0];
  }
  HIGH[byte] = high;
  LOW[byte] = low;
}

/**
 * The checksum that OSS answers as `x-oss-hash-crc64ecma`, CRC-64/XZ: `123456789` gives 11051210869376104954. In two
 * halves because 64-bit integers of JavaScript are many times slower.
 */
export class Crc64 {
  #high = 0xffffffff;
  #low = 0xffffffff;

  update(bytes: Uint8Array): this {
    let high = this.#high;
    let low = this.#low;
    for (const byte of bytes) {
      const index = (low ^ byte) & 0xff;
      low = ((low >>> 8) | (high << 24)) ^ (LOW[index] ?? 0);
      high = (high >>> 8) ^ (HIGH[index] ?? 0);
    }
    this.#high = high;
    this.#low = low;
    return this;
  }

  /** As an unsigned decimal number. */
  text(): string {
    return ((BigInt(~this.#high >>> 0) << 32n) | BigInt(~this.#low >>> 0)).toString();
  }
}

const NEWLINE = 0x0a;

/** A line is longer than allowed. */
export class LineTooLong extends Error {
  constructor(maxBytes: number) {
    super(`A line is longer than ${maxBytes} bytes`);
    this.name = 'LineTooLong';
  }
}

/**
 * Cuts a byte stream into lines at `\n` only. Works on bytes, because text readers also cut at U+2028 and U+2029
 * (Node's readline does), which JSON texts may contain as they are, and because a chunk may end within a character.
 */
export class LineSplitter {
  readonly #maxBytes: number;
  #parts: Buffer[] = [];
  #pending = 0;

  /** @param maxBytes longest line accepted. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Bytes that came after the last newline. */
  get pending(): number {
    return this.#pending;
  }

  /**
   * Takes the next bytes and calls `onLine` for each line that they complete, without its newline; empty lines
   * included.
   *
   * @throws LineTooLong
   */
  push(chunk: Buffer, onLine: (line: string) => void): void {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, start);
      if (end < 0) break;
      const line = this.#complete(chunk, start, end);
      start = end + 1;
      onLine(line);
    }
    if (start === chunk.length) return;
    this.#parts.push(start === 0 ? chunk : chunk.subarray(start));
    this.#count(chunk.length - start);
  }

  #complete(chunk: Buffer, start: number, end: number): string {
    if (this.#pending === 0) {
      if (end - start > this.#maxBytes) throw new LineTooLong(this.#maxBytes);
      return chunk.toString('utf8', start, end);
    }
    this.#parts.push(chunk.subarray(start, end));
    this.#count(end - start);
    const line = Buffer.concat(this.#parts, this.#pending).toString('utf8');
    this.#parts = [];
    this.#pending = 0;
    return line;
  }

  #count(bytes: number): void {
    this.#pending += bytes;
    if (this.#pending > this.#maxBytes) throw new LineTooLong(this.#maxBytes);
  }
}

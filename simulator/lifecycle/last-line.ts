/** More than a line that a script closes its output with. */
const LIMIT = 1024;

/** Keeps the last line of an output that may be long: at most 1 KiB of it. */
export class LastLine {
  #tail: Buffer = Buffer.alloc(0);

  add(chunk: Buffer): void {
    const all = Buffer.concat([this.#tail, chunk.subarray(-LIMIT)]);
    this.#tail = all.subarray(-LIMIT);
  }

  /** The last line that is not empty. */
  get text(): string {
    return this.#tail.toString().trimEnd().split('\n').at(-1) ?? '';
  }
}

import type { Readable } from 'node:stream';

const LONGEST = 1 << 16;

/** Calls `onLine` with each complete line; what is longer than 64 KiB without a line end is dropped. */
export function splitLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = (lines.pop() ?? '').slice(0, LONGEST);
    for (const line of lines) onLine(line);
  });
}

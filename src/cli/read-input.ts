import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';

import { type GivenFile, InputError } from './command.ts';
import { MAX_FILE_BYTES } from './text.ts';

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read',
  EPERM: 'may not be read',
  EISDIR: 'is a directory, not a file',
  ENOTDIR: 'does not exist',
  ELOOP: 'is a symbolic link without end',
  ENAMETOOLONG: 'has a name that is too long',
};

/** Reads a file, or standard input for `-`. @throws InputError when that is not possible or it is too large. */
export async function readInput(path: string, standardInput: Readable): Promise<GivenFile> {
  if (path === '-') return { bytes: await readStream(standardInput), executable: false };
  try {
    const file = await open(path, 'r');
    try {
      const { size, mode } = await file.stat();
      if (size > MAX_FILE_BYTES) throw tooLarge(path);
      // A device has no size, and perhaps no end.
      const bytes = await readStream(file.createReadStream({ autoClose: false, end: MAX_FILE_BYTES }), path);
      return { bytes, executable: (mode & 0o100) !== 0 };
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw new InputError(`${path} ${WHY[code] ?? `cannot be read: ${code || String(error)}`}`, {
      cause: error,
    });
  }
}

async function readStream(stream: Readable, name = 'standard input'): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_FILE_BYTES) throw tooLarge(name);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(name: string): InputError {
  return new InputError(`${name} is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB`);
}

import { createHash } from 'node:crypto';

import { decode, encode, type Json } from './encode.ts';
import type { SavedState } from './save.ts';

/** Raised when a state of before cannot be read any more. */
export const STATE_VERSION = 1;
const FORMAT = 'ECS simulator state';

/** The whole state as one JSON document with its version and a check sum of its content. */
export function writeDocument(state: SavedState): string {
  const content = JSON.stringify(encode(state));
  return `{"format":"${FORMAT}","version":${STATE_VERSION},"sha256":"${digestOf(content)}","content":${content}}\n`;
}

/** @throws Error saying what is wrong with `file` and what can be done about it; never answers half a state. */
export function readDocument(text: string, file: string): SavedState {
  const { format, version, sha256, content } = parse(text, file);
  if (format !== FORMAT) throw damaged(file, `it is not an ${FORMAT}`);
  if (version !== STATE_VERSION) {
    throw new Error(
      `${file} has version ${JSON.stringify(version)}, this simulator reads version ${STATE_VERSION}: ` +
        'use the simulator that wrote it, or another --state directory for a fresh world',
    );
  }
  if (content === undefined || digestOf(JSON.stringify(content)) !== sha256) {
    throw damaged(file, 'its content does not fit its check sum');
  }
  return decode(content) as SavedState;
}

function parse(text: string, file: string): { [name: string]: Json } {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch (error) {
    throw damaged(file, error instanceof Error ? error.message : String(error));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw damaged(file, 'it is no object');
  return value;
}

function damaged(file: string, why: string): Error {
  return new Error(
    `${file} is damaged (${why}): put a copy of it back, or use another --state directory for a fresh world`,
  );
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

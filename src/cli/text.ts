import { positionOf } from '../components/problem.ts';

/** Bytes that a command reads of one file: more is no text that people wrote. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

export type DecodedText =
  | { readonly text: string; readonly problem?: undefined }
  | {
      readonly problem: { readonly line: number; readonly column: number; readonly message: string };
      readonly text?: undefined;
    };

/** The bytes as UTF-8, a byte order mark kept; or the place of the first byte that is none. Never throws. */
export function decodeText(bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const valid = validPart(bytes);
    const hint = bytes[0] === 0xff || bytes[0] === 0xfe ? ', but looks like UTF-16' : '';
    return { problem: { ...positionOf(valid, valid.length), message: `must be text in UTF-8${hint}` } };
  }
}

/** What can be read before the first byte that is no UTF-8. */
function validPart(bytes: Uint8Array): string {
  const loose = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const encoder = new TextEncoder();
  // The replacement character may have been written by the author: each one is compared with what stands there.
  for (let at = loose.indexOf('\uFFFD'); at >= 0; at = loose.indexOf('\uFFFD', at + 1)) {
    const start = encoder.encode(loose.slice(0, at)).length;
    if (bytes[start] !== 0xef || bytes[start + 1] !== 0xbf || bytes[start + 2] !== 0xbd) {
      return loose.slice(0, at);
    }
  }
  return loose;
}

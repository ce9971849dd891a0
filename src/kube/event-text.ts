/** Limits of the API, in bytes (`k8s.io/kubernetes` `pkg/apis/core/validation/events.go`). */
const MAX_NOTE_BYTES = 1024;
const MAX_NAME_BYTES = 128;
/** Of an object name: 253 less the dot and the suffix. */
const MAX_PREFIX_CHARS = 220;

const ELLIPSIS = '…';

/** The note, cut where the API would refuse it; a cut is shown by an ellipsis and splits no character. */
export function fitNote(note: string): string {
  return fit(note, MAX_NOTE_BYTES);
}

/** Reason, action or reporting instance within the API's limit. */
export function fitName(name: string): string {
  return fit(name, MAX_NAME_BYTES);
}

/**
 * A name for an Event on `regarding`: unique by time and chance. A name that was cut must still end in a letter or
 * digit before the dot.
 */
export function eventName(regarding: string, wallNow: number, random: () => number): string {
  const suffix =
    Math.floor(wallNow).toString(16) +
    Math.floor(random() * 0xffff_ffff)
      .toString(16)
      .padStart(8, '0');
  return `${regarding.slice(0, MAX_PREFIX_CHARS).replace(/[^a-z0-9]+$/, '')}.${suffix}`;
}

function fit(text: string, maxBytes: number): string {
  if (Buffer.byteLength(text) <= maxBytes) return text;
  let bytes = Buffer.byteLength(ELLIPSIS);
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > maxBytes) break;
    kept += character;
  }
  return kept + ELLIPSIS;
}

/** Longest message of a condition, in characters; the CRDs refuse a longer one. */
export const MAX_MESSAGE_LENGTH = 1024;

const UUID = '[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}';
/** As ECS and its SDKs put it into messages: `RequestId: …`, `request id: …`, `[requestId=…]`, with what joins it to the text. */
const LABELLED_REQUEST_ID = new RegExp(
  `[\\s,;.]*[[(]?\\brequest[ _-]?id\\b["']?\\s*[:=]?\\s*["']?${UUID}["']?[\\])]?`,
  'gi',
);
/** Request IDs are written in upper case, UIDs of Kubernetes objects in lower case. */
const BARE_REQUEST_ID = /\b[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\b/g;

/**
 * A text for people as it may stand in a status: without request IDs, which differ from call to call and would make
 * every repetition a new status; without halves of characters, which the API server would replace; without line breaks
 * at its ends; at most `limit` characters, with `…` as the last one where something was cut off.
 */
export function statusMessage(text: string, limit: number = MAX_MESSAGE_LENGTH): string {
  const stable = text.toWellFormed().replace(LABELLED_REQUEST_ID, '').replace(BARE_REQUEST_ID, '…').trim();
  // Code points, because that is what the API server counts.
  const characters = Array.from(stable);
  if (characters.length <= limit) return stable;
  return `${characters
    .slice(0, limit - 1)
    .join('')
    .trimEnd()}…`;
}

/** True when {@link statusMessage} would take a request ID out of `text`. */
export function holdsRequestID(text: string): boolean {
  return text.search(LABELLED_REQUEST_ID) >= 0 || text.search(BARE_REQUEST_ID) >= 0;
}

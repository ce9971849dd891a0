/** Longest message kept, in characters; conditions and events must hold it. */
const MAX_LENGTH = 600;

/**
 * A service's message made fit for status and logs: no request id or time (they differ each time), no URL, no access
 * key, no echo of the signed request (it would carry scripts and tokens).
 */
export function cleanMessage(message: string): string {
  const cleaned = message
    .replace(/^code: \d+, /, '')
    // The gateway echoes what it signed: parameters, nonce and all.
    .replace(/\b(server )?(string to sign|stringtosign|canonical ?request)\b[\s\S]*$/i, '')
    .replace(/[\s,;]*\brequest[ _-]?id( is)?\b\s*[:=]?\s*\[?[\w-]*\]?/gi, '')
    .replace(/\b[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\b/gi, '')
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>)\]]+/gi, '(URL removed)')
    .replace(/\b(LTAI|STS\.|TMP\.)[\w.]{8,}/g, '(access key removed)')
    .replace(/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?\b/g, '(time removed)')
    .replace(/\s+/g, ' ')
    .replace(/\s+([.,;])/g, '$1')
    .trim();
  return cleaned.length > MAX_LENGTH ? `${cleaned.slice(0, MAX_LENGTH - 1)}…` : cleaned;
}

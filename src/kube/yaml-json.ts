/**
 * Characters that JSON allows as they are and YAML does not (YAML 1.2, 5.1 and 5.4: C1 controls, DEL, the byte order
 * mark, non-characters, line and paragraph separators). Server-side apply is parsed as YAML, and one of them refuses
 * the whole request.
 */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const NOT_YAML = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * JSON text that a YAML parser reads as the same value, whatever characters its strings hold. Lone surrogates, which
 * are no text at all, become U+FFFD.
 */
export function jsonForYAML(value: unknown): string {
  const json = JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'string' ? member.toWellFormed() : member,
  );
  return json.replace(NOT_YAML, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

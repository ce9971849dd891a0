/** Characters of something that people wrote which a message repeats. */
const MAX_SHOWN = 60;

/** A text for messages: its first line, and not too much of it, so that what is allowed still fits behind it. */
export function shorten(text: string): string {
  const [line = ''] = text.split(/[\r\n]/, 1);
  if (line.length === text.length && line.length <= MAX_SHOWN) return line;
  // Not the first half of a character: the API server would store something else than was written.
  return `${line.slice(0, MAX_SHOWN).replace(/[\ud800-\udbff]$/, '')}…`;
}

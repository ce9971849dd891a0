/** The beginning of a here-document. */
export interface HereDocument {
  readonly offset: number;
  readonly delimiter: string;
}

const OPENING = /[0-9]*<<-?(?:'([^']+)'|"([^"]+)"|([A-Za-z_][^\s<>|&;()'"]*))/y;

/**
 * The first here-document of a shell command, outside of quotes: `<<EOF` at the beginning of a word, not the here-string
 * `<<<` and not the shift of `$((1 << 2))`.
 */
export function hereDocument(text: string): HereDocument | undefined {
  let quote: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\' && quote !== "'") at += 1;
    else if (quote !== undefined) {
      if (character === quote) quote = undefined;
    } else if (character === "'" || character === '"') quote = character;
    else if (at === 0 || ' \t;&|)'.includes(text[at - 1] ?? '')) {
      OPENING.lastIndex = at;
      const match = OPENING.exec(text);
      if (match !== null) return { offset: at, delimiter: match[1] ?? match[2] ?? match[3] ?? '' };
    }
  }
  return undefined;
}

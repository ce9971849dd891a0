import type { Segment } from './dockerfile-words.ts';
import { referencesIn, showReference } from './references.ts';
import { shellQuote } from './shell-quote.ts';

/**
 * First line of the scripts that commands other than RUN become: they find their tools whatever ENV has made of PATH.
 */
export const TOOLS_LINE = 'PATH=$PATH:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * A text as one word of a script. References in it stay references, and their values are quoted too, so that the word
 * stays one word whatever they are.
 */
export function scriptWord(text: string): string {
  let word = '';
  let end = 0;
  for (const reference of referencesIn(text)) {
    if (reference.offset > end) word += shellQuote(text.slice(end, reference.offset));
    word += showReference({ ...reference, quote: true });
    end = reference.end;
  }
  return end > 0 && end === text.length ? word : word + shellQuote(text.slice(end));
}

/** A word with variables as the right side of an assignment, the only place where a shell does not split it. */
export function assignedWord(segments: readonly Segment[]): string {
  const parts = segments.map((segment) => {
    if (segment.kind === 'text') return segment.text === '' ? '' : scriptWord(segment.text);
    const { name, operator, word } = segment;
    return `\${${name}${operator ?? '-'}${assignedWord(word ?? [])}}`;
  });
  return parts.join('');
}

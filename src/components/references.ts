/**
 * `{{ parameter }}` and `{{ task.stdout }}`, Image Builder's references. Everything else between double braces is not
 * ours: Cloud Assistant's `{{ACS::RegionId}}`, Go templates such as `{{.State}}`, expressions with blanks or quotes.
 */
export interface Reference {
  /** The text between the braces, without blanks around it. */
  readonly name: string;
  /** Offset of the opening braces. */
  readonly offset: number;
}

const REFERENCE = /\{\{[ \t]*([A-Za-z_][A-Za-z0-9_-]*(?:\.stdout)?)[ \t]*\}\}/g;

/** Every reference in a text, in order. */
export function referencesIn(text: string): Reference[] {
  return [...text.matchAll(REFERENCE)].map((match) => ({ name: match[1] ?? '', offset: match.index }));
}

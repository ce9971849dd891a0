/**
 * `{{ parameter }}` and `{{ task.stdout }}`, Image Builder's references, and our `| quote` behind either. Everything
 * else between double braces is not ours: Cloud Assistant's `{{ACS::RegionId}}`, Go templates such as `{{.State}}`,
 * expressions with quotes.
 */
export interface Reference {
  /** `parameter`: its value. `output`: the standard output of an earlier task. */
  readonly kind: 'parameter' | 'output';
  /** Name of the parameter or of the task. */
  readonly name: string;
  /** As one word of a shell. */
  readonly quote: boolean;
  /** Offset of the opening braces. */
  readonly offset: number;
  /** Offset behind the closing braces. */
  readonly end: number;
}

/** What parameters may be called, and tasks whose output is to be referred to. */
export const REFERENCE_NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

const REFERENCE = /\{\{[ \t]*([A-Za-z_][A-Za-z0-9_-]*)(\.stdout)?[ \t]*(\|[ \t]*quote[ \t]*)?\}\}/g;

/** Every reference in a text, in order. They do not overlap. */
export function referencesIn(text: string): Reference[] {
  if (!text.includes('{{')) return [];
  const references: Reference[] = [];
  for (const match of text.matchAll(REFERENCE)) {
    const [whole, name = '', output, quote] = match;
    references.push({
      kind: output === undefined ? 'parameter' : 'output',
      name,
      quote: quote !== undefined,
      offset: match.index,
      end: match.index + whole.length,
    });
  }
  return references;
}

/** How a reference is written: `{{ name }}` or `{{ name.stdout }}`, with `| quote` where it has it. */
export function showReference({ kind, name, quote }: Pick<Reference, 'kind' | 'name' | 'quote'>): string {
  return `{{ ${name}${kind === 'output' ? '.stdout' : ''}${quote ? ' | quote' : ''} }}`;
}

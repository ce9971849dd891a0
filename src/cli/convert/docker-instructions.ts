import { hereDocument } from '../../components/dockerfile-here-document.ts';
import { type Instruction, splitInstructions } from '../../components/dockerfile-lines.ts';

/** A command of a real Dockerfile, with the here-documents that follow it. */
export interface DockerInstruction extends Instruction {
  readonly documents: readonly HereDocumentBody[];
}

export interface HereDocumentBody {
  readonly delimiter: string;
  /** As written, with its quotes: `<<-'EOF'`. */
  readonly opening: string;
  /** The lines between, tabs stripped where `<<-` says so. */
  readonly body: string;
  /** Quotes around the delimiter: variables in the body are not expanded. */
  readonly quoted: boolean;
}

const WITH_DOCUMENTS = new Set(['RUN', 'COPY', 'ADD']);

/** Commands with here-documents in one file: nobody has more, and each costs a look at the whole. */
const MAX_DOCUMENTS = 200;

/** Splits a Dockerfile as Docker does, here-documents included, which Image Builder does not have. Never throws. */
export function splitDockerfile(text: string): DockerInstruction[] {
  const lines = text.split('\n');
  const found = new Map<number, HereDocumentBody[]>();
  // Bodies are blanked, so that what stands behind them keeps its lines. From the top, for a body may look like a command.
  let from = 0;
  while (found.size < MAX_DOCUMENTS) {
    const next = splitInstructions(lines.join('\n')).find(
      ({ verb, line, text: said }) =>
        line > from && WITH_DOCUMENTS.has(verb) && hereDocument(said) !== undefined,
    );
    if (next === undefined) break;
    from = next.line;
    let at = next.placeOf(Math.max(0, next.text.length - 1)).line;
    const documents: HereDocumentBody[] = [];
    for (const opening of openingsIn(next.text)) {
      const end = endOf(lines, at, opening);
      const body = lines.slice(at, end).map((line) => (opening.stripsTabs ? line.replace(/^\t+/, '') : line));
      documents.push({
        delimiter: opening.delimiter,
        opening: opening.written,
        quoted: opening.quoted,
        body: body.map((line) => `${line.replace(/\r$/, '')}\n`).join(''),
      });
      for (let line = at; line <= Math.min(end, lines.length - 1); line++) lines[line] = '';
      at = end + 1;
    }
    found.set(next.line, documents);
  }
  return splitInstructions(lines.join('\n')).map((instruction) => ({
    ...instruction,
    documents: found.get(instruction.line) ?? [],
  }));
}

interface Opening {
  readonly delimiter: string;
  readonly written: string;
  readonly quoted: boolean;
  readonly stripsTabs: boolean;
}

function openingsIn(text: string): Opening[] {
  const openings: Opening[] = [];
  let offset = 0;
  for (let next = hereDocument(text); next !== undefined; next = hereDocument(text.slice(offset))) {
    const start = offset + next.offset;
    const written =
      /^[0-9]*<<-?(?:'[^']+'|"[^"]+"|[A-Za-z_][^\s<>|&;()'"]*)/.exec(text.slice(start))?.[0] ?? '<<';
    openings.push({
      delimiter: next.delimiter,
      written,
      quoted: /['"]/.test(written),
      stripsTabs: written.includes('<<-'),
    });
    offset = start + written.length;
  }
  return openings;
}

/** Index of the line that closes the document; the end of the file when none does. */
function endOf(lines: readonly string[], from: number, { delimiter, stripsTabs }: Opening): number {
  for (let at = from; at < lines.length; at++) {
    const line = (lines[at] ?? '').replace(/\r$/, '');
    if ((stripsTabs ? line.replace(/^\t+/, '') : line) === delimiter) return at;
  }
  return lines.length;
}

/**
 * The text of an instruction with the line ends that its author gave it, where a shell reads it alike: outside of
 * quotes, and not when a comment is in it.
 */
export function withLineEnds({ text, placeOf }: Instruction): string {
  if (/(^|[\s;&|(])#/.test(text) || text.includes('<<')) return text;
  let shown = '';
  let single = 0;
  let double = 0;
  let line = placeOf(0).line;
  for (let at = 0; at < text.length; at++) {
    const next = placeOf(at).line;
    if (next !== line) {
      line = next;
      if (single % 2 === 0 && double % 2 === 0 && text[at - 1] !== '\\') shown += '\\\n';
    }
    const character = text[at] ?? '';
    if (character === "'") single += 1;
    if (character === '"') double += 1;
    shown += character;
  }
  return shown;
}

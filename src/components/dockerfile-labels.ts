import { isBlank, skipBlanks } from './dockerfile-lines.ts';
import { type Read, readWhole, readWord, type Segment } from './dockerfile-words.ts';

export interface Label {
  readonly name: string;
  readonly segments: readonly Segment[];
}

const NAME = /(?:"([^"]+)"|'([^']+)'|([^\s="']+))=/y;

/** Reads `name="value" "other name"="value"` or the older `name value`, where the value is all that follows. */
export function readLabels(text: string): Read<Label[]> {
  const labels: Label[] = [];
  let at = 0;
  while (at < text.length) {
    NAME.lastIndex = at;
    const match = NAME.exec(text);
    if (match === null) return labels.length === 0 ? readOlderForm(text) : { trouble: formTrouble(at) };
    const value = readWord(text, at + match[0].length);
    if (value.result === undefined) return value;
    labels.push({ name: match[1] ?? match[2] ?? match[3] ?? '', segments: value.result.segments });
    at = skipBlanks(text, value.result.end);
  }
  return { result: labels };
}

function readOlderForm(text: string): Read<Label[]> {
  let end = 0;
  while (end < text.length && !isBlank(text[end])) end += 1;
  const name = text.slice(0, end);
  const start = skipBlanks(text, end);
  if (start === text.length || /[="']/.test(name)) return { trouble: formTrouble(0) };
  const value = readWhole(text, start);
  return value.result === undefined ? value : { result: [{ name, segments: value.result.segments }] };
}

function formTrouble(offset: number) {
  return { offset, message: 'a label must be name="value"' };
}

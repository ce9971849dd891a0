import type { Place } from '../lint/manifest.ts';
import type { Note } from './conversion.ts';
import type { DockerInstruction } from './docker-instructions.ts';

export interface Stage extends Place {
  /** What FROM names: an image, or an earlier stage. */
  readonly base: string;
  readonly name?: string;
  readonly instructions: readonly DockerInstruction[];
}

export interface Stages {
  /** ARG lines before the first FROM. */
  readonly global: readonly DockerInstruction[];
  readonly stages: readonly Stage[];
}

/** Splits a Dockerfile into its stages. Commands before any FROM, ARG aside, belong to a stage without a base. */
export function stagesOf(instructions: readonly DockerInstruction[]): Stages {
  const global: DockerInstruction[] = [];
  const stages: {
    base: string;
    name?: string;
    line: number;
    column: number;
    instructions: DockerInstruction[];
  }[] = [];
  for (const instruction of instructions) {
    const { verb, text, line, column } = instruction;
    if (verb === 'FROM') {
      const [, base = '', name] = /^(?:--platform=\S+\s+)?(\S+)(?:\s+as\s+(\S+))?/i.exec(text) ?? [];
      stages.push({
        base,
        line,
        column,
        instructions: [],
        ...(name === undefined ? {} : { name: name.toLowerCase() }),
      });
    } else if (stages.length === 0 && verb === 'ARG') global.push(instruction);
    else {
      if (stages.length === 0) stages.push({ base: '', line, column, instructions: [] });
      stages.at(-1)?.instructions.push(instruction);
    }
  }
  return { global, stages };
}

/** The stages that make up one: what it is based on comes first. What is left out is noted. */
export function chainOf(
  { stages }: Stages,
  target: string | undefined,
  notes: Note[],
): { readonly chain: readonly Stage[] } | { readonly problem: Note } {
  const wanted =
    target === undefined
      ? stages.length - 1
      : stages.findIndex(({ name }, index) => name === target.toLowerCase() || String(index) === target);
  if (wanted < 0) {
    const names = stages.flatMap(({ name }) => name ?? []);
    const has = names.length === 0 ? 'its stages have no names' : `it has ${names.join(', ')}`;
    return { problem: { line: 1, column: 1, message: `has no stage '${target ?? ''}'; ${has}` } };
  }
  const chain: Stage[] = [];
  const used = new Set<number>();
  for (let at = wanted; at >= 0; ) {
    const stage = stages[at];
    if (stage === undefined) break;
    chain.unshift(stage);
    used.add(at);
    const before = at;
    at = stages.findLastIndex(
      ({ name }, index) => index < before && name !== undefined && name === stage.base.toLowerCase(),
    );
  }
  stages.forEach(({ name, line, column }, index) => {
    if (used.has(index)) return;
    const called = name === undefined ? `stage ${index}` : `stage '${name}'`;
    const message = `${called} is left out: an image is built in one stage; what it makes must come from elsewhere, for example by ossDownload`;
    notes.push({ line, column, message });
  });
  return { chain };
}

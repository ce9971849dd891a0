import type { ImageBuild } from '../../src/api/objects.ts';

const WIDTH = 80;

/** One line per step, cut to 80 columns: state, name, duration, what it does. */
export function renderSteps(build: ImageBuild, nowMs: number): string[] {
  const steps = (build.status.steps ?? []).map((step) => {
    const { name, state, startTime, finishTime, message = '' } = step;
    const seconds = startTime === undefined ? '' : duration(startTime, finishTime, nowMs);
    return fit(`  ${MARK[state]} ${name.padEnd(15)}${seconds.padStart(7)}  ${message}`);
  });
  const images = (build.status.images ?? []).map(({ regionID, imageID = '-', state, progress = 0 }) =>
    fit(
      `  image ${regionID.padEnd(16)} ${imageID.padEnd(24)} ${state}${state === 'Creating' ? ` ${progress} %` : ''}`,
    ),
  );
  return [...steps, ...images];
}

const MARK = { Pending: '·', Running: '▸', Succeeded: '✔', Skipped: '-', Failed: '✘' } as const;

function duration(start: string, finish: string | undefined, nowMs: number): string {
  const end = finish === undefined ? nowMs : Date.parse(finish);
  return `${Math.max(0, Math.round((end - Date.parse(start)) / 1000))} s`;
}

function fit(line: string): string {
  return line.length <= WIDTH ? line : `${line.slice(0, WIDTH - 1)}…`;
}

/** Shows a build as it goes: redrawn in place on a terminal, else one line for each change of a step. */
export class LiveTable {
  readonly #terminal: boolean;
  readonly #write: (text: string) => void;
  readonly #said = new Map<string, string>();
  #drawn = 0;

  constructor(terminal: boolean, write: (text: string) => void) {
    this.#terminal = terminal;
    this.#write = write;
  }

  show(build: ImageBuild, nowMs: number): void {
    if (this.#terminal) this.#redraw(renderSteps(build, nowMs));
    else this.#tell(build, nowMs);
  }

  #redraw(lines: readonly string[]): void {
    const up = this.#drawn > 0 ? `\u001b[${this.#drawn}A` : '';
    this.#write(`${up}${lines.map((line) => `\u001b[2K${line}\n`).join('')}`);
    this.#drawn = lines.length;
  }

  #tell(build: ImageBuild, nowMs: number): void {
    for (const [index, step] of (build.status.steps ?? []).entries()) {
      const line = renderSteps(build, nowMs)[index] ?? '';
      const news = `${step.state} ${step.message ?? ''}`;
      if (step.state === 'Pending' || this.#said.get(step.name) === news) continue;
      this.#said.set(step.name, news);
      this.#write(`${line}\n`);
    }
  }
}

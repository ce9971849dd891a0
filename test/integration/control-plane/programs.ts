import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A running program. */
export interface Program {
  readonly pid: number;
  readonly command: string;
}

/** The programs of the control plane in `directory`: what runs with that path in its arguments, supervisors aside. */
export async function programsUnder(directory: string): Promise<Program[]> {
  return (await allUnder(directory)).filter(({ command }) => !command.includes('supervisor.sh'));
}

/** The processes that watch over those programs. */
export async function supervisorsUnder(directory: string): Promise<Program[]> {
  return (await allUnder(directory)).filter(({ command }) => command.includes('supervisor.sh'));
}

async function allUnder(directory: string): Promise<Program[]> {
  const { stdout } = await run('ps', ['-eo', 'pid=,args='], { maxBuffer: 1e8 });
  const lines = stdout.split('\n').filter((line) => line.includes(directory));
  return lines.map((line) => {
    const [, pid = '', command = ''] = /^\s*(\d+) (.*)$/.exec(line) ?? [];
    return { pid: Number(pid), command };
  });
}

/** The one program of a control plane whose executable has this name. */
export async function programNamed(directory: string, name: string): Promise<Program> {
  const found = (await programsUnder(directory)).filter(({ command }) =>
    command.split(' ')[0]?.endsWith(`/${name}`),
  );
  const [program] = found;
  if (program === undefined || found.length > 1) throw new Error(`${found.length} programs named ${name}`);
  return program;
}

import { spawn } from 'node:child_process';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';

import { bundleCLI } from '../../../tools/bundle.ts';
import type { Suite } from '../../kit/suite.ts';

export interface Program {
  /** A folder of its own, with `bin/kubectl-imagesmith` and whatever tests put there. */
  readonly directory: string;
  readonly path: string;
}

/** Gives a suite the bundled CLI as people install it: a link called `kubectl-imagesmith` in a folder of the PATH. */
export function programFor(test: Suite): () => Program {
  let program: Program | undefined;
  test.before(async () => {
    const directory = await mkdtemp(join(tmpdir(), 'imagesmith-cli-'));
    const path = join(directory, 'kubectl-imagesmith');
    await symlink(await bundleCLI(join(directory, 'dist')), path);
    program = { directory, path };
  });
  test.after(async () => {
    if (program !== undefined) await rm(program.directory, { recursive: true });
  });
  return () => {
    if (program === undefined) throw new Error('The program is there only while the tests of its suite run');
    return program;
  };
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a program to its end, with this Node and the folder of the program in the PATH. */
export async function runProgram(
  { directory }: Program,
  [command = '', ...args]: readonly string[],
  { input = '', closeOutput = false }: { readonly input?: string; readonly closeOutput?: boolean } = {},
): Promise<Ended> {
  const child = spawn(command, args, {
    cwd: directory,
    env: { PATH: [directory, dirname(process.execPath), '/usr/bin', '/bin'].join(':'), HOME: directory },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A program may end without reading its input.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  if (closeOutput) child.stdout.destroy();
  const ended = new Promise<Pick<Ended, 'code' | 'signal'>>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const [out, err, end] = await Promise.all([
    closeOutput ? '' : text(child.stdout),
    text(child.stderr),
    ended,
  ]);
  return { ...end, out, err };
}

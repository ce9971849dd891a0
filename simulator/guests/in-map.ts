import { spawn } from 'node:child_process';
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { HOST_PATH } from './host-facts.ts';
import type { IdMap } from './id-map.ts';

/** The programs of this folder that run on the host. */
export const PROGRAMS = import.meta.dirname;

export interface InMapOptions {
  map: IdMap;
  /** Working directory; paths in `command` should be relative to it, since its parents may be closed to guests' ids. */
  cwd: string;
  command: string[];
  input?: Readable;
  /** Layers to mount, read-only, newest first, and where. */
  mounted?: { lower: string; at: string };
}

/**
 * Runs a program of the host as root of the guests' id map, where files of guests can be copied and removed with
 * their owners. Resolves with what it wrote to standard error.
 *
 * @throws when it ends with another code than 0 and `accept` does not take its standard error for harmless.
 */
export async function runInMap(
  options: InMapOptions,
  accept: (stderr: string) => boolean = () => false,
): Promise<string> {
  const { map, mounted } = options;
  const settings = [`mode=${map.mode}`, `uids=${map.uids}`, `gids=${map.gids}`];
  if (mounted) settings.push(`lower=${mounted.lower}`, `at=${mounted.at}`);
  const child = spawn(
    'perl',
    ['-I', PROGRAMS, join(PROGRAMS, 'in-map.pl'), ...settings, '--', ...options.command],
    {
      cwd: options.cwd,
      env: { PATH: HOST_PATH, LC_ALL: 'C' },
      stdio: ['pipe', 'ignore', 'pipe'],
    },
  );
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (stderr.length < 65_536) stderr += chunk.toString();
  });
  // A program that ends early reports that by its exit code.
  child.stdin.on('error', () => undefined);
  if (options.input) options.input.pipe(child.stdin);
  else child.stdin.end();
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0 && !accept(stderr)) {
    throw new Error(`${options.command[0]} failed with code ${code}: ${stderr.trim().slice(0, 2000)}`);
  }
  return stderr;
}

/** Removes a directory that guests wrote, `name` in `cwd`. */
export async function removeGuestFiles(map: IdMap, cwd: string, name: string): Promise<void> {
  // The kernel leaves these without any permission.
  for (const part of ['work/work', 'work/work/incompat', 'work/work/incompat/volatile']) {
    await chmod(join(cwd, name, part), 0o700).catch(() => undefined);
  }
  try {
    await rm(join(cwd, name), { recursive: true, force: true });
  } catch {
    await runInMap({ map, cwd, command: ['rm', '-rf', '--', name] });
  }
}

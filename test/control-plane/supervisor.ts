import { spawn, type StdioOptions } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const SCRIPT = join(import.meta.dirname, 'supervisor.sh');

export type Signal = 'TERM' | 'KILL' | 'INT' | 'STOP' | 'CONT';

export interface SuperviseOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Removed when this process ends without having stopped the program; keep unset for what must survive. */
  readonly removeWhenOrphaned?: string;
}

/** A program that ends when this process does, even when this process is killed. */
export interface Supervised {
  /** The program's exit code, or 128 plus the number of the signal that ended it. Never rejects. */
  readonly exit: Promise<number>;
  /** Whether it has ended. */
  readonly ended: boolean;
  /** Whether a signal that ends programs was sent through {@link Supervised.signal}. */
  readonly askedToEnd: boolean;
  /** Sends a signal to the program; does nothing once it has ended. */
  signal(name: Signal): void;
}

/** A supervised program whose output this process reads. */
export interface Piped extends Supervised {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
}

/** Starts a program whose standard output and error are appended to `logFile`. */
export async function superviseToFile(
  command: readonly string[],
  logFile: string,
  options: SuperviseOptions = {},
): Promise<Supervised> {
  const log = await open(logFile, 'a', 0o600);
  try {
    return start(command, ['ignore', log.fd, log.fd, 'pipe'], options).supervised;
  } finally {
    await log.close();
  }
}

/** Starts a program with pipes to its standard streams. `exit` resolves once its output is complete. */
export function supervise(command: readonly string[], options: SuperviseOptions = {}): Piped {
  const { child, supervised } = start(command, ['pipe', 'pipe', 'pipe', 'pipe'], options);
  const { stdin, stdout, stderr } = child;
  if (stdin === null || stdout === null || stderr === null) throw new Error('The streams are pipes');
  // A program that does not read its input ends before all of it is written; its exit code says what matters.
  stdin.on('error', () => {});
  return Object.assign(supervised, { stdin, stdout, stderr });
}

function start(command: readonly string[], stdio: StdioOptions, options: SuperviseOptions) {
  const child = spawn('/bin/sh', [SCRIPT, options.removeWhenOrphaned ?? '', ...command], {
    // Its own session: Ctrl-C in the terminal must not reach etcd before the API server has stopped.
    detached: true,
    stdio,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: options.env }),
  });
  const control = child.stdio[3] as Writable | null | undefined;
  if (!control) throw new Error('Descriptor 3 is a pipe');
  control.on('error', () => {});

  let ended = false;
  let askedToEnd = false;
  const exit = new Promise<number>((resolve) => {
    child.once('exit', () => {
      ended = true;
      control.destroy();
    });
    child.once('error', () => {
      ended = true;
      resolve(127);
    });
    child.once('close', (code) => resolve(code ?? 137));
  });

  const supervised = {
    exit,
    get ended() {
      return ended;
    },
    get askedToEnd() {
      return askedToEnd;
    },
    signal(name: Signal) {
      if (ended) return;
      askedToEnd ||= name !== 'STOP' && name !== 'CONT';
      control.write(`${name}\n`);
    },
  };
  return { child, supervised };
}

/**
 * Asks a program to end and kills it when it has not within `graceMs`; 0 kills it without asking.
 *
 * @returns its exit code
 */
export async function stopSupervised(program: Supervised, graceMs: number): Promise<number> {
  program.signal(graceMs > 0 ? 'TERM' : 'KILL');
  const timer = setTimeout(() => program.signal('KILL'), graceMs);
  try {
    return await program.exit;
  } finally {
    clearTimeout(timer);
  }
}

/** The last lines of a log file, for the message of a failure. */
export async function lastLines(logFile: string, count = 12): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

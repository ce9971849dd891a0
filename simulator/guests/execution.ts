import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { HOST_PATH } from './host-facts.ts';
import type { IdMap } from './id-map.ts';
import { PROGRAMS } from './in-map.ts';
import type { GuestLimits } from './limits.ts';
import { splitLines } from './lines.ts';
import type { Machine } from './machine.ts';
import type { Execution, ExecutionResult, GuestCommand } from './port.ts';
import { encodeRequest } from './request.ts';

type NotStartedCode = Extract<ExecutionResult, { kind: 'notStarted' }>['code'];

export interface ExecutionSettings {
  machine: Machine;
  map: IdMap;
  limits: GuestLimits;
  /** Unlike that of any other command of the machine. */
  number: number;
}

/** An execution and the process that carries its output, which lives on while a daemon of the script may write. */
export interface CarriedExecution extends Execution {
  readonly carrierEnded: Promise<void>;
}

/**
 * Runs a script. Output is handed on as it comes and nothing is kept, so memory does not grow with it. `done` resolves
 * when the script's own process has ended and all its output was handed on.
 */
export function startExecution(command: GuestCommand, settings: ExecutionSettings): CarriedExecution {
  const { machine, map, limits, number } = settings;
  const child = spawn('perl', ['-I', PROGRAMS, join(PROGRAMS, 'run-command.pl')], {
    cwd: '/',
    env: { PATH: HOST_PATH, LC_ALL: 'C' },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const [stdin, stdout, stderr, outcomes] = streamsOf(child);
  let line = '';
  let trouble = '';
  stdin.on('error', () => undefined);
  stdout.on('data', (chunk: Buffer) => command.onOutput(chunk));
  stderr.on('data', (chunk: Buffer) => {
    if (trouble.length < 4096) trouble += chunk.toString();
  });
  splitLines(outcomes, (text) => {
    line = text;
  });

  const carrierEnded = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      trouble += error.message;
      resolve();
    });
    child.once('close', () => resolve());
  });
  const outputEnded = Promise.all([streamEnded(stdout), streamEnded(outcomes)]);
  const done = Promise.race([outputEnded, carrierEnded]).then(async (): Promise<ExecutionResult> => {
    // News of the machine's end may be in the same round of events, behind this one.
    await new Promise((next) => setImmediate(next));
    return machine.isGoingDown ? { kind: 'machineStopped' } : resultOf(line, trouble);
  });

  stdin.write(
    encodeRequest([
      machine.entry.process.pid,
      machine.entry.process.startTime,
      machine.entry.namespaces,
      map.mode,
      limits.processes,
      limits.fileMiB * 2 ** 20,
      number,
      command.user,
      command.workingDir,
      command.script,
      ...Object.entries(command.env).flat(),
    ]),
  );
  return {
    done,
    carrierEnded,
    kill: (scope) => {
      stdin.write(scope === 'Process' ? 'P' : 'T');
    },
  };
}

/** Reads the one line that run-command.pl writes when a script has ended. */
function resultOf(line: string, trouble: string): ExecutionResult {
  const [kind, first = '', ...rest] = line.split(' ');
  switch (kind) {
    case 'exited':
      return { kind, exitCode: Number(first) };
    case 'signalled':
      return { kind, signal: Number(first) };
    case 'machineStopped':
      return { kind };
    case 'notStarted':
      return { kind, code: first as NotStartedCode, message: rest.join(' ') };
    default:
      return {
        kind: 'notStarted',
        code: 'ExecutionUnavailable',
        message: `the command runner failed: ${trouble.trim()}`,
      };
  }
}

function streamEnded(stream: Readable): Promise<void> {
  return new Promise((resolve) => stream.once('close', () => resolve()));
}

function streamsOf(child: ChildProcess): [Writable, Readable, Readable, Readable] {
  const [stdin, stdout, stderr, outcomes] = child.stdio;
  if (!stdin || !stdout || !stderr || !outcomes) throw new Error('The command runner has no pipes');
  return [stdin, stdout, stderr, outcomes as Readable];
}

import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';

import type { ControlPlane } from '../control-plane/index.ts';
import { waitUntil } from './wait-until.ts';

const root = resolve(import.meta.dirname, '../..');
/** Who the operator is in tests: bound to `config/rbac` and nothing else. */
export const OPERATOR_USER = 'system:serviceaccount:imagesmith-system:imagesmith';
const START_MS = 60_000;

export interface OperatorOptions {
  /** The program; from source when absent. */
  readonly program?: string;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** One line of the operator's log. */
export interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly [field: string]: unknown;
}

/** An operator as a process of its own, with a kubeconfig bound to `config/rbac` only. */
export class OperatorProcess {
  readonly child: ChildProcess;
  readonly lines: LogLine[] = [];
  /** What it printed that is no log line: crashes, warnings of Node. */
  strays = '';
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  #rest = '';

  constructor(
    kubeconfig: string,
    { program = resolve(root, 'src/main.ts'), flags = [], env = {} }: OperatorOptions = {},
  ) {
    const args = [program, '--kubeconfig', kubeconfig, '--listen=127.0.0.1:0', '--log-level=debug', ...flags];
    this.child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...env },
    });
    this.child.stdout?.on('data', (chunk: Buffer) => this.#read(chunk.toString('utf8')));
    this.child.stderr?.on('data', (chunk: Buffer) => {
      this.strays += chunk.toString('utf8');
    });
    this.exited = new Promise((done) => this.child.once('exit', (code, signal) => done({ code, signal })));
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Waits for a log message, among the lines from `from` on. @throws at the deadline, with what was logged. */
  async logged(msg: string, { deadlineMs = START_MS, from = 0 } = {}): Promise<LogLine> {
    try {
      return await waitUntil(() => this.lines.slice(from).find((line) => line.msg === msg), {
        deadlineMs,
        what: `the log line "${msg}"`,
      });
    } catch (error) {
      throw new Error(`${(error as Error).message}; logged: ${this.transcript()}`, { cause: error });
    }
  }

  /** The end of what it said. */
  transcript(): string {
    return `${this.lines
      .slice(-20)
      .map((line) => JSON.stringify(line))
      .join('\n')}\n${this.strays}`;
  }

  /** Port of the probes. */
  async port(): Promise<number> {
    const line = await this.logged('Serving probes');
    return Number(line['port']);
  }

  /** Sends a signal and waits for the end. Already ended is fine. */
  async stop(
    signal: NodeJS.Signals = 'SIGTERM',
  ): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    if (this.running) this.child.kill(signal);
    return this.exited;
  }

  #read(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      try {
        this.lines.push(JSON.parse(line) as LogLine);
      } catch {
        this.strays += `${line}\n`;
      }
    }
  }
}

/** Installs CRDs, namespace and RBAC as a user would, and returns a kubeconfig of the operator's service account. */
export async function installOperator(plane: ControlPlane): Promise<string> {
  await plane.installCrds(resolve(root, 'crds'));
  for (const args of [
    ['apply', '-f', resolve(root, 'config/default/namespace.yaml')],
    ['apply', '-k', resolve(root, 'config/rbac')],
  ]) {
    const { code, stderr } = await plane.kubectl(args);
    if (code !== 0) throw new Error(`kubectl ${args.join(' ')}: ${stderr}`);
  }
  return plane.kubeconfigFor(OPERATOR_USER, ['system:serviceaccounts', 'system:authenticated']);
}

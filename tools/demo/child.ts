import { type ChildProcess, spawn } from 'node:child_process';

/** A program of the demo: its output is kept for the moment something goes wrong, and it ends with the demo. */
export class Child {
  readonly #process: ChildProcess;
  readonly #name: string;
  readonly #exited: Promise<void>;
  #output = '';

  constructor(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    this.#name = name;
    this.#process = spawn(process.execPath, [...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
      // Ctrl-C reaches the demo, which then ends its programs in order.
      detached: true,
    });
    const keep = (chunk: Buffer) => {
      this.#output += chunk.toString('utf8');
    };
    this.#process.stdout?.on('data', keep);
    this.#process.stderr?.on('data', keep);
    this.#exited = new Promise((done) => this.#process.once('exit', () => done()));
  }

  get output(): string {
    return this.#output;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Waits until the output matches. @throws Error with the output when the program ends or takes too long. */
  async says(pattern: RegExp, deadlineMs = 60_000): Promise<RegExpExecArray> {
    const end = Date.now() + deadlineMs;
    for (;;) {
      const match = pattern.exec(this.#output);
      if (match !== null) return match;
      const over = this.#process.exitCode !== null || Date.now() > end;
      if (over) throw new Error(`The ${this.#name} did not start:\n${this.#output.slice(-4000)}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  /** Ends the program in order, and by force when it does not listen. */
  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill('SIGTERM');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    await this.#exited;
    clearTimeout(timer);
  }
}

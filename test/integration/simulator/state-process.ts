import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { waitUntil } from '../../kit/index.ts';
import { list } from './calls.ts';
import { rawCall } from './clients.ts';

const MAIN = new URL('../../../simulator/main.ts', import.meta.url).pathname;

type Json = Record<string, unknown>;

/** One run of the program. */
export class Program {
  static readonly #running = new Set<Program>();
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  output = '';

  constructor(...args: string[]) {
    this.child = spawn(process.execPath, [MAIN, '--port', '0', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    Program.#running.add(this);
    this.ended = new Promise((resolve) => this.child.once('exit', (code) => resolve(code)));
    void this.ended.then(() => Program.#running.delete(this));
  }

  /** Ends what a test that failed left running. */
  static async endAll(): Promise<void> {
    await Promise.all([...Program.#running].map((program) => program.end('SIGKILL')));
  }

  async ready(): Promise<this> {
    const isOver = () => this.child.exitCode !== null;
    await waitUntil(() => this.output.includes('access keys') || isOver(), {
      what: 'the banner',
      deadlineMs: 30_000,
    });
    if (isOver()) throw new Error(this.output);
    return this;
  }

  end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }

  call(action: string, parameters: Json = {}): Promise<Json> {
    return rawCall(this.#endpoint, action, { RegionId: 'cn-hangzhou', ...parameters }, { timeoutMs: 20_000 });
  }

  async admin(path: string, body?: Json): Promise<Json> {
    const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`http://${this.#endpoint}/_simulator/${path}`, post);
    const value = (await answer.json()) as Json;
    if (!answer.ok) throw new Error(JSON.stringify(value));
    return value;
  }

  seconds(count: number): Promise<Json> {
    return this.admin('clock', { stepMs: count * 1000 });
  }

  async image(ImageId: unknown, RegionId = 'cn-hangzhou'): Promise<Json | undefined> {
    const answer = await this.call('DescribeImages', { RegionId, ImageId, Status: 'ALL' });
    return list(answer, 'Images', 'Image')[0];
  }

  async run(
    script: string,
    InstanceId: string,
    RegionId = 'cn-hangzhou',
    seconds = 10,
  ): Promise<Json | undefined> {
    const command = { Type: 'RunShellScript', CommandContent: script, InstanceId: [InstanceId], RegionId };
    const { InvokeId } = await this.call('RunCommand', command);
    const result = async () => {
      const answer = await this.call('DescribeInvocationResults', {
        InvokeId,
        RegionId,
        ContentEncoding: 'PlainText',
      });
      return list(answer, 'Invocation', 'InvocationResults', 'InvocationResult')[0];
    };
    await this.seconds(seconds);
    if (seconds === 1) return await result();
    return await waitUntil(
      async () => ((await result())?.['FinishedTime'] === '' ? undefined : await result()),
      { what: script, deadlineMs: 10_000 },
    );
  }

  /** Waits until everything up to now is on the disk. */
  async stored(directory: string): Promise<void> {
    await this.seconds(0.001);
    const { nowMs } = await this.admin('clock');
    const isStored = () => {
      const { content } = JSON.parse(readFileSync(join(directory, 'state.json'), 'utf8')) as {
        content: Json;
      };
      return (content['clock'] as Json)['nowMs'] === nowMs;
    };
    await waitUntil(isStored, { what: 'the last change on the disk', deadlineMs: 5000 });
  }

  get #endpoint(): string {
    return /endpoint\s+http:\/\/(\S+)/.exec(this.output)?.[1] ?? '';
  }
}

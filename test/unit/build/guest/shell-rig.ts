import { spawn, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

import { deliveryOf } from '../../../../src/build/guest/delivery.ts';
import {
  GUEST_MEMORY_DIR,
  GUEST_STATE_DIR,
  type GuestAction,
  type GuestTask,
  type GuestText,
} from '../../../../src/build/guest/guest-task.ts';
import { parseReport, type TaskReport } from '../../../../src/build/guest/report.ts';
import type { Suite } from '../../../kit/suite.ts';

/** What one run of the wrapper came to. */
export interface Run {
  readonly report: TaskReport | undefined;
  /** Exit code of the wrapper itself, which is what Cloud Assistant sees. */
  readonly code: number | null;
  readonly output: string;
}

const TASK = { osType: 'Linux', buildUID: 'uid', attempt: 1, index: 0, timeoutSeconds: 20 } as const;

/** Says why wrapped tasks cannot run here; undefined when they can. */
export function whyNoShell(): string | undefined {
  const missing = ['setsid', 'timeout', 'su', 'chown'].filter(
    (tool) => spawnSync('/bin/sh', ['-c', `command -v ${tool}`]).status !== 0,
  );
  return missing.length === 0 ? undefined : `this machine has no ${missing.join(', ')}`;
}

/** A machine as the wrapper sees it: a directory for its state, and a boot that can be another one. */
export class Guest {
  readonly root: string;
  readonly #running = new Set<ReturnType<typeof spawn>>();

  private constructor(root: string) {
    this.root = root;
  }

  static async start(): Promise<Guest> {
    const guest = new Guest(await mkdtemp(join(tmpdir(), 'imagesmith-wrapper-')));
    // Other users must get through to their scripts, as in a guest.
    await chmod(guest.root, 0o755);
    await guest.boot('boot-1');
    return guest;
  }

  path(...parts: string[]): string {
    return join(this.root, ...parts);
  }

  /** From now on the machine is in another boot. */
  boot(id: string): Promise<void> {
    return writeFile(this.path('boot_id'), `${id}\n`);
  }

  /** Directory of a task's lock. */
  lock(index = 0): string {
    return this.path('state', 'uid', '1', String(index));
  }

  /** Delivers a task as Cloud Assistant does. `kill` ends the delivery, not what it started. */
  deliver(action: GuestAction, change: Partial<GuestTask> = {}): { run: Promise<Run>; kill: () => void } {
    const task = { ...TASK, action, ...change };
    const delivery = deliveryOf(task);
    if (delivery.problem !== undefined) throw new Error(delivery.problem);
    for (const chunk of delivery.chunks) spawnSync('/bin/sh', ['-c', this.#moved(chunk)]);
    const script = this.#moved(delivery.command);
    const child = spawn('/bin/sh', ['-c', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.#running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    const run = new Promise<Run>((resolve) => {
      child.once('close', (code) => {
        this.#running.delete(child);
        resolve({ report: parseReport(output), code, output });
      });
    });
    return { run, kill: () => void child.kill('SIGKILL') };
  }

  /** A command with this guest's places in it. */
  #moved(command: string): string {
    return (
      command
        .replaceAll(GUEST_STATE_DIR, this.path('state'))
        .replaceAll(GUEST_MEMORY_DIR, this.path('memory'))
        .replaceAll('/proc/sys/kernel/random/boot_id', this.path('boot_id'))
        // The pause before another try.
        .replaceAll('sleep 10\n', 'sleep 0\n')
    );
  }

  /** Runs a script to its end. */
  script(
    content: GuestText,
    change: Partial<Extract<GuestAction, { kind: 'script' }>> = {},
    task?: Partial<GuestTask>,
  ) {
    return this.deliver({ kind: 'script', content, workingDir: this.root, ...change }, task).run;
  }

  /** Writes a file as the user of this process. */
  file(content: string, path = this.path('file'), mode = '0644') {
    const { uid, gid } = userInfo();
    return this.deliver({ kind: 'file', path, content, owner: String(uid), group: String(gid), mode }).run;
  }

  async end(): Promise<void> {
    for (const child of this.#running) child.kill('SIGKILL');
    await rm(this.root, { recursive: true, force: true });
  }
}

/** Gives each test of a suite a guest of its own. */
export function guestFor(test: Suite): () => Guest {
  let guest: Guest | undefined;
  test.before.each(async () => {
    guest = await Guest.start();
  });
  test.after.each(async () => guest?.end());
  return () => {
    if (guest === undefined) throw new Error('A guest exists only inside a test');
    return guest;
  };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { assert, suite, waitUntil } from '../kit/index.ts';

const test = suite('demo');
const root = resolve(import.meta.dirname, '../..');

/** Runs the demo as `npm run demo` does, in a group of its own. */
function start(...args: string[]): {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
} {
  const child = spawn(process.execPath, [resolve(root, 'tools/demo/main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return {
    child,
    output: () => output,
    ended: new Promise((done) => child.once('exit', (code) => done(code))),
  };
}

/** Processes that descend from a process, whatever has become of it since. */
function descendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended while we looked.
    }
  }
  const found = [pid];
  for (const next of found) for (const [child, parent] of parents) if (parent === next) found.push(child);
  return found.slice(1);
}

const alive = (pid: number) => {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

test(
  'a build is shown to its end, its images are proven in both regions, and nothing stays',
  async () => {
    const { child, output, ended } = start();
    await waitUntil(() => output().includes('kubectl apply'), {
      deadlineMs: 120_000,
      what: 'the demo to start',
    });
    const started = descendants(child.pid ?? 0);
    assert.is(await ended, 0, output());
    assert.match(output(), /✔ Distribute/);
    assert.match(
      output(),
      /in cn-hangzhou says:\n\s+\| This machine was started from an image that Imagesmith built/,
    );
    assert.match(
      output(),
      /in cn-shanghai says:\n\s+\| This machine was started from an image that Imagesmith built/,
    );
    assert.match(output(), /\d+ API calls, \d+ status writes/);
    const long = output()
      .split('\n')
      .filter((line) => line.length > 80);
    assert.equal(long, []);
    assert.ok(started.length >= 4, 'etcd, kube-apiserver, simulator, operator');
    await waitUntil(() => started.filter(alive).length === 0, {
      deadlineMs: 10_000,
      what: 'every process to end',
    });
  },
  { timeoutMs: 240_000 },
);

test(
  'Ctrl-C in the midst of a build ends everything',
  async () => {
    const { child, output, ended } = start();
    await waitUntil(() => output().includes('Provision'), {
      deadlineMs: 120_000,
      what: 'the build to be under way',
    });
    const started = descendants(child.pid ?? 0);
    child.kill('SIGINT');
    assert.is(await ended, 130, output());
    await waitUntil(() => started.filter(alive).length === 0, {
      deadlineMs: 10_000,
      what: 'every process to end',
    });
  },
  { timeoutMs: 180_000 },
);

test(
  'where guests cannot execute it says so and still runs',
  async () => {
    const { output, ended } = start('--no-execute');
    assert.is(await ended, 0, output());
    assert.match(output(), 'guests do not execute here');
    assert.match(output(), 'the images cannot be read');
  },
  { timeoutMs: 240_000 },
);

import { chmod, mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { systemClock } from '../../../src/runtime/clock.ts';
import type { Host } from '../../control-plane/host.ts';
import { lineProgress } from '../../control-plane/progress.ts';

export interface FakeHost extends Host {
  /** A directory of this host alone. */
  readonly directory: string;
  /** What was reported. */
  readonly lines: string[];
  /** Puts a shell script into the directory that is this host's whole PATH, before `/bin` and `/usr/bin`. */
  install(name: string, script: string): Promise<void>;
  remove(): Promise<void>;
}

/** A host with empty caches, no Go and no network, except for what `env` adds. */
export async function fakeHost(env: Record<string, string> = {}): Promise<FakeHost> {
  const directory = await mkdtemp(join(tmpdir(), 'imagesmith-test-'));
  const bin = join(directory, 'bin');
  await mkdir(bin);
  const lines: string[] = [];
  const clock = systemClock();
  return {
    env: {
      PATH: `${bin}:/bin:/usr/bin`,
      IMAGESMITH_CACHE: join(directory, 'cache'),
      // Port 1 of the loopback interface: nobody answers.
      IMAGESMITH_ENVTEST_URL: 'http://127.0.0.1:1/',
      ...env,
    },
    platform: 'linux-amd64',
    name: 'fake',
    pid: process.pid,
    home: directory,
    tempDir: directory,
    clock,
    random: Math.random,
    progress: lineProgress((line) => lines.push(line), clock),
    directory,
    lines,
    async install(name, script) {
      const path = join(bin, name);
      await writeFile(path, `#!/bin/sh\n${script}\n`);
      await chmod(path, 0o755);
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

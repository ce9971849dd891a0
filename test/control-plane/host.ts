import { homedir, hostname, tmpdir } from 'node:os';

import { systemClock, type Clock } from '../../src/runtime/clock.ts';
import { Progress } from './progress.ts';

/** What the control plane takes from the machine and process it runs in. Tests pass their own. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Operating system and processor as Go names them: `linux-amd64`. */
  readonly platform: string;
  readonly name: string;
  readonly pid: number;
  readonly home: string;
  readonly tempDir: string;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Where slow steps report to. */
  readonly progress: Progress;
}

const GO_ARCH: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386' };

/** This process on this machine; progress goes to standard error. */
export function thisHost(): Host {
  const clock = systemClock();
  return {
    env: process.env,
    platform: `${process.platform}-${GO_ARCH[process.arch] ?? process.arch}`,
    name: hostname(),
    pid: process.pid,
    home: homedir(),
    tempDir: tmpdir(),
    clock,
    random: Math.random,
    progress: new Progress(
      { isTTY: process.stderr.isTTY, write: (text) => process.stderr.write(text) },
      clock,
    ),
  };
}

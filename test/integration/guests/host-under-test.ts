import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ExecutionMode } from '../../../simulator/guests/id-map.ts';
import type { GuestLimits } from '../../../simulator/guests/limits.ts';
import type {
  BootOptions,
  DiskFiles,
  ExecutionResult,
  Guest,
  GuestCommand,
  GuestHost,
  ImageFiles,
} from '../../../simulator/guests/port.ts';
import { startGuestHost } from '../../../simulator/guests/start.ts';
import type { Suite } from '../../kit/suite.ts';

/** What a test finds: one host and its base image, shared by the tests of a suite. */
export interface HostUnderTest {
  mode: ExecutionMode;
  host: GuestHost;
  image: ImageFiles;
  storeDir: string;
}

/** Starts a host before the suite's tests and closes it after them. The answer is ready inside tests. */
export function useHost(
  test: Suite,
  mode: ExecutionMode,
  limits: Partial<GuestLimits> = {},
): () => HostUnderTest {
  const state: { made?: HostUnderTest; parent?: string } = {};
  test.before(async () => {
    state.parent = mkdtempSync(join(tmpdir(), 'guests-'));
    const storeDir = join(state.parent, 'store');
    const host = await startGuestHost({ storeDir, mode, limits, ...cacheOf() });
    state.made = { mode, host, storeDir, image: await host.baseImage('debian') };
  });
  test.after(async () => {
    await state.made?.host.close();
    if (state.parent) rmSync(state.parent, { recursive: true });
  });
  return () => {
    if (!state.made) throw new Error('The host has not started');
    return state.made;
  };
}

/** A user without a home of its own names another place for base roots. */
export function cacheOf(): { cacheDir?: string } {
  const cacheDir = process.env['GUEST_TEST_CACHE'];
  return cacheDir === undefined ? {} : { cacheDir };
}

let boots = 0;

/** Names for one boot, unlike those of any other. */
export function bootOptions(more: Partial<BootOptions> = {}): BootOptions {
  const number = ++boots;
  return { hostname: `i-${number}`, bootID: `boot-${number}`, ...more };
}

/** Boots a new machine, and removes it when `use` is over. */
export async function withGuest<T>(
  { host, image }: HostUnderTest,
  use: (guest: Guest, disk: DiskFiles) => Promise<T>,
  more: Partial<BootOptions> = {},
): Promise<T> {
  const disk = await host.createDisk(image);
  try {
    const guest = await host.boot(disk, bootOptions(more));
    try {
      return await use(guest, disk);
    } finally {
      await guest.stop();
    }
  } finally {
    await host.deleteDisk(disk);
  }
}

export interface Executed {
  result: ExecutionResult;
  /** Everything the script printed. */
  text: string;
}

/** Runs a script to its end, as root in /root unless told otherwise. */
export async function execute(
  guest: Guest,
  script: string,
  more: Partial<GuestCommand> = {},
): Promise<Executed> {
  const chunks: Buffer[] = [];
  const execution = guest.run({
    script,
    user: 'root',
    workingDir: '/root',
    env: {},
    onOutput: (chunk) => chunks.push(chunk),
    ...more,
  });
  const result = await execution.done;
  return { result, text: Buffer.concat(chunks).toString() };
}

/** What a script prints, its last line end left out; throws when it does not exit with 0. */
export async function outputOf(
  guest: Guest,
  script: string,
  more: Partial<GuestCommand> = {},
): Promise<string> {
  const { result, text } = await execute(guest, script, more);
  if (result.kind !== 'exited' || result.exitCode !== 0) {
    throw new Error(`${JSON.stringify(result)} of ${script}\n${text}`);
  }
  return text.replace(/\n$/, '');
}

/** The message of the error that `run` ends with; throws when it ends well. */
export async function failureOf(run: () => unknown): Promise<string> {
  try {
    await run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('It went well');
}

/** The exit code of a script, or what else came of it. */
export async function codeOf(guest: Guest, script: string): Promise<number | string> {
  const { result } = await execute(guest, script);
  return result.kind === 'exited' ? result.exitCode : result.kind;
}

/** An execution that has printed something, so that it certainly runs. */
export async function startedExecution(guest: Guest, script: string, more: Partial<GuestCommand> = {}) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const execution = guest.run({
    script,
    user: 'root',
    workingDir: '/',
    env: {},
    onOutput: () => resolve(),
    ...more,
  });
  await Promise.race([promise, execution.done]);
  return execution;
}

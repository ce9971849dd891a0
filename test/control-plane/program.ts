import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { lastLines, superviseToFile, type Supervised } from './supervisor.ts';

const INTERVAL_MS = 20;
const DEADLINE_MS = 60_000;

/** What every program of a control plane is started with. */
export interface ProgramSettings {
  readonly binary: string;
  /** Holds the files of the program and its log. */
  readonly directory: string;
  /** Whether the directory is removed should this process end without having stopped the program. */
  readonly temporary: boolean;
  /** Called when the program ends, after it was ready, without having been asked to. */
  readonly onFailure: (error: Error) => void;
}

/** A program ended while it was being waited for. */
export class EndedEarly extends Error {
  override readonly name = 'EndedEarly';
  /** The end of its log. */
  readonly log: string;

  constructor(what: string, code: number, log: string) {
    super(`${what} ended with code ${code} before it was ready. The end of its log:\n${log}`);
    this.log = log;
  }
}

/**
 * Starts a program, logging to `NAME.log` in its directory, and waits until it is ready. One that is not within a
 * minute is killed.
 *
 * @param isReady asked again every 20 ms; a rejection counts as "not yet"
 * @throws EndedEarly when it ends, Error when the time is up; both carry the end of its log
 */
export async function startProgram(
  name: string,
  { binary, directory, temporary, onFailure }: ProgramSettings,
  args: readonly string[],
  isReady: () => Promise<boolean>,
): Promise<Supervised> {
  const logFile = join(directory, `${name}.log`);
  const program = await superviseToFile([binary, ...args], logFile, {
    env: { PATH: '/usr/bin:/bin' },
    ...(temporary ? { removeWhenOrphaned: directory } : {}),
  });
  await untilReady(name, program, logFile, isReady);
  void reportFailure(name, program, logFile, onFailure);
  return program;
}

async function untilReady(
  name: string,
  program: Supervised,
  logFile: string,
  isReady: () => Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  let reason = '';
  for (;;) {
    if (program.ended) throw new EndedEarly(name, await program.exit, await lastLines(logFile));
    try {
      if (await isReady()) return;
      reason = '';
    } catch (error) {
      reason = ` (${error instanceof Error ? error.message : String(error)})`;
    }
    if (performance.now() > deadline) {
      program.signal('KILL');
      await program.exit;
      const log = await lastLines(logFile);
      throw new Error(
        `${name} was not ready within ${DEADLINE_MS / 1000} s${reason}. The end of its log:\n${log}`,
      );
    }
    await sleep(INTERVAL_MS);
  }
}

async function reportFailure(
  name: string,
  program: Supervised,
  logFile: string,
  onFailure: (error: Error) => void,
): Promise<void> {
  const code = await program.exit;
  if (program.askedToEnd) return;
  onFailure(
    new Error(`${name} ended unasked with code ${code}. The end of its log:\n${await lastLines(logFile)}`),
  );
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { banner } from './banner.ts';
import type { GuestCapability } from './guests/port.ts';
import { startGuestHost } from './guests/start.ts';
import type { SimulatorHandle } from './handle.ts';
import { HELP, type ProgramOptions, readOptions } from './options.ts';
import { readRulesFile } from './read-rules.ts';
import { keepHeapSmall } from './small-heap.ts';
import { startSimulator } from './start.ts';
import { checkOrigin, openStateDirectory, type StateDirectory } from './state/directory.ts';
import type { Origin } from './state/save.ts';
import { DEFAULT_WORLD } from './world/load.ts';

keepHeapSmall();
let isUp = false;
const options = readOptions(process.argv.slice(2));
if (options === 'help') process.stdout.write(HELP);
else if ('errors' in options) {
  process.stderr.write(`${options.errors.join('\n')}\n\n${HELP}`);
  process.exitCode = 2;
} else await run(options).catch(fail);

/** Runs until SIGTERM or SIGINT and leaves nothing behind but the state, if one was asked for. */
async function run(asked: ProgramOptions): Promise<void> {
  const directory = asked.state === undefined ? undefined : openStateDirectory(asked.state, process.pid, log);
  const made =
    asked.store === undefined && directory === undefined
      ? await mkdtemp(join(tmpdir(), 'ecs-simulator-'))
      : undefined;
  try {
    await runIn(asked, directory, directory?.guestStore ?? asked.store ?? made ?? '');
  } finally {
    directory?.release();
    if (made !== undefined) await rm(made, { recursive: true, force: true });
  }
}

async function runIn(
  asked: ProgramOptions,
  directory: StateDirectory | undefined,
  storeDir: string,
): Promise<void> {
  const guests = await startGuestHost({
    storeDir,
    keepStore: directory !== undefined,
    network: asked.guestNetwork,
    log,
    ...(asked.guests !== 'auto' && { mode: asked.guests }),
    ...(asked.guestRules !== undefined && { rules: readRulesFile(asked.guestRules) }),
  });
  let simulator: SimulatorHandle | undefined;
  try {
    const state = directory && { directory, origin: originOf(asked, guests.capability), log };
    if (state !== undefined) checkOrigin(state.directory, state.origin);
    const { world, profile, timeScale, port, address, https, seed, switches } = asked;
    simulator = await startSimulator({
      profile,
      port,
      address,
      seed,
      switches,
      guests,
      ...(timeScale !== undefined && { timeScale }),
      ...(world !== undefined && { world }),
      ...(https !== undefined && { https }),
      ...(state !== undefined && { state }),
    });
    // The first base takes seconds to make; better now than inside the first launch.
    if (guests.capability.executes) await guests.baseImage('base');
    process.stdout.write(banner(simulator, directory));
    isUp = true;
    await new Promise<void>((resolve) => {
      process.once('SIGTERM', () => resolve());
      process.once('SIGINT', () => resolve());
    });
  } finally {
    if (simulator === undefined) await guests.close();
    else await simulator.close();
  }
}

function originOf({ world }: ProgramOptions, { mode }: GuestCapability): Origin {
  const worldFile = world === undefined ? fileURLToPath(DEFAULT_WORLD) : resolve(world);
  const worldDigest = createHash('sha256').update(readFileSync(worldFile)).digest('hex');
  return { worldDigest, worldFile, guestMode: mode };
}

function log(line: string): void {
  process.stderr.write(`${line}\n`);
}

function fail(error: unknown): void {
  const what = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The simulator ${isUp ? 'could not end in order' : 'could not start'}: ${what}\n`);
  process.exitCode = 1;
}

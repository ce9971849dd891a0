import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { banner } from './banner.ts';
import { startGuestHost } from './guests/start.ts';
import { HELP, type ProgramOptions, readOptions } from './options.ts';
import { readRulesFile } from './read-rules.ts';
import { keepHeapSmall } from './small-heap.ts';
import { startSimulator } from './start.ts';

keepHeapSmall();
const options = readOptions(process.argv.slice(2));
if (options === 'help') process.stdout.write(HELP);
else if ('errors' in options) {
  process.stderr.write(`${options.errors.join('\n')}\n\n${HELP}`);
  process.exitCode = 2;
} else await run(options).catch(fail);

/** Runs until SIGTERM or SIGINT and leaves nothing behind. */
async function run(asked: ProgramOptions): Promise<void> {
  const made = asked.store === undefined ? await mkdtemp(join(tmpdir(), 'ecs-simulator-')) : undefined;
  try {
    const guests = await startGuestHost({
      storeDir: asked.store ?? made ?? '',
      network: asked.guestNetwork,
      log: (line) => process.stderr.write(`${line}\n`),
      ...(asked.guests !== 'auto' && { mode: asked.guests }),
      ...(asked.guestRules !== undefined && { rules: readRulesFile(asked.guestRules) }),
    });
    // The first base takes seconds to make; better now than inside the first launch.
    if (guests.capability.executes) await guests.baseImage('base');
    const { world, profile, timeScale, port, address, https, seed, switches } = asked;
    const base = { profile, timeScale, port, address, seed, switches, guests };
    const simulator = await startSimulator({
      ...base,
      ...(world !== undefined && { world }),
      ...(https !== undefined && { https }),
    });
    process.stdout.write(banner(simulator));
    await new Promise<void>((resolve) => {
      process.once('SIGTERM', () => resolve());
      process.once('SIGINT', () => resolve());
    });
    await simulator.close();
  } finally {
    if (made !== undefined) await rm(made, { recursive: true, force: true });
  }
}

function fail(error: unknown): void {
  process.stderr.write(
    `The simulator could not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
}

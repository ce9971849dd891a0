/**
 * `npm run verify:cloud`: finds out on the real service where it stands on what the simulator only assumes. Never run by
 * the project on the real service; see `--help`.
 */
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';

import { machineClock } from './clock.ts';
import { HELP, readOptions } from './options.ts';
import { verifyCloud } from './program.ts';

const options = readOptions(process.argv.slice(2), process.env);
if (options === 'help') process.stdout.write(HELP);
else if ('errors' in options) {
  process.stderr.write(`${options.errors.join('\n')}\n\n${HELP}`);
  process.exitCode = 2;
} else {
  const interrupted = new AbortController();
  const killed = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      const first = !interrupted.signal.aborted;
      process.stderr.write(first ? '\nInterrupted: deleting what was made. Once more ends at once.\n' : '\n');
      (first ? interrupted : killed).abort(new Error('interrupted'));
    });
  }
  try {
    process.exitCode = await verifyCloud(options, {
      clock: machineClock,
      runID: randomBytes(4).toString('hex'),
      interrupted: interrupted.signal,
      killed: killed.signal,
      say: (text) => void process.stdout.write(`${text}\n`),
      ask,
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** Where nobody can answer, the answer is no. */
async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await Promise.race([
      lines.question(question),
      new Promise<string>((resolve) => lines.once('close', () => resolve(''))),
    ]);
  } finally {
    lines.close();
  }
}

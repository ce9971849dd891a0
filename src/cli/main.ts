#!/usr/bin/env node
/**
 * `kubectl-imagesmith`, which kubectl finds on the PATH as `kubectl imagesmith`. The only file of the CLI that touches
 * the process.
 */
import { catalogFiles } from '../catalog-files.ts';
import { VERSION } from '../version.ts';
import { readInput } from './read-input.ts';
import { run } from './run.ts';

// Who reads the output may stop early, as `head` does: what is left is not for anybody.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = 1;
  });
}

process.exitCode = await run(
  process.argv.slice(2),
  {
    read: (path) => readInput(path, process.stdin),
    out: (written) => process.stdout.write(written),
    err: (written) => process.stderr.write(written),
    catalogFiles,
  },
  VERSION,
);

/**
 * `npm run generate`: writes every generated file. With `--check` it writes nothing, lists the files that are stale
 * and fails when there are any.
 */
import { resolve } from 'node:path';

import { generate } from './outputs.ts';
import { staleOutputs, writeOutputs } from './stale.ts';

const root = resolve(import.meta.dirname, '../..');
const outputs = generate(root);

if (process.argv.includes('--check')) {
  const stale = staleOutputs(root, outputs);
  for (const path of stale) console.error(`stale: ${path}`);
  if (stale.length > 0) console.error('Run `npm run generate` and commit the result.');
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  const written = writeOutputs(root, outputs);
  for (const path of written) console.log(`wrote ${path}`);
  console.log(`${outputs.length} generated files, ${written.length} written`);
}

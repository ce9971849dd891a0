import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Output } from './outputs.ts';

/** Paths of the outputs that are missing below `root` or differ from what they must be. */
export function staleOutputs(root: string, outputs: readonly Output[]): string[] {
  return outputs.filter((output) => !isCurrent(root, output)).map(({ path }) => path);
}

/** Writes the outputs that are stale and returns their paths; leaves the others untouched. */
export function writeOutputs(root: string, outputs: readonly Output[]): string[] {
  const stale = outputs.filter((output) => !isCurrent(root, output));
  for (const { path, content } of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return stale.map(({ path }) => path);
}

function isCurrent(root: string, { path, content }: Output): boolean {
  const file = join(root, path);
  return existsSync(file) && readFileSync(file, 'utf8') === content;
}

import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { bundle } from '../../tools/bundle.ts';
import type { OperatorOptions } from '../kit/operator-process.ts';

/** The operator as the container image runs it. */
export interface BundledOperator {
  /** For `OperatorProcess`. */
  readonly options: OperatorOptions & { readonly program: string };
  /** What Node is told, for the notes of figures. */
  readonly nodeFlags: string;
  /** Removes the program. */
  remove(): Promise<void>;
}

/** Bundles the operator into a directory of its own, to be run with the flags that the Dockerfile gives to Node. */
export async function bundledOperator(): Promise<BundledOperator> {
  const directory = await mkdtemp(join(tmpdir(), 'imagesmith-bundle-'));
  const program = await bundle(directory);
  const nodeFlags = nodeFlagsOfImage();
  return {
    options: { program, flags: ['--log-level=info'], env: { NODE_OPTIONS: nodeFlags } },
    nodeFlags: nodeFlags === '' ? 'no flags for Node' : nodeFlags,
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

function nodeFlagsOfImage(): string {
  const dockerfile = readFileSync(resolve(import.meta.dirname, '../../Dockerfile'), 'utf8');
  const entry = /^ENTRYPOINT (\[.*\])$/m.exec(dockerfile)?.[1];
  if (entry === undefined) throw new Error('The Dockerfile has no ENTRYPOINT in the form of a list');
  return (JSON.parse(entry) as string[]).filter((word) => word.startsWith('--')).join(' ');
}

import { globSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';

import { HOSTILE_EXCEPTIONS } from './hostile-exceptions.ts';

/** A folder of `test/` with the time that one of its files may take. */
interface Tier {
  folder: string;
  deadlineMs: number;
}

/** In the order they run: what fails fast comes first. */
const TIERS: readonly Tier[] = [
  { folder: 'unit', deadlineMs: 60_000 },
  { folder: 'integration', deadlineMs: 180_000 },
  { folder: 'scenario', deadlineMs: 300_000 },
  { folder: 'e2e', deadlineMs: 300_000 },
];
const LONG_DEADLINE_MS = 1_500_000;

export interface TestFile {
  path: string;
  deadlineMs: number;
  /** Whether it runs against a cloud with all switches hostile. */
  hostile: boolean;
}

/**
 * The test files to run: `*.test.ts`, or `*.long.ts` for the long suites. With `words`, only files whose path holds
 * one of them.
 */
export function discover(root: string, { long = false, words = [] as string[] } = {}): TestFile[] {
  return TIERS.flatMap(({ folder, deadlineMs }) =>
    globSync(`test/${folder}/**/*.${long ? 'long' : 'test'}.ts`, { cwd: root })
      .toSorted()
      .filter((path) => words.length === 0 || words.some((word) => path.includes(word)))
      .map((path) => ({ path, deadlineMs: long ? LONG_DEADLINE_MS : deadlineMs, hostile: false })),
  );
}

/** Files of the scenario tests that have a world with a cloud, and that a hostile run does not leave out. */
export function discoverHostile(root: string, { long = false, words = [] as string[] } = {}): TestFile[] {
  const left = new Set(HOSTILE_EXCEPTIONS.map(({ path }) => path));
  return discover(root, { long, words })
    .filter(({ path }) => path.startsWith('test/scenario/') && !left.has(path) && hasCloud(root, path))
    .map((file) => ({ ...file, deadlineMs: LONG_DEADLINE_MS, hostile: true }));
}

const CLOUD_WORLD = 'test/kit/cloud-world.ts';

/** Whether a test starts worlds by the kit: only those know of a hostile run. */
export function hasCloud(root: string, path: string): boolean {
  return filesBehind(root, path).has(CLOUD_WORLD);
}

/** A test and all files of `test/` that it imports, itself or by another. */
export function filesBehind(root: string, path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path) || !path.startsWith('test/')) return seen;
  seen.add(path);
  for (const [, specifier = ''] of readFileSync(resolve(root, path), 'utf8').matchAll(/ from '(\.[^']+)'/g))
    filesBehind(root, relative(root, resolve(root, path, '..', specifier)), seen);
  return seen;
}

import { globSync } from 'node:fs';

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
      .map((path) => ({ path, deadlineMs: long ? LONG_DEADLINE_MS : deadlineMs })),
  );
}

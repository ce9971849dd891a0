import { spawn } from 'node:child_process';

/** What came of one test file. `failed` is at least 1 when the file crashed, leaked, hung or held no test. */
export interface FileResult {
  passed: number;
  failed: number;
  skipped: number;
  /** Everything the file printed. */
  output: string;
  /** Why the file failed beyond its tests; empty otherwise. */
  trouble: string;
  durationMs: number;
}

/**
 * Runs one test file in a process of its own, with `variables` in its environment. The process and its group are killed after `deadlineMs`, so no file
 * can hold up the run.
 */
export async function runFile(
  file: string,
  deadlineMs: number,
  variables: Record<string, string> = {},
): Promise<FileResult> {
  const start = performance.now();
  const child = spawn(process.execPath, [file], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, ...variables },
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));

  let late = false;
  const timer = setTimeout(() => {
    late = true;
    killGroup(child.pid);
  }, deadlineMs);
  const { code, signal } = await new Promise<{ code: number | null; signal: NodeJS.Signals | null }>(
    (resolve) => {
      child.once('error', () => resolve({ code: 1, signal: null }));
      // Not 'close': a grandchild that kept the pipe would hold up the run.
      child.once('exit', (exitCode, exitSignal) =>
        setImmediate(resolve, { code: exitCode, signal: exitSignal }),
      );
    },
  );
  clearTimeout(timer);
  killGroup(child.pid);
  child.stdout.destroy();
  child.stderr.destroy();

  const output = Buffer.concat(chunks).toString('utf8');
  const counts = countsOf(output);
  const trouble = late
    ? `killed after ${deadlineMs / 1000} s`
    : counts.total === 0
      ? 'no test was run'
      : code !== 0 && counts.failed === 0
        ? `ended with ${signal ?? `exit code ${code}`} although its tests passed`
        : '';
  return {
    passed: counts.passed,
    skipped: counts.skipped,
    failed: counts.failed + (trouble !== '' && counts.failed === 0 ? 1 : 0),
    output,
    trouble,
    durationMs: performance.now() - start,
  };
}

/** Reads the closing lines that uvu prints once all suites of a process are over. */
function countsOf(output: string): { total: number; passed: number; skipped: number; failed: number } {
  const read = (label: string) => Number(new RegExp(`^  ${label}:\\s+(\\d+)`, 'm').exec(output)?.[1] ?? 0);
  const [total, passed, skipped] = [read('Total'), read('Passed'), read('Skipped')];
  return { total: total + skipped, passed, skipped, failed: total - passed };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is already gone.
  }
}

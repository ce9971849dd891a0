import { spawn } from 'node:child_process';

/** A check of the whole tree that is not a test: it reads the sources and runs none of them. */
interface Check {
  name: string;
  command: string[];
}

const CHECKS: readonly Check[] = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings', '.'] },
  { name: 'format', command: ['biome', 'format', '.'] },
  { name: 'generated files', command: ['node', 'tools/generate/main.ts', '--check'] },
];

export interface CheckResult {
  name: string;
  ok: boolean;
  output: string;
  durationMs: number;
}

/** Runs every check, one after the other: each uses all cores by itself. */
export async function runChecks(root: string, report: (result: CheckResult) => void): Promise<void> {
  for (const { name, command } of CHECKS) {
    const start = performance.now();
    const { code, output } = await run(root, command);
    report({ name, ok: code === 0, output, durationMs: performance.now() - start });
  }
}

function run(root: string, [tool, ...args]: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const path = tool === 'node' ? process.execPath : `${root}/node_modules/.bin/${tool}`;
    const child = spawn(path, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

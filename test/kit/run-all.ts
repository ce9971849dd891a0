/**
 * `npm test`: checks, then every test file in a process of its own, as many at a time as there are cores and
 * one more, because scenarios often wait.
 *
 *   npm test                     everything
 *   npm test -- reflector crds   only files whose path holds one of the words, no checks
 *   npm run test:long            the long suites (`*.long.ts`), and at their end what `--hostile` runs
 *   npm test -- --hostile        every scenario once more, against a cloud with all switches hostile; words as above
 *
 * The last line is `N passed, N failed`; the exit code is 0 only when nothing failed and something passed.
 */
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

import { prepareControlPlane } from '../control-plane/control-plane.ts';
import { runChecks } from './checks.ts';
import { discover, discoverHostile, type TestFile } from './discover.ts';
import { HOSTILE_VARIABLE } from './hostile.ts';
import { runFile } from './run-file.ts';

const root = resolve(import.meta.dirname, '../..');
const words = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const long = process.argv.includes('--long');
const hostile = process.argv.includes('--hostile');
const totals = { passed: 0, failed: 0, skipped: 0 };

const say = (line: string) => process.stdout.write(`${line}\n`);
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

async function runTestFile({ path, deadlineMs, hostile: inHostile }: TestFile): Promise<void> {
  const result = await runFile(resolve(root, path), deadlineMs, inHostile ? { [HOSTILE_VARIABLE]: '1' } : {});
  totals.passed += result.passed;
  totals.failed += result.failed;
  totals.skipped += result.skipped;
  const name = `${inHostile ? 'hostile ' : ''}${path.slice('test/'.length).replace(/\.(test|long)\.ts$/, '')}`;
  if (result.failed > 0) {
    say(`FAIL ${name}${result.trouble === '' ? '' : `: ${result.trouble}`} (${seconds(result.durationMs)})`);
    say(result.output.replace(/^/gm, '     '));
    return;
  }
  say(`ok   ${name}: ${result.passed} tests (${seconds(result.durationMs)})`);
  for (const line of result.output.match(/^(SKIPPED|FIGURE) .*$/gm) ?? []) say(`     ${line}`);
}

if (words.length === 0 && !long && !hostile) {
  await runChecks(root, ({ name, ok, output, durationMs }) => {
    totals[ok ? 'passed' : 'failed']++;
    say(`${ok ? 'ok  ' : 'FAIL'} check: ${name} (${seconds(durationMs)})`);
    if (!ok) say(output.replace(/^/gm, '     '));
  });
}

const files = hostile
  ? discoverHostile(root, { long, words })
  : [...discover(root, { long, words }), ...(long ? discoverHostile(root, { words }) : [])];
if (files.some((file) => !file.path.startsWith('test/unit/'))) {
  await prepareControlPlane({ controllerManager: true, log: say });
}
const queue = files.values();
// Figures of the long suite are taken with less beside them.
const atOnce = availableParallelism() + (long ? 0 : 1);
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    for (const file of queue) await runTestFile(file);
  }),
);

if (totals.skipped > 0) say(`${totals.skipped} skipped`);
say(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;

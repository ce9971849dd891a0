import { spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { suite } from '../../kit/index.ts';

const NOBODY = 65_534;

/**
 * Runs a test file so that it is an ordinary user who runs it: at once for an ordinary user; for root again in a
 * process of user nobody, whose result becomes this process's.
 */
export async function asOrdinaryUser(file: string, declare: () => void): Promise<void> {
  if (process.getuid?.() !== 0) {
    declare();
    return;
  }
  if (!isReadableForAll(file)) {
    suite('guests of an ordinary user').skip(
      'all tests',
      'the source tree is closed to other users than root',
    );
    return;
  }
  const home = mkdtempSync(join(tmpdir(), 'guests-home-'));
  chownSync(home, NOBODY, NOBODY);
  const child = spawn(process.execPath, [file], {
    uid: NOBODY,
    gid: NOBODY,
    stdio: 'inherit',
    env: { ...process.env, HOME: home, GUEST_TEST_CACHE: join(home, 'cache') },
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  rmSync(home, { recursive: true });
}

function isReadableForAll(file: string): boolean {
  for (let path = dirname(file); path !== '/'; path = dirname(path)) {
    if ((statSync(path).mode & 0o005) !== 0o005) return false;
  }
  return true;
}

import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { baseObstacle, ensureBaseRoot } from '../../../simulator/guests/base-root.ts';
import { readHostFacts } from '../../../simulator/guests/host-facts.ts';
import { idMap } from '../../../simulator/guests/id-map.ts';
import { removeGuestFiles } from '../../../simulator/guests/in-map.ts';
import { assert, suite } from '../../kit/index.ts';

const test = suite('guests: base root');
const facts = readHostFacts();
const map = idMap(facts.uid === 0 ? 'range' : 'single', facts);
const obstacle = 'reason' in map ? map.reason : baseObstacle(facts);

if ('reason' in map || obstacle !== '') test.skip('all tests', obstacle);
else {
  test(
    'whoever asks at the same time, one base is made, and made whole',
    async () => {
      const cacheDirectory = mkdtempSync(join(tmpdir(), 'guest-base-'));
      const lines: string[] = [];
      const ask = () => ensureBaseRoot({ cacheDirectory, map, facts, log: (line) => lines.push(line) });
      // A careful umask must not shut guests out of their own root.
      const umask = process.umask(0o077);
      const roots = await Promise.all([ask(), ask()]);
      process.umask(umask);
      roots.push(await ask());
      assert.is(new Set(roots).size, 1);
      assert.is(lines.filter((line) => line.startsWith('preparing')).length, 1);
      assert.is(lines.filter((line) => line.startsWith('waiting')).length, 1);
      const root = roots[0] ?? '';
      assert.ok(existsSync(join(root, 'usr/bin/perl')));
      for (const path of [
        '..',
        '.',
        'etc',
        'etc/passwd',
        'etc/profile',
        'usr/bin/systemctl',
        'usr/local/bin',
      ])
        assert.is(statSync(join(root, path)).mode & 0o444, 0o444, path);
      assert.is(readdirSync(cacheDirectory).length, 1, 'only the base itself is left');
      for (const name of readdirSync(cacheDirectory)) await removeGuestFiles(map, cacheDirectory, name);
      rmSync(cacheDirectory, { recursive: true });
    },
    { timeoutMs: 60_000 },
  );
}
